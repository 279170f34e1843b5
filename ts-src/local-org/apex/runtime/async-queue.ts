import { JobRows } from './job-rows.ts';
import type { AsyncJob, AsyncQueue } from './jobs.ts';
import { tx } from './transaction.ts';

/** Keeps the jobs of a transaction until they may run. */
export class JobQueue implements AsyncQueue {
  readonly #jobs: AsyncJob[] = [];

  get jobs(): readonly AsyncJob[] {
    return this.#jobs;
  }

  add(job: Parameters<AsyncQueue['add']>[0]): AsyncJob {
    const added: AsyncJob = { ...job, id: rows().add(job), user: tx().user, status: 'Queued', error: null };
    this.#jobs.push(added);
    return added;
  }

  abort(id: string): void {
    const job = this.#jobs.find((one) => one.id === id);
    if (!job || (job.status !== 'Queued' && job.status !== 'Holding')) return;
    job.status = 'Aborted';
    rows().update(job);
  }
}

function rows(): JobRows {
  const transaction = tx();
  return new JobRows(transaction.data, transaction.user, transaction.now());
}
