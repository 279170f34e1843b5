import { toId18 } from '../../values/index.ts';
import type { FieldSchema } from '../schema.ts';
import { ValueTypeError, encode, encodingOf, isStored, quote, toDecimal } from '../storage/columns.ts';
import { listOf } from '../storage/sql.ts';
import type { DmlContext } from './context.ts';
import { fail, healthy } from './row.ts';
import type { Row } from './row.ts';

/** The platform's own checks, on all rows of one object. Errors go to the rows. */
export function validate(context: DmlContext, rows: readonly Row[]): void {
  for (const row of rows) {
    trim(row);
    if (context.truncates) truncate(row);
    checkRequired(row);
    for (const field of row.record.schema.fields.values()) {
      if (isStored(field) && (row.old === null || row.written.has(field.name.toLowerCase()))) checkValue(row, field);
    }
  }
  checkReferences(context, healthy(rows));
  checkOwner(context, healthy(rows));
  checkUnique(context, healthy(rows));
}

const TEXTS = new Set(['STRING', 'TEXTAREA', 'EMAIL', 'PHONE', 'URL', 'PICKLIST', 'COMBOBOX']);

/** Texts lose the blanks around them; nothing is left of one without anything else. Picklists have their own spelling. */
function trim({ record }: Row): void {
  for (const [name, value] of record.values()) {
    if (typeof value !== 'string' || !TEXTS.has(record.schema.fields.get(name)?.type ?? '')) continue;
    const kept = value.trim();
    if (kept === '') record.put(name, null);
    else record.put(name, spelled(record.schema.fields.get(name)!, kept));
  }
}

/** A picklist's value as the picklist spells it, whatever the case of its letters. */
function spelled({ type, picklist }: FieldSchema, value: string): string {
  if (type !== 'PICKLIST' || picklist.some((entry) => entry.value === value)) return value;
  return picklist.find((entry) => entry.value.toLowerCase() === value.toLowerCase())?.value ?? value;
}

/** `BOOLEAN`s are never missing; fields that the platform fills are not the caller's to give. */
function checkRequired(row: Row): void {
  const missing: string[] = [];
  for (const field of row.record.schema.fields.values()) {
    if (!field.required || field.type === 'BOOLEAN' || !(field.createable || field.updateable)) continue;
    const value = row.record.peek(field.name);
    if (value === null || value === '') missing.push(field.name);
  }
  if (missing.length > 0)
    fail(row, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
}

function checkValue(row: Row, field: FieldSchema): void {
  const value = row.record.peek(field.name);
  if (value === null) {
    const isExplicitNull = field.type === 'BOOLEAN' && row.record.isSet(field.name);
    if (isExplicitNull)
      fail(row, 'INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: value not of required type: null`, [field.name]);
    return;
  }
  try {
    encode(field, value);
  } catch (error) {
    if (!(error instanceof ValueTypeError)) throw error;
    fail(row, 'INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: ${error.message}`, [field.name]);
    return;
  }
  if (typeof value === 'string') checkText(row, field, value);
  else checkNumber(row, field, value);
}

const LIMITED = new Set(['STRING', 'TEXTAREA', 'EMAIL', 'PHONE', 'URL', 'ENCRYPTEDSTRING', 'COMBOBOX', 'PICKLIST']);
const EMAIL = /^[^\s@<>(),;:\\"[\]]+@[^\s@<>(),;:\\"[\]]+\.[^\s@<>(),;:\\"[\].]{2,}$/;

function checkText(row: Row, field: FieldSchema, value: string): void {
  if (LIMITED.has(field.type) && field.length > 0 && value.length > field.length) {
    const shown = value.length > 255 ? `${value.slice(0, 252)}...` : value;
    fail(row, 'STRING_TOO_LONG', `${field.label}: data value too large: ${shown} (max length=${field.length})`, [
      field.name,
    ]);
  }
  if (field.type === 'EMAIL' && value !== '' && !EMAIL.test(value)) {
    fail(row, 'INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, [field.name]);
  }
  if (!field.restrictedPicklist) return;
  const allowed = new Set(field.picklist.filter((item) => item.active).map((item) => item.value.toLowerCase()));
  const chosen = field.type === 'MULTIPICKLIST' ? value.split(';') : [value];
  if (chosen.some((item) => !allowed.has(item.toLowerCase()))) {
    fail(
      row,
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      `${field.label}: bad value for restricted picklist field: ${value}`,
      [field.name],
    );
  }
}

/** `DMLOptions.allowFieldTruncation` */
function truncate({ record }: Row): void {
  for (const field of record.schema.fields.values()) {
    const value = record.peek(field.name);
    const isLong =
      typeof value === 'string' && LIMITED.has(field.type) && field.length > 0 && value.length > field.length;
    if (isLong) record.put(field.name, value.slice(0, field.length));
  }
}

/** The integer part may have precision - scale digits. */
function checkNumber(row: Row, field: FieldSchema, value: unknown): void {
  const { kind } = encodingOf(field);
  if (kind !== 'decimal' && kind !== 'integer') return;
  const decimal = toDecimal(value)!;
  const digits = kind === 'decimal' && field.precision > 0 ? field.precision - field.scale : 10;
  const limit = toDecimal(10n ** BigInt(digits))!;
  if (decimal.abs().compare(limit) >= 0) {
    const message = `${field.label}: value outside of valid range on numeric field: ${decimal.toString()}`;
    fail(row, 'NUMBER_OUTSIDE_VALID_RANGE', message, [field.name]);
  }
}

/** References point at an existing record of a right object. */
function checkReferences(context: DmlContext, rows: readonly Row[]): void {
  const object = rows[0]?.record.schema;
  if (!object) return;
  for (const field of object.fields.values()) {
    if (field.type !== 'REFERENCE' || field.referenceTo.length === 0) continue;
    const wanted = new Map<string, Row[]>();
    for (const row of rows) {
      const value = row.old !== null && !row.written.has(field.name.toLowerCase()) ? null : row.record.peek(field.name);
      if (value === null || value === '') continue;
      const id = toId18(String(value));
      if (id === null || !pointsAt(context, field, id)) {
        const code = id === null ? 'MALFORMED_ID' : 'FIELD_INTEGRITY_EXCEPTION';
        fail(row, code, `${field.label}: id value of incorrect type: ${String(value)}`, [field.name]);
      } else wanted.set(id, [...(wanted.get(id) ?? []), row]);
    }
    for (const holders of missing(context, wanted).values()) {
      for (const row of holders) fail(row, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
    }
  }
}

/** Records cannot be given to a user who is not active. */
function checkOwner(context: DmlContext, rows: readonly Row[]): void {
  const given = rows.filter(
    (row) => row.written.has('ownerid') && row.record.peek('OwnerId') !== row.old?.peek('OwnerId'),
  );
  if (given.length === 0) return;
  const owners = [...new Set(given.map((row) => String(row.record.peek('OwnerId'))))];
  const list = listOf(owners.filter((id) => id.startsWith('005')));
  const users = context.db.table(context.schema.object('User')!);
  const inactive = context.db.rows(
    `SELECT "Id" FROM ${users} WHERE "IsActive" = 0 AND "Id" IN ${list.text}`,
    list.values,
  );
  const refused = new Set(inactive.map(([id]) => String(id)));
  for (const row of given) {
    const owner = String(row.record.peek('OwnerId'));
    if (!refused.has(owner)) continue;
    const message = `operation performed with inactive user [${owner}] as owner of ${row.record.schema.label.toLowerCase()}`;
    fail(row, 'INACTIVE_OWNER_OR_USER', message, ['OwnerId']);
  }
}

/** Standard fields that refer to many kinds of objects, such as `WhatId` and `LinkedEntityId`, refer to custom ones as well. */
function pointsAt(context: DmlContext, field: FieldSchema, id: string): boolean {
  const target = context.schema.objectByPrefix(id);
  if (!target) return false;
  return field.referenceTo.includes(target.name) || (isOpen(field) && target.custom && target.kind === 'object');
}

/** People and queues are never custom. */
function isOpen({ custom, name, referenceTo }: FieldSchema): boolean {
  return !custom && referenceTo.length > 2 && name !== 'WhoId';
}

function missing(context: DmlContext, wanted: Map<string, Row[]>): Map<string, Row[]> {
  const left = new Map(wanted);
  const byObject = Map.groupBy(wanted.keys(), (id) => context.schema.objectByPrefix(id)!);
  for (const [object, ids] of byObject) {
    const list = listOf(ids);
    const alive = object.fields.has('isdeleted') ? ' AND "IsDeleted" = 0' : '';
    const text = `SELECT "Id" FROM ${context.db.table(object)} WHERE "Id" IN ${list.text}${alive}`;
    for (const [id] of context.db.rows(text, list.values)) left.delete(String(id));
  }
  return left;
}

/** Unique fields, against stored rows and within the statement. */
function checkUnique(context: DmlContext, rows: readonly Row[]): void {
  const object = rows[0]?.record.schema;
  if (!object) return;
  for (const field of object.fields.values()) {
    if (!field.unique || !isStored(field)) continue;
    const seen = new Map<string, Row>();
    for (const row of rows) {
      const value = encode(field, row.record.peek(field.name));
      if (value === null) continue;
      const key = field.caseSensitive ? String(value) : String(value).toLowerCase();
      const earlier = seen.get(key);
      const text = `SELECT "Id" FROM ${context.db.table(object)} WHERE ${quote(field.name)} = ? AND "Id" IS NOT ?${alive(object)} LIMIT 1`;
      const other = context.db.rows(text, [value, row.record.id])[0]?.[0];
      const holder = other === undefined ? undefined : rows.find((candidate) => candidate.record.id === other);
      const isTaken =
        other !== undefined && (holder === undefined || encode(field, holder.record.peek(field.name)) === value);
      if (isTaken) duplicate(row, field, `record with id: ${String(other).slice(0, 15)}`);
      else if (earlier) duplicate(row, field, 'another record in this request');
      else seen.set(key, row);
    }
  }
}

function alive(object: Row['record']['schema']): string {
  return object.fields.has('isdeleted') ? ' AND "IsDeleted" = 0' : '';
}

function duplicate(row: Row, field: FieldSchema, where: string): void {
  fail(row, 'DUPLICATE_VALUE', `duplicate value found: ${field.name} duplicates value on ${where}`, [field.name]);
}
