import type { Job, JobState } from './jobs.ts';
import { restValue, type Row } from '../rest/serialize.ts';
import { ApexDatetime } from '../../values/index.ts';

/** A job as the API shows it. */
export function jobRow(job: Job): Row {
  const done: JobState[] = ['JobComplete', 'Failed', 'Aborted', 'InProgress'];
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.userId,
    createdDate: restValue(new ApexDatetime(job.createdMs)),
    systemModstamp: restValue(new ApexDatetime(job.changedMs)),
    state: job.state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(job.apiVersion),
    jobType: job.kind === 'query' ? 'V2Query' : 'V2Ingest',
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
    ...(done.includes(job.state)
      ? { numberRecordsProcessed: job.processed, retries: 0, totalProcessingTime: job.processingMs }
      : {}),
    ...(job.errorMessage === null ? {} : { errorMessage: job.errorMessage }),
  };
}

/** The value of a path below a row of a query's answer, as text: null is empty. */
export function cell(row: Row, path: readonly string[]): string {
  let value: unknown = row;
  for (const step of path) value = typeof value === 'object' && value !== null ? (value as Row)[step] : null;
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
