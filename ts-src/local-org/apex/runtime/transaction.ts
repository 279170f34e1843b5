import type { Access, DataSession } from '../../data/contract.ts';
import type { Schema } from '../../data/schema.ts';
import type { Program } from '../program.ts';
import type { AsyncQueue } from './jobs.ts';
import type { LimitCounters } from './limits.ts';

/** The running user as UserInfo shows it. */
export interface UserContext {
  id: string;
  username: string;
  name: string;
  firstName: string | null;
  lastName: string;
  email: string;
  profileId: string;
  profileName: string;
  roleId: string | null;
  /** IANA name. */
  timeZone: string;
  /** `en_US` */
  locale: string;
  language: string;
  organizationId: string;
  organizationName: string;
}

export type Sharing = 'with' | 'without';

/** What kind of request runs, for `Request.getQuiddity`, `System.isBatch()` and the async limits. */
export type RequestKind =
  | 'synchronous'
  | 'rest'
  | 'aura'
  | 'anonymous'
  | 'queueable'
  | 'finalizer'
  | 'future'
  | 'batch'
  | 'scheduled'
  | 'event'
  | 'callback'
  | 'test';

/** One Apex transaction: what the platform keeps per request. Exactly one runs at a time. */
export interface Transaction {
  /** UUID of the request. */
  readonly id: string;
  readonly kind: RequestKind;
  readonly data: DataSession;
  readonly schema: Schema;
  readonly program: Program;
  user: UserContext;
  readonly isTest: boolean;
  /** The counters in force; `Test.startTest` replaces them until `stopTest`. */
  limits: LimitCounters;
  /**
   * The access of the running class: its sharing, and user or system mode. Without `mode`, classes of API version 67 and later work in user
   * mode, older ones in system mode.
   */
  access(mode?: 'user' | 'system'): Access;
  withSharing<T>(sharing: Sharing, body: () => T): T;
  /** `System.runAs(user)`. */
  runAs<T>(user: UserContext, body: () => T): T;
  debug(level: string, message: string): void;
  /** Milliseconds since 1970; monotonic within the transaction. */
  now(): number;
  /** The RestContext of an Apex REST call: instances of the system types RestRequest and RestResponse. */
  rest: { request: object | null; response: object | null } | null;
  readonly jobs: AsyncQueue;
  /** State that system types keep for the length of the transaction, by a key of their own (e.g. `Test.setMock`). */
  readonly state: Map<symbol, unknown>;
  /** Throws the named system exception, e.g. `throwApex('System.IllegalArgumentException', 'Argument cannot be null')`. */
  throwApex(typeName: string, message: string): never;
}

let running: Transaction | null = null;

/** The running transaction. Throws outside one. */
export function tx(): Transaction {
  if (running === null) throw new Error('No Apex transaction is running');
  return running;
}

/** Whether Apex code runs. */
export function inTransaction(): boolean {
  return running !== null;
}

/** Makes `transaction` the running one while `body` runs; restores the former one afterwards. */
export function during<T>(transaction: Transaction, body: () => T): T {
  const outer = running;
  running = transaction;
  try {
    return body();
  } finally {
    running = outer;
  }
}
