import type { SelectItem, SoqlQuery } from '../../soql/ast.ts';
import type { Org } from '../org.ts';
import { userAccess } from '../org.ts';
import { bodyObject } from '../rest/deserialize.ts';
import { asRestError, refuse, unsupported } from '../rest/errors.ts';
import { noContent, ok, service, type Answer, type Resource, type ResourceRequest } from '../rest/resource.ts';
import { queryRows, type Row } from '../rest/serialize.ts';
import { csvFormat, writeCsv } from './csv.ts';
import { enter, Jobs, type Job } from './jobs.ts';
import { cell, jobRow } from './rows.ts';

interface QueryJob extends Job {
  kind: 'query';
  /** Header and rows. */
  lines: string[][];
}

const PLACE = '/jobs/query';
const MOST_ROWS = 50_000;

/** `/jobs/query`: Bulk API 2.0 queries. Their results are kept as long as the process runs. */
export function queryJobResources(org: Org): Resource[] {
  const jobs = new Jobs<QueryJob>();
  const found = ({ user }: ResourceRequest, id: string | undefined): QueryJob => jobs.find(id!, user.id);
  return [
    service('POST', PLACE, (request) => ok(jobRow(start(org, jobs, request)))),
    service('GET', PLACE, ({ user }) =>
      ok({ done: true, records: jobs.of(user.id).map(jobRow), nextRecordsUrl: null }),
    ),
    service('GET', `${PLACE}/:id`, (request, { id }) => ok(jobRow(found(request, id)))),
    service('PATCH', `${PLACE}/:id`, (request, { id }) => ok(jobRow(abort(found(request, id), request)))),
    service('DELETE', `${PLACE}/:id`, (request, { id }) => {
      jobs.remove(found(request, id));
      return noContent();
    }),
    service('GET', `${PLACE}/:id/results`, (request, { id }) => results(found(request, id), request)),
  ];
}

/** The query runs at once: the job is complete, or has failed, when it is next asked for. */
function start(org: Org, jobs: Jobs<QueryJob>, request: ResourceRequest): QueryJob {
  const body = bodyObject(request.body);
  const { operation, query: text, contentType = 'CSV', columnDelimiter = 'COMMA', lineEnding = 'LF' } = body;
  if (operation !== 'query' && operation !== 'queryAll')
    throw refuse('INVALIDJOB', 'operation must be query or queryAll');
  if (typeof text !== 'string') throw refuse('INVALIDJOB', 'query is required');
  if (contentType !== 'CSV') throw refuse('INVALIDJOB', 'contentType must be CSV');
  const parsed = org.parseSoql(text);
  const query = operation === 'queryAll' ? { ...parsed, allRows: true } : parsed;
  const columns = columnsOf(query);
  const format = csvFormat(columnDelimiter, lineEnding);
  const now = Date.now();
  const job: QueryJob = {
    id: jobs.nextId(),
    kind: 'query',
    operation,
    object: query.from.name,
    userId: request.user.id,
    createdMs: now,
    changedMs: now,
    state: 'UploadComplete',
    apiVersion: request.base.slice(request.base.lastIndexOf('v') + 1),
    columnDelimiter: String(columnDelimiter),
    lineEnding: String(lineEnding),
    format,
    processed: 0,
    failed: 0,
    processingMs: 0,
    errorMessage: null,
    lines: [],
  };
  setImmediate(() => run(org, job, query, columns, request.base));
  return jobs.add(job);
}

function run(org: Org, job: QueryJob, query: SoqlQuery, columns: readonly string[][], base: string): void {
  if (job.state !== 'UploadComplete') return;
  const started = performance.now();
  enter(job, 'InProgress');
  try {
    const rows: Row[] = org.transaction(job.userId, 'rest', (data) =>
      queryRows(query, data.query(query, [], userAccess(job.userId)).records, base),
    );
    job.lines = [columns.map((path) => path.join('.')), ...rows.map((row) => columns.map((path) => cell(row, path)))];
    job.processed = rows.length;
    enter(job, 'JobComplete');
  } catch (error) {
    const known = asRestError(error);
    job.errorMessage = known ? `${known.code}: ${known.entries[0]!.message}` : `UNKNOWN_EXCEPTION: ${String(error)}`;
    enter(job, 'Failed');
  }
  job.processingMs = Math.round(performance.now() - started);
}

/** Fields and parents' fields; Bulk API knows neither subqueries nor aggregates. */
function columnsOf(query: SoqlQuery): string[][] {
  const names = [query.from.alias?.toLowerCase(), query.from.name.toLowerCase()];
  return query.select.map((item: SelectItem) => {
    if (item.kind === 'fields') throw unsupported('FIELDS() in a bulk query');
    if (item.kind !== 'field') {
      throw refuse(
        'API_ERROR',
        'Aggregate Relationships, subqueries and aggregate functions are not supported in Bulk Query',
      );
    }
    return item.path.length > 1 && names.includes(item.path[0]!.toLowerCase()) ? item.path.slice(1) : item.path;
  });
}

function abort(job: QueryJob, request: ResourceRequest): QueryJob {
  if (bodyObject(request.body).state !== 'Aborted') throw refuse('INVALIDJOBSTATE', 'state must be Aborted');
  if (job.state === 'JobComplete' || job.state === 'Failed') {
    throw refuse('INVALIDJOBSTATE', `A job in state ${job.state} cannot be aborted`);
  }
  enter(job, 'Aborted');
  return job;
}

/** `?maxRecords=&locator=`; the locator of the next part is a header, `null` after the last one. */
function results(job: QueryJob, { query }: ResourceRequest): Answer {
  if (job.state !== 'JobComplete') throw refuse('INVALIDJOBSTATE', `The job has no results: its state is ${job.state}`);
  const most = query.maxRecords === undefined ? MOST_ROWS : Number(query.maxRecords);
  const from = query.locator === undefined ? 0 : Number(Buffer.from(query.locator, 'base64url').toString());
  if (!Number.isInteger(most) || most < 1) throw refuse('INVALID_INPUT', 'maxRecords must be a whole number above 0');
  if (!Number.isInteger(from) || from < 0) throw refuse('INVALID_QUERY_LOCATOR', 'invalid query locator');
  const [header = [], ...rows] = job.lines;
  const part = rows.slice(from, from + Math.min(most, MOST_ROWS));
  const next = from + part.length;
  const headers = {
    'sforce-locator': next < rows.length ? Buffer.from(String(next)).toString('base64url') : 'null',
    'sforce-numberofrecords': String(part.length),
  };
  const content = Buffer.from(writeCsv([header, ...part], job.format));
  return { status: 200, headers, bytes: { content, type: 'text/csv' } };
}
