import type { FieldSchema, ObjectSchema } from '../../data/schema.ts';
import { Blob } from '../../values/index.ts';
import { userAccess } from '../org.ts';
import { notFound } from './errors.ts';
import type { Caller } from './records.ts';
import type { Answer } from './resource.ts';

/** The content of a blob field of one record that the user may read. */
export function blobContent(caller: Caller, object: ObjectSchema, field: FieldSchema, id: string): Answer {
  const query = caller.org.parseSoql(`SELECT ${field.name} FROM ${object.name} WHERE Id = '${id}'`);
  const [record] = caller.data.query(query, [], userAccess(caller.userId)).records;
  if (!record) throw notFound();
  const value = record.peek(field.name);
  const content = value instanceof Blob ? value.bytes : new Uint8Array();
  return { status: 200, bytes: { content, type: 'application/octet-stream' } };
}
