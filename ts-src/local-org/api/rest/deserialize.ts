import type { DataSession } from '../../data/contract.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../data/schema.ts';
import { SObject } from '../../data/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime, Blob, Decimal } from '../../values/index.ts';
import { isJsonObject, JsonNumber, parseJson, type JsonValue } from '../json.ts';
import type { Org } from '../org.ts';
import { userAccess } from '../org.ts';
import { refuse } from './errors.ts';

export type JsonObject = { [name: string]: JsonValue };

/** The object of a request body. */
export function bodyObject(body: Buffer | undefined): JsonObject {
  const value = bodyJson(body);
  if (!isJsonObject(value)) throw refuse('JSON_PARSER_ERROR', 'The HTTP entity body must be a JSON object');
  return value;
}

export function bodyJson(body: Buffer | undefined): JsonValue {
  if (!body || body.length === 0)
    throw refuse('JSON_PARSER_ERROR', 'The HTTP entity body is required, but this request has no entity body.');
  try {
    return parseJson(body.toString('utf8'));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw refuse('JSON_PARSER_ERROR', cause.message);
    throw cause;
  }
}

/** What reading a body's relationships needs: `{"Account": {"Code__c": "A-1"}}` names a parent by its external id. */
export interface ParentLookup {
  org: Org;
  data: DataSession;
  userId: string;
}

/** The record a JSON object describes; `attributes` is skipped. */
export function recordOf(object: ObjectSchema, values: JsonObject, lookup: ParentLookup): SObject {
  const record = new SObject(object);
  for (const [name, value] of Object.entries(values)) {
    if (name === 'attributes') continue;
    const field = object.fields.get(name.toLowerCase());
    if (field) record.put(field.name, fieldValue(object, field, value));
    else putParent(record, name, value, lookup);
  }
  return record;
}

function putParent(record: SObject, name: string, value: JsonValue, lookup: ParentLookup): void {
  const object = record.schema;
  const field = lookup.org.schema.relationship(object, name);
  if (!field || !isJsonObject(value)) {
    throw refuse('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
  }
  const keys = Object.entries(value).filter(([key]) => key !== 'attributes');
  const parent = parentObject(lookup.org.schema, field, value);
  const [key, wanted] = keys[0] ?? [];
  const external = key === undefined ? undefined : parent?.fields.get(key.toLowerCase());
  if (!parent || keys.length !== 1 || !external?.externalId || typeof wanted !== 'string') {
    throw refuse('INVALID_FIELD', `${name} must name a parent by one external id field`);
  }
  record.put(field.name, idByExternalId(parent, external, wanted, lookup));
}

function parentObject(schema: Schema, field: FieldSchema, value: JsonObject): ObjectSchema | undefined {
  const named = isJsonObject(value.attributes) ? value.attributes.type : undefined;
  const type = typeof named === 'string' ? named : field.referenceTo.length === 1 ? field.referenceTo[0] : undefined;
  return type === undefined ? undefined : schema.object(type);
}

/** The one record the user can see with this external id. */
export function idByExternalId(object: ObjectSchema, field: FieldSchema, value: string, lookup: ParentLookup): string {
  const query = lookup.org.parseSoql(
    `SELECT Id FROM ${object.name} WHERE ${field.name} = ${soqlLiteral(field, value)} LIMIT 2`,
  );
  const { records } = lookup.data.query(query, [], userAccess(lookup.userId));
  if (records.length === 0) {
    const message = `Foreign key external ID: ${value} not found for field ${field.name} in entity ${object.name}`;
    throw refuse('INVALID_FIELD', message);
  }
  return records[0]!.id!;
}

/** A value written into a SOQL text. */
export function soqlLiteral(field: FieldSchema, value: string): string {
  if (['DOUBLE', 'INTEGER', 'CURRENCY', 'PERCENT', 'LONG'].includes(field.type)) {
    const number = Decimal.tryParse(value);
    if (!number) throw refuse('INVALID_FIELD', `${field.name}: ${value} is not a number`);
    return number.toString();
  }
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}

function fieldValue(object: ObjectSchema, field: FieldSchema, value: JsonValue): unknown {
  if (value === null) return null;
  const converted = convert(field, value);
  if (converted === undefined) throw badValue(object, field, value);
  return converted;
}

/** undefined: not a value of this type. */
function convert(field: FieldSchema, value: Exclude<JsonValue, null>): unknown {
  switch (field.type) {
    case 'BOOLEAN':
      return typeof value === 'boolean' ? value : booleanText(value);
    case 'INTEGER':
      return numberOf(value, (text) => (/^-?\d+(\.0*)?$/.test(text) ? Math.trunc(Number(text)) : undefined));
    case 'LONG':
      return numberOf(value, (text) => (/^-?\d+$/.test(text) ? BigInt(text) : undefined));
    case 'DOUBLE':
    case 'CURRENCY':
    case 'PERCENT':
      return numberOf(value, (text) => Decimal.tryParse(text) ?? undefined);
    case 'DATE':
      return textOf(value, (text) => ApexDate.tryParse(text.slice(0, 10)));
    case 'DATETIME':
      return textOf(value, (text) => ApexDatetime.tryParse(text));
    case 'TIME':
      return textOf(value, (text) => ApexTime.tryParse(text));
    case 'BASE64':
      return textOf(value, (text) => new Blob(Buffer.from(text, 'base64')));
    default:
      return typeof value === 'string' ? value : value instanceof JsonNumber ? value.text : scalarText(value);
  }
}

function booleanText(value: JsonValue): boolean | undefined {
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

function numberOf<T>(value: JsonValue, parse: (text: string) => T): T | undefined {
  if (value instanceof JsonNumber) return parse(value.text);
  return typeof value === 'string' ? parse(value) : undefined;
}

function textOf<T>(value: JsonValue, parse: (text: string) => T | null): T | undefined {
  return typeof value === 'string' ? (parse(value) ?? undefined) : undefined;
}

function scalarText(value: JsonValue): string | undefined {
  return typeof value === 'boolean' ? String(value) : undefined;
}

function badValue(object: ObjectSchema, field: FieldSchema, value: JsonValue): Error {
  const shown = JSON.stringify(value);
  const message = `Cannot deserialize instance of ${field.type.toLowerCase()} from value ${shown} (${object.name}.${field.name})`;
  return refuse('JSON_PARSER_ERROR', message);
}
