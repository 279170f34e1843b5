import { runJob, type LoadedProgram } from '../../apex/index.ts';
import type { AsyncJob } from '../../apex/runtime/jobs.ts';
import type { Store } from '../../data/index.ts';
import type { EngineLog } from './transactions.ts';

/** Runs asynchronous Apex after the transaction that asked for it, one job at a time. */
export class JobRunner {
  readonly #store: Store;
  readonly #program: LoadedProgram;
  readonly #log: EngineLog;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(store: Store, program: LoadedProgram, log: EngineLog) {
    this.#store = store;
    this.#program = program;
    this.#log = log;
  }

  start(jobs: readonly AsyncJob[]): void {
    for (const job of jobs) {
      if (job.kind === 'ScheduledApex') {
        this.#log.error(
          { className: job.className, cron: job.cron },
          'UNSUPPORTED: scheduled Apex does not run by the clock',
        );
        continue;
      }
      const timer = setTimeout(() => this.#run(job, timer), job.delayMinutes * 60_000);
      this.#timers.add(timer);
    }
  }

  /** Jobs that have not started are dropped. */
  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #run(job: AsyncJob, timer: NodeJS.Timeout): void {
    this.#timers.delete(timer);
    if (job.status === 'Aborted') return;
    const data = this.#store.session();
    try {
      data.setTriggers(this.#program.triggerRunner);
      const queued = this.#program.withFreshStatics(() => runJob(job, { program: this.#program, data }));
      data.commit();
      this.start(queued);
    } catch (error) {
      // The platform records the failure of a job; nobody waits for it.
      this.#log.error({ err: error, className: job.className, kind: job.kind }, 'asynchronous Apex failed');
    } finally {
      data.rollback();
    }
  }
}
