import { ApexDate, ApexDatetime, ApexTime, Decimal } from '../../values/index.ts';
import { FormulaError } from './ast.ts';
import type { BinaryOperator, FormulaNode } from './ast.ts';
import { DATE_FUNCTIONS } from './date-functions.ts';
import { LOGIC_FUNCTIONS } from './logic-functions.ts';
import { NUMBER_FUNCTIONS } from './number-functions.ts';
import { TEXT_FUNCTIONS } from './text-functions.ts';
import { compare, equal, isBlank, number, text, truth } from './value.ts';
import type { FormulaValue } from './value.ts';

/** What a formula is computed against. */
export interface FormulaScope {
  /** The value of `Account.Name` or `$User.Id`. Throws FormulaError for a name that means nothing. */
  field(path: readonly string[]): FormulaValue;
  /** The value before the change; the present value on insert. */
  prior(path: readonly string[]): FormulaValue;
  readonly isNew: boolean;
  readonly nowMs: number;
  readonly timeZone: string;
}

/** A function sees its arguments unevaluated, so that IF and CASE stay lazy. */
export type FormulaFunction = (args: readonly FormulaNode[], scope: FormulaScope) => FormulaValue;

const FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map(
  [LOGIC_FUNCTIONS, TEXT_FUNCTIONS, NUMBER_FUNCTIONS, DATE_FUNCTIONS].flatMap((table) => Object.entries(table)),
);

const DAY_MS = 86_400_000;

export function evaluate(node: FormulaNode, scope: FormulaScope): FormulaValue {
  switch (node.kind) {
    case 'literal':
      return literal(node);
    case 'reference':
      return scope.field(node.path);
    case 'negate': {
      const value = evaluate(node.operand, scope);
      return value === null ? null : number(value, '-').negate();
    }
    case 'not':
      return !truth(evaluate(node.operand, scope));
    case 'binary':
      return binary(node.operator, node, scope);
    case 'call':
      return functionNamed(node.name)(node.args, scope);
  }
}

/** Throws FORMULA_UNSUPPORTED for a function that is not there. */
export function functionNamed(name: string): FormulaFunction {
  const found = FUNCTIONS.get(name);
  if (!found) throw new FormulaError('FORMULA_UNSUPPORTED', `UNSUPPORTED: formula function ${name}`);
  return found;
}

function literal(node: Extract<FormulaNode, { kind: 'literal' }>): FormulaValue {
  const { value } = node;
  if (value === null) return null;
  if ('number' in value) return Decimal.parse(value.number);
  return 'text' in value ? value.text : value.boolean;
}

function binary(
  operator: BinaryOperator,
  node: { left: FormulaNode; right: FormulaNode },
  scope: FormulaScope,
): FormulaValue {
  if (operator === '&&') return truth(evaluate(node.left, scope)) && truth(evaluate(node.right, scope));
  if (operator === '||') return truth(evaluate(node.left, scope)) || truth(evaluate(node.right, scope));
  const left = evaluate(node.left, scope);
  const right = evaluate(node.right, scope);
  switch (operator) {
    case '=':
      return equal(left, right);
    case '<>':
      return !equal(left, right) && !isBlankNumber(left, right);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordered(operator, compare(left, right));
    case '&':
      return text(left) + text(right);
    default:
      return arithmetic(operator, left, right);
  }
}

/** One side is a number and the other blank: nothing can be said of them. */
function isBlankNumber(left: FormulaValue, right: FormulaValue): boolean {
  return (left === null && right instanceof Decimal) || (right === null && left instanceof Decimal);
}

function ordered(operator: '<' | '<=' | '>' | '>=', order: number | null): boolean {
  if (order === null) return false;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

type Arithmetic = Extract<BinaryOperator, '+' | '-' | '*' | '/' | '^'>;

function arithmetic(operator: Arithmetic, left: FormulaValue, right: FormulaValue): FormulaValue {
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return text(left) + text(right);
  if (isBlank(left) || isBlank(right)) return null;
  if (left instanceof Decimal && right instanceof Decimal) return numeric(operator, left, right);
  return moments(operator, left, right);
}

function numeric(operator: Arithmetic, left: Decimal, right: Decimal): FormulaValue {
  if (operator === '+') return left.add(right);
  if (operator === '-') return left.subtract(right);
  if (operator === '*') return left.multiply(right);
  if (operator === '^') return Decimal.from(Number(left.toString()) ** Number(right.toString()));
  return right.sign === 0 ? null : left.divide(right);
}

/** Dates differ by days, datetimes by days with fraction, times by milliseconds. */
function moments(operator: Arithmetic, left: FormulaValue, right: FormulaValue): FormulaValue {
  const sign = operator === '-' ? -1 : 1;
  if (operator === '-') {
    if (left instanceof ApexDate && right instanceof ApexDate) return Decimal.from(left.epochDay - right.epochDay);
    if (left instanceof ApexDatetime && right instanceof ApexDatetime)
      return Decimal.from((left.ms - right.ms) / DAY_MS);
    if (left instanceof ApexTime && right instanceof ApexTime) return Decimal.from(left.ms - right.ms);
  }
  const [moment, amount] = left instanceof Decimal && operator === '+' ? [right, left] : [left, right];
  if (!(amount instanceof Decimal) || (operator !== '+' && operator !== '-')) {
    throw new FormulaError('FORMULA_VALUE', `Incorrect parameter type for operator '${operator}'`);
  }
  const days = sign * Number(amount.toString());
  if (moment instanceof ApexDate) return new ApexDate(moment.epochDay + Math.trunc(days));
  if (moment instanceof ApexDatetime) return new ApexDatetime(moment.ms + Math.round(days * DAY_MS));
  if (moment instanceof ApexTime) return new ApexTime(moment.ms + days);
  throw new FormulaError('FORMULA_VALUE', `Incorrect parameter type for operator '${operator}'`);
}
