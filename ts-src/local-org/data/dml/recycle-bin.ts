import type { DmlRowResult } from '../contract.ts';
import type { SObject } from '../sobject.ts';
import type { DmlContext } from './context.ts';
import { dmlException } from './engine.ts';
import { fail, newRow } from './row.ts';
import type { Row } from './row.ts';

/**
 * Removes records from the recycle bin for good, with the children that were deleted with them; no triggers run. Throws DmlException when
 * `allOrNone` and a record is not in the bin.
 */
export function emptyRecycleBin(
  context: DmlContext,
  records: readonly SObject[],
  options: { allOrNone: boolean },
): DmlRowResult[] {
  const rows = records.map((record, at) => {
    const row = newRow(at, record, record);
    const deletion = deletionOf(context, record);
    if (deletion === null) fail(row, 'INVALID_ID_FIELD', 'Entity is not in the recycle bin');
    else removeDeletion(context, record, deletion);
    return row;
  });
  const failed = rows.filter((row) => row.errors.length > 0);
  if (options.allOrNone && failed.length > 0) {
    throw dmlException(
      'emptyRecycleBin',
      failed,
      records.map(({ id }) => id),
    );
  }
  return rows.map(outcome);
}

function outcome({ input, errors }: Row): DmlRowResult {
  return { id: input.id, success: errors.length === 0, created: false, errors };
}

/** The number of the deletion that the record went in; null when it is not in the bin. */
function deletionOf(context: DmlContext, { schema, id }: SObject): number | null {
  if (!schema.fields.has('isdeleted')) return null;
  const text = `SELECT "_deletion" AS d FROM ${context.db.table(schema)} WHERE "Id" = ? AND "IsDeleted" = 1`;
  const row = context.db.get(text, id);
  return row ? Number(row.d ?? 0) : null;
}

function removeDeletion(context: DmlContext, { schema, id }: SObject, deletion: number): void {
  context.db.run(`DELETE FROM ${context.db.table(schema)} WHERE "Id" = ?`, id);
  for (const child of new Set(schema.childRelationships.map(({ childObject }) => childObject))) {
    const object = context.schema.object(child);
    if (!object?.fields.has('isdeleted') || !context.db.hasTable(object)) continue;
    for (const field of object.fields.values()) {
      if (field.deleteConstraint !== 'Cascade' || !field.referenceTo.includes(schema.name)) continue;
      const where = `"${field.name}" = ? AND "IsDeleted" = 1 AND "_deletion" = ?`;
      context.db.run(`DELETE FROM ${context.db.table(object)} WHERE ${where}`, id, deletion);
    }
  }
}
