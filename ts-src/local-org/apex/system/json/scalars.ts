import { ApexDate, ApexDatetime, ApexTime, Blob, Decimal, Double, toId18 } from '../../../values/index.ts';
import type { FieldType } from '../../../data/schema.ts';
import { Types, type ApexType } from '../../runtime/type.ts';
import { JSONException } from '../exceptions.ts';
import type { Json } from './tree.ts';

type Read = (text: string) => unknown;

/** Readers of primitive types from the text of a JSON scalar; undefined when it does not fit. */
const READERS = new Map<ApexType, Read>([
  [Types.String, (text) => text],
  [Types.Id, (text) => toId18(text) ?? undefined],
  [Types.Boolean, (text) => (/^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined)],
  [Types.Integer, readInteger],
  [Types.Long, readLong],
  [Types.Double, (text) => Double.tryParse(text) ?? undefined],
  [Types.Decimal, (text) => Decimal.tryParse(text) ?? undefined],
  [Types.Date, (text) => ApexDate.tryParse(text) ?? ApexDatetime.tryParse(text)?.fields().date],
  [Types.Datetime, readDatetime],
  [Types.Time, (text) => ApexTime.tryParse(text) ?? undefined],
  [Types.Blob, (text) => Blob.fromBase64(text)],
]);

function readInteger(text: string): number | undefined {
  const value = readLong(text);
  return value === undefined || value !== BigInt.asIntN(32, value) ? undefined : Number(value);
}

/** Whole numbers, also when written with a fraction of zeros. */
function readLong(text: string): bigint | undefined {
  const decimal = Decimal.tryParse(text);
  if (!decimal || decimal.stripTrailingZeros().scale > 0) return undefined;
  const value = decimal.toBigInt();
  return value === BigInt.asIntN(64, value) ? value : undefined;
}

function readDatetime(text: string): ApexDatetime | undefined {
  const date = ApexDate.tryParse(text);
  if (date) return ApexDatetime.of(date, new ApexTime(0));
  return ApexDatetime.tryParse(text) ?? undefined;
}

export function isPrimitive(type: ApexType): boolean {
  return READERS.has(type);
}

/** @throws JSONException when the JSON value is no such primitive */
export function readPrimitive(json: Json, type: ApexType): unknown {
  if (json.kind === 'null') return null;
  if (json.kind === 'object' || json.kind === 'array') {
    throw new JSONException(`Cannot deserialize instance of ${type.name.toLowerCase()} from ${describe(json)}`);
  }
  const text = json.kind === 'boolean' ? String(json.value) : json.text;
  const value = READERS.get(type)!(text);
  if (value === undefined) {
    throw new JSONException(`Illegal value for primitive: ${text}`);
  }
  return value;
}

const TOKENS = {
  object: 'START_OBJECT',
  array: 'START_ARRAY',
  string: 'VALUE_STRING',
  boolean: 'VALUE_BOOLEAN',
  null: 'VALUE_NULL',
};

function describe(json: Json): string {
  if (json.kind === 'number') return json.isWhole ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
  return TOKENS[json.kind];
}

/** The primitive type of a field's values. */
export function fieldPrimitive(type: FieldType): ApexType {
  return FIELD_TYPES[type] ?? Types.String;
}

const FIELD_TYPES: Partial<Record<FieldType, ApexType>> = {
  ID: Types.Id,
  REFERENCE: Types.Id,
  BOOLEAN: Types.Boolean,
  INTEGER: Types.Integer,
  LONG: Types.Long,
  DOUBLE: Types.Decimal,
  CURRENCY: Types.Decimal,
  PERCENT: Types.Decimal,
  DATE: Types.Date,
  DATETIME: Types.Datetime,
  TIME: Types.Time,
  BASE64: Types.Blob,
};
