import { idSuffix } from '../../values/index.ts';
import type { AsyncJob, AsyncQueue, JobKind } from './jobs.ts';
import { tx } from './transaction.ts';

let ids = 0;

/** An id of an AsyncApexJob or CronTrigger row. */
function nextId(kind: JobKind): string {
  const prefix = kind === 'ScheduledApex' ? '08e' : '707';
  const id = prefix + String(++ids).padStart(12, '0');
  return id + idSuffix(id);
}

/** Keeps the jobs of a transaction until they may run. */
export class JobQueue implements AsyncQueue {
  readonly #jobs: AsyncJob[] = [];

  get jobs(): readonly AsyncJob[] {
    return this.#jobs;
  }

  add(job: Parameters<AsyncQueue['add']>[0]): AsyncJob {
    const added: AsyncJob = { ...job, id: nextId(job.kind), user: tx().user, status: 'Queued', error: null };
    this.#jobs.push(added);
    return added;
  }

  abort(id: string): void {
    const job = this.#jobs.find((one) => one.id === id);
    if (job && (job.status === 'Queued' || job.status === 'Holding')) job.status = 'Aborted';
  }
}
