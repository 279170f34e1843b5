import type { Org } from '../org.ts';
import { userAccess } from '../org.ts';
import { DATA_PATH } from '../version.ts';
import { queryColumns } from './columns.ts';
import type { Cursors, Page } from './cursors.ts';
import { refuse } from './errors.ts';
import { queryRows, type Row } from './serialize.ts';

const BATCH = { min: 200, max: 2000 };

export interface QueryRequest {
  userId: string;
  soql: string | undefined;
  /** Deleted rows too. */
  all: boolean;
  /** Header Sforce-Query-Options. */
  options: string | undefined;
}

export function runQuery(org: Org, cursors: Cursors, request: QueryRequest): Row {
  if (request.soql === undefined) throw refuse('MALFORMED_QUERY', 'A query string has to be specified');
  const parsed = org.parseSoql(request.soql);
  const query = request.all ? { ...parsed, allRows: true } : parsed;
  const { rows, size } = org.transaction(request.userId, 'rest', (data) => {
    const result = data.query(query, [], userAccess(request.userId));
    return { rows: queryRows(query, result.records), size: result.size };
  });
  if (query.countOnly) return { totalSize: size, done: true, records: [] };
  return pageAnswer(cursors.open(request.userId, rows, batchSize(request.options)), request.all);
}

/** The columns of a query that the user may run. */
export function describeColumns(org: Org, userId: string, soql: string): Row {
  const query = org.parseSoql(soql);
  // Run for one row: what the user may not see is refused as in the query itself.
  const probe = { ...query, limit: { kind: 'number' as const, text: '1' } };
  org.transaction(userId, 'rest', (data) => data.query(probe, [], userAccess(userId)));
  return queryColumns(org.schema, query);
}

export function nextPage(cursors: Cursors, userId: string, locator: string, all: boolean): Row {
  return pageAnswer(cursors.page(userId, locator), all);
}

function pageAnswer(page: Page, all: boolean): Row {
  const answer: Row = { totalSize: page.totalSize, done: page.done };
  if (page.next !== null) answer.nextRecordsUrl = `${DATA_PATH}/${all ? 'queryAll' : 'query'}/${page.next}`;
  return { ...answer, records: page.records };
}

/** `batchSize=500` */
function batchSize(options: string | undefined): number {
  const wanted = Number(/batchSize\s*=\s*(\d+)/i.exec(options ?? '')?.[1] ?? BATCH.max);
  return Math.min(BATCH.max, Math.max(BATCH.min, wanted));
}
