import type { DataSession } from '../../data/contract.ts';
import type { ApexTransaction } from '../runtime/apex-transaction.ts';
import type { AsyncJob, JobBoard } from '../runtime/jobs.ts';
import { runJob, type JobEnvironment } from '../runtime/job-runner.ts';
import { LimitCounters } from '../runtime/limits.ts';
import { createStub } from '../runtime/stub.ts';
import type { ApexType } from '../runtime/type.ts';
import { UnsupportedError } from '../runtime/exception.ts';
import { FinalException } from '../system/exceptions.ts';
import type { TestHooks } from '../system/test-hooks.ts';
import { TestEvents } from './test-events.ts';
import type { TestSession } from './test-session.ts';

/** Jobs that a test may start before it is taken for a chain without end. */
const MAX_JOBS = 200;

/** The `Test` class within one test method. */
export class MethodHooks implements TestHooks, JobBoard {
  readonly #transaction: ApexTransaction;
  readonly #session: TestSession;
  readonly #events: TestEvents;
  #outer: LimitCounters | null = null;
  #started = false;
  /** Jobs that were asked for and have not run, besides the test's own. */
  #waiting: AsyncJob[] = [];

  constructor(transaction: ApexTransaction, session: TestSession) {
    this.#transaction = transaction;
    this.#session = session;
    this.#events = new TestEvents(session, this.#environment());
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

  deliverEvents(): void {
    this.#waiting.push(...this.#events.deliver());
  }

  failEvents(): void {
    this.#events.fail();
  }

  onOutcome(callback: object, uuids: readonly string[]): void {
    this.#events.onOutcome(callback, uuids);
  }

  createStub(type: ApexType, provider: object): object {
    return createStub(this.#transaction.program, type, provider);
  }

  waiting(): Iterable<AsyncJob> {
    return [...this.#transaction.jobs.jobs, ...this.#waiting];
  }

  /** Runs what waits, and what that asks for. What a schedule asks for waits on, as on the platform. */
  #drain(): void {
    const environment = this.#environment();
    const jobs = [...this.waiting()];
    this.#waiting = [];
    for (let i = 0; i < jobs.length; i++) {
      if (i >= MAX_JOBS) throw new UnsupportedError(`more than ${MAX_JOBS} asynchronous jobs in one test`);
      const { queued, failure } = runJob(jobs[i]!, environment);
      (jobs[i]!.kind === 'ScheduledApex' ? this.#waiting : jobs).push(...queued);
      if (failure !== null) throw failure;
    }
  }

  #environment(): JobEnvironment {
    const { program, state } = this.#transaction;
    return { program, state, isTest: true, board: this, transaction: (body) => this.#atomically(body) };
  }

  /** A transaction within the test's. */
  #atomically<T>(body: (data: DataSession) => T): T {
    const start = this.#session.savepoint();
    try {
      return body(this.#session);
    } catch (error) {
      this.#session.rollbackTo(start);
      throw error;
    }
  }
}
