import { SObject } from '../../data/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime, Blob, Decimal, Double } from '../../values/index.ts';

type Numeric = number | bigint | Double | Decimal;

export function isNumeric(value: unknown): value is Numeric {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Double || value instanceof Decimal;
}

/** -1, 0 or 1 by numeric value; NaN when a Double is not a number. */
export function compareNumbers(left: Numeric, right: Numeric): number {
  if (left instanceof Double || right instanceof Double) {
    const a = toDouble(left);
    const b = toDouble(right);
    return a < b ? -1 : a > b ? 1 : a === b ? 0 : NaN;
  }
  if (left instanceof Decimal || right instanceof Decimal) return toDecimal(left).compare(toDecimal(right));
  return left < right ? -1 : left > right ? 1 : 0;
}

function toDouble(value: Numeric): number {
  if (value instanceof Double) return value.value;
  return value instanceof Decimal ? value.toNumber() : Number(value);
}

function toDecimal(value: number | bigint | Decimal): Decimal {
  return value instanceof Decimal ? value : Decimal.from(value);
}

/** A collection of the platform: compares itself by content. */
interface Comparable {
  'equals(Object)'(other: unknown): boolean;
}

/**
 * `equals`: numbers by value across types, strings by character, records by field values, collections by content, objects by their
 * `equals(Object)` method, which is identity unless overridden.
 */
export function equals(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === null || right === null || left === undefined || right === undefined) return false;
  if (isNumeric(left)) return isNumeric(right) && compareNumbers(left, right) === 0;
  if (typeof left !== 'object') return false;
  if (left instanceof SObject) return right instanceof SObject && recordsEqual(left, right);
  const key = valueKey(left);
  if (key !== undefined) return typeof right === 'object' && valueKey(right) === key;
  return 'equals(Object)' in left && (left as Comparable)['equals(Object)'](right);
}

function recordsEqual(left: SObject, right: SObject): boolean {
  if (left.schema !== right.schema) return false;
  const a = left.values();
  const b = right.values();
  if (a.size !== b.size) return false;
  for (const [field, value] of a) if (!b.has(field) || !equals(value, b.get(field))) return false;
  return true;
}

/** A text that is the same for equal values of the value classes; undefined for other objects. */
function valueKey(value: object): string | undefined {
  if (value instanceof ApexDate) return `\0D${value.epochDay}`;
  if (value instanceof ApexDatetime) return `\0T${value.ms}`;
  if (value instanceof ApexTime) return `\0t${value.ms}`;
  if (value instanceof Blob) return `\0B${Buffer.from(value.bytes).toString('base64')}`;
  return undefined;
}

/** Case-insensitive, as `==` on two Strings. */
export function equalStrings(left: string | null, right: string | null): boolean {
  if (left === right) return true;
  if (left === null || right === null || left.length !== right.length) return false;
  return left.toLowerCase() === right.toLowerCase();
}

/** `==` on two Ids, or an Id and a String: the 15- and 18-character forms of an id are equal. */
export function equalIds(left: string | null, right: string | null): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (left.length === right.length) return left.length === 15 ? false : left.toLowerCase() === right.toLowerCase();
  return left.length >= 15 && right.length >= 15 && left.slice(0, 15) === right.slice(0, 15);
}

/** `===` and `!==`: the same object, or equal values of a primitive type. */
export function identical(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right) === 0;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  const key = valueKey(left);
  return key !== undefined && key === valueKey(right);
}

/**
 * A key for a JavaScript Map: equal values have the same key. Objects that define equality themselves have none (undefined);
 * see HashTable.
 */
export function hashKey(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (value instanceof Double) return value.value;
  if (value instanceof Decimal) return decimalKey(value);
  if (value instanceof SObject) return recordKey(value);
  return valueKey(value as object);
}

function decimalKey(value: Decimal): unknown {
  const text = value.canonical();
  const number = Number(text);
  return Decimal.tryParse(String(number))?.equals(value) ? number : `\0N${text}`;
}

function recordKey(record: SObject): string {
  const fields = [...record.values()].map(
    ([field, value]) => `${field}=${typeof value} ${String(hashKey(value) ?? '')}`,
  );
  return `\0R${record.schema.name} ${fields.sort().join('\0')}`;
}
