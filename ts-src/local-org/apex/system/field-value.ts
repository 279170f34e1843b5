import type { FieldSchema, FieldType } from '../../data/schema.ts';
import { ApexDate, ApexDatetime, ApexTime, Blob, Decimal, Double, toId18 } from '../../values/index.ts';
import { SObjectException, StringException } from './exceptions.ts';
import { toDecimal } from './value.ts';

type Convert = (value: unknown) => unknown;

const MIDNIGHT = new ApexTime(0);

/** Conversions that `put` applies; undefined when the value does not fit. */
const number: Convert = (value) => (isNumber(value) ? toDecimal(value) : undefined);
const integer: Convert = (value) => {
  if (typeof value === 'number') return value;
  if (!isNumber(value)) return undefined;
  return Number(toDecimal(value).toBigInt());
};
const text: Convert = (value) => (typeof value === 'string' ? value : undefined);
const id: Convert = (value) => {
  if (typeof value !== 'string') return undefined;
  const found = toId18(value);
  if (found === null) throw new StringException(`Invalid id: ${value}`);
  return found;
};

const CONVERSIONS: Partial<Record<FieldType, Convert>> = {
  ID: id,
  REFERENCE: id,
  BOOLEAN: (value) => (typeof value === 'boolean' ? value : undefined),
  INTEGER: integer,
  LONG: (value) => (isNumber(value) ? toDecimal(value).toBigInt() : undefined),
  DOUBLE: number,
  CURRENCY: number,
  PERCENT: number,
  DATE: (value) =>
    value instanceof ApexDate ? value : value instanceof ApexDatetime ? value.fields().date : undefined,
  DATETIME: (value) =>
    value instanceof ApexDatetime ? value : value instanceof ApexDate ? ApexDatetime.of(value, MIDNIGHT) : undefined,
  TIME: (value) => (value instanceof ApexTime ? value : undefined),
  BASE64: (value) => (value instanceof Blob ? value : typeof value === 'string' ? Blob.of(value) : undefined),
  ADDRESS: (value) => value,
  LOCATION: (value) => value,
  JUNCTIONIDLIST: (value) => value,
  ANYTYPE: (value) => value,
};

/**
 * The value as the field stores it.
 * @throws SObjectException `Illegal assignment from String to Decimal`
 */
export function coerce(field: FieldSchema, value: unknown): unknown {
  if (value === null) return null;
  const converted = (CONVERSIONS[field.type] ?? text)(value);
  if (converted === undefined) {
    throw new SObjectException(`Illegal assignment from ${typeNameOf(value)} to ${apexTypeName(field.type)}`);
  }
  return converted;
}

function isNumber(value: unknown): value is number | bigint | Decimal | Double {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal || value instanceof Double;
}

function typeNameOf(value: unknown): string {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number') return 'Integer';
  if (typeof value === 'bigint') return 'Long';
  if (typeof value === 'boolean') return 'Boolean';
  const apexType = (value as { apexType?: { name: string } }).apexType;
  if (apexType) return apexType.name;
  return (value as object).constructor.name.replace(/^Apex/, '');
}

const TYPE_NAMES: Partial<Record<FieldType, string>> = {
  ID: 'Id',
  REFERENCE: 'Id',
  BOOLEAN: 'Boolean',
  INTEGER: 'Integer',
  LONG: 'Long',
  DOUBLE: 'Decimal',
  CURRENCY: 'Decimal',
  PERCENT: 'Decimal',
  DATE: 'Date',
  DATETIME: 'Datetime',
  TIME: 'Time',
  BASE64: 'Blob',
};

/** The Apex type of a field's values. */
export function apexTypeName(type: FieldType): string {
  return TYPE_NAMES[type] ?? 'String';
}
