import { runningJob } from '../runtime/jobs.ts';
import { singleTransaction } from '../runtime/job-runner.ts';
import { copyOf } from '../runtime/job-target.ts';
import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import type { AsyncOptions } from './AsyncOptions.ts';
import { AsyncException, DuplicateMessageException } from './exceptions.ts';
import { FINALIZER } from './Finalizer.ts';
import type { QueueableDuplicateSignature } from './QueueableDuplicateSignature.ts';
import { QueueableContextImpl } from './QueueableContext.ts';

interface Queueable {
  'execute(QueueableContext)'(context: QueueableContextImpl): void;
}

interface Options {
  delayMinutes: number;
  maxDepth: number | null;
  signature: string | null;
}

export const NO_OPTIONS: Options = { delayMinutes: 0, maxDepth: null, signature: null };

export function optionsOf(options: AsyncOptions): Options {
  const number = (name: string): number | null => (options as unknown as Record<string, () => number | null>)[name]!();
  const signature = (options as unknown as Record<string, () => object | null>)['get DuplicateSignature']!();
  return {
    delayMinutes: number('get MinimumQueueableDelayInMinutes') ?? 0,
    maxDepth: number('get MaximumQueueableStackDepth'),
    signature: (signature as QueueableDuplicateSignature | null)?.text ?? null,
  };
}

/** `System.enqueueJob`. @returns the job's id @throws AsyncException, DuplicateMessageException */
export function enqueue(target: object, { delayMinutes, maxDepth, signature }: Options): string {
  const { jobs, limits, program } = tx();
  const chain = place(maxDepth);
  refuseDuplicate(signature);
  limits.add('queueableJobs');
  const state = copyOf(target, program) as Queueable;
  const job = jobs.add({
    kind: 'Queueable',
    className: program.typeOf(target)!.name,
    delayMinutes,
    signature,
    ...chain,
    run: singleTransaction('queueable', () => state['execute(QueueableContext)'](new QueueableContextImpl(job.id))),
  });
  return job.id;
}

/** Where a new job stands in its chain. In tests a queueable job starts no other unless the chain's first one set a depth. */
function place(maxDepth: number | null): { depth: number; maxDepth: number | null } {
  const transaction = tx();
  const parent = transaction.kind === 'queueable' ? runningJob(transaction) : null;
  const depth = (parent?.depth ?? 0) + 1;
  const maximum = maxDepth ?? parent?.maxDepth ?? null;
  const allowed = maximum ?? (transaction.isTest ? 1 : Infinity);
  if (parent && depth > allowed) throw new AsyncException('Maximum stack depth has been reached.');
  return { depth, maxDepth: maximum };
}

function refuseDuplicate(signature: string | null): void {
  if (signature === null) return;
  for (const job of tx().jobs.waiting()) {
    if (job.signature === signature)
      throw new DuplicateMessageException('Attempt to enqueue job with duplicate queueable signature');
  }
}

/** `System.attachFinalizer`: the finalizer sees what the job does to it until the job ends. */
export function attachFinalizer(finalizer: object | null): void {
  const { state, kind } = tx();
  if (kind !== 'queueable')
    throw new AsyncException('System.attachFinalizer(Finalizer) is not allowed in this context');
  if (state.has(FINALIZER))
    throw new AsyncException('More than one Finalizer cannot be attached to same Async Apex Job');
  state.set(FINALIZER, present(finalizer));
}
