import { parseSosl } from '../../soql/sosl.ts';
import { isJsonObject, JsonNumber, type JsonValue } from '../json.ts';
import { userAccess } from '../org.ts';
import { bodyObject, type JsonObject } from './deserialize.ts';
import { refuse } from './errors.ts';
import type { Caller } from './records.ts';
import { ok, records, type RecordResource } from './resource.ts';
import { queryRows, type Row } from './serialize.ts';

/** `/search?q=FIND...` and `/parameterizedSearch`, by parameters or by JSON. */
export function searchResources(): RecordResource[] {
  return [
    records('GET', '/search', (caller, { query }) => {
      if (query.q === undefined) throw refuse('MALFORMED_SEARCH', 'A search string has to be specified');
      return ok({ searchRecords: runSearch(caller, query.q) });
    }),
    records('GET', '/parameterizedSearch', (caller, { query }) => {
      const { q, in: group, sobject, fields, overallLimit } = query;
      const objects = sobject === undefined ? [] : [{ name: sobject, fields: names(fields?.split(',') ?? []) }];
      return ok({ searchRecords: runSearch(caller, sosl(q, group, objects, overallLimit)) });
    }),
    records('POST', '/parameterizedSearch', (caller, request) => {
      const body = bodyObject(request.body);
      const text = (name: string): string | undefined => (typeof body[name] === 'string' ? body[name] : undefined);
      const limit = body.overallLimit instanceof JsonNumber ? body.overallLimit.text : undefined;
      return ok({ searchRecords: runSearch(caller, sosl(text('q'), text('in'), objectsOf(body), limit)) });
    }),
  ];
}

function runSearch(caller: Caller, text: string): Row[] {
  const search = parseSosl(text);
  const found = caller.data.search(search, [], userAccess(caller.userId));
  return found.flatMap(({ object, records: rows }) => {
    const query = search.returning.find(({ from }) => from.name.toLowerCase() === object.name.toLowerCase());
    return queryRows(query ?? caller.org.parseSoql(`SELECT Id FROM ${object.name}`), rows, caller.base);
  });
}

interface SearchedObject {
  name: string;
  fields: string[];
  where?: string;
  orderBy?: string;
  limit?: string;
}

/** The SOSL text that the parameters stand for. */
function sosl(
  q: string | undefined,
  group: string | undefined,
  objects: readonly SearchedObject[],
  overallLimit: string | undefined,
): string {
  if (q === undefined) throw refuse('MALFORMED_SEARCH', 'q is required');
  if (group !== undefined && !/^(ALL|NAME|EMAIL|PHONE|SIDEBAR)$/i.test(group)) {
    throw refuse('INVALID_INPUT', `in must be one of ALL, NAME, EMAIL, PHONE, SIDEBAR, not ${group}`);
  }
  if (overallLimit !== undefined && !/^\d+$/.test(overallLimit)) {
    throw refuse('INVALID_INPUT', 'overallLimit must be a whole number');
  }
  return [
    `FIND {${q.replace(/[?&|!{}[\]()^~:\\"'+-]/g, '\\$&')}}`,
    ...(group === undefined ? [] : [`IN ${group.toUpperCase()} FIELDS`]),
    ...(objects.length === 0 ? [] : [`RETURNING ${objects.map(returning).join(', ')}`]),
    ...(overallLimit === undefined ? [] : [`LIMIT ${overallLimit}`]),
  ].join(' ');
}

function returning({ name, fields, where, orderBy, limit }: SearchedObject): string {
  const [object] = names([name]);
  const clauses = [
    (fields.length === 0 ? ['Id'] : fields).join(', '),
    ...(where === undefined ? [] : [`WHERE ${where}`]),
    ...(orderBy === undefined ? [] : [`ORDER BY ${orderBy}`]),
    ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
  ];
  return `${object}(${clauses.join(' ')})`;
}

function objectsOf(body: JsonObject): SearchedObject[] {
  const { sobjects = [] } = body;
  if (!Array.isArray(sobjects)) throw refuse('JSON_PARSER_ERROR', 'sobjects must be a list');
  return sobjects.map((one) => {
    if (!isJsonObject(one) || typeof one.name !== 'string')
      throw refuse('JSON_PARSER_ERROR', 'Each sobject needs a name');
    return {
      name: one.name,
      fields: fieldsOf(one.fields),
      ...(typeof one.where === 'string' ? { where: one.where } : {}),
      ...(typeof one.orderBy === 'string' ? { orderBy: one.orderBy } : {}),
      ...(one.limit instanceof JsonNumber ? { limit: one.limit.text } : {}),
    };
  });
}

function fieldsOf(value: JsonValue | undefined): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    throw refuse('JSON_PARSER_ERROR', 'fields must be a list of texts');
  }
  return names(value);
}

/** API names and relationship paths, and nothing else that SOSL knows. */
function names(list: readonly string[]): string[] {
  const trimmed = list.map((name) => name.trim());
  const wrong = trimmed.find((name) => !/^\w+(\.\w+)*$/.test(name));
  if (wrong !== undefined) throw refuse('INVALID_FIELD', `${wrong} is not the name of an object or a field`);
  return trimmed;
}
