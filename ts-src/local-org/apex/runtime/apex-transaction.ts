import { randomUUID } from 'node:crypto';
import type { Access, DataSession } from '../../data/contract.ts';
import type { Schema } from '../../data/schema.ts';
import { JobQueue } from './async-queue.ts';
import { F, USER_MODE, WITH_SHARING } from './frame-state.ts';
import { withHeap } from './heap.ts';
import { toApex } from './faults.ts';
import { limitsOf } from './job-limits.ts';
import type { JobBoard } from './jobs.ts';
import type { LimitCounters } from './limits.ts';
import type { Methods } from './loaded-class.ts';
import type { LoadedProgram } from './loaded-program.ts';
import { during, type RequestKind, type Sharing, type Transaction, type UserContext } from './transaction.ts';

export interface TransactionOptions {
  program: LoadedProgram;
  data: DataSession;
  user: UserContext;
  kind: RequestKind;
  isTest?: boolean;
  rest?: Transaction['rest'];
  /** Receives `System.debug` output. */
  debug?: (level: string, message: string) => void;
  /** The jobs of the org, whichever transaction asked for them. */
  board?: JobBoard | null;
}

export class ApexTransaction implements Transaction {
  readonly id = randomUUID();
  readonly kind: RequestKind;
  readonly program: LoadedProgram;
  readonly data: DataSession;
  readonly isTest: boolean;
  readonly jobs: JobQueue;
  readonly state = new Map<symbol, unknown>();
  user: UserContext;
  limits: LimitCounters;
  rest: Transaction['rest'];
  readonly #debug: (level: string, message: string) => void;
  #last = 0;

  constructor({
    program,
    data,
    user,
    kind,
    isTest = false,
    rest = null,
    debug = () => {},
    board = null,
  }: TransactionOptions) {
    this.program = program;
    this.data = data;
    this.user = user;
    this.kind = kind;
    this.isTest = isTest;
    this.rest = rest;
    this.limits = limitsOf(kind);
    this.jobs = new JobQueue(board);
    this.#debug = debug;
  }

  get schema(): Schema {
    return this.program.schema;
  }

  access(mode?: 'user' | 'system'): Access {
    const usual = (F.mode & USER_MODE) !== 0 ? 'user' : 'system';
    return { userId: this.user.id, mode: mode ?? usual, sharing: (F.mode & WITH_SHARING) !== 0 };
  }

  withSharing<T>(sharing: Sharing, body: () => T): T {
    const mode = (F.mode & ~WITH_SHARING) | (sharing === 'with' ? WITH_SHARING : 0);
    return F.enter(mode, null, body, []) as T;
  }

  runAs<T>(user: UserContext, body: () => T): T {
    const former = this.user;
    this.user = user;
    try {
      return body();
    } finally {
      this.user = former;
    }
  }

  debug(level: string, message: string): void {
    this.#debug(level, message);
  }

  now(): number {
    this.#last = Math.max(this.#last, Date.now());
    return this.#last;
  }

  throwApex(typeName: string, message: string): never {
    const found = this.program.registry.system(typeName);
    if (!found) throw new Error(`No system exception ${typeName}`);
    throw (found.type.implementation as unknown as Methods)['new(String)']!(message);
  }
}

/**
 * Runs `body` as one transaction: fresh static variables, triggers on, commit at the end, rollback when it throws. What it throws is an
 * ApexException where the fault has a meaning in Apex. The caller starts the transaction's jobs after the commit.
 */
export function runTransaction<T>(options: TransactionOptions, body: (transaction: ApexTransaction) => T): T {
  const transaction = new ApexTransaction(options);
  const { data, program } = options;
  const inside = <R>(work: () => R): R =>
    during(transaction, () => withHeap(transaction.limits.maximum('heapSize'), () => program.withFreshStatics(work)));
  return inside(() => {
    data.setTriggers(program.triggerRunner);
    try {
      const result = F.enter(WITH_SHARING, null, () => body(transaction), []) as T;
      data.commit();
      return result;
    } catch (error) {
      data.rollback();
      throw toApex(error);
    } finally {
      data.setTriggers(null);
    }
  });
}
