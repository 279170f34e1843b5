import type { FieldSchema, ObjectSchema } from '../schema.ts';
import type { SObject } from '../sobject.ts';
import { quote } from '../storage/columns.ts';
import { listOf } from '../storage/sql.ts';
import type { DmlContext } from './context.ts';
import { removeRows } from './delete.ts';

export interface Dependent {
  object: ObjectSchema;
  field: FieldSchema;
}

/**
 * What happens to records that refer to a deleted one: they go too, lose the reference, or forbid the deletion.
 * Returns why it is forbidden, null when it is not.
 */
export function deleteChildren(
  context: DmlContext,
  object: ObjectSchema,
  record: SObject,
  deletion: number,
): string | null {
  const dependents = dependentsOf(context, object);
  for (const dependent of dependents) {
    if (dependent.field.deleteConstraint !== 'Restrict') continue;
    const names = namesOf(context, dependent, record.id!);
    if (names.length > 0) return refusal(record, dependent.object, names);
  }
  for (const dependent of dependents) {
    if (dependent.field.deleteConstraint === 'Restrict') continue;
    const ids = referring(context, dependent, [record.id!]);
    if (ids.length === 0) continue;
    if (dependent.field.deleteConstraint === 'SetNull') clear(context, dependent, ids);
    else {
      const children = context.loadForTrigger(dependent.object, ids);
      for (const child of children.values()) {
        const problem = deleteChildren(context, dependent.object, child, deletion);
        if (problem) return problem;
      }
      removeRows(context, dependent.object, ids, deletion);
    }
  }
  return null;
}

/** Brings back the children that went in the same deletion. */
export function restoreChildren(context: DmlContext, object: ObjectSchema, id: string, deletion: number): void {
  for (const { object: child, field } of dependentsOf(context, object)) {
    if (field.deleteConstraint !== 'Cascade' || !child.fields.has('isdeleted')) continue;
    const table = context.db.table(child);
    const ids = context.db.rows(`SELECT "Id" FROM ${table} WHERE ${quote(field.name)} = ? AND "_deletion" = ?`, [
      id,
      deletion,
    ]);
    for (const [childId] of ids) {
      context.db.run(`UPDATE ${table} SET "IsDeleted" = 0, "_deletion" = NULL WHERE "Id" = ?`, childId!);
      restoreChildren(context, child, String(childId), deletion);
    }
  }
}

const known = new WeakMap<object, Map<string, Dependent[]>>();

/** Every stored reference to the object, whether it has a child relationship name or not. */
export function dependentsOf(context: DmlContext, object: ObjectSchema): Dependent[] {
  let byTarget = known.get(context.schema);
  if (!byTarget) {
    byTarget = new Map();
    for (const child of context.schema.objects.values()) {
      if (child.kind === 'event') continue;
      for (const field of child.fields.values()) {
        if (/^(CreatedBy|LastModifiedBy|Owner)Id$/.test(field.name)) continue;
        for (const target of field.referenceTo)
          byTarget.set(target, [...(byTarget.get(target) ?? []), { object: child, field }]);
      }
    }
    known.set(context.schema, byTarget);
  }
  return (byTarget.get(object.name) ?? []).filter((dependent) => context.db.hasTable(dependent.object));
}

/** Ids of living records that refer to one of `ids`. */
export function referring(context: DmlContext, { object, field }: Dependent, ids: readonly string[]): string[] {
  const list = listOf(ids);
  const alive = object.fields.has('isdeleted') ? ' AND "IsDeleted" = 0' : '';
  const text = `SELECT "Id" FROM ${context.db.table(object)} WHERE ${quote(field.name)} IN ${list.text}${alive}`;
  return context.db.rows(text, list.values).map(([id]) => String(id));
}

function clear(context: DmlContext, { object, field }: Dependent, ids: readonly string[]): void {
  const list = listOf(ids);
  context.db.run(
    `UPDATE ${context.db.table(object)} SET ${quote(field.name)} = NULL WHERE "Id" IN ${list.text}`,
    ...list.values,
  );
}

function namesOf(context: DmlContext, dependent: Dependent, id: string): string[] {
  const { object } = dependent;
  const ids = referring(context, dependent, [id]);
  const name = object.nameField ?? 'Id';
  return [...context.loadForTrigger(object, ids).values()].map((record) => String(record.peek(name) ?? record.id));
}

function refusal(record: SObject, child: ObjectSchema, names: readonly string[]): string {
  const name = String(record.peek(record.schema.nameField ?? 'Id') ?? record.id);
  return `Your attempt to delete ${name} could not be completed because it is associated with the following ${child.labelPlural.toLowerCase()}.: ${names.join(', ')}\n`;
}
