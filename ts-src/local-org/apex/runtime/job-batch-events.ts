import { SObject } from '../../data/sobject.ts';
import { ApexException } from './exception.ts';
import type { JobRun } from './jobs.ts';
import { messageOf } from './job-runner.ts';
import type { Transaction } from './transaction.ts';

export type BatchPhase = 'start' | 'execute' | 'finish';

export interface BatchFailure {
  phase: BatchPhase;
  error: unknown;
  scope: readonly unknown[];
  jobId: string;
  requestId: string;
}

/** Characters that BatchApexErrorEvent.JobScope holds. */
const SCOPE_LENGTH = 40_000;

/** Publishes a BatchApexErrorEvent when the batch class is marked `Database.RaisesPlatformEvents`. */
export function publishBatchError(run: JobRun, target: object, failure: BatchFailure): void {
  run.transaction('batch', (transaction) => {
    const { program, data } = transaction;
    if (program.type('Database.RaisesPlatformEvents')!.isInstance(target))
      data.publish([eventOf(transaction, failure)]);
  });
}

function eventOf({ schema }: Transaction, { phase, error, scope, jobId, requestId }: BatchFailure): SObject {
  const ids = scope.map((item) => (item instanceof SObject ? item.id : String(item))).join(',');
  const exception = error instanceof ApexException ? error : null;
  return new SObject(schema.object('BatchApexErrorEvent')!, {
    AsyncApexJobId: jobId,
    RequestId: requestId,
    Phase: phase.toUpperCase(),
    ExceptionType: exception?.['getTypeName()']() ?? null,
    Message: messageOf(error),
    StackTrace: exception?.['getStackTraceString()']() ?? null,
    JobScope: ids.slice(0, SCOPE_LENGTH),
    DoesExceedJobScopeMaxLength: ids.length > SCOPE_LENGTH,
  });
}
