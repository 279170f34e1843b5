import { tx } from '../runtime/transaction.ts';
import { listOf, SObjectBase, type ApexType } from '../runtime/type.ts';
import { BatchableContextImpl } from './BatchableContext.ts';
import { IllegalArgumentException } from './exceptions.ts';
import { ApexList } from './List.ts';
import { QueryLocator } from './QueryLocator.ts';

/** What `Database.Batchable<T>` looks like to the run time. */
interface Batchable {
  'start(BatchableContext)'(context: BatchableContextImpl): unknown;
  'execute(BatchableContext,List)'(context: BatchableContextImpl, scope: ApexList): void;
  'finish(BatchableContext)'(context: BatchableContextImpl): void;
}

/** Queues a batch job. @returns the job's id */
export function executeBatch(target: object, scopeSize: number): string {
  if (scopeSize < 1) throw new IllegalArgumentException('Batch size must be greater than 0');
  const { jobs, program } = tx();
  const job = jobs.add({
    kind: 'BatchApex',
    className: program.typeOf(target)!.name,
    methodName: null,
    target,
    scopeSize,
    delayMinutes: 0,
    name: null,
    cron: null,
    run: () => {
      for (const step of batchSteps(target, job.id, scopeSize)) step();
    },
  });
  return job.id;
}

/** The parts of a batch job, in order: start, one per scope, finish. On the platform each is a transaction. */
export function* batchSteps(target: object, jobId: string, scopeSize: number): Iterable<() => void> {
  const batch = target as Batchable;
  const context = new BatchableContextImpl(jobId, jobId);
  let items: unknown[] = [];
  let type: ApexType = SObjectBase;
  yield () => {
    const source = batch['start(BatchableContext)'](context);
    items = elements(source);
    if (source instanceof ApexList) type = source.apexType.args[0]!;
  };
  for (let at = 0; at < items.length; at += scopeSize) {
    const scope = new ApexList(listOf(type), items.slice(at, at + scopeSize));
    yield () => batch['execute(BatchableContext,List)'](context, scope);
  }
  yield () => batch['finish(BatchableContext)'](context);
}

interface ApexIterable {
  'iterator()'(): { 'hasNext()'(): boolean; 'next()'(): unknown };
}

/** A query locator, a list, or a user's Iterable. */
function elements(source: unknown): unknown[] {
  if (source instanceof QueryLocator) return [...source.records];
  if (source instanceof ApexList) return source.items;
  const iterator = (source as ApexIterable)['iterator()']();
  const items: unknown[] = [];
  while (iterator['hasNext()']()) items.push(iterator['next()']());
  return items;
}
