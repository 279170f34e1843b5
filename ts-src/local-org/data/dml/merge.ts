import type { DmlError } from '../contract.ts';
import { DataError } from '../errors.ts';
import type { ObjectSchema } from '../schema.ts';
import type { SObject } from '../sobject.ts';
import { quote } from '../storage/columns.ts';
import { listOf } from '../storage/sql.ts';
import { checkDeleteAccess } from './access.ts';
import { dependentsOf, referring } from './cascade.ts';
import type { Dependent } from './cascade.ts';
import type { DmlContext } from './context.ts';
import { removeRows, runDeleteTriggers } from './delete.ts';
import { dmlException } from './engine.ts';
import type { Undo } from './engine.ts';
import { fail, healthy, newRow } from './row.ts';
import type { Row } from './row.ts';
import { existingRows, updateChunk } from './update.ts';

/** What became of a merge. */
export interface MergeOutcome {
  /** The winner. */
  id: string | null;
  success: boolean;
  errors: DmlError[];
  mergedIds: string[];
  /** Records that referred to a loser and now refer to the winner. */
  updatedRelatedIds: string[];
}

const MERGEABLE: ReadonlySet<string> = new Set(['Account', 'Contact', 'Lead', 'Case', 'Individual']);
const MOST_LOSERS = 2;

/**
 * Merges one or two records into `master`, in the order of the platform: before delete, records that refer to the losers move to the winner (without
 * triggers), after delete with MasterRecordId set, then one update of the winner with the fields that `master` carries. Throws DmlException when
 * `allOrNone` and something fails; the caller's savepoint undoes the work otherwise too.
 */
export function runMerge(
  context: DmlContext,
  undo: Undo,
  master: SObject,
  losers: readonly SObject[],
  options: { allOrNone: boolean },
): MergeOutcome {
  const object = master.schema;
  checkMergeable(object, losers);
  const start = undo.mark();
  try {
    const indexes = losers.map((_loser, at) => at);
    const rows = existingRows(context, object, losers, indexes, 'merge');
    const [winner] = existingRows(context, object, [master], [0], 'merge') as [Row];
    if (winner.old?.peek('IsDeleted') === true) fail(winner, 'ENTITY_IS_DELETED', 'entity is deleted');
    for (const row of rows) if (row.old && row.old.id === winner.old?.id) fail(row, 'MERGE_FAILED', SAME);
    const related = healthy([winner]).length === 1 ? removeLosers(context, object, winner, rows) : [];
    const isReady = [winner, ...rows].every((row) => row.errors.length === 0);
    if (isReady) updateChunk(context, [winner]);
    return settle(undo, start, winner, rows, related, options.allOrNone);
  } catch (error) {
    undo.rollbackTo(start);
    throw error;
  }
}

const SAME = 'A record cannot be merged with itself';

function checkMergeable(object: ObjectSchema, losers: readonly SObject[]): void {
  if (!MERGEABLE.has(object.name)) {
    const message = `DML operation MERGE not allowed on ${object.name}`;
    throw new DataError('DmlException', 'INVALID_TYPE_FOR_OPERATION', message);
  }
  const stranger = losers.find((loser) => loser.schema !== object);
  if (stranger) {
    const message = `master record and records to merge must be of the same type: ${object.name}, ${stranger.schema.name}`;
    throw new DataError('DmlException', 'INVALID_TYPE_FOR_OPERATION', message);
  }
  if (losers.length > MOST_LOSERS) {
    const row = newRow(0, losers[0]!, losers[0]!);
    fail(row, 'MERGE_FAILED', 'at most 3 records can be merged: the master record and two others');
    throw dmlException('merge', [row], [losers[0]!.id]);
  }
}

function removeLosers(context: DmlContext, object: ObjectSchema, winner: Row, rows: readonly Row[]): string[] {
  for (const row of healthy(rows)) {
    if (row.old!.peek('IsDeleted') === true) fail(row, 'ENTITY_IS_DELETED', 'entity is deleted');
  }
  checkDeleteAccess(context, object, healthy(rows));
  runDeleteTriggers(context, 'before', healthy(rows));
  const gone = healthy(rows);
  if (gone.length < rows.length) return [];
  const masterId = winner.old!.id!;
  const ids = gone.map((row) => row.old!.id!);
  const related = dependentsOf(context, object).flatMap((dependent) => reparent(context, dependent, ids, masterId));
  if (object.fields.has('masterrecordid')) setMaster(context, object, ids, masterId);
  removeRows(context, object, ids, context.db.take('deletion'));
  for (const row of gone) {
    row.old = row.old!.copy();
    if (object.fields.has('masterrecordid')) row.old.put('MasterRecordId', masterId);
  }
  runDeleteTriggers(context, 'after', gone);
  return related;
}

/** Moves references from the losers to the winner; the winner itself does not come to refer to itself. */
function reparent(context: DmlContext, dependent: Dependent, ids: readonly string[], masterId: string): string[] {
  if (dependent.field.name === 'MasterRecordId') return [];
  const moved = referring(context, dependent, ids).filter((id) => !ids.includes(id));
  if (moved.length === 0) return [];
  const table = context.db.table(dependent.object);
  const column = quote(dependent.field.name);
  const list = listOf(moved);
  context.db.run(
    `UPDATE ${table} SET ${column} = CASE WHEN "Id" = ? THEN NULL ELSE ? END WHERE "Id" IN ${list.text}`,
    masterId,
    masterId,
    ...list.values,
  );
  return moved.filter((id) => id !== masterId);
}

function setMaster(context: DmlContext, object: ObjectSchema, ids: readonly string[], masterId: string): void {
  const list = listOf(ids);
  const table = context.db.table(object);
  context.db.run(`UPDATE ${table} SET "MasterRecordId" = ? WHERE "Id" IN ${list.text}`, masterId, ...list.values);
}

function settle(
  undo: Undo,
  start: number,
  winner: Row,
  rows: readonly Row[],
  related: string[],
  allOrNone: boolean,
): MergeOutcome {
  const failed = [winner, ...rows].filter((row) => row.errors.length > 0);
  if (failed.length === 0) {
    const mergedIds = rows.map((row) => row.old!.id!);
    return { id: winner.old!.id, success: true, errors: [], mergedIds, updatedRelatedIds: related };
  }
  if (allOrNone) {
    const ids = [winner.input.id, ...rows.map((row) => row.input.id)];
    throw dmlException('merge', failed, ids);
  }
  undo.rollbackTo(start);
  const errors = failed.flatMap((row) => row.errors);
  return { id: winner.input.id, success: false, errors, mergedIds: [], updatedRelatedIds: [] };
}
