import { SObject } from '../../data/sobject.ts';
import { ApexException } from '../runtime/exception.ts';
import { ApexObject } from '../runtime/object.ts';
import { ApexType } from '../runtime/type.ts';
import { ApexDate, ApexDatetime, ApexTime, Blob, Decimal, Double, toId18 } from '../../values/index.ts';

/** The text of a value in concatenation, debug output and collections. Dates and moments are shown in GMT, as on the platform. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return 'null';
  if (value instanceof ApexDate) return `${value} 00:00:00`;
  if (value instanceof ApexDatetime) return value.toString().slice(0, 19).replace('T', ' ');
  if (value instanceof SObject) return recordText(value);
  return String(value);
}

/** `Account:{Name=Acme, Id=001…}` */
function recordText(record: SObject): string {
  const fields = [...record.populated()].map(([name, value]) => `${name}=${text(value)}`);
  return `${record.schema.name}:{${fields.join(', ')}}`;
}

/** How many elements the text of a collection shows. */
const SHOWN = 10;

/** `(1, 2, 3)`; longer collections end with `, ...`. */
export function collectionText(open: string, items: Iterable<string>, close: string): string {
  const shown: string[] = [];
  for (const item of items) {
    if (shown.length === SHOWN) {
      shown.push('...');
      break;
    }
    shown.push(item);
  }
  return open + shown.join(', ') + close;
}

/**
 * `equals`: by value for platform types, by `equals(Object)` for user objects; strings case-sensitively, numbers of any type numerically.
 * `==` of two Strings is another matter: it ignores case and is known statically.
 */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === null || right === null || left === undefined || right === undefined) return false;
  if (typeof left === 'string') return typeof right === 'string' && sameId(left, right);
  if (isNumeric(left)) return isNumeric(right) && compareNumbers(left, right) === 0;
  if (left instanceof ApexObject || left instanceof ApexException) return left['equals(Object)'](right);
  if (left instanceof SObject) return right instanceof SObject && sameRecord(left, right);
  if (left instanceof ApexDate) return right instanceof ApexDate && left.equals(right);
  if (left instanceof ApexDatetime) return right instanceof ApexDatetime && seconds(left) === seconds(right);
  if (left instanceof ApexTime) return right instanceof ApexTime && left.equals(right);
  if (left instanceof Blob) return right instanceof Blob && left.equals(right);
  return false;
}

/** The platform compares moments without their milliseconds. */
function seconds(moment: ApexDatetime): number {
  return Math.floor(moment.ms / 1000);
}

/** The 15- and the 18-character form of one id are equal. */
function sameId(left: string, right: string): boolean {
  if (left.length + right.length !== 33 || left.slice(0, 15) !== right.slice(0, 15)) return false;
  const id = toId18(left);
  return id !== null && id === toId18(right);
}

function sameRecord(left: SObject, right: SObject): boolean {
  if (left.schema !== right.schema) return false;
  const names = new Set([...left.values().keys(), ...right.values().keys()]);
  for (const name of names) if (!sameValue(left.peek(name), right.peek(name))) return false;
  return true;
}

type Numeric = number | bigint | Double | Decimal;

function isNumeric(value: unknown): value is Numeric {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal || value instanceof Double;
}

/** Numerically, without loss for integers and decimals; doubles by their shortest decimal. */
export function compareNumbers(left: Numeric, right: Numeric): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (left instanceof Double && right instanceof Double) return left.value - right.value;
  if (
    (left instanceof Double && !Number.isFinite(left.value)) ||
    (right instanceof Double && !Number.isFinite(right.value))
  ) {
    return toDouble(left) - toDouble(right);
  }
  return toDecimal(left).compare(toDecimal(right));
}

export function toDecimal(value: Numeric): Decimal {
  if (value instanceof Decimal) return value;
  return Decimal.from(value instanceof Double ? value.value : value);
}

export function toDouble(value: Numeric): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Double ? value.value : value.toNumber();
}

/** A hash that agrees with `sameValue` among values of one type: Java's for strings and integers. */
export function hash(value: unknown): number {
  if (typeof value === 'string') return stringHash(value);
  if (typeof value === 'number') return value | 0;
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (value === null || value === undefined) return 0;
  if (value instanceof ApexObject || value instanceof ApexException) return value['hashCode()']();
  if (value instanceof ApexType) return stringHash(value.name);
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
  if (value instanceof Decimal) return stringHash(value.canonical());
  if (value instanceof SObject) return recordHash(value);
  if (value instanceof Blob) return stringHash(value.toBase64());
  if (value instanceof ApexDatetime) return seconds(value) | 0;
  return stringHash(String(value));
}

function recordHash(record: SObject): number {
  let result = stringHash(record.schema.name);
  for (const [name, value] of record.values())
    if (value !== null) result = (result + (stringHash(name) ^ hash(value))) | 0;
  return result;
}

function stringHash(value: string): number {
  let result = 0;
  for (let i = 0; i < value.length; i++) result = (Math.imul(31, result) + value.charCodeAt(i)) | 0;
  return result;
}
