import type { ObjectSchema } from '../schema.ts';
import { listOf } from '../storage/sql.ts';
import { checkDeleteAccess } from './access.ts';
import { deleteChildren, restoreChildren } from './cascade.ts';
import type { DmlContext } from './context.ts';
import { afterRemoval } from './effects.ts';
import { collectTriggerErrors, fail, healthy } from './row.ts';
import type { Row } from './row.ts';

/** Deletes at most 200 rows of one object into the recycle bin; objects without one lose the rows. */
export function deleteChunk(context: DmlContext, rows: readonly Row[]): void {
  const object = rows[0]!.input.schema;
  for (const row of healthy(rows)) {
    if (row.old!.peek('IsDeleted') === true) fail(row, 'ENTITY_IS_DELETED', 'entity is deleted');
  }
  checkDeleteAccess(context, object, healthy(rows));
  runDeleteTriggers(context, 'before', healthy(rows));
  const deletion = context.db.take('deletion');
  for (const row of healthy(rows)) {
    const refusal = deleteChildren(context, object, row.old!, deletion);
    if (refusal) fail(row, 'DELETE_FAILED', refusal);
  }
  const gone = healthy(rows);
  if (gone.length === 0) return;
  removeRows(
    context,
    object,
    gone.map((row) => row.old!.id!),
    deletion,
  );
  afterRemoval(context, object, gone);
  runDeleteTriggers(context, 'after', gone);
}

/** Marks rows deleted under a number that undelete finds again, or removes them. */
export function removeRows(context: DmlContext, object: ObjectSchema, ids: readonly string[], deletion: number): void {
  const table = context.db.table(object);
  const list = listOf(ids);
  if (object.fields.has('isdeleted')) {
    const stamp = object.fields.has('systemmodstamp') ? `, "SystemModstamp" = ${stampNow(context)}` : '';
    context.db.run(
      `UPDATE ${table} SET "IsDeleted" = 1, "_deletion" = ?${stamp} WHERE "Id" IN ${list.text}`,
      deletion,
      ...list.values,
    );
  } else context.db.run(`DELETE FROM ${table} WHERE "Id" IN ${list.text}`, ...list.values);
  if (object.setup) context.setupChanged(object);
}

function stampNow(context: DmlContext): number {
  return Math.floor(context.nowMs() / 1000) * 1000;
}

/** Takes rows out of the recycle bin, with the children that were deleted with them. */
export function undeleteChunk(context: DmlContext, rows: readonly Row[]): void {
  const object = rows[0]!.input.schema;
  for (const row of healthy(rows)) {
    if (row.old!.peek('IsDeleted') !== true) fail(row, 'UNDELETE_FAILED', 'Entity is not in the recycle bin');
  }
  checkDeleteAccess(context, object, healthy(rows));
  for (const row of healthy(rows)) restore(context, object, row);
  const back = healthy(rows);
  afterRemoval(context, object, back);
  if (back.length === 0 || !context.triggers?.has(object)) return;
  const loaded = context.loadForTrigger(
    object,
    back.map((row) => row.old!.id!),
  );
  for (const row of back) {
    row.record = loaded.get(row.old!.id!)!;
    row.record.readOnly = true;
  }
  context.triggers.run(
    object,
    'after',
    'undelete',
    back.map((row) => row.record),
    [],
  );
  collectTriggerErrors(back);
}

function restore(context: DmlContext, object: ObjectSchema, row: Row): void {
  const id = row.old!.id!;
  const table = context.db.table(object);
  const deletion = context.db.get(`SELECT "_deletion" AS d FROM ${table} WHERE "Id" = ?`, id)?.d ?? null;
  context.db.run(`UPDATE ${table} SET "IsDeleted" = 0, "_deletion" = NULL WHERE "Id" = ?`, id);
  if (deletion !== null) restoreChildren(context, object, id, Number(deletion));
}

/** The triggers see the rows as they were before the statement. */
export function runDeleteTriggers(context: DmlContext, moment: 'before' | 'after', rows: readonly Row[]): void {
  const object = rows[0]?.input.schema;
  if (!object || !context.triggers?.has(object)) return;
  for (const row of rows) row.old!.readOnly = true;
  context.triggers.run(
    object,
    moment,
    'delete',
    [],
    rows.map((row) => row.old!),
  );
  for (const row of rows) row.record = row.old!;
  collectTriggerErrors(rows);
}
