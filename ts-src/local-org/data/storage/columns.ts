import { ApexDate, ApexDatetime, ApexTime, Blob, Decimal, Double, toId18 } from '../../values/index.ts';
import { compoundTypes } from '../compound.ts';
import type { FieldSchema, ObjectSchema } from '../schema.ts';

/** What SQLite holds and takes. Integers are read as bigint. */
export type SqlValue = null | number | bigint | string | Uint8Array;

/**
 * How a field's values are stored: text is compared without case, decimals are numbers of 10^-scale, dates are days and datetimes
 * milliseconds since 1970-01-01 UTC.
 */
export type Encoding =
  | { kind: 'id' | 'text' | 'exactText' | 'boolean' | 'integer' | 'long' | 'date' | 'datetime' | 'time' | 'blob' }
  /** Computed from the parts: a JSON array. */
  | { kind: 'address' | 'location' }
  | { kind: 'decimal'; scale: number };

const TEXT: Encoding = { kind: 'text' };
const BY_TYPE: Readonly<Record<string, Encoding>> = {
  ID: { kind: 'id' },
  REFERENCE: { kind: 'id' },
  BOOLEAN: { kind: 'boolean' },
  INTEGER: { kind: 'integer' },
  LONG: { kind: 'long' },
  DATE: { kind: 'date' },
  DATETIME: { kind: 'datetime' },
  TIME: { kind: 'time' },
  BASE64: { kind: 'blob' },
  ADDRESS: { kind: 'address' },
  LOCATION: { kind: 'location' },
};

export function encodingOf(field: FieldSchema): Encoding {
  if (field.type === 'DOUBLE' || field.type === 'CURRENCY' || field.type === 'PERCENT')
    return { kind: 'decimal', scale: field.scale };
  const known = BY_TYPE[field.type];
  if (known) return known;
  return field.caseSensitive ? { kind: 'exactText' } : TEXT;
}

/** `text`, `decimal:2`: changes when stored values would have to be rewritten. */
export function encodingName(encoding: Encoding): string {
  return encoding.kind === 'decimal' ? `decimal:${encoding.scale}` : encoding.kind;
}

const NOT_STORED: ReadonlySet<string> = new Set(['ADDRESS', 'LOCATION', 'JUNCTIONIDLIST']);

/** Formulas, summaries and compound fields are computed from others. */
export function isStored(field: FieldSchema): boolean {
  return field.formula === null && field.rollup === null && !NOT_STORED.has(field.type);
}

const stored = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

export function storedFields(object: ObjectSchema): readonly FieldSchema[] {
  let fields = stored.get(object);
  if (!fields) stored.set(object, (fields = [...object.fields.values()].filter(isStored)));
  return fields;
}

export function columnDefinition(field: FieldSchema): string {
  const { kind } = encodingOf(field);
  const name = quote(field.name);
  if (field.type === 'ID') return `${name} TEXT PRIMARY KEY NOT NULL`;
  if (kind === 'id' || kind === 'exactText') return `${name} TEXT`;
  if (kind === 'text') return `${name} TEXT COLLATE NOCASE`;
  if (kind === 'blob') return `${name} BLOB`;
  return kind === 'boolean' ? `${name} INTEGER NOT NULL DEFAULT 0` : `${name} INTEGER`;
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The Apex value of a stored one. */
export function decode(encoding: Encoding, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (encoding.kind) {
    case 'boolean':
      return Number(value) !== 0;
    case 'integer':
      return Number(value);
    case 'long':
      return BigInt(value as bigint);
    case 'date':
      return new ApexDate(Number(value));
    case 'datetime':
      return new ApexDatetime(Number(value));
    case 'time':
      return new ApexTime(Number(value));
    case 'blob':
      return new Blob(value as Uint8Array);
    case 'address':
      return decodeAddress(JSON.parse(String(value)) as unknown[]);
    case 'location':
      return decodeLocation(JSON.parse(String(value)) as (number | null)[]);
    case 'decimal':
      return decodeDecimal(value as number | bigint, encoding.scale);
    default:
      return String(value);
  }
}

/** A value that does not fit the field's type. */
export class ValueTypeError extends Error {
  override readonly name = 'ValueTypeError';
}

/** The stored form of an Apex value. Throws ValueTypeError when the value has another type than the field. */
export function encode(field: FieldSchema, value: unknown): SqlValue {
  const encoding = encodingOf(field);
  if (value === null || value === undefined) return encoding.kind === 'boolean' ? 0 : null;
  const encoded = ENCODERS[encoding.kind](value, encoding);
  if (encoded === undefined) throw new ValueTypeError(`value not of required type: ${describe(value)}`);
  return encoded;
}

type Encoder = (value: unknown, encoding: Encoding) => SqlValue | undefined;

const text: Encoder = (value) => (typeof value === 'string' ? (value === '' ? null : value) : undefined);

const ENCODERS: Readonly<Record<Encoding['kind'], Encoder>> = {
  text,
  exactText: text,
  id: (value) => (typeof value === 'string' ? (value === '' ? null : (toId18(value) ?? value)) : undefined),
  boolean: (value) => (typeof value === 'boolean' ? Number(value) : undefined),
  integer: (value) => toWhole(value),
  long: (value) => toWhole(value),
  date: (value) => {
    if (value instanceof ApexDate) return value.epochDay;
    return value instanceof ApexDatetime ? Math.floor(value.ms / 86_400_000) : undefined;
  },
  datetime: (value) => {
    if (value instanceof ApexDatetime) return Math.floor(value.ms / 1000) * 1000;
    return value instanceof ApexDate ? value.epochDay * 86_400_000 : undefined;
  },
  time: (value) => (value instanceof ApexTime ? value.ms : undefined),
  blob: (value) => (value instanceof Blob ? value.bytes : undefined),
  address: () => undefined,
  location: () => undefined,
  decimal: (value, encoding) => {
    const decimal = toDecimal(value);
    return decimal && encoding.kind === 'decimal' ? storable(scaled(decimal, encoding.scale)) : undefined;
  },
};

const INT64 = 2n ** 63n;

/** SQLite's integers have 64 bits; a number beyond them is a floating-point one, at worst an infinite one. */
function sqlNumber(value: bigint): bigint | number {
  return value >= -INT64 && value < INT64 ? value : Number(value);
}

/** undefined for a number that no column can hold. */
function storable(value: bigint | number): bigint | number | undefined {
  return Number.isFinite(Number(value)) ? value : undefined;
}

/**
 * The number in units of 10^-scale. The platform keeps digits beyond the field's decimals when Apex or the API brings them: such a value is
 * stored as a floating-point number, with some 16 significant digits.
 */
export function scaled(decimal: Decimal, scale: number): bigint | number {
  const exact = decimal.setScale(scale, 'HALF_UP');
  return exact.equals(decimal)
    ? sqlNumber(exact.unscaled)
    : Number(new Decimal(decimal.unscaled, decimal.scale - scale).toString());
}

function decodeAddress(values: readonly unknown[]): object {
  const text = (at: number): string | null => (values[at] as string | null) ?? null;
  const degrees = (at: number): number | null => (values[at] as number | null) ?? null;
  return compoundTypes().address({
    street: text(0),
    city: text(1),
    state: text(2),
    stateCode: text(3),
    postalCode: text(4),
    country: text(5),
    countryCode: text(6),
    latitude: degrees(7),
    longitude: degrees(8),
    geocodeAccuracy: text(9),
  });
}

function decodeLocation([latitude, longitude]: readonly (number | null)[]): object {
  return compoundTypes().location(latitude ?? 0, longitude ?? 0);
}

function decodeDecimal(value: number | bigint, scale: number): Decimal {
  if (typeof value === 'bigint') return new Decimal(value, scale);
  const units = Decimal.from(value);
  return new Decimal(units.unscaled, units.scale + scale);
}

function toWhole(value: unknown): SqlValue | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return storable(sqlNumber(BigInt(value)));
  const decimal = toDecimal(value);
  return decimal ? storable(sqlNumber(decimal.round('HALF_UP'))) : undefined;
}

/** Integer, Long, Double and Decimal as a Decimal; null for anything else. */
export function toDecimal(value: unknown): Decimal | null {
  if (value instanceof Decimal) return value;
  if (value instanceof Double) return Decimal.from(value.value);
  return typeof value === 'number' || typeof value === 'bigint' ? Decimal.from(value) : null;
}

function describe(value: unknown): string {
  return typeof value === 'object' ? (value?.constructor.name ?? 'null') : String(value);
}
