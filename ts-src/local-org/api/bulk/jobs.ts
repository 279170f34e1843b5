import { randomInt } from 'node:crypto';
import { recordId } from '../../data/ids.ts';
import { notFound, refuse } from '../rest/errors.ts';
import type { CsvFormat } from './csv.ts';

export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

/** What query jobs and ingest jobs share. */
export interface Job {
  id: string;
  kind: 'query' | 'ingest';
  operation: string;
  object: string;
  userId: string;
  createdMs: number;
  changedMs: number;
  state: JobState;
  /** `67.0` */
  apiVersion: string;
  columnDelimiter: string;
  lineEnding: string;
  format: CsvFormat;
  processed: number;
  failed: number;
  processingMs: number;
  errorMessage: string | null;
}

/** How long finished jobs are kept, in ms, and how many of all. */
const KEPT_MS = 7 * 24 * 3_600_000;
const MOST_JOBS = 1000;

/** The bulk jobs of an org, as long as its process runs. A job is its user's. */
export class Jobs<T extends Job> {
  readonly #jobs = new Map<string, T>();
  #last = randomInt(1_000_000);

  nextId(): string {
    return recordId('750', ++this.#last);
  }

  add(job: T): T {
    for (const one of this.#jobs.values()) if (Date.now() - one.changedMs > KEPT_MS) this.#jobs.delete(one.id);
    if (this.#jobs.size >= MOST_JOBS) this.#jobs.delete(this.#jobs.keys().next().value!);
    this.#jobs.set(job.id, job);
    return job;
  }

  /** Throws NOT_FOUND. */
  find(id: string, userId: string): T {
    const job = [...this.#jobs.values()].find((one) => one.id === id || one.id.slice(0, 15) === id);
    if (job?.userId !== userId) throw notFound();
    return job;
  }

  of(userId: string): T[] {
    return [...this.#jobs.values()].filter((job) => job.userId === userId);
  }

  /** Throws INVALIDJOBSTATE for a job that goes on. */
  remove(job: T): void {
    if (!['JobComplete', 'Failed', 'Aborted'].includes(job.state)) {
      throw refuse('INVALIDJOBSTATE', `A job in state ${job.state} cannot be deleted`);
    }
    this.#jobs.delete(job.id);
  }
}

export function enter(job: Job, state: JobState): void {
  job.state = state;
  job.changedMs = Date.now();
}
