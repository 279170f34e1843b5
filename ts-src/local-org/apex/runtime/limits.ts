import { LimitException } from './exception.ts';
import { heapSize } from './heap.ts';

/** The platform's governor limits: name in the `Limits` class (without `get`) → synchronous and asynchronous maximum. */
const MAXIMA = {
  queries: [100, 200, 'Too many SOQL queries'],
  queryRows: [50_000, 50_000, 'Too many query rows'],
  aggregateQueries: [300, 300, 'Too many aggregate queries'],
  queryLocatorRows: [10_000, 10_000, 'Too many query locator rows'],
  soslQueries: [20, 20, 'Too many SOSL queries'],
  dmlStatements: [150, 150, 'Too many DML statements'],
  dmlRows: [10_000, 10_000, 'Too many DML rows'],
  publishImmediateDml: [150, 150, 'Too many DML statements for Platform Events that publish immediately'],
  callouts: [100, 100, 'Too many callouts'],
  emailInvocations: [10, 10, 'Too many Email Invocations'],
  futureCalls: [50, 0, 'Too many future calls'],
  queueableJobs: [50, 1, 'Too many queueable jobs added to the queue'],
  mobilePushApexCalls: [10, 10, 'Too many mobile push Apex calls'],
  apexCursorRows: [50_000_000, 50_000_000, 'Too many Apex cursor rows'],
  fetchCallsOnApexCursor: [10, 10, 'Too many fetch calls on Apex cursors'],
  asyncCalls: [200, 200, 'Too many asynchronous calls'],
  /** The platform counts these three as DML statements, and says so in their counters. */
  savepoints: [150, 150, 'Too many DML statements'],
  savepointRollbacks: [150, 150, 'Too many DML statements'],
  runAs: [150, 150, 'Too many DML statements'],
  /** Milliseconds. */
  cpuTime: [10_000, 60_000, 'Apex CPU time limit exceeded'],
  /** Bytes, as `heap.ts` estimates them. */
  heapSize: [6_000_000, 12_000_000, 'Apex heap size too large'],
} as const satisfies Record<string, readonly [number, number, string]>;

export type LimitName = keyof typeof MAXIMA;

/** Counts what a transaction uses and refuses what exceeds the platform's limits. */
export class LimitCounters {
  readonly #used = new Map<LimitName, number>();
  readonly #async: boolean;
  #started = cpuMs();
  readonly #maxima: Partial<Record<LimitName, number>>;

  /** @param maxima other maxima than the platform's */
  constructor(async: boolean, maxima: Partial<Record<LimitName, number>> = {}) {
    this.#async = async;
    this.#maxima = maxima;
  }

  used(name: LimitName): number {
    if (name === 'cpuTime') return Math.floor(cpuMs() - this.#started);
    if (name === 'heapSize') return heapSize();
    return this.#used.get(name) ?? 0;
  }

  maximum(name: LimitName): number {
    return this.#maxima[name] ?? MAXIMA[name][this.#async ? 1 : 0];
  }

  /** Adds `amount`. @throws LimitException, which Apex cannot catch: `Too many SOQL queries: 101` */
  add(name: LimitName, amount = 1): void {
    const used = this.used(name) + amount;
    this.#used.set(name, used);
    if (used > this.maximum(name)) throw new LimitException(`${MAXIMA[name][2]}: ${used}`);
  }

  /** Runs work of the run time that is not the program's. */
  outsideCpuTime(work: () => void): void {
    const before = cpuMs();
    work();
    this.#started += cpuMs() - before;
  }

  /** @throws LimitException when the CPU time is used up. */
  checkCpu(): void {
    if (this.used('cpuTime') > this.maximum('cpuTime')) throw new LimitException(MAXIMA.cpuTime[2]);
  }
}

/** CPU time of this thread, in milliseconds. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
