import type { SObject } from '../../data/sobject.ts';
import type { ApexTransaction } from '../runtime/apex-transaction.ts';
import type { AsyncJob } from '../runtime/jobs.ts';
import { runJob } from '../runtime/job-runner.ts';
import { LimitCounters } from '../runtime/limits.ts';
import { createStub } from '../runtime/stub.ts';
import type { ApexType } from '../runtime/type.ts';
import { UnsupportedError } from '../runtime/exception.ts';
import { FinalException } from '../system/exceptions.ts';
import type { TestHooks } from '../system/test-hooks.ts';
import type { TestSession } from './test-session.ts';

/** Jobs that a test may start before it is taken for a chain without end. */
const MAX_JOBS = 200;

/** The `Test` class within one test method. */
export class MethodHooks implements TestHooks {
  readonly #transaction: ApexTransaction;
  readonly #session: TestSession;
  #outer: LimitCounters | null = null;
  #started = false;

  constructor(transaction: ApexTransaction, session: TestSession) {
    this.#transaction = transaction;
    this.#session = session;
  }

  startTest(): void {
    if (this.#started) throw new FinalException('Testing already started');
    this.#started = true;
    this.#outer = this.#transaction.limits;
    this.#transaction.limits = new LimitCounters(false);
  }

  stopTest(): void {
    this.#drain();
    this.deliverEvents();
    if (this.#outer) this.#transaction.limits = this.#outer;
    this.#outer = null;
  }

  /** Events go to the triggers on them, which run like those of records. */
  deliverEvents(): void {
    const byObject = Map.groupBy(this.#session.takeEvents(), (event) => event.schema);
    for (const [object, events] of byObject) {
      this.#transaction.program.triggerRunner.run(object, 'after', 'insert', events, []);
      throwTriggerErrors(events);
    }
  }

  /** The events are lost; their publishers hear of it. */
  failEvents(): void {
    this.#session.takeEvents();
  }

  createStub(type: ApexType, provider: object): object {
    return createStub(this.#transaction.program, type, provider);
  }

  #drain(): void {
    const { program, state, jobs } = this.#transaction;
    const waiting: AsyncJob[] = jobs.jobs.filter(({ status }) => status === 'Queued');
    for (let i = 0; i < waiting.length; i++) {
      if (i >= MAX_JOBS) throw new UnsupportedError(`more than ${MAX_JOBS} asynchronous jobs in one test`);
      const environment = { program, data: this.#session, isTest: true, state };
      waiting.push(...runJob(waiting[i]!, environment).filter(({ status }) => status === 'Queued'));
    }
  }
}

function throwTriggerErrors(events: readonly SObject[]): void {
  const error = events.flatMap(({ errors }) => errors)[0];
  if (error) throw new FinalException(error.message);
}
