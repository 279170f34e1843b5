import { ApexDate, ApexDatetime, ApexTime, Decimal, toId18 } from '../../values/index.ts';
import { toDecimal } from '../storage/columns.ts';
import { FormulaError } from './ast.ts';

/** Numbers are Decimal; blank is null. */
export type FormulaValue = null | boolean | string | Decimal | ApexDate | ApexDatetime | ApexTime;

/** Field values as formulas see them; with `blankAsZero` a blank number is 0. */
export function fromField(value: unknown, kind: string = 'text', blankAsZero = false): FormulaValue {
  if (value === undefined || value === null || value === '') {
    return blankAsZero && ['decimal', 'integer', 'long'].includes(kind) ? Decimal.ZERO : null;
  }
  return toDecimal(value) ?? (value as FormulaValue);
}

export function isBlank(value: FormulaValue): boolean {
  return value === null || value === '';
}

export function number(value: FormulaValue, what: string): Decimal {
  if (value instanceof Decimal) return value;
  throw new FormulaError('FORMULA_VALUE', `${what} needs a number`);
}

export function whole(value: FormulaValue, what: string): number {
  return Number(number(value, what).setScale(0, 'DOWN').unscaled);
}

export function text(value: FormulaValue): string {
  return value === null ? '' : String(value);
}

export function truth(value: FormulaValue): boolean {
  return value === true;
}

/** Text equality is case-sensitive; ids are equal in both lengths. */
export function equal(left: FormulaValue, right: FormulaValue): boolean {
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right);
  if (left instanceof Decimal && right instanceof Decimal) return left.equals(right);
  if (typeof left === 'string' && typeof right === 'string') return left === right || sameId(left, right);
  if (left instanceof ApexDate && right instanceof ApexDate) return left.equals(right);
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.ms === right.ms;
  if (left instanceof ApexTime && right instanceof ApexTime) return left.ms === right.ms;
  return left === right;
}

function sameId(left: string, right: string): boolean {
  return left.length !== right.length && toId18(left) !== null && toId18(left) === toId18(right);
}

/** Negative, zero or positive; null when one side is blank. */
export function compare(left: FormulaValue, right: FormulaValue): number | null {
  if (isBlank(left) || isBlank(right)) return null;
  if (left instanceof Decimal && right instanceof Decimal) return left.compare(right);
  if (left instanceof ApexDate && right instanceof ApexDate) return left.epochDay - right.epochDay;
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.ms - right.ms;
  if (left instanceof ApexTime && right instanceof ApexTime) return left.ms - right.ms;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  throw new FormulaError('FORMULA_VALUE', 'values of different types cannot be compared');
}
