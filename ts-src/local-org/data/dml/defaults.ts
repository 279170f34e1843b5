import { ApexDatetime } from '../../values/index.ts';
import type { FieldSchema } from '../schema.ts';
import type { SObject } from '../sobject.ts';
import type { DmlContext } from './context.ts';

/** Gives a new record its owner and the default values of fields that were not set. */
export function applyDefaults(context: DmlContext, record: SObject): void {
  for (const [key, field] of record.schema.fields) {
    if (record.isSet(key) || !field.createable) continue;
    const value = defaultOf(context, record, field);
    if (value !== null) record.put(field.name, value);
  }
}

function defaultOf(context: DmlContext, record: SObject, field: FieldSchema): unknown {
  if (field.name === 'OwnerId' && field.referenceTo.includes('User')) return context.access.userId;
  if (field.name === 'SetupOwnerId') return context.organizationId;
  if (field.defaultFormula !== null) return context.rules.defaultValue(field, record);
  if (field.type === 'PICKLIST') return field.picklist.find((value) => value.isDefault && value.active)?.value ?? null;
  return null;
}

/** Created, modified and system fields. `isNew`: the record is being inserted. */
export function stamp(context: DmlContext, record: SObject, isNew: boolean): void {
  const now = new ApexDatetime(context.nowMs());
  const { userId } = context.access;
  const set = (name: string, value: unknown) => {
    if (record.schema.fields.has(name.toLowerCase())) record.put(name, value);
  };
  if (isNew) {
    set('CreatedDate', now);
    set('CreatedById', userId);
    set('IsDeleted', false);
  }
  set('LastModifiedDate', now);
  set('LastModifiedById', userId);
  set('SystemModstamp', now);
}

export const STAMPED = ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];

/** Fills auto-number fields: `INV-{0000}` → `INV-0042`. */
export function applyAutoNumbers(context: DmlContext, record: SObject): void {
  for (const field of record.schema.fields.values()) {
    if (field.autoNumber === null) continue;
    const number = context.db.take(`${record.schema.name}.${field.name}`);
    record.put(field.name, formatAutoNumber(field.autoNumber, number, new Date(context.nowMs())));
  }
}

/** A record of a custom object that was given no name is named by its Id. */
export function nameById(record: SObject): void {
  const { custom, settingType, kind, fields } = record.schema;
  const name = fields.get('name');
  if (!custom || settingType !== null || kind !== 'object') return;
  if (name?.type === 'STRING' && name.autoNumber === null && !record.peek('Name')) record.put('Name', record.id);
}

function formatAutoNumber(format: string, number: number, now: Date): string {
  const parts: Readonly<Record<string, string>> = {
    '{YYYY}': String(now.getUTCFullYear()),
    '{YY}': String(now.getUTCFullYear()).slice(-2),
    '{MM}': String(now.getUTCMonth() + 1).padStart(2, '0'),
    '{DD}': String(now.getUTCDate()).padStart(2, '0'),
  };
  return format.replace(
    /\{(YYYY|YY|MM|DD|0+)\}/g,
    (part) => parts[part] ?? String(number).padStart(part.length - 2, '0'),
  );
}
