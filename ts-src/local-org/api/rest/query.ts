import { userAccess } from '../org.ts';
import { queryColumns } from './columns.ts';
import type { Cursors, Page } from './cursors.ts';
import { refuse, unsupported } from './errors.ts';
import type { Caller } from './records.ts';
import { ok, records, type Answer, type RecordResource, type ResourceRequest } from './resource.ts';
import { queryRows, type Row } from './serialize.ts';

const BATCH = { min: 200, max: 2000 };

/** `/query` and `/queryAll`: rows, their following pages, and what the columns are. */
export function queryResources(cursors: Cursors): RecordResource[] {
  return [
    { name: 'query', all: false },
    { name: 'queryAll', all: true },
  ].flatMap(({ name, all }) => [
    records('GET', `/${name}`, (caller, request) => query(caller, request, cursors, all)),
    records('GET', `/${name}/:locator`, (caller, _request, { locator }) =>
      ok(pageAnswer(caller, cursors.page(caller.userId, locator!), all)),
    ),
  ]);
}

/** `all`: deleted rows too. */
function query(caller: Caller, request: ResourceRequest, cursors: Cursors, all: boolean): Answer {
  const { q: soql, columns, explain } = request.query;
  if (explain !== undefined) throw unsupported('query plans (explain)');
  if (soql === undefined) throw refuse('MALFORMED_QUERY', 'A query string has to be specified');
  if (columns === 'true') return ok(describeColumns(caller, soql));
  return ok(runQuery(caller, cursors, { soql, all, size: batchSize(request.headers['sforce-query-options']) }));
}

function runQuery(caller: Caller, cursors: Cursors, asked: { soql: string; all: boolean; size: number }): Row {
  const parsed = caller.org.parseSoql(asked.soql);
  const query = asked.all ? { ...parsed, allRows: true } : parsed;
  const result = caller.data.query(query, [], userAccess(caller.userId));
  if (query.countOnly) return { totalSize: result.size, done: true, records: [] };
  const rows = queryRows(query, result.records, caller.base);
  return pageAnswer(caller, cursors.open(caller.userId, rows, asked.size), asked.all);
}

/** The columns of a query that the user may run. */
function describeColumns(caller: Caller, soql: string): Row {
  const query = caller.org.parseSoql(soql);
  // Run for one row: what the user may not see is refused as in the query itself. An aggregate is one row and takes no limit.
  const isAggregate = query.groupBy === null && query.select.some(({ kind }) => kind === 'function');
  const probe = { ...query, limit: { kind: 'number' as const, text: '1' } };
  caller.data.query(isAggregate ? query : probe, [], userAccess(caller.userId));
  return queryColumns(caller.org.schema, query);
}

function pageAnswer(caller: Caller, page: Page, all: boolean): Row {
  const answer: Row = { totalSize: page.totalSize, done: page.done };
  if (page.next !== null) answer.nextRecordsUrl = `${caller.base}/${all ? 'queryAll' : 'query'}/${page.next}`;
  return { ...answer, records: page.records };
}

/** Header Sforce-Query-Options: `batchSize=500`. */
function batchSize(options: string | string[] | undefined): number {
  const text = Array.isArray(options) ? options.join(',') : (options ?? '');
  const wanted = Number(/batchSize\s*=\s*(\d+)/i.exec(text)?.[1] ?? BATCH.max);
  return Math.min(BATCH.max, Math.max(BATCH.min, wanted));
}
