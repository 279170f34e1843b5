/** The operators of emitted code that JavaScript does not have. Operands are checked statically; null is checked here where it may occur. */
import { ApexDate, ApexDatetime, Decimal, Double, toId18 } from '../../values/index.ts';
import { MathException, NullPointerException, StringException } from '../system/exceptions.ts';
import { compareNumbers, sameValue, text } from '../system/value.ts';

/** The value, which must not be null. */
export function n<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw nullPointer();
  return value;
}

export function nullPointer(): NullPointerException {
  return new NullPointerException('Attempt to de-reference a null object');
}

export const str = text;

function divideByZero(): MathException {
  return new MathException('Divide by 0');
}

export function divideIntegers(a: number, b: number): number {
  if (b === 0) throw divideByZero();
  return (a / b) | 0;
}

export function divideLongs(a: bigint, b: bigint): bigint {
  if (b === 0n) throw divideByZero();
  return BigInt.asIntN(64, a / b);
}

export function addDoubles(a: Double, b: Double): Double {
  return new Double(a.value + b.value);
}
export function subtractDoubles(a: Double, b: Double): Double {
  return new Double(a.value - b.value);
}
export function multiplyDoubles(a: Double, b: Double): Double {
  return new Double(a.value * b.value);
}
export function divideDoubles(a: Double, b: Double): Double {
  if (b.value === 0) throw divideByZero();
  return new Double(a.value / b.value);
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  return a.add(b);
}
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return a.subtract(b);
}
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return a.multiply(b);
}
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  if (b.sign === 0) throw divideByZero();
  return a.divide(b);
}

type Days = number | bigint | Double | Decimal;

function toNumber(value: Days): number {
  if (value instanceof Double) return value.value;
  return value instanceof Decimal ? value.toNumber() : Number(value);
}

/** `date + days` */
export function shiftDate(date: ApexDate, days: Days, sign: 1 | -1): ApexDate {
  return date.addDays(sign * Math.trunc(toNumber(days)));
}

const MS_PER_DAY = 86_400_000;

/** `datetime + days`; days may have a fraction. */
export function shiftDatetime(moment: ApexDatetime, days: Days, sign: 1 | -1): ApexDatetime {
  return moment.addMs(sign * Math.round(toNumber(days) * MS_PER_DAY));
}

/** A Date as a Datetime. */
export function midnight(date: ApexDate): ApexDatetime {
  return new ApexDatetime(date.epochDay * MS_PER_DAY);
}

export function less(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a < b;
}
export function atMost(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a <= b;
}
export function more(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a > b;
}
export function atLeast(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a >= b;
}

/** Order of two Strings, ignoring case; NaN, which no comparison accepts, when one is null. */
export function compareStrings(a: string | null, b: string | null): number {
  if (a === null || b === null) return NaN;
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Order of numbers, dates and times; NaN when one is null. */
export function compareValues(a: unknown, b: unknown): number {
  if (a === null || b === null) return NaN;
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  if (a instanceof ApexDate || a instanceof ApexDatetime) return moment(a) - moment(b as ApexDate | ApexDatetime);
  if (typeof a === 'object' && 'ms' in (a as object)) return (a as { ms: number }).ms - (b as { ms: number }).ms;
  return compareNumbers(a as Days, b as Days);
}

function moment(value: ApexDate | ApexDatetime): number {
  return value instanceof ApexDate ? value.epochDay * MS_PER_DAY : value.ms;
}

/** `==` on two Strings ignores case. */
export function equalStrings(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  if (a === null || b === null || a.length !== b.length) return false;
  return a.toLowerCase() === b.toLowerCase();
}

/** `==` on two Ids, or an Id and a String: both forms of one id are equal. */
export function equalIds(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  const [left, right] = [toId18(a), toId18(b)];
  return left === null || right === null ? equalStrings(a, b) : left === right;
}

/** `==` on values of other types. */
export function equalValues(a: unknown, b: unknown): boolean {
  if (a instanceof ApexDate && b instanceof ApexDatetime) return moment(a) === moment(b);
  if (a instanceof ApexDatetime && b instanceof ApexDate) return moment(a) === moment(b);
  return sameValue(a, b);
}

/** `===`: the same object, or equal values of a primitive type. */
export function identical(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const isPrimitive = (value: unknown): boolean =>
    value instanceof Decimal ||
    value instanceof Double ||
    value instanceof ApexDate ||
    value instanceof ApexDatetime ||
    typeof value !== 'object';
  return a !== null && b !== null && isPrimitive(a) && isPrimitive(b) && sameValue(a, b);
}

/** An Id in its 18-character form. */
export function toId(value: string | null): string | null {
  if (value === null) return null;
  const id = toId18(value);
  if (id === null) throw new StringException(`Invalid id: ${value}`);
  return id;
}
