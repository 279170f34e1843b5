import { recordId } from '../ids.ts';
import type { SObject } from '../sobject.ts';
import { insertRow } from '../storage/records.ts';
import type { DmlContext } from './context.ts';
import { checkInsertAccess } from './access.ts';
import { applyAutoNumbers, applyDefaults, nameById, stamp } from './defaults.ts';
import { derive } from './derived.ts';
import { afterInsert } from './effects.ts';
import { resolveParents } from './relations.ts';
import { collectTriggerErrors, fail, healthy, newRow } from './row.ts';
import type { Row } from './row.ts';
import { runRules } from './rules.ts';
import { validate } from './validate.ts';

/** Rows for an insert; a record that already has an Id is refused. */
export function insertRows(records: readonly SObject[], indexes: readonly number[]): Row[] {
  return records.map((input, at) => {
    const row = newRow(indexes[at]!, input, toInsert(input));
    row.created = true;
    if (input.id !== null) fail(row, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
    return row;
  });
}

/** What is inserted of a record: the fields it may bring, without query bookkeeping. */
function toInsert(input: SObject): SObject {
  const record = input.bare();
  for (const [key, value] of input.values()) {
    const field = input.schema.fields.get(key);
    if (field?.createable) record.put(field.name, value);
  }
  for (const [name, parent] of input.relations()) record.setRelation(name, parent);
  return record;
}

/** Inserts at most 200 rows of one object. Errors go to the rows; nothing of a failed row is stored by this function. */
export function insertChunk(context: DmlContext, rows: readonly Row[]): void {
  const object = rows[0]!.record.schema;
  for (const row of healthy(rows)) {
    resolveParents(context, row);
    for (const key of row.record.values().keys()) row.written.add(key);
    applyDefaults(context, row.record);
  }
  checkInsertAccess(context, object, healthy(rows));
  runBefore(context, rows);
  const ready = healthy(rows);
  for (const row of ready) derive(context, row);
  validate(context, ready);
  runRules(context, healthy(ready));
  const stored = healthy(ready);
  if (stored.length === 0) return;
  const first = context.db.take(`id:${object.keyPrefix}`, stored.length);
  stored.forEach((row, offset) => {
    row.record.id = recordId(object.keyPrefix, first + offset);
    applyAutoNumbers(context, row.record);
    nameById(row.record);
    stamp(context, row.record, true);
    insertRow(context.db, row.record);
    row.input.id = row.record.id;
  });
  afterInsert(context, object, stored);
  runAfter(context, stored);
}

function runBefore(context: DmlContext, rows: readonly Row[]): void {
  const object = rows[0]!.record.schema;
  const ready = healthy(rows);
  if (!context.triggers?.has(object) || ready.length === 0) return;
  for (const row of ready) context.rules.compute(row.record, null);
  context.triggers.run(
    object,
    'before',
    'insert',
    ready.map((row) => row.record),
    [],
  );
  collectTriggerErrors(ready);
}

function runAfter(context: DmlContext, rows: readonly Row[]): void {
  const object = rows[0]!.record.schema;
  if (!context.triggers?.has(object)) return;
  const loaded = context.loadForTrigger(
    object,
    rows.map((row) => row.record.id!),
  );
  for (const row of rows) {
    row.record = loaded.get(row.record.id!)!;
    row.record.readOnly = true;
  }
  context.triggers.run(
    object,
    'after',
    'insert',
    rows.map((row) => row.record),
    [],
  );
  collectTriggerErrors(rows);
}
