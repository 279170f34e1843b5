import { runJob, userContext, type LoadedProgram } from '../../apex/index.ts';
import { nextFireTime } from '../../apex/runtime/cron.ts';
import { JobRows } from '../../apex/runtime/job-rows.ts';
import type { JobEnvironment } from '../../apex/runtime/job-runner.ts';
import type { AsyncJob, JobBoard } from '../../apex/runtime/jobs.ts';
import type { DataSession, Store } from '../../data/index.ts';
import { ApexDatetime } from '../../values/index.ts';
import type { EngineLog } from './transactions.ts';

/** The longest time a timer can wait, in ms. */
const MAX_WAIT = 2 ** 31 - 1;

/**
 * Runs asynchronous Apex after the transaction that asked for it, one job at a time, and schedules by the clock. What waits is kept in
 * memory: an org that starts again has none of it, and ends its rows.
 */
export class JobRunner implements JobBoard {
  readonly #store: Store;
  readonly #program: LoadedProgram;
  readonly #log: EngineLog;
  readonly #waiting = new Map<AsyncJob, NodeJS.Timeout>();

  constructor(store: Store, program: LoadedProgram, log: EngineLog) {
    this.#store = store;
    this.#program = program;
    this.#log = log;
    this.#transaction((data) => new JobRows(data, userContext(data, store.systemUserId), Date.now()).abortAll());
  }

  start(jobs: readonly AsyncJob[]): void {
    for (const job of jobs) {
      if (job.schedule) this.#wakeAt(job, this.#nextTime(job));
      else this.#wakeAt(job, Date.now() + (job.delayMinutes ?? 0) * 60_000);
    }
  }

  waiting(): Iterable<AsyncJob> {
    return this.#waiting.keys();
  }

  /** How jobs and event triggers use the store. */
  environment(): JobEnvironment {
    const debug = (level: string, message: string): void => this.#log.debug({ level }, message);
    return {
      program: this.#program,
      board: this,
      debug,
      transaction: (body) => this.#transaction(body),
    };
  }

  /** Jobs that have not started are dropped. */
  close(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  /** Null: never. */
  #wakeAt(job: AsyncJob, at: number | null): void {
    if (at === null) return;
    const wait = at - Date.now();
    const wake = (): void => (wait > MAX_WAIT ? this.#wakeAt(job, at) : this.#run(job));
    this.#waiting.set(job, setTimeout(wake, Math.min(Math.max(wait, 0), MAX_WAIT)));
  }

  #run(job: AsyncJob): void {
    this.#waiting.delete(job);
    const { queued, failure } = runJob(job, this.environment());
    this.start(queued);
    // The platform records the failure of a job; nobody waits for it.
    if (failure !== null)
      this.#log.error({ err: failure, className: job.className, kind: job.kind }, 'asynchronous Apex failed');
    if (job.schedule) this.#fired(job);
  }

  /** A schedule that was aborted does not fire again. */
  #fired(job: AsyncJob): void {
    const next = this.#nextTime(job);
    const goesOn = this.#transaction((data) =>
      new JobRows(data, job.user, Date.now()).fired(job.id, next === null ? null : new ApexDatetime(next)),
    );
    if (goesOn) this.#wakeAt(job, next);
  }

  #nextTime({ schedule, user }: AsyncJob): number | null {
    return nextFireTime(schedule!.cron, new ApexDatetime(Date.now()), user.timeZone)?.ms ?? null;
  }

  #transaction<T>(body: (data: DataSession) => T): T {
    const data = this.#store.session();
    try {
      data.setTriggers(this.#program.triggerRunner);
      const result = this.#program.withFreshStatics(() => body(data));
      data.commit();
      return result;
    } finally {
      data.rollback();
    }
  }
}
