import type { FieldSchema, ObjectSchema } from '../schema.ts';
import { SObject } from '../sobject.ts';
import { decode, encode, encodingOf, quote, storedFields } from './columns.ts';
import type { SqlValue } from './columns.ts';
import type { Database } from './database.ts';
import { listOf } from './sql.ts';

/** Whole rows by id, every stored field set; rows that do not exist are missing. Deleted rows are included. */
export function loadRecords(db: Database, object: ObjectSchema, ids: readonly string[]): Map<string, SObject> {
  const found = new Map<string, SObject>();
  if (ids.length === 0) return found;
  const fields = storedFields(object);
  const list = listOf(ids);
  const columns = fields.map((field) => quote(field.name)).join(', ');
  const rows = db.rows(`SELECT ${columns} FROM ${db.table(object)} WHERE "Id" IN ${list.text}`, list.values);
  const readers = fields.map((field) => ({ key: field.name.toLowerCase(), encoding: encodingOf(field) }));
  for (const row of rows) {
    const values = new Map<string, unknown>();
    readers.forEach(({ key, encoding }, index) => values.set(key, decode(encoding, row[index])));
    const record = SObject.fromRow(object, values);
    found.set(record.id!, record);
  }
  return found;
}

const inserts = new WeakMap<ObjectSchema, string>();

/** Writes a new row. Fields that are not set are null. */
export function insertRow(db: Database, record: SObject): void {
  const { schema } = record;
  const fields = storedFields(schema);
  const table = db.table(schema);
  let text = inserts.get(schema);
  if (!text) {
    text = `INSERT INTO ${table} (${fields.map((field) => quote(field.name)).join(', ')}) VALUES (${fields.map(() => '?').join(', ')})`;
    inserts.set(schema, text);
  }
  const values = record.values();
  db.run(text, ...fields.map((field) => encode(field, values.get(field.name.toLowerCase()) ?? null)));
}

/** Writes the named fields of an existing row. */
export function updateRow(db: Database, record: SObject, fields: readonly FieldSchema[]): void {
  if (fields.length === 0) return;
  const assignments = fields.map((field) => `${quote(field.name)} = ?`).join(', ');
  const values: SqlValue[] = fields.map((field) => encode(field, record.peek(field.name)));
  db.run(`UPDATE ${db.table(record.schema)} SET ${assignments} WHERE "Id" = ?`, ...values, record.id);
}
