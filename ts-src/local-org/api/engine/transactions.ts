import { runTransaction, userContext, type LoadedProgram } from '../../apex/index.ts';
import type { RequestKind, Transaction } from '../../apex/runtime/transaction.ts';
import type { Session, Store } from '../../data/index.ts';
import type { SObject } from '../../data/sobject.ts';
import type { ApexRuntime } from '../apex/runtime.ts';
import { userAccess } from '../org.ts';
import { JobRunner } from './jobs.ts';

/** Where uncaught faults of background work and `System.debug` go. */
export interface EngineLog {
  error(detail: object, message: string): void;
  debug(detail: object, message: string): void;
}

type Debug = (level: string, message: string) => void;

/** Runs transactions on an org's records and Apex. */
export class Engine implements ApexRuntime {
  readonly store: Store;
  readonly program: LoadedProgram;
  readonly jobs: JobRunner;
  readonly #log: EngineLog;

  constructor(store: Store, program: LoadedProgram, log: EngineLog) {
    this.store = store;
    this.program = program;
    this.#log = log;
    this.jobs = new JobRunner(store, program, log);
  }

  /** Faults of the store become Apex exceptions. `debug` receives `System.debug`; the log of the org without it. */
  run<T>(userId: string, kind: RequestKind, body: (transaction: Transaction) => T, debug?: Debug): T {
    const data = this.store.session();
    const { result, jobs } = this.#attempt(data, () =>
      runTransaction({ ...this.#options(data, userId, debug), kind }, (transaction) => ({
        result: body(transaction),
        jobs: transaction.jobs.jobs,
      })),
    );
    this.jobs.start(jobs);
    return result;
  }

  /** As `run`, but faults of the store are thrown as they are: the REST API answers with their codes. */
  runOnRecords<T>(userId: string, kind: RequestKind, body: (transaction: Transaction) => T): T {
    let fault: { error: unknown } | null = null;
    try {
      return this.run(userId, kind, (transaction) => {
        try {
          return body(transaction);
        } catch (error) {
          fault = { error };
          throw error;
        }
      });
    } catch (error) {
      throw fault ? (fault as { error: unknown }).error : error;
    }
  }

  /** Publishes events as this user. Throws DataError. */
  publish(userId: string, events: SObject[]): { eventUuid: string }[] {
    const data = this.store.session();
    return this.#attempt(data, () => {
      const published = data.publish(events, userAccess(userId));
      data.commit();
      return published;
    });
  }

  #options(data: Session, userId: string, debug: Debug = (level, message) => this.#log.debug({ level }, message)) {
    return { program: this.program, data, user: userContext(data, userId), debug, board: this.jobs };
  }

  /** Nothing stays open when reading the user fails. */
  #attempt<T>(data: Session, body: () => T): T {
    try {
      return body();
    } finally {
      data.rollback();
    }
  }
}
