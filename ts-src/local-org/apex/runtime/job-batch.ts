import { BatchableContextImpl } from '../system/BatchableContext.ts';
import { UnexpectedException } from '../system/exceptions.ts';
import { ApexList } from '../system/List.ts';
import { QueryLocator } from '../system/QueryLocator.ts';
import { publishBatchError, type BatchPhase } from './job-batch-events.ts';
import { UnsupportedError } from './exception.ts';
import { BATCH_PHASE, type JobRun } from './jobs.ts';
import { messageOf } from './job-runner.ts';
import { copyOf } from './job-target.ts';
import { tx, type Transaction } from './transaction.ts';
import { listOf, SObjectBase, type ApexType } from './type.ts';

/** What `Database.Batchable<T>` looks like to the run time. */
interface Batchable {
  'start(BatchableContext)'(context: BatchableContextImpl): unknown;
  'execute(BatchableContext,List)'(context: BatchableContextImpl, scope: ApexList): void;
  'finish(BatchableContext)'(context: BatchableContextImpl): void;
}

/** The most records of a query locator that one `execute` gets. */
const MAX_SCOPE = 2000;

/**
 * A batch job: `start`, an `execute` per scope and `finish` are transactions of their own. A scope that fails is undone and counted, and the
 * next one runs; in a test its exception ends the job. Tests may have one scope.
 */
export function batchRun(run: JobRun, target: object, scopeSize: number): void {
  new BatchRun(run, target, scopeSize).run();
}

class BatchRun {
  readonly #run: JobRun;
  readonly #scopeSize: number;
  readonly #context: BatchableContextImpl;
  /** The job's object as every method finds it; with Database.Stateful as the last method left it. */
  #state: object;
  #errors = 0;
  #firstError: string | null = null;

  constructor(run: JobRun, target: object, scopeSize: number) {
    this.#run = run;
    this.#state = target;
    this.#scopeSize = scopeSize;
    this.#context = new BatchableContextImpl(run.job.id, run.job.id);
  }

  run(): void {
    this.#run.progress({ status: 'Processing' });
    const scopes = this.#start();
    this.#run.progress({ totalItems: scopes.length });
    if (this.#run.isTest && scopes.length > 1) throw this.#tooManyScopes();
    scopes.forEach((scope, index) => this.#execute(scope, index));
    this.#finish();
    this.#run.progress({ status: 'Completed' });
  }

  #start(): ApexList[] {
    let scopes: ApexList[] = [];
    this.#part('start', [], (batch) => {
      scopes = scopesOf(batch['start(BatchableContext)'](this.#context), this.#scopeSize);
    });
    return scopes;
  }

  #execute(scope: ApexList, index: number): void {
    const worker = this.#run.addWorker();
    const context = new BatchableContextImpl(this.#run.job.id, worker);
    try {
      this.#part('execute', scope.items, (batch) => batch['execute(BatchableContext,List)'](context, scope));
      this.#run.progress({ itemsProcessed: index + 1 });
      this.#run.progress({ status: 'Completed' }, worker);
    } catch (error) {
      this.#run.progress({ status: 'Failed', errors: 1, extendedStatus: messageOf(error) }, worker);
      if (this.#run.isTest || error instanceof UnsupportedError) throw error;
    }
  }

  #finish(): void {
    this.#part('finish', [], (batch) => batch['finish(BatchableContext)'](this.#context));
  }

  /** Runs one method as a transaction. @throws what the method throws, after it is shown on the job's row */
  #part(phase: BatchPhase, scope: readonly unknown[], body: (batch: Batchable) => void): void {
    let request: Transaction | null = null;
    try {
      this.#run.transaction('batch', (transaction) => {
        request = transaction;
        transaction.state.set(BATCH_PHASE, phase);
        const { program } = transaction;
        const instance = copyOf(this.#state, program);
        body(instance as Batchable);
        if (program.type('Database.Stateful')!.isInstance(instance)) this.#state = instance;
      });
    } catch (error) {
      this.#failed(phase, error);
      const failure = { phase, error, scope, jobId: this.#run.job.id, requestId: request!.id };
      publishBatchError(this.#run, this.#state, failure);
      throw error;
    }
  }

  #failed(phase: BatchPhase, error: unknown): void {
    this.#errors += 1;
    this.#firstError ??= messageOf(error);
    const ended = phase === 'start' || this.#run.isTest;
    this.#run.progress({
      status: ended ? 'Failed' : undefined,
      errors: this.#errors,
      extendedStatus: phase === 'execute' ? `First error: ${this.#firstError}` : this.#firstError,
    });
  }

  #tooManyScopes(): UnexpectedException {
    this.#run.progress({ status: 'Failed', errors: 1 });
    return new UnexpectedException(
      'No more than one executeBatch can be called from within a test method.  Please make sure the iterable returned ' +
        'from your start method matches the batch size, resulting in one executeBatch invocation.',
    );
  }
}

interface ApexIterable {
  'iterator()'(): { 'hasNext()'(): boolean; 'next()'(): unknown };
}

/** What `start` returned, a query locator, a list or another Iterable, in parts of the scope size. */
function scopesOf(source: unknown, scopeSize: number): ApexList[] {
  if (source === null) throw new UnexpectedException('Start did not return a valid iterable object.');
  const items = elements(source);
  const type = listOf(itemType(source, items));
  const size = source instanceof QueryLocator ? Math.min(scopeSize, MAX_SCOPE) : scopeSize;
  const scopes: ApexList[] = [];
  for (let at = 0; at < items.length; at += size) scopes.push(new ApexList(type, items.slice(at, at + size)));
  return scopes;
}

/** Rows of a query locator are of the object that it selects. */
function itemType(source: unknown, items: readonly unknown[]): ApexType {
  if (source instanceof ApexList) return source.apexType.args[0]!;
  return (source instanceof QueryLocator && tx().program.typeOf(items[0] ?? null)) || SObjectBase;
}

function elements(source: unknown): unknown[] {
  if (source instanceof QueryLocator) return [...source.records];
  if (source instanceof ApexList) return [...source.items];
  const iterator = (source as ApexIterable)['iterator()']();
  const items: unknown[] = [];
  while (iterator['hasNext()']()) items.push(iterator['next()']());
  return items;
}
