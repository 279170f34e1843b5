import { FormulaError } from '../../data/formula/ast.ts';
import type { Formula } from '../../data/formula/formula.ts';
import type { FormulaValue } from '../../data/formula/value.ts';
import { Decimal, Double } from '../../values/index.ts';
import { UnsupportedError } from '../runtime/exception.ts';
import { Types } from '../runtime/type.ts';
import { reference, SystemObject } from './define.ts';
import { FormulaEvaluationException } from './exceptions.ts';
import { formulaScope } from './formula-scope.ts';
import { set, type ApexSet } from './Set.ts';

/** The value of `FormulaEval.FormulaInstance`. */
export class FormulaInstance extends SystemObject {
  readonly #formula: Formula;
  readonly #returnType: string;
  readonly #nullAsZero: boolean;

  constructor(formula: Formula, returnType: string, nullAsZero: boolean) {
    super();
    this.#formula = formula;
    this.#returnType = returnType;
    this.#nullAsZero = nullAsZero;
  }

  'evaluate(Object)'(context: unknown): unknown {
    try {
      return converted(this.#formula.evaluate(formulaScope(context, this.#nullAsZero)), this.#returnType);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      if (error.code === 'FORMULA_UNSUPPORTED') throw new UnsupportedError(error.message);
      throw new FormulaEvaluationException(error.message);
    }
  }
  'getReferencedFields()'(): ApexSet {
    return set(
      Types.String,
      this.#formula.references.map((path) => path.join('.')),
    );
  }
}

function converted(value: FormulaValue, returnType: string): unknown {
  if (!(value instanceof Decimal)) return value;
  switch (returnType) {
    case 'INTEGER':
      return Number(value.toBigInt());
    case 'LONG':
      return value.toBigInt();
    case 'DOUBLE':
      return new Double(value.toNumber());
    default:
      return value;
  }
}

export const FormulaInstanceType = reference(
  `
  public class FormulaEval.FormulaInstance {
    public Object evaluate(Object contextObject);
    public Set<String> getReferencedFields();
  }`,
  FormulaInstance,
);
