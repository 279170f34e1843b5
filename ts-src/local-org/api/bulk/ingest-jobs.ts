import type { DmlOperation, DmlRowResult } from '../../data/contract.ts';
import type { ObjectSchema } from '../../data/schema.ts';
import { toId18 } from '../../values/index.ts';
import type { Org } from '../org.ts';
import { userAccess } from '../org.ts';
import { SObject } from '../../data/sobject.ts';
import { bodyObject, recordOf, type JsonObject } from '../rest/deserialize.ts';
import { asRestError, refuse } from '../rest/errors.ts';
import { keyField } from '../rest/records.ts';
import { noContent, ok, records, service, type Answer, type Resource, type ResourceRequest } from '../rest/resource.ts';
import type { Row } from '../rest/serialize.ts';
import { csvFormat, readCsv, writeCsv } from './csv.ts';
import { enter, Jobs, type Job } from './jobs.ts';
import { jobRow } from './rows.ts';

interface IngestJob extends Job {
  kind: 'ingest';
  operation: Operation;
  externalIdFieldName: string | null;
  header: string[];
  rows: string[][];
  /** Of the rows processed so far. */
  results: DmlRowResult[];
}

type Operation = 'insert' | 'update' | 'upsert' | 'delete';

const OPERATIONS: readonly Operation[] = ['insert', 'update', 'upsert', 'delete'];
const PLACE = '/jobs/ingest';
/** Rows of one transaction, as triggers get them. */
const CHUNK = 200;

/** `/jobs/ingest`: Bulk API 2.0 loads of CSV. Jobs are kept as long as the process runs. */
export function ingestJobResources(org: Org): Resource[] {
  const jobs = new Jobs<IngestJob>();
  const found = ({ user }: ResourceRequest, id: string | undefined): IngestJob => jobs.find(id!, user.id);
  return [
    records('POST', PLACE, (caller, request) => ok(shown(jobs.add(created(caller.org, jobs, request))))),
    service('GET', PLACE, ({ user }) => ok({ done: true, records: jobs.of(user.id).map(shown), nextRecordsUrl: null })),
    service('GET', `${PLACE}/:id`, (request, { id }) => ok(shown(found(request, id)))),
    service('PUT', `${PLACE}/:id/batches`, (request, { id }) => {
      upload(found(request, id), request.body);
      return { status: 201 };
    }),
    service('PATCH', `${PLACE}/:id`, (request, { id }) => ok(shown(close(org, found(request, id), request)))),
    service('DELETE', `${PLACE}/:id`, (request, { id }) => {
      jobs.remove(found(request, id));
      return noContent();
    }),
    service('GET', `${PLACE}/:id/successfulResults`, (request, { id }) => results(found(request, id), 'successful')),
    service('GET', `${PLACE}/:id/failedResults`, (request, { id }) => results(found(request, id), 'failed')),
    service('GET', `${PLACE}/:id/unprocessedrecords`, (request, { id }) => unprocessed(found(request, id))),
  ];
}

function shown(job: IngestJob): Row {
  const { externalIdFieldName } = job;
  return {
    ...jobRow(job),
    ...(externalIdFieldName === null ? {} : { externalIdFieldName }),
    contentUrl: `services/data/v${job.apiVersion}${PLACE}/${job.id}/batches`,
    ...(job.results.length > 0 || job.state === 'JobComplete' ? { numberRecordsFailed: job.failed } : {}),
  };
}

function created(org: Org, jobs: Jobs<IngestJob>, request: ResourceRequest): IngestJob {
  const body = bodyObject(request.body);
  const { contentType = 'CSV', columnDelimiter = 'COMMA', lineEnding = 'LF' } = body;
  const operation = OPERATIONS.find((one) => one === body.operation);
  if (!operation) throw refuse('INVALIDJOB', `operation must be one of ${OPERATIONS.join(', ')}`);
  if (contentType !== 'CSV') throw refuse('INVALIDJOB', 'contentType must be CSV');
  const object = typeof body.object === 'string' ? org.schema.object(body.object) : undefined;
  if (!object) throw refuse('INVALIDJOB', `InvalidJob : Unable to find object: ${String(body.object)}`);
  const externalIdFieldName = operation === 'upsert' ? externalId(object, body) : null;
  const now = Date.now();
  return {
    id: jobs.nextId(),
    kind: 'ingest',
    operation,
    object: object.name,
    userId: request.user.id,
    createdMs: now,
    changedMs: now,
    state: 'Open',
    apiVersion: request.base.slice(request.base.lastIndexOf('v') + 1),
    columnDelimiter: String(columnDelimiter),
    lineEnding: String(lineEnding),
    format: csvFormat(columnDelimiter, lineEnding),
    processed: 0,
    failed: 0,
    processingMs: 0,
    errorMessage: null,
    externalIdFieldName,
    header: [],
    rows: [],
    results: [],
  };
}

function externalId(object: ObjectSchema, body: JsonObject): string {
  if (typeof body.externalIdFieldName !== 'string')
    throw refuse('INVALIDJOB', 'externalIdFieldName is required for an upsert');
  return keyField(object, body.externalIdFieldName).name;
}

/** One upload per job, as on the platform. */
function upload(job: IngestJob, body: Buffer | undefined): void {
  if (job.state !== 'Open' || job.header.length > 0) {
    throw refuse('INVALIDJOBSTATE', 'Found multiple contents for job: content is uploaded once, while the job is open');
  }
  const [header, ...rows] = readCsv((body ?? Buffer.alloc(0)).toString('utf8'), job.format);
  if (!header) throw refuse('INVALIDBATCH', 'The content has no header line');
  const wrong = rows.findIndex((row) => row.length !== header.length);
  if (wrong >= 0) {
    throw refuse('INVALIDBATCH', `Line ${wrong + 2} has ${rows[wrong]!.length} values, the header ${header.length}`);
  }
  job.header = header.map((name) => name.trim());
  job.rows = rows;
}

/** `{"state": "UploadComplete"}` starts the load, `Aborted` ends the job. */
function close(org: Org, job: IngestJob, request: ResourceRequest): IngestJob {
  const { state } = bodyObject(request.body);
  if (state !== 'UploadComplete' && state !== 'Aborted')
    throw refuse('INVALIDJOBSTATE', 'state must be UploadComplete or Aborted');
  const isRunning = job.state === 'UploadComplete' || job.state === 'InProgress';
  if (job.state !== 'Open' && !(state === 'Aborted' && isRunning)) {
    throw refuse('INVALIDJOBSTATE', `A job in state ${job.state} cannot become ${state}`);
  }
  enter(job, state);
  if (state === 'UploadComplete') setImmediate(() => load(org, job));
  return job;
}

/** Loads the next rows, and the others after what else the process has to do. */
function load(org: Org, job: IngestJob): void {
  if (job.state === 'Aborted') return;
  if (job.state === 'UploadComplete') enter(job, 'InProgress');
  const started = performance.now();
  try {
    const rows = job.rows.slice(job.processed, job.processed + CHUNK);
    job.results.push(...(rows.length === 0 ? [] : loadRows(org, job, rows)));
    job.processed += rows.length;
    job.failed = job.results.filter(({ success }) => !success).length;
  } catch (error) {
    const known = asRestError(error);
    job.errorMessage = known ? `${known.code}: ${known.entries[0]!.message}` : `UNKNOWN_EXCEPTION: ${String(error)}`;
    enter(job, 'Failed');
  }
  job.processingMs += Math.round(performance.now() - started);
  if (job.state !== 'InProgress') return;
  if (job.processed < job.rows.length) setImmediate(() => load(org, job));
  else enter(job, 'JobComplete');
}

/** One transaction; each row stands for itself. */
function loadRows(org: Org, job: IngestJob, rows: readonly string[][]): DmlRowResult[] {
  return org.transaction(job.userId, 'rest', (data) => {
    const object = org.schema.object(job.object)!;
    const lookup = { org, data, userId: job.userId };
    const read = rows.map((row) => readRow(job, object, row, lookup));
    const sobjects = read.flatMap((one) => (one instanceof SObject ? [one] : []));
    const options = {
      access: userAccess(job.userId),
      allOrNone: false,
      ...(job.externalIdFieldName === null ? {} : { externalIdField: job.externalIdFieldName }),
    };
    const saved = sobjects.length === 0 ? [] : data.dml(job.operation satisfies DmlOperation, sobjects, options);
    const bySObject = new Map(sobjects.map((one, index) => [one, saved[index]!]));
    return read.map((one) => (one instanceof SObject ? bySObject.get(one)! : one));
  });
}

/** The record of a line, or why it is none. An empty value leaves the field alone, `#N/A` empties it. */
function readRow(
  job: IngestJob,
  object: ObjectSchema,
  row: readonly string[],
  lookup: Parameters<typeof recordOf>[2],
): SObject | DmlRowResult {
  const values: JsonObject = {};
  let id: string | null = null;
  job.header.forEach((name, index) => {
    const value = row[index]!;
    if (name.toLowerCase() === 'id') id = value;
    else if (value !== '') addValue(values, name.split('.'), value === '#N/A' ? null : value);
  });
  try {
    const record = job.operation === 'delete' ? new SObject(object) : recordOf(object, values, lookup);
    if (id !== null && id !== '') record.id = toId18(id) ?? id;
    else if (job.operation === 'update' || job.operation === 'delete') {
      throw refuse('MISSING_ARGUMENT', `Id not specified in an ${job.operation} call`, ['Id']);
    }
    return record;
  } catch (error) {
    const known = asRestError(error);
    if (!known) throw error;
    const [{ errorCode, message, fields = [] }] = known.entries as [(typeof known.entries)[number]];
    return { id: null, success: false, created: false, errors: [{ statusCode: errorCode, message, fields }] };
  }
}

/** `Account.Code__c` names a parent by its external id. */
function addValue(values: JsonObject, path: readonly string[], value: string | null): void {
  const [name, key] = path as [string, string?];
  values[name] = key === undefined ? value : { [key]: value };
}

function results(job: IngestJob, which: 'successful' | 'failed'): Answer {
  const first = which === 'successful' ? ['sf__Id', 'sf__Created'] : ['sf__Id', 'sf__Error'];
  const lines = job.results.flatMap((result, index) => {
    if (result.success !== (which === 'successful')) return [];
    const about = which === 'successful' ? String(result.created) : errorText(result);
    return [[result.id ?? '', about, ...job.rows[index]!]];
  });
  return csvAnswer(job, [[...first, ...job.header], ...lines]);
}

/** `REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --` */
function errorText({ errors }: DmlRowResult): string {
  return errors.map(({ statusCode, message, fields }) => `${statusCode}:${message}:${fields.join(' ')} --`).join(';');
}

function unprocessed(job: IngestJob): Answer {
  return csvAnswer(job, [job.header, ...job.rows.slice(job.processed)]);
}

function csvAnswer(job: IngestJob, lines: readonly string[][]): Answer {
  return { status: 200, bytes: { content: Buffer.from(writeCsv(lines, job.format)), type: 'text/csv' } };
}
