import type { DataSession } from '../../data/contract.ts';
import { FINALIZER, FinalizerContextImpl } from '../system/Finalizer.ts';
import { ApexTransaction } from './apex-transaction.ts';
import { ApexException, UnsupportedError } from './exception.ts';
import { toApex } from './faults.ts';
import { F } from './frame-state.ts';
import { JobRows } from './job-rows.ts';
import { RUNNING_JOB, type AsyncJob, type JobBoard, type JobProgress, type JobRun } from './jobs.ts';
import type { LoadedProgram } from './loaded-program.ts';
import { during, type RequestKind, type Transaction } from './transaction.ts';

interface Finalizer {
  'execute(FinalizerContext)'(context: FinalizerContextImpl): void;
}

/** What a job runs in. */
export interface JobEnvironment {
  program: LoadedProgram;
  /** Runs `body` as a transaction on the store: committed when it returns, undone when it throws. */
  transaction<T>(body: (data: DataSession) => T): T;
  board: JobBoard | null;
  isTest?: boolean;
  debug?: (level: string, message: string) => void;
  /** State that the job's transactions begin with, e.g. the mocks of a test. */
  state?: Transaction['state'];
}

/** What came of a job: the jobs that its transactions asked for, and what ended it; null when nothing did. */
export interface JobOutcome {
  queued: readonly AsyncJob[];
  failure: unknown;
}

/** Runs a job as its user, each of its transactions for itself, then its finalizer. A job that was aborted or undone does not run. */
export function runJob(job: AsyncJob, environment: JobEnvironment): JobOutcome {
  const run = new Run(job, environment);
  if (!run.mayStart()) return { queued: [], failure: null };
  const failure = attempt(() => job.run(run));
  const after = attempt(() => run.finalize(failure));
  return { queued: run.queued, failure: failure ?? after };
}

/** Null when `body` returns, else what it threw. */
function attempt(body: () => void): unknown {
  try {
    body();
    return null;
  } catch (error) {
    return toApex(error);
  }
}

class Run implements JobRun {
  readonly job: AsyncJob;
  readonly queued: AsyncJob[] = [];
  readonly #environment: JobEnvironment;
  readonly #mode: number;
  #last: ApexTransaction | null = null;

  constructor(job: AsyncJob, environment: JobEnvironment) {
    this.job = job;
    this.#environment = environment;
    const { program } = environment;
    this.#mode = program.classInfo(program.type(job.className)!)?.mode ?? F.mode;
  }

  get isTest(): boolean {
    return this.#environment.isTest ?? false;
  }

  mayStart(): boolean {
    return this.#environment.transaction((data) => this.#rows(data).mayStart(this.job.id));
  }

  transaction(kind: RequestKind, body: (transaction: Transaction) => void): void {
    this.#environment.transaction((data) => {
      const { program, isTest, debug, board, state } = this.#environment;
      const transaction = new ApexTransaction({ program, data, user: this.job.user, kind, isTest, debug, board });
      for (const [key, value] of state ?? []) if (key !== FINALIZER) transaction.state.set(key, value);
      transaction.state.set(RUNNING_JOB, this.job);
      this.#last = transaction;
      during(transaction, () => F.enter(this.#mode, null, () => body(transaction), []));
      this.queued.push(...transaction.jobs.jobs);
    });
  }

  progress(progress: JobProgress, workerId = this.job.id): void {
    this.#environment.transaction((data) => this.#rows(data).update(workerId, progress));
  }

  addWorker(): string {
    return this.#environment.transaction((data) => this.#rows(data).addWorker(this.job));
  }

  /** Runs the finalizer that the job attached, whether the job failed or not. */
  finalize(failure: unknown): void {
    const attached = this.#last;
    const finalizer = attached?.state.get(FINALIZER) as Finalizer | undefined;
    if (!attached || !finalizer || failure instanceof UnsupportedError) return;
    const exception = failure instanceof ApexException ? failure : null;
    const context = new FinalizerContextImpl(this.job.id, attached.id, exception);
    this.transaction('finalizer', () => finalizer['execute(FinalizerContext)'](context));
  }

  #rows(data: DataSession): JobRows {
    return new JobRows(data, this.job.user, Date.now());
  }
}

/** A job of one transaction: its row shows when it runs and how it ended. */
export function singleTransaction(kind: RequestKind, body: (transaction: Transaction) => void): (run: JobRun) => void {
  return (run) => {
    run.progress({ status: 'Processing' });
    try {
      run.transaction(kind, body);
    } catch (error) {
      run.progress({ status: 'Failed', extendedStatus: messageOf(error), errors: 1 });
      throw error;
    }
    run.progress({ status: 'Completed' });
  };
}

/** What ended a transaction, as AsyncApexJob.ExtendedStatus tells it. */
export function messageOf(error: unknown): string {
  const exception = toApex(error);
  if (exception instanceof ApexException) return exception['getMessage()']();
  return exception instanceof Error ? exception.message : String(exception);
}
