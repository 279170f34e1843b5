import type { ObjectSchema } from '../../data/schema.ts';
import { changedRecords, deletedRecords } from './changes.ts';
import { bodyObject } from './deserialize.ts';
import { describeGlobal, describeObject } from './describe.ts';
import { notFound } from './errors.ts';
import { blobContent } from './blobs.ts';
import {
  createRecord,
  deleteRecord,
  keyField,
  objectOf,
  readRecord,
  readRelated,
  recordId,
  recordIdByKey,
  updateRecord,
  upsertRecord,
  type Caller,
} from './records.ts';
import {
  noContent,
  ok,
  records,
  type Answer,
  type PathParameters,
  type RecordResource,
  type ResourceRequest,
} from './resource.ts';
import type { Row } from './serialize.ts';

/** `/sobjects/...`: describes, records, records by external id, related records and blobs. */
export function sobjectResources(): RecordResource[] {
  return [
    records('GET', '/sobjects', (caller) => ok(describeGlobal(caller))),
    records('GET', '/sobjects/:object', (caller, _request, path) =>
      ok(basicInformation(caller, pathObject(caller, path))),
    ),
    records('POST', '/sobjects/:object', (caller, request, path) => create(caller, request, path)),
    records('GET', '/sobjects/:object/describe', (caller, _request, path) =>
      ok(describeObject(caller, pathObject(caller, path))),
    ),
    records('GET', '/sobjects/:object/updated', (caller, { query }, path) =>
      ok(changedRecords(caller, pathObject(caller, path), query)),
    ),
    records('GET', '/sobjects/:object/deleted', (caller, { query }, path) =>
      ok(deletedRecords(caller, pathObject(caller, path), query)),
    ),
    ...byId(),
    ...byKey(),
  ];
}

function byId(): RecordResource[] {
  const place = '/sobjects/:object/:id';
  return [
    records('GET', place, (caller, request, path) => {
      const object = pathObject(caller, path);
      const value = recordId(object, path.id!);
      return readRecord(caller, object, { field: keyField(object, 'Id'), value }, wantedFields(request));
    }),
    records('PATCH', place, (caller, request, path) => {
      updateRecord(caller, pathObject(caller, path), path.id!, bodyObject(request.body));
      return noContent();
    }),
    records('DELETE', place, (caller, _request, path) => {
      deleteRecord(caller, pathObject(caller, path), path.id!);
      return noContent();
    }),
  ];
}

/** The segment after the object is an external id field before its value, or the id of a record before the name of a member. */
function byKey(): RecordResource[] {
  const place = '/sobjects/:object/:key/:value';
  return [
    records('GET', place, (caller, request, path) => {
      const object = pathObject(caller, path);
      const { key, value } = { key: path.key!, value: path.value! };
      if (object.fields.has(key.toLowerCase())) {
        return readRecord(caller, object, { field: keyField(object, key), value }, wantedFields(request));
      }
      return memberOf(caller, object, recordId(object, key), value, request);
    }),
    records('PATCH', place, (caller, request, path) => upsert(caller, request, path)),
    records('DELETE', place, (caller, _request, path) => {
      const object = pathObject(caller, path);
      deleteRecord(caller, object, recordIdByKey(caller, object, keyField(object, path.key!), path.value!));
      return noContent();
    }),
  ];
}

function create(caller: Caller, request: ResourceRequest, path: PathParameters): Answer {
  const object = pathObject(caller, path);
  const row = createRecord(caller, object, bodyObject(request.body));
  return { status: 201, headers: { location: `${caller.base}/sobjects/${object.name}/${String(row.id)}` }, json: row };
}

function upsert(caller: Caller, request: ResourceRequest, path: PathParameters): Answer {
  const object = pathObject(caller, path);
  const key = keyField(object, path.key!);
  const { created, row } = upsertRecord(caller, object, key, path.value!, bodyObject(request.body));
  return { status: created ? 201 : 200, json: row };
}

/** The content of a blob field, or the record or records at the other end of a relationship. */
function memberOf(caller: Caller, object: ObjectSchema, id: string, name: string, request: ResourceRequest): Answer {
  const field = object.fields.get(name.toLowerCase());
  if (field?.type === 'BASE64') return blobContent(caller, object, field, id);
  if (field) throw notFound();
  return ok(readRelated(caller, object, id, name, wantedFields(request)));
}

function basicInformation(caller: Caller, object: ObjectSchema): Row {
  const { fields: _fields, childRelationships: _children, ...rest } = describeObject(caller, object);
  return { objectDescribe: rest, recentItems: [] };
}

function pathObject(caller: Caller, path: PathParameters): ObjectSchema {
  return objectOf(caller, path.object!);
}

/** `?fields=Id,Name` */
function wantedFields({ query }: ResourceRequest): string[] | null {
  return query.fields?.split(',').map((name) => name.trim()) ?? null;
}
