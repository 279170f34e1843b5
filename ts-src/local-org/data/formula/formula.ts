import type { FieldSchema } from '../schema.ts';
import { ApexDate, ApexDatetime, Decimal } from '../../values/index.ts';
import type { FormulaNode } from './ast.ts';
import { evaluate, functionNamed } from './evaluate.ts';
import type { FormulaScope } from './evaluate.ts';
import { parseFormula } from './parse.ts';
import { text } from './value.ts';
import type { FormulaValue } from './value.ts';

/** A parsed formula and the names it reads. */
export interface Formula {
  /** Distinct paths, e.g. `['Account', 'Name']`. */
  readonly references: readonly (readonly string[])[];
  evaluate(scope: FormulaScope): FormulaValue;
}

const cache = new Map<string, Formula>();

/** Throws FormulaError for a syntax error or a function that is not there. */
export function compileFormula(source: string): Formula {
  let formula = cache.get(source);
  if (!formula) {
    const node = parseFormula(source);
    formula = { references: collect(node), evaluate: (scope) => evaluate(node, scope) };
    cache.set(source, formula);
  }
  return formula;
}

function collect(root: FormulaNode): string[][] {
  const found = new Map<string, string[]>();
  const visit = (node: FormulaNode): void => {
    if (node.kind === 'reference') found.set(node.path.join('.').toLowerCase(), node.path);
    else if (node.kind === 'binary') [node.left, node.right].forEach(visit);
    else if (node.kind === 'negate' || node.kind === 'not') visit(node.operand);
    else if (node.kind === 'call') {
      functionNamed(node.name);
      node.args.forEach(visit);
    }
  };
  visit(root);
  return [...found.values()];
}

/** A formula's result in the type of the field it fills. */
export function toFieldValue(field: FieldSchema, result: FormulaValue): unknown {
  if (field.type === 'BOOLEAN') return result === true;
  if (result === null || result === '') return null;
  switch (field.type) {
    case 'DOUBLE':
    case 'CURRENCY':
    case 'PERCENT':
      return result instanceof Decimal ? rounded(field, result) : null;
    case 'INTEGER':
      return result instanceof Decimal ? Number(result.round()) : null;
    case 'DATE':
      return result instanceof ApexDate ? result : null;
    case 'DATETIME':
      return result instanceof ApexDate ? new ApexDatetime(result.epochDay * 86_400_000) : result;
    case 'TIME':
      return result;
    default:
      return text(result).trimEnd() || null;
  }
}

/** A formula field has the decimals of its definition, rounded half up; a default value keeps its own. */
function rounded(field: FieldSchema, result: Decimal): Decimal {
  return field.formula === null ? result : result.setScale(field.scale, 'HALF_UP');
}
