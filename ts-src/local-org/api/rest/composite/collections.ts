import type { DmlOperation, DmlRowResult } from '../../../data/contract.ts';
import type { ObjectSchema } from '../../../data/schema.ts';
import { SObject } from '../../../data/sobject.ts';
import { toId18 } from '../../../values/index.ts';
import { isJsonObject, type JsonValue } from '../../json.ts';
import { userAccess } from '../../org.ts';
import { bodyObject, recordOf, type JsonObject } from '../deserialize.ts';
import { notFound, refuse } from '../errors.ts';
import { write } from '../event-records.ts';
import { keyField, objectOf, plainPaths, saveRow, type Caller } from '../records.ts';
import { ok, records, type RecordResource } from '../resource.ts';
import { queryRows, type Row } from '../serialize.ts';

const MAX_RECORDS = 200;
const MAX_READ = 2000;

/** `/composite/sobjects/...`: up to 200 records, which may be of different objects. */
export function collectionResources(): RecordResource[] {
  const place = '/composite/sobjects';
  const one = `${place}/:object`;
  return [
    records('POST', place, (caller, { body }) => ok(saveCollection(caller, 'insert', bodyObject(body)))),
    records('PATCH', place, (caller, { body }) => ok(saveCollection(caller, 'update', bodyObject(body)))),
    records('DELETE', place, (caller, { query }) =>
      ok(deleteCollection(caller, texts(query.ids?.split(','), 'ids'), query.allOrNone === 'true')),
    ),
    records('GET', one, (caller, { query }, path) => {
      const [ids, fields] = [query.ids?.split(','), query.fields?.split(',')];
      return ok(readCollection(caller, objectOf(caller, path.object!), texts(ids, 'ids'), texts(fields, 'fields')));
    }),
    records('POST', one, (caller, request, path) => {
      const { ids, fields } = bodyObject(request.body);
      return ok(readCollection(caller, objectOf(caller, path.object!), texts(ids, 'ids'), texts(fields, 'fields')));
    }),
    records('PATCH', `${one}/:key`, (caller, request, path) => {
      const object = objectOf(caller, path.object!);
      return ok(upsertCollection(caller, object, keyField(object, path.key!).name, bodyObject(request.body)));
    }),
  ];
}

function texts(value: unknown, name: string): string[] {
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')) return value;
  throw refuse('INVALID_INPUT', `${name} must be a list of texts`);
}

/** `POST` and `PATCH /composite/sobjects`: `{"allOrNone","records":[{"attributes":{"type"},...}]}`. */
function saveCollection(caller: Caller, operation: 'insert' | 'update', body: JsonObject): Row[] {
  const { rows, allOrNone } = request(body);
  const sobjects = rows.map((values) => collectionRecord(caller, operation, values));
  return dmlCollection(caller, operation, sobjects, allOrNone);
}

/** `PATCH /composite/sobjects/X/Key__c` */
function upsertCollection(caller: Caller, object: ObjectSchema, key: string, body: JsonObject): Row[] {
  const { rows, allOrNone } = request(body);
  const sobjects = rows.map((values) => recordOf(object, values, caller));
  const results = dml(caller, 'upsert', sobjects, allOrNone, key);
  return results.map((result) => ({ ...saveRow(result), created: result.created }));
}

/** `DELETE /composite/sobjects?ids=...&allOrNone=` */
function deleteCollection(caller: Caller, ids: string[], allOrNone: boolean): Row[] {
  limit(ids.length);
  return dmlCollection(
    caller,
    'delete',
    ids.map((id) => recordWithId(caller, id)),
    allOrNone,
  );
}

/** `POST /composite/sobjects/X` `{"ids","fields"}`: records in the order of the ids, null for what cannot be seen. */
function readCollection(caller: Caller, object: ObjectSchema, ids: string[], fields: string[]): (Row | null)[] {
  if (ids.length > MAX_READ)
    throw refuse('INVALID_INPUT', `At most ${MAX_READ} records are read at once, not ${ids.length}`);
  const wanted = ids.map((id) => toId18(id) ?? id);
  const names = plainPaths(object, fields);
  const list = wanted.map((id) => `'${id.replace(/[\\']/g, '\\$&')}'`).join(', ');
  const query = caller.org.parseSoql(`SELECT ${names.join(', ')} FROM ${object.name} WHERE Id IN (${list})`);
  const found = caller.data.query(query, [], userAccess(caller.userId)).records;
  const rows = new Map(queryRows(query, found, caller.base).map((row, index) => [found[index]!.id!, row]));
  return wanted.map((id) => rows.get(id) ?? null);
}

function request(body: JsonObject): { rows: JsonObject[]; allOrNone: boolean } {
  const rows = body.records;
  if (!Array.isArray(rows) || !rows.every((one): one is JsonObject => isJsonObject(one as JsonValue))) {
    throw refuse('INVALID_INPUT', 'records must be a list of objects');
  }
  limit(rows.length);
  return { rows, allOrNone: body.allOrNone === true };
}

function limit(count: number): void {
  if (count > MAX_RECORDS) {
    throw refuse('INVALID_INPUT', `A collection holds at most ${MAX_RECORDS} records, not ${count}`);
  }
}

function collectionRecord(caller: Caller, operation: DmlOperation, values: JsonObject): SObject {
  const type = isJsonObject(values.attributes) ? values.attributes.type : undefined;
  if (typeof type !== 'string') throw refuse('INVALID_INPUT', 'Each record needs attributes.type');
  const { Id, id, ...rest } = values;
  const record = recordOf(objectOf(caller, type), rest, caller);
  const key = Id ?? id;
  if (operation === 'update') {
    if (typeof key !== 'string') throw refuse('MISSING_ARGUMENT', 'Id not specified in an update call', ['Id']);
    record.id = toId18(key) ?? key;
  }
  return record;
}

function recordWithId(caller: Caller, text: string): SObject {
  const id = toId18(text);
  if (id === null) throw refuse('MALFORMED_ID', `id value of incorrect type: ${text}`);
  const object = caller.org.schema.objectByPrefix(id.slice(0, 3));
  if (!object) throw notFound();
  const record = new SObject(object);
  record.id = id;
  return record;
}

function dmlCollection(caller: Caller, operation: DmlOperation, rows: SObject[], allOrNone: boolean): Row[] {
  return dml(caller, operation, rows, allOrNone).map(saveRow);
}

/**
 * Runs one DML statement per object. With allOrNone nothing is kept when a row fails: the failing rows tell why, the others that they were
 * rolled back.
 */
function dml(
  caller: Caller,
  operation: DmlOperation,
  rows: SObject[],
  allOrNone: boolean,
  externalIdField?: string,
): DmlRowResult[] {
  const results = new Map<SObject, DmlRowResult>();
  const savepoint = caller.data.savepoint();
  for (const group of Map.groupBy(rows, (record) => record.schema).values()) {
    const options = { allOrNone: false, ...(externalIdField ? { externalIdField } : {}) };
    const answers = write(caller, operation, group, options);
    group.forEach((record, index) => results.set(record, answers[index]!));
  }
  const ordered = rows.map((record) => results.get(record)!);
  if (!allOrNone || ordered.every((result) => result.success)) return ordered;
  caller.data.rollbackTo(savepoint);
  return ordered.map((result) => (result.success ? ROLLED_BACK : result));
}

const ROLLED_BACK: DmlRowResult = {
  id: null,
  success: false,
  created: false,
  errors: [
    {
      statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
      fields: [],
    },
  ],
};
