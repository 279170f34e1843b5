import { DataError } from '../errors.ts';
import type { FieldSchema, ObjectSchema } from '../schema.ts';
import type { DmlContext } from './context.ts';
import { fail } from './row.ts';
import type { Row } from './row.ts';

/** Fields every user may set where they may create or edit the object at all. */
const FREE = new Set(['id', 'ownerid', 'recordtypeid', 'setupownerid']);

export function checkInsertAccess(context: DmlContext, object: ObjectSchema, rows: readonly Row[]): void {
  if (context.access.mode === 'user') {
    if (!context.rights.object(object).create) throw objectRefused(object);
    checkFields(context, object, rows);
  }
  checkParents(context, object, rows);
}

export function checkUpdateAccess(context: DmlContext, object: ObjectSchema, rows: readonly Row[]): void {
  if (context.access.mode === 'user') {
    if (!context.rights.object(object).edit) throw objectRefused(object);
    checkFields(context, object, rows);
  }
  checkRecords(context, object, rows, 'edit');
  checkParents(context, object, rows);
}

export function checkDeleteAccess(context: DmlContext, object: ObjectSchema, rows: readonly Row[]): void {
  if (context.access.mode === 'user' && !context.rights.object(object).delete) throw objectRefused(object);
  checkRecords(context, object, rows, 'delete');
}

function objectRefused(object: ObjectSchema): DataError {
  return new DataError('SecurityException', 'INSUFFICIENT_ACCESS', `Access to entity '${object.name}' denied`);
}

/** What the caller brought needs Edit in field-level security; a field that may only be set on creation refuses an update that carries it. */
function checkFields(context: DmlContext, object: ObjectSchema, rows: readonly Row[]): void {
  const decided = new Map<string, boolean>();
  const allowed = (field: FieldSchema): boolean => {
    let known = decided.get(field.name);
    if (known === undefined) decided.set(field.name, (known = context.rights.field(object, field).edit));
    return known;
  };
  for (const row of rows) {
    const refused: string[] = [];
    for (const key of row.input.values().keys()) {
      const field = object.fields.get(key);
      if (!field || FREE.has(key) || !isCallers(field)) continue;
      const isFixed = row.old !== null && !field.updateable;
      if (isFixed || !allowed(field)) refused.push(field.name);
    }
    if (refused.length > 0) fail(row, FIELDS_REFUSED, refusedFields(refused), refused);
  }
}

/** The status of rows that carry fields which the user may not write. */
export const FIELDS_REFUSED = 'INVALID_FIELD_FOR_INSERT_UPDATE';

function refusedFields(names: readonly string[]): string {
  return `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
}

function isCallers(field: FieldSchema): boolean {
  return field.createable || field.updateable;
}

/** Record sharing: the user must be able to edit (or delete) what the statement changes. */
function checkRecords(context: DmlContext, object: ObjectSchema, rows: readonly Row[], what: 'edit' | 'delete'): void {
  if (!sharingApplies(context) || rows.length === 0) return;
  const writable = context.rights.writable(
    object,
    rows.map((row) => row.old!.id!),
    what,
  );
  for (const row of rows) {
    if (!writable.has(row.old!.id!))
      fail(row, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
}

/** A reference may only be set to a record the user sees; a master needs Edit unless the relationship asks for Read alone. */
function checkParents(context: DmlContext, object: ObjectSchema, rows: readonly Row[]): void {
  if (!sharingApplies(context)) return;
  for (const field of object.fields.values()) {
    if (field.type !== 'REFERENCE' || !isCallers(field)) continue;
    const setting = rows.filter(
      (row) => row.written.has(field.name.toLowerCase()) && typeof row.record.peek(field.name) === 'string',
    );
    const byParent = Map.groupBy(setting, (row) => context.schema.objectByPrefix(String(row.record.peek(field.name))));
    for (const [parent, group] of byParent) {
      if (!parent || parent.setup || parent.name === 'User') continue;
      const ids = [...new Set(group.map((row) => String(row.record.peek(field.name))))];
      const needsEdit = field.masterDetail && !field.writeNeedsParentRead;
      const allowed = needsEdit ? context.rights.writable(parent, ids, 'edit') : context.rights.readable(parent, ids);
      for (const row of group) {
        if (allowed.has(String(row.record.peek(field.name)))) continue;
        fail(row, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'insufficient access rights on cross-reference id', [
          field.name,
        ]);
      }
    }
  }
}

function sharingApplies(context: DmlContext): boolean {
  return context.access.mode === 'user' || context.access.sharing;
}
