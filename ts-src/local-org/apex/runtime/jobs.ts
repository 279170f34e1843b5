import type { UserContext } from './transaction.ts';

export type JobKind = 'Queueable' | 'Future' | 'BatchApex' | 'ScheduledApex';

/** An asynchronous Apex job as it was asked for. */
export interface AsyncJob {
  /** Id of the AsyncApexJob row (`707...`), or of the CronTrigger (`08e...`) for a scheduled job. */
  id: string;
  kind: JobKind;
  /** e.g. `Foo` or `Outer.Inner` */
  className: string;
  /** Set for futures. */
  methodName: string | null;
  /** The Queueable, Batchable or Schedulable; null for futures. */
  target: object | null;
  user: UserContext;
  /** BatchApex: records per execute call. */
  scopeSize: number;
  /** Queueable: minutes to wait. */
  delayMinutes: number;
  /** ScheduledApex: job name and cron expression. */
  name: string | null;
  cron: string | null;
  /** Runs the job inside a fresh transaction of its own. */
  run(): void;
  status: 'Queued' | 'Processing' | 'Completed' | 'Failed' | 'Aborted' | 'Holding';
  /** Message of the exception that ended it. */
  error: string | null;
}

/** The jobs a transaction has asked for. They start after its commit, or at `Test.stopTest`. */
export interface AsyncQueue {
  /** All jobs of this transaction, in order. */
  readonly jobs: readonly AsyncJob[];
  add(job: Omit<AsyncJob, 'id' | 'status' | 'error' | 'user'>): AsyncJob;
  abort(id: string): void;
}
