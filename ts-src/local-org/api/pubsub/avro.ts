import { createHash } from 'node:crypto';
import avro from 'avsc';
import type { FieldSchema, FieldType, ObjectSchema } from '../../data/schema.ts';
import { SObject } from '../../data/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime, Decimal, Double } from '../../values/index.ts';
import type { BusEvent } from './source.ts';

/** Avro type and the type word of `doc`, per field type. Date, time and datetime are milliseconds. */
const TYPES: Partial<Record<FieldType, [avro: 'string' | 'double' | 'boolean' | 'long', doc: string]>> = {
  STRING: ['string', 'Text'],
  TEXTAREA: ['string', 'Text'],
  EMAIL: ['string', 'Text'],
  PHONE: ['string', 'Text'],
  URL: ['string', 'Text'],
  PICKLIST: ['string', 'StaticEnum'],
  REFERENCE: ['string', 'EntityId'],
  BOOLEAN: ['boolean', 'Boolean'],
  DOUBLE: ['double', 'Double'],
  INTEGER: ['double', 'Double'],
  CURRENCY: ['double', 'Currency'],
  PERCENT: ['double', 'Percent'],
  DATE: ['long', 'DateOnly'],
  DATETIME: ['long', 'DateTime'],
  TIME: ['long', 'TimeOnly'],
};

/** The Avro schema of one event object and how its events are written. */
export interface EventSchema {
  object: ObjectSchema;
  /** Fingerprint of `json`. */
  id: string;
  json: string;
  type: avro.Type;
  fields: FieldSchema[];
}

/**
 * The schema of an event object in the platform's style, e.g.
 * `{"type":"record","name":"Ping__e","namespace":"com.sforce.eventbus","fields":[
 *   {"name":"CreatedDate","type":"long","doc":"CreatedDate:DateTime"},
 *   {"name":"CreatedById","type":"string","doc":"CreatedBy:EntityId"},
 *   {"name":"Text__c","type":["null","string"],"doc":"Data:Text:00N...","default":null}]}`
 */
export function eventSchema(object: ObjectSchema): EventSchema {
  const fields = [...object.fields.values()].filter((field) => field.custom);
  const json = JSON.stringify({
    type: 'record',
    name: object.name,
    namespace: 'com.sforce.eventbus',
    fields: [
      { name: 'CreatedDate', type: 'long', doc: 'CreatedDate:DateTime' },
      { name: 'CreatedById', type: 'string', doc: 'CreatedBy:EntityId' },
      ...fields.map((field) => {
        const [type, doc] = typeOf(object, field);
        return { name: field.name, type: ['null', type], doc: `Data:${doc}:${fieldId(object, field)}`, default: null };
      }),
    ],
  });
  const id = createHash('sha256').update(json).digest().subarray(0, 16).toString('base64url');
  return { object, id, json, type: avro.Type.forSchema(JSON.parse(json)), fields };
}

function typeOf(object: ObjectSchema, field: FieldSchema) {
  const type = TYPES[field.type];
  if (!type) throw new Error(`UNSUPPORTED: event field ${object.name}.${field.name} of type ${field.type}`);
  return type;
}

/** Stands for the field definition's id, which the platform puts into `doc`. */
function fieldId(object: ObjectSchema, field: FieldSchema): string {
  const hash = createHash('sha256').update(`${object.name}.${field.name}`).digest('hex');
  return `00N${hash.slice(0, 12)}`;
}

/** The Avro bytes of one event. */
export function encodeEvent(schema: EventSchema, event: BusEvent): Buffer {
  const values: Record<string, unknown> = { CreatedDate: event.createdMs, CreatedById: event.createdById };
  for (const field of schema.fields) values[field.name] = toAvro(event.record.peek(field.name));
  return schema.type.toBuffer(values);
}

function toAvro(value: unknown): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (value instanceof ApexDatetime || value instanceof ApexTime) return value.ms;
  if (value instanceof ApexDate) return value.epochDay * 86_400_000;
  if (value instanceof Decimal || value instanceof Double) return Number(value.toString());
  if (typeof value === 'bigint') return Number(value);
  throw new Error(`UNSUPPORTED: event value of type ${Object.prototype.toString.call(value)}`);
}

/**
 * The record a publisher's Avro bytes describe. The creator's fields are left out: the bus sets them itself.
 * Throws when the bytes do not follow the schema.
 */
export function decodeEvent(schema: EventSchema, payload: Uint8Array): SObject {
  const values = schema.type.fromBuffer(Buffer.from(payload)) as Record<string, unknown>;
  const record = new SObject(schema.object);
  for (const field of schema.fields) {
    const value = values[field.name];
    if (value !== null && value !== undefined) record.put(field.name, fromAvro(field, value));
  }
  return record;
}

function fromAvro(field: FieldSchema, value: unknown): unknown {
  switch (field.type) {
    case 'DATETIME':
      return new ApexDatetime(value as number);
    case 'DATE':
      return new ApexDate(Math.floor((value as number) / 86_400_000));
    case 'TIME':
      return new ApexTime(value as number);
    case 'INTEGER':
      return value;
    case 'DOUBLE':
    case 'CURRENCY':
    case 'PERCENT':
      return Decimal.parse(String(value));
    default:
      return value;
  }
}
