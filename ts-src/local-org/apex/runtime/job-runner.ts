import type { DataSession } from '../../data/contract.ts';
import { FINALIZER, FinalizerContextImpl } from '../system/Finalizer.ts';
import { ApexTransaction } from './apex-transaction.ts';
import { ApexException } from './exception.ts';
import { toApex } from './faults.ts';
import { F } from './frame-state.ts';
import { JobRows } from './job-rows.ts';
import type { AsyncJob, JobKind } from './jobs.ts';
import type { LoadedProgram } from './loaded-program.ts';
import { during, type RequestKind, type Transaction } from './transaction.ts';

const KINDS: Record<JobKind, RequestKind> = {
  Queueable: 'queueable',
  Future: 'future',
  BatchApex: 'batch',
  ScheduledApex: 'scheduled',
};

interface Finalizer {
  'execute(FinalizerContext)'(context: FinalizerContextImpl): void;
}

/** What a job runs in: the store's session is the caller's, who also commits or rolls back. */
export interface JobEnvironment {
  program: LoadedProgram;
  data: DataSession;
  isTest?: boolean;
  debug?: (level: string, message: string) => void;
  /** State that the job's transaction shares, e.g. the mocks of a test. */
  state?: Transaction['state'];
}

/** Runs a job as its user, then its finalizer. Returns the jobs that it queued. Throws what the job throws, as an ApexException. */
export function runJob(job: AsyncJob, environment: JobEnvironment): readonly AsyncJob[] {
  const transaction = new ApexTransaction({ ...environment, user: job.user, kind: KINDS[job.kind] });
  for (const [key, value] of environment.state ?? []) transaction.state.set(key, value);
  const info = environment.program.classInfo(environment.program.type(job.className)!);
  const mode = info?.mode ?? F.mode;
  job.status = 'Processing';
  return during(transaction, () => {
    const failure = attempt(() => F.enter(mode, null, job.run, []));
    job.status = failure === null ? 'Completed' : 'Failed';
    job.error = failure instanceof Error ? failure.message : null;
    new JobRows(environment.data, job.user, transaction.now()).update(job);
    finish(job, transaction, failure, mode);
    if (failure !== null) throw failure;
    return transaction.jobs.jobs;
  });
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

function finish(job: AsyncJob, transaction: Transaction, failure: unknown, mode: number): void {
  const finalizer = transaction.state.get(FINALIZER) as Finalizer | undefined;
  if (!finalizer) return;
  const exception = failure instanceof ApexException ? failure : null;
  const context = new FinalizerContextImpl(job.id, transaction.id, exception);
  F.enter(mode, null, () => finalizer['execute(FinalizerContext)'](context), []);
}
