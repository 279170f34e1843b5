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
  /** The test's own jobs that were taken up to run. */
  #taken = 0;
  /** What jobs and triggers of events asked for. */
  #waiting: AsyncJob[] = [];
  /** What schedules asked for: it does not run within the test, as on the platform. */
  readonly #held: AsyncJob[] = [];
  #ran = 0;

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
    do {
      this.#drain();
      this.deliverEvents();
    } while (this.#waiting.length > 0);
    if (this.#outer) this.#transaction.limits = this.#outer;
    this.#outer = null;
  }

  deliverEvents(): void {
    this.#waiting.push(...this.#events.deliver());
  }

  failEvents(): void {
    this.#events.fail();
  }

  enableChangeDataCapture(): void {
    this.#session.captureChanges();
  }

  onOutcome(callback: object, uuids: readonly string[]): void {
    this.#events.onOutcome(callback, uuids);
  }

  createStub(type: ApexType, provider: object): object {
    return createStub(this.#transaction.program, type, provider);
  }

  waiting(): Iterable<AsyncJob> {
    return [...this.#transaction.jobs.jobs, ...this.#waiting, ...this.#held];
  }

  /** Runs what waits, and what that asks for. */
  #drain(): void {
    const environment = this.#environment();
    for (let job = this.#next(); job; job = this.#next()) {
      if (++this.#ran > MAX_JOBS) throw new UnsupportedError(`more than ${MAX_JOBS} asynchronous jobs in one test`);
      const { queued, failure } = runJob(job, environment);
      (job.kind === 'ScheduledApex' ? this.#held : this.#waiting).push(...queued);
      if (failure !== null) throw failure;
    }
  }

  /** The test's own jobs come first. */
  #next(): AsyncJob | undefined {
    const own = this.#transaction.jobs.jobs;
    return this.#taken < own.length ? own[this.#taken++] : this.#waiting.shift();
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
