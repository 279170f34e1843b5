import type { DataSession, DmlOperation, DmlRowResult } from '../../data/contract.ts';
import type { FieldSchema, ObjectSchema } from '../../data/schema.ts';
import { SObject } from '../../data/sobject.ts';
import { toId18 } from '../../values/index.ts';
import type { Org } from '../org.ts';
import { userAccess } from '../org.ts';
import { recordOf, soqlLiteral, type JsonObject } from './deserialize.ts';
import { dmlEntries, notFound, refuse, RestError } from './errors.ts';
import { write } from './event-records.ts';
import { ok, type Answer } from './resource.ts';
import { queryRows, type Row } from './serialize.ts';

/** Whose request it is, and in which transaction it runs. */
export interface Caller {
  org: Org;
  data: DataSession;
  userId: string;
  /** Where the addresses of records start: `/services/data/v67.0`. */
  base: string;
}

/** The object of a path. Throws NOT_FOUND for an unknown one and for one that the user may not read. */
export function objectOf(caller: Caller, name: string): ObjectSchema {
  const object = caller.org.schema.object(name);
  if (!object || !caller.data.objectAccess(caller.userId, object).read) throw notFound();
  return object;
}

/**
 * One record by id, or by the value of an external id. `fields`: API names; absent: all that the user may read.
 * An external id that several records have is answered by 300 and their addresses.
 */
export function readRecord(
  caller: Caller,
  object: ObjectSchema,
  key: { field: FieldSchema; value: string },
  fields: string[] | null,
): Answer {
  const names = fields === null ? readableFields(caller, object) : plainPaths(object, fields);
  const where = `${key.field.name} = ${soqlLiteral(key.field, key.value)}`;
  const query = caller.org.parseSoql(`SELECT ${names.join(', ')} FROM ${object.name} WHERE ${where} LIMIT 200`);
  const { records } = caller.data.query(query, [], userAccess(caller.userId));
  if (records.length === 0) throw noSuchKey(key.value);
  if (records.length > 1) return { status: 300, json: records.map((one) => recordPath(caller, object, one.id!)) };
  return ok(queryRows(query, records, caller.base)[0]!);
}

/** The id of the one record with this external id. Throws NOT_FOUND, and INVALID_FIELD when there are several. */
export function recordIdByKey(caller: Caller, object: ObjectSchema, key: FieldSchema, value: string): string {
  if (key.type === 'ID') return value;
  const query = caller.org.parseSoql(
    `SELECT Id FROM ${object.name} WHERE ${key.name} = ${soqlLiteral(key, value)} LIMIT 2`,
  );
  const { records } = caller.data.query(query, [], userAccess(caller.userId));
  if (records.length === 0) throw noSuchKey(value);
  if (records.length > 1)
    throw refuse('DUPLICATE_EXTERNAL_ID', `${key.name}: more than one record found for external id field`);
  return records[0]!.id!;
}

/** What is at the other end of a relationship of one record: a record, or the answer of a query of its children. */
export function readRelated(
  caller: Caller,
  object: ObjectSchema,
  id: string,
  name: string,
  fields: string[] | null,
): Row {
  const lookup = caller.org.schema.relationship(object, name);
  if (lookup) return relatedParent(caller, object, id, lookup, fields);
  const child = caller.org.schema.child(object, name);
  if (!child) throw notFound();
  const target = objectOf(caller, child.childObject);
  const names = fields === null ? readableFields(caller, target) : plainPaths(target, fields);
  const query = caller.org.parseSoql(`SELECT ${names.join(', ')} FROM ${target.name} WHERE ${child.field} = '${id}'`);
  const { records } = caller.data.query(query, [], userAccess(caller.userId));
  return { totalSize: records.length, done: true, records: queryRows(query, records, caller.base) };
}

function relatedParent(
  caller: Caller,
  object: ObjectSchema,
  id: string,
  lookup: FieldSchema,
  fields: string[] | null,
): Row {
  const own = caller.org.parseSoql(`SELECT ${lookup.name} FROM ${object.name} WHERE Id = '${id}'`);
  const parentId = caller.data.query(own, [], userAccess(caller.userId)).records[0]?.peek(lookup.name);
  const target = typeof parentId === 'string' ? caller.org.schema.objectByPrefix(parentId.slice(0, 3)) : undefined;
  if (!target) throw refuse('NOT_FOUND', `Relationship ${lookup.relationshipName} of ${object.name} ${id} is empty`);
  const names = fields === null ? readableFields(caller, target) : plainPaths(target, fields);
  const query = caller.org.parseSoql(`SELECT ${names.join(', ')} FROM ${target.name} WHERE Id = '${String(parentId)}'`);
  const [row] = queryRows(query, caller.data.query(query, [], userAccess(caller.userId)).records, caller.base);
  if (!row) throw notFound();
  return row;
}

export function recordPath(caller: Caller, object: ObjectSchema, id: string): string {
  return `${caller.base}/sobjects/${object.name}/${id}`;
}

function noSuchKey(value: string): RestError {
  return refuse('NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${value}`);
}

/** Field names and relationship paths of a request, and nothing else that SOQL knows. */
export function plainPaths(object: ObjectSchema, names: string[]): string[] {
  const wrong = names.find((name) => !/^\w+(\.\w+)*$/.test(name));
  if (wrong !== undefined) throw refuse('INVALID_FIELD', `No such column '${wrong}' on entity '${object.name}'`);
  return names;
}

export function readableFields(caller: Caller, object: ObjectSchema): string[] {
  return [...object.fields.values()]
    .filter((field) => field.type !== 'ADDRESS' && field.type !== 'LOCATION')
    .filter((field) => caller.data.fieldAccess(caller.userId, object, field.name).read)
    .map((field) => field.name);
}

/** The field that a path names before a value: an external id, or `Id`. */
export function keyField(object: ObjectSchema, name: string): FieldSchema {
  const field = object.fields.get(name.toLowerCase());
  if (!field || (!field.externalId && field.type !== 'ID')) {
    throw refuse('NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${name}`);
  }
  return field;
}

/** An id of this object in its 18-character form. */
export function recordId(object: ObjectSchema, text: string): string {
  const id = toId18(text);
  if (id === null) throw refuse('MALFORMED_ID', `${object.name} ID: id value of incorrect type: ${text}`);
  return id;
}

export function createRecord(caller: Caller, object: ObjectSchema, values: JsonObject): Row {
  const record = recordOf(object, values, caller);
  const [result] = save(caller, 'insert', [record], true);
  return saveRow(result!);
}

export function updateRecord(caller: Caller, object: ObjectSchema, id: string, values: JsonObject): void {
  const record = recordOf(object, withoutId(object, values), caller);
  record.id = recordId(object, id);
  save(caller, 'update', [record], true);
}

export function deleteRecord(caller: Caller, object: ObjectSchema, id: string): void {
  const record = new SObject(object);
  record.id = recordId(object, id);
  save(caller, 'delete', [record], true);
}

/** Upsert by external id: the path gives the key, the body the other fields. */
export function upsertRecord(
  caller: Caller,
  object: ObjectSchema,
  key: FieldSchema,
  value: string,
  values: JsonObject,
): { created: boolean; row: Row } {
  const record = recordOf(object, values, caller);
  const keyed = recordOf(object, { [key.name]: value }, caller);
  record.put(key.name, keyed.get(key.name));
  const [result] = save(caller, 'upsert', [record], true, key.name);
  return { created: result!.created, row: { ...saveRow(result!), created: result!.created } };
}

export function save(
  caller: Caller,
  operation: DmlOperation,
  records: SObject[],
  allOrNone: boolean,
  externalIdField?: string,
): DmlRowResult[] {
  const results = write(caller, operation, records, {
    allOrNone,
    ...(externalIdField === undefined ? {} : { externalIdField }),
  });
  const failed = results.find((result) => !result.success);
  if (allOrNone && failed) throw new RestError(dmlEntries(failed.errors));
  return results;
}

/** `{"id","success","errors"}`; a row that was not saved has no id. */
export function saveRow(result: DmlRowResult): Row {
  const saved = { success: result.success, errors: result.errors };
  return result.id === null ? saved : { id: result.id, ...saved };
}

function withoutId(object: ObjectSchema, values: JsonObject): JsonObject {
  const named = Object.keys(values).find((name) => object.fields.get(name.toLowerCase())?.type === 'ID');
  if (named === undefined) return values;
  const fields = [named];
  throw new RestError([
    { message: 'The Id field should not be specified in the sobject data.', errorCode: 'INVALID_FIELD', fields },
  ]);
}
