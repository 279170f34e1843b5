import type { DmlOperation, DmlRowResult } from '../contract.ts';
import { DataError } from '../errors.ts';
import type { FieldSchema, ObjectSchema } from '../schema.ts';
import type { SObject } from '../sobject.ts';
import { FIELDS_REFUSED } from './access.ts';
import type { DmlContext } from './context.ts';
import { deleteChunk, undeleteChunk } from './delete.ts';
import { insertChunk, insertRows } from './insert.ts';
import { findByKey } from './relations.ts';
import { fail, newRow } from './row.ts';
import type { Row } from './row.ts';
import { existingRows, updateChunk } from './update.ts';

const CHUNK = 200;

/** Undo within the engine: the session's savepoints. */
export interface Undo {
  mark(): number;
  rollbackTo(mark: number): void;
}

interface Work {
  operation: Exclude<DmlOperation, 'upsert'>;
  object: ObjectSchema;
  records: SObject[];
  indexes: number[];
}

/**
 * Runs a DML statement in chunks of 200 records of one object.
 * With `allOrNone` a failing row undoes the whole statement and throws DmlException; without it failing rows are undone and the others of
 * their chunk run again, triggers included.
 */
export function runDml(
  context: DmlContext,
  undo: Undo,
  operation: DmlOperation,
  records: readonly SObject[],
  options: { allOrNone: boolean; externalIdField?: string },
): DmlRowResult[] {
  const start = undo.mark();
  const ids = records.map((record) => record.id);
  const rows: Row[] = [];
  try {
    for (const work of plan(context, operation, records, options.externalIdField, rows)) {
      rows.push(...(options.allOrNone ? runChunk(context, work) : runPartly(context, undo, work)));
      if (options.allOrNone && rows.some((row) => row.errors.length > 0)) break;
    }
    rows.sort((a, b) => a.index - b.index);
    const failed = rows.filter((row) => row.errors.length > 0);
    if (options.allOrNone && failed.length > 0) throw dmlException(operation, failed, ids);
  } catch (error) {
    undo.rollbackTo(start);
    records.forEach((record, index) => restoreId(record, ids[index]!));
    throw error;
  }
  return rows.map((row) => result(row, ids[row.index]!, operation));
}

function restoreId(record: SObject, id: string | null): void {
  if (record.id === id) return;
  if (id === null) record.remove('Id');
  else record.id = id;
}

/** Chunks in the caller's order; consecutive records of one object stay together. Rows that fail beforehand go to `rejected`. */
function plan(
  context: DmlContext,
  operation: DmlOperation,
  records: readonly SObject[],
  externalIdField: string | undefined,
  rejected: Row[],
): Work[] {
  const chunks: Work[] = [];
  records.forEach((record, index) => {
    checkAllowed(record.schema, operation);
    const step = operation === 'upsert' ? upsertStep(context, record, externalIdField, index, rejected) : operation;
    if (!step) return;
    const last = chunks.at(-1);
    const joins = last && last.operation === step && last.object === record.schema && last.records.length < CHUNK;
    if (joins) {
      last.records.push(record);
      last.indexes.push(index);
    } else chunks.push({ operation: step, object: record.schema, records: [record], indexes: [index] });
  });
  return chunks;
}

function checkAllowed(object: ObjectSchema, operation: DmlOperation): void {
  if (object.kind === 'object' || object.kind === 'setting') return;
  const name = operation.toUpperCase();
  throw new DataError(
    'DmlException',
    'INVALID_TYPE_FOR_OPERATION',
    `DML operation ${name} not allowed on ${object.name}`,
  );
}

/** insert or update, by Id or by the external id; null when the row already failed. */
function upsertStep(
  context: DmlContext,
  record: SObject,
  fieldName: string | undefined,
  index: number,
  rejected: Row[],
): 'insert' | 'update' | null {
  const key = upsertKey(record.schema, fieldName);
  if (!key) return record.id === null ? 'insert' : 'update';
  const row = newRow(index, record, record);
  if (record.peek(key.name) === null) {
    fail(row, 'MISSING_ARGUMENT', `${key.name} not specified`);
    rejected.push(row);
    return null;
  }
  const found = findByKey(context, record, key);
  if (found.length === 0) return 'insert';
  if (found.length > 1) {
    fail(row, 'DUPLICATE_EXTERNAL_ID', `${key.name}: more than one record found for external id field`, [key.name]);
    rejected.push(row);
    return null;
  }
  record.id = found[0]!;
  return 'update';
}

function upsertKey(object: ObjectSchema, fieldName: string | undefined): FieldSchema | null {
  if (!fieldName || fieldName.toLowerCase() === 'id') return null;
  const field = object.fields.get(fieldName.toLowerCase());
  if (field && (field.externalId || field.unique || field.nameField)) return field;
  throw new DataError(
    'DmlException',
    'INVALID_FIELD',
    `Invalid field ${fieldName} for upsert on ${object.name}: not an external id`,
  );
}

function runChunk(context: DmlContext, work: Work): Row[] {
  const { operation, object, records, indexes } = work;
  if (operation === 'insert') {
    const rows = insertRows(records, indexes);
    insertChunk(context, rows);
    return rows;
  }
  const rows = existingRows(context, object, records, indexes, operation);
  refuseTwice(rows);
  if (operation === 'update') updateChunk(context, rows);
  else if (operation === 'delete') deleteChunk(context, rows);
  else undeleteChunk(context, rows);
  return rows;
}

function refuseTwice(rows: readonly Row[]): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const id = row.old?.id;
    if (id && seen.has(id)) fail(row, 'DUPLICATE_VALUE', `Duplicate id in list: ${id}`);
    else if (id) seen.add(id);
  }
}

/** Repeats the chunk without its failing rows until all the others pass. */
function runPartly(context: DmlContext, undo: Undo, work: Work): Row[] {
  const failed: Row[] = [];
  let left = work;
  for (;;) {
    if (left.records.length === 0) return failed;
    const mark = undo.mark();
    const ids = left.records.map((record) => record.id);
    const rows = runChunk(context, left);
    const wrong = rows.filter((row) => row.errors.length > 0);
    if (wrong.length === 0) return [...failed, ...rows];
    undo.rollbackTo(mark);
    left.records.forEach((record, at) => restoreId(record, ids[at]!));
    failed.push(...wrong);
    const bad = new Set(wrong.map((row) => row.index));
    const keep = left.indexes.flatMap((index, at) => (bad.has(index) ? [] : [at]));
    left = { ...left, records: keep.map((at) => left.records[at]!), indexes: keep.map((at) => left.indexes[at]!) };
  }
}

function result(row: Row, givenId: string | null, operation: DmlOperation): DmlRowResult {
  const success = row.errors.length === 0;
  const id = success ? (row.input.id ?? row.old?.id ?? null) : operation === 'insert' ? null : givenId;
  return { id, success, created: success && row.created, errors: row.errors };
}

/** `Insert failed. First exception on row 0; first error: CODE, message: [Field]` */
export function dmlException(
  operation: DmlOperation | 'merge' | 'convertLead' | 'emptyRecycleBin',
  failed: readonly Row[],
  ids: readonly (string | null)[],
): DataError {
  const first = failed[0]!;
  const error = first.errors[0]!;
  const id = ids[first.index];
  const place = id ? `row ${first.index} with id ${id}` : `row ${first.index}`;
  const verb = operation[0]!.toUpperCase() + operation.slice(1);
  const message = `${verb} failed. First exception on ${place}; first error: ${error.statusCode}, ${error.message}: [${error.fields.join(', ')}]`;
  const text = error.statusCode === FIELDS_REFUSED && error.fields[0] !== 'Id' ? fieldsRefused(first) : message;
  const rows = failed.map((row) => ({ index: row.index, id: ids[row.index] ?? null, errors: row.errors }));
  return new DataError('DmlException', error.statusCode, text, { rows });
}

function fieldsRefused(row: Row): string {
  return `Operation failed due to fields being inaccessible on Sobject ${row.input.schema.name}, check errors on Exception or Result!`;
}
