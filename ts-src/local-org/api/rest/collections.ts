import type { DmlOperation, DmlRowResult } from '../../data/contract.ts';
import type { ObjectSchema } from '../../data/schema.ts';
import { SObject } from '../../data/sobject.ts';
import { toId18 } from '../../values/index.ts';
import { isJsonObject, type JsonValue } from '../json.ts';
import { userAccess } from '../org.ts';
import { recordOf, type JsonObject } from './deserialize.ts';
import { notFound, refuse } from './errors.ts';
import { objectOf, plainPaths, readableFields, saveRow, type Caller } from './records.ts';
import { queryRows, type Row } from './serialize.ts';

const MAX_RECORDS = 200;

/** `POST` and `PATCH /composite/sobjects`: `{"allOrNone","records":[{"attributes":{"type"},...}]}`. */
export function saveCollection(caller: Caller, operation: 'insert' | 'update', body: JsonObject): Row[] {
  const { records, allOrNone } = request(body);
  const sobjects = records.map((values) => collectionRecord(caller, operation, values));
  return dmlCollection(caller, operation, sobjects, allOrNone);
}

/** `PATCH /composite/sobjects/X/Key__c` */
export function upsertCollection(caller: Caller, object: ObjectSchema, key: string, body: JsonObject): Row[] {
  const { records, allOrNone } = request(body);
  const sobjects = records.map((values) => recordOf(object, values, caller));
  const results = dml(caller, 'upsert', sobjects, allOrNone, key);
  return results.map((result) => ({ ...saveRow(result), created: result.created }));
}

/** `DELETE /composite/sobjects?ids=...&allOrNone=` */
export function deleteCollection(caller: Caller, ids: string[], allOrNone: boolean): Row[] {
  limit(ids.length);
  return dmlCollection(
    caller,
    'delete',
    ids.map((id) => recordWithId(caller, id)),
    allOrNone,
  );
}

/** `POST /composite/sobjects/X` `{"ids","fields"}`: records in the order of the ids, null for what cannot be seen. */
export function readCollection(caller: Caller, object: ObjectSchema, ids: string[], fields: string[]): (Row | null)[] {
  const wanted = ids.map((id) => toId18(id) ?? id);
  const names = fields.length > 0 ? plainPaths(object, fields) : readableFields(caller, object);
  const list = wanted.map((id) => `'${id.replace(/[\\']/g, '\\$&')}'`).join(', ');
  const query = caller.org.parseSoql(`SELECT ${names.join(', ')} FROM ${object.name} WHERE Id IN (${list})`);
  const { records } = caller.data.query(query, [], userAccess(caller.userId));
  const rows = new Map(queryRows(query, records).map((row, index) => [records[index]!.id!, row]));
  return wanted.map((id) => rows.get(id) ?? null);
}

function request(body: JsonObject): { records: JsonObject[]; allOrNone: boolean } {
  const records = body.records;
  if (!Array.isArray(records) || !records.every((one): one is JsonObject => isJsonObject(one as JsonValue))) {
    throw refuse('INVALID_INPUT', 'records must be a list of objects');
  }
  limit(records.length);
  return { records, allOrNone: body.allOrNone === true };
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

function dmlCollection(caller: Caller, operation: DmlOperation, records: SObject[], allOrNone: boolean): Row[] {
  return dml(caller, operation, records, allOrNone).map(saveRow);
}

/**
 * Runs one DML statement per object. With allOrNone nothing is kept when a row fails: the failing rows tell why, the others that they were
 * rolled back.
 */
function dml(
  caller: Caller,
  operation: DmlOperation,
  records: SObject[],
  allOrNone: boolean,
  externalIdField?: string,
): DmlRowResult[] {
  const results = new Map<SObject, DmlRowResult>();
  const savepoint = caller.data.savepoint();
  for (const group of Map.groupBy(records, (record) => record.schema).values()) {
    const options = {
      access: userAccess(caller.userId),
      allOrNone: false,
      ...(externalIdField ? { externalIdField } : {}),
    };
    const answers = caller.data.dml(operation, group, options);
    group.forEach((record, index) => results.set(record, answers[index]!));
  }
  const ordered = records.map((record) => results.get(record)!);
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
