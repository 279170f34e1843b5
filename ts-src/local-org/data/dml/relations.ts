import type { FieldSchema } from '../schema.ts';
import type { SObject } from '../sobject.ts';
import { encode, quote } from '../storage/columns.ts';
import type { DmlContext } from './context.ts';
import { fail } from './row.ts';
import type { Row } from './row.ts';

/** `new Contact(Account = new Account(Key__c = 'x'))`: the reference is found by the parent's Id or external id. */
export function resolveParents(context: DmlContext, row: Row): void {
  for (const [name, parent] of row.record.relations()) {
    const reference = context.schema.relationship(row.record.schema, name);
    if (!reference || !parent || row.record.peek(reference.name) !== null) continue;
    const key = externalKey(parent);
    if (!key) continue;
    const ids = findByKey(context, parent, key);
    if (ids.length === 1) row.record.put(reference.name, ids[0]);
    else unresolved(row, parent, key, ids.length);
  }
}

/** The first populated external id of a parent record. */
function externalKey(parent: SObject): FieldSchema | undefined {
  return [...parent.schema.fields.values()].find((field) => field.externalId && parent.peek(field.name) !== null);
}

export function findByKey(context: DmlContext, record: SObject, key: FieldSchema): string[] {
  const table = context.db.table(record.schema);
  const alive = record.schema.fields.has('isdeleted') ? ' AND "IsDeleted" = 0' : '';
  const value = encode(key, record.peek(key.name));
  return context.db
    .rows(`SELECT "Id" FROM ${table} WHERE ${quote(key.name)} = ?${alive} LIMIT 2`, [value])
    .map(([id]) => String(id));
}

function unresolved(row: Row, parent: SObject, key: FieldSchema, found: number): void {
  const value = String(parent.peek(key.name));
  if (found === 0) {
    const message = `Foreign key external ID: ${value.toLowerCase()} not found for field ${key.name} in entity ${parent.schema.name}`;
    fail(row, 'INVALID_FIELD', message);
  } else
    fail(row, 'DUPLICATE_EXTERNAL_ID', `${key.name}: more than one record found for external id field`, [key.name]);
}
