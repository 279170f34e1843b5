import { LimitCounters, type LimitName } from './limits.ts';
import type { RequestKind } from './transaction.ts';

const ASYNC: ReadonlySet<RequestKind> = new Set(['queueable', 'future', 'batch', 'finalizer']);

/** Kinds whose maxima for starting jobs are not those of all asynchronous requests. */
const MAXIMA: Partial<Record<RequestKind, Partial<Record<LimitName, number>>>> = {
  queueable: { futureCalls: 50 },
  finalizer: { futureCalls: 1 },
};

/** The limits of a transaction. Schedules and event triggers have those of synchronous code. */
export function limitsOf(kind: RequestKind): LimitCounters {
  return new LimitCounters(ASYNC.has(kind), MAXIMA[kind]);
}
