import { batchRun } from '../runtime/job-batch.ts';
import { BATCH_PHASE, type JobRun } from '../runtime/jobs.ts';
import { copyOf } from '../runtime/job-target.ts';
import { tx } from '../runtime/transaction.ts';
import { AsyncException, IllegalArgumentException } from './exceptions.ts';

/** Queues a batch job. @returns the job's id @throws AsyncException in code that may not start one */
export function executeBatch(target: object, scopeSize: number): string {
  if (scopeSize < 1) throw new IllegalArgumentException('Batch size must be greater than 0');
  const { jobs, program } = tx();
  refuseHere();
  const type = program.typeOf(target)!;
  const state = copyOf(target, program);
  const job = jobs.add({
    kind: 'BatchApex',
    className: type.name,
    run: (run: JobRun) => batchRun(run, state, scopeSize),
  });
  return job.id;
}

function refuseHere(): void {
  const { kind, state } = tx();
  const phase = kind === 'batch' ? state.get(BATCH_PHASE) : null;
  if (kind === 'future' || phase === 'start' || phase === 'execute')
    throw new AsyncException(
      'Database.executeBatch cannot be called from a batch start, batch execute, or future method.',
    );
}
