import type { RequestKind, Transaction, UserContext } from './transaction.ts';

export type JobKind = 'Queueable' | 'Future' | 'BatchApex' | 'ScheduledApex';

export type JobStatus = 'Queued' | 'Processing' | 'Completed' | 'Failed' | 'Aborted';

/** What a transaction asks for. */
export interface JobRequest {
  kind: JobKind;
  /** e.g. `Foo` or `Outer.Inner` */
  className: string;
  /** Futures: the method. */
  methodName?: string;
  /** Queueable: minutes to wait. */
  delayMinutes?: number;
  /** ScheduledApex: name and cron expression. */
  schedule?: { name: string; cron: string };
  /** Queueable: no other job with the same signature may wait. */
  signature?: string | null;
  /** Queueable: its place in a chain, from 1, and the longest chain allowed; null: any. */
  depth?: number;
  maxDepth?: number | null;
  /** Does the job's work in transactions of its own. */
  run(run: JobRun): void;
}

/** An asynchronous Apex job that waits or runs. */
export interface AsyncJob extends JobRequest {
  /** Id of the AsyncApexJob row (`707...`), or of the CronTrigger (`08e...`) for a scheduled job. */
  readonly id: string;
  readonly user: UserContext;
}

/** How far a job is, as its AsyncApexJob row shows it. */
export interface JobProgress {
  status?: JobStatus;
  /** Message of the exception that ended it, or the first one of a batch. */
  extendedStatus?: string | null;
  errors?: number;
  totalItems?: number;
  itemsProcessed?: number;
}

/** One run of a job. */
export interface JobRun {
  readonly job: AsyncJob;
  readonly isTest: boolean;
  /** Runs `body` as a transaction: committed when it returns, undone when it throws. Throws what `body` throws, as Apex sees it. */
  transaction(kind: RequestKind, body: (transaction: Transaction) => void): void;
  /** Writes to the job's row, or to that of a worker, in a transaction of its own. */
  progress(progress: JobProgress, workerId?: string): void;
  /** Adds the row of a scope of a batch job. Returns its id. */
  addWorker(): string;
}

/** The jobs a transaction has asked for. They start after its commit, or at `Test.stopTest`. */
export interface AsyncQueue {
  /** All jobs of this transaction, in order. */
  readonly jobs: readonly AsyncJob[];
  add(request: JobRequest): AsyncJob;
  /** Jobs of the org, and of this transaction, that have not started. */
  waiting(): Iterable<AsyncJob>;
  /** Stops a job that has not started, or a schedule. False when there is none with this id. */
  abort(id: string): boolean;
}

/** The jobs of an org that wait, whichever transaction asked for them. */
export interface JobBoard {
  waiting(): Iterable<AsyncJob>;
}

/** Key of `Transaction.state`: the job (AsyncJob) whose transaction it is. */
export const RUNNING_JOB = Symbol('running job');

/** Key of `Transaction.state`: the method of a batch job (`start`, `execute`, `finish`) that runs. */
export const BATCH_PHASE = Symbol('batch phase');

/** The job that runs; null outside of jobs. */
export function runningJob({ state }: Transaction): AsyncJob | null {
  return (state.get(RUNNING_JOB) as AsyncJob | undefined) ?? null;
}
