import type { LimitCounters, LimitName } from '../runtime/limits.ts';
import { tx } from '../runtime/transaction.ts';

/** What keeps a transaction from calling out until it ends. `Test.startTest` begins with fresh counters, as on the platform. */
const WORK: readonly LimitName[] = ['dmlStatements', 'queueableJobs', 'futureCalls', 'emailInvocations'];

/** Work that no longer counts, since it was rolled back and its savepoint released. */
const settled = new WeakMap<LimitCounters, number>();

/** Operations so far whose work commits at the end of the transaction. */
export function workCount(): number {
  const { limits } = tx();
  return WORK.reduce((sum, name) => sum + limits.used(name), 0);
}

export function hasUncommittedWork(): boolean {
  return workCount() > (settled.get(tx().limits) ?? 0);
}

/** Nothing of the work so far is left. */
export function markCommitted(): void {
  settled.set(tx().limits, workCount());
}
