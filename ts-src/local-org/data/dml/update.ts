import { toId18 } from '../../values/index.ts';
import type { FieldSchema, ObjectSchema } from '../schema.ts';
import type { SObject } from '../sobject.ts';
import { ValueTypeError, encode, isStored, storedFields } from '../storage/columns.ts';
import type { SqlValue } from '../storage/columns.ts';
import { updateRow } from '../storage/records.ts';
import { checkUpdateAccess } from './access.ts';
import type { DmlContext } from './context.ts';
import { STAMPED, stamp } from './defaults.ts';
import { derive } from './derived.ts';
import { afterUpdate } from './effects.ts';
import { resolveParents } from './relations.ts';
import { collectTriggerErrors, fail, healthy, newRow } from './row.ts';
import type { Row } from './row.ts';
import { runRules } from './rules.ts';
import { validate } from './validate.ts';

/** Rows of records that exist: `record` is the stored row, `old` a copy of it. Records without a live row get an error. */
export function existingRows(
  context: DmlContext,
  object: ObjectSchema,
  records: readonly SObject[],
  indexes: readonly number[],
  verb: string,
): Row[] {
  const ids = records.map((record) => (record.id === null ? null : toId18(record.id)));
  const stored = context.loadForTrigger(object, [...new Set(ids.filter((id): id is string => id !== null))]);
  return records.map((input, at) => {
    const id = ids[at]!;
    const found = id === null ? undefined : stored.get(id);
    const row = newRow(indexes[at]!, input, found?.copy() ?? input.copy(), found ?? null);
    if (input.id === null) fail(row, 'MISSING_ARGUMENT', `Id not specified in an ${verb} call`);
    else if (!found) fail(row, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    return row;
  });
}

/** Updates at most 200 rows of one object. */
export function updateChunk(context: DmlContext, rows: readonly Row[]): void {
  const object = rows[0]!.input.schema;
  for (const row of healthy(rows)) {
    if (row.old!.peek('IsDeleted') === true) fail(row, 'ENTITY_IS_DELETED', 'entity is deleted');
    else takeChanges(context, row);
  }
  checkUpdateAccess(context, object, healthy(rows));
  runTriggers(context, 'before', healthy(rows));
  const ready = healthy(rows);
  for (const row of ready) {
    noteWrites(row);
    derive(context, row);
  }
  validate(context, ready);
  runRules(context, healthy(ready));
  const stored = healthy(ready);
  for (const row of stored) {
    stamp(context, row.record, false);
    updateRow(context.db, row.record, changedFields(row));
  }
  if (stored.length === 0) return;
  afterUpdate(context, object, stored);
  runAfter(context, stored);
}

/** Copies the caller's writable fields onto the stored row. Every field the record carries counts, as on the platform. */
function takeChanges(context: DmlContext, row: Row): void {
  const { input, record } = row;
  for (const [name, parent] of input.relations()) record.setRelation(name, parent);
  for (const [key, value] of input.values()) {
    const field = input.schema.fields.get(key);
    if (!field || !isStored(field) || !field.updateable) continue;
    record.put(field.name, value);
    row.written.add(key);
  }
  resolveParents(context, row);
}

/** Compares stored forms; a value of a wrong type differs and is reported by validation. */
function same(field: FieldSchema, left: unknown, right: unknown): boolean {
  return sameStored(stored(field, left), stored(field, right));
}

function stored(field: FieldSchema, value: unknown): SqlValue | undefined {
  try {
    return encode(field, value);
  } catch (error) {
    if (error instanceof ValueTypeError) return undefined;
    throw error;
  }
}

function sameStored(left: SqlValue | undefined, right: SqlValue | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.from(left).equals(right);
  if (typeof left === 'object' || typeof right === 'object') return left === right;
  return typeof left === 'string' || typeof right === 'string'
    ? left === right
    : Number(left) === Number(right) && String(left) === String(right);
}

/** Fields that a before trigger changed count as written. */
function noteWrites(row: Row): void {
  for (const field of storedFields(row.record.schema)) {
    if (!same(field, row.record.peek(field.name), row.old!.peek(field.name))) row.written.add(field.name.toLowerCase());
  }
}

function changedFields(row: Row): FieldSchema[] {
  const always = new Set(STAMPED);
  return storedFields(row.record.schema).filter(
    (field) =>
      field.name !== 'Id' &&
      (always.has(field.name) || !same(field, row.record.peek(field.name), row.old!.peek(field.name))),
  );
}

function runTriggers(context: DmlContext, moment: 'before' | 'after', rows: readonly Row[]): void {
  const object = rows[0]?.input.schema;
  if (!object || !context.triggers?.has(object)) return;
  if (moment === 'before') for (const row of rows) context.rules.compute(row.record, row.old);
  const old = rows.map((row) => {
    row.old!.readOnly = true;
    return row.old!;
  });
  context.triggers.run(
    object,
    moment,
    'update',
    rows.map((row) => row.record),
    old,
  );
  collectTriggerErrors(rows);
}

function runAfter(context: DmlContext, rows: readonly Row[]): void {
  const object = rows[0]!.input.schema;
  if (!context.triggers?.has(object)) return;
  const loaded = context.loadForTrigger(
    object,
    rows.map((row) => row.record.id!),
  );
  for (const row of rows) {
    row.record = loaded.get(row.record.id!)!;
    row.record.readOnly = true;
  }
  runTriggers(context, 'after', rows);
}
