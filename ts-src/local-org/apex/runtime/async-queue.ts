import { JobRows } from './job-rows.ts';
import type { AsyncJob, AsyncQueue, JobBoard, JobRequest } from './jobs.ts';
import { tx } from './transaction.ts';

/** Keeps the jobs of a transaction until they may run. */
export class JobQueue implements AsyncQueue {
  readonly #jobs: AsyncJob[] = [];
  readonly #board: JobBoard | null;

  /** @param board the jobs of the whole org; null: only this transaction's are known */
  constructor(board: JobBoard | null) {
    this.#board = board;
  }

  get jobs(): readonly AsyncJob[] {
    return this.#jobs;
  }

  add(request: JobRequest): AsyncJob {
    const job: AsyncJob = { ...request, id: rows().add(request), user: tx().user };
    this.#jobs.push(job);
    return job;
  }

  *waiting(): Iterable<AsyncJob> {
    const known = new Set([...(this.#board?.waiting() ?? []), ...this.#jobs]);
    const shown = rows();
    for (const job of known) if (shown.mayStart(job.id)) yield job;
  }

  abort(id: string): boolean {
    return rows().abort(id);
  }
}

/** The rows of jobs, as the running transaction sees and writes them. */
export function rows(): JobRows {
  const transaction = tx();
  return new JobRows(transaction.data, transaction.user, transaction.now());
}
