/** Runs Apex tests in worker processes. The results and their order do not depend on how many there are. */
import { availableParallelism } from 'node:os';
import type { CoverableUnit, LineHits } from '../runtime/coverage.ts';
import type { DebugLine, Discovery, TestPlan, TestTask } from './messages.ts';
import type { TestResult } from './runner.ts';
import { TestWorker } from './test-worker.ts';

/** The platform's longest transaction, in milliseconds. */
const LONGEST_TEST_MS = 600_000;
/** Test classes that take about as long as it takes to start a worker. */
const CLASSES_PER_WORKER = 15;

/** The sources cannot be tested: the message names the thing to fix. */
export class TestRunError extends Error {
  override readonly name = 'TestRunError';
  /** `APEX_COMPILE`, `INVALID_METADATA`, `TEST_SELECTION`, `ABORTED`; null for a defect of the runtime. */
  readonly code: string | null;

  constructor(code: string | null, message: string) {
    super(message);
    this.code = code;
  }
}

/** What a run tells while it goes on. */
export interface TestRunEvents {
  /** The sources are compiled. */
  discovered?(discovery: Discovery): void;
  /** Of files that could not be compiled, then in order of class and method. */
  result?(result: TestResult, debug: readonly DebugLine[]): void;
}

export interface TestRunSettings {
  /** Processes that run tests; by default one per core, where each has some classes to run. */
  workers?: number;
  /** Milliseconds after which a test, or the setup of a class, is ended. */
  longestTestMs?: number;
  /** Ends the run: it throws TestRunError `ABORTED`. */
  signal?: AbortSignal;
}

export interface TestRun {
  results: TestResult[];
  /** Null when coverage was not asked for. */
  coverage: { units: readonly CoverableUnit[]; hits: LineHits } | null;
}

/** @throws TestRunError */
export function runTestPlan(plan: TestPlan, settings: TestRunSettings, events: TestRunEvents = {}): Promise<TestRun> {
  return new TestPool(plan, settings, events).run();
}

function fitting(classes: number): number {
  return Math.min(availableParallelism(), Math.ceil(classes / CLASSES_PER_WORKER));
}

/** A class's results; complete when there are as many as methods. */
interface Slot {
  task: TestTask;
  results: Map<string, { result: TestResult; debug: readonly DebugLine[] }>;
}

class TestPool {
  readonly #plan: TestPlan;
  readonly #settings: TestRunSettings;
  readonly #events: TestRunEvents;
  readonly #workers = new Set<TestWorker>();
  readonly #hits: LineHits = {};
  readonly #results: TestResult[] = [];
  #discovery: Discovery | null = null;
  #slots: Slot[] = [];
  #queue: TestTask[] = [];
  /** Slots whose results have been told. */
  #told = 0;
  #settle: PromiseWithResolvers<TestRun> = Promise.withResolvers();

  constructor(plan: TestPlan, settings: TestRunSettings, events: TestRunEvents) {
    this.#plan = plan;
    this.#settings = settings;
    this.#events = events;
  }

  async run(): Promise<TestRun> {
    // The first worker fills the cache of compiled code; the others start when they can use it.
    this.#start();
    const { signal } = this.#settings;
    const abort = (): void => this.#settle.reject(new TestRunError('ABORTED', 'The run was ended'));
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted) abort();
    try {
      return await this.#settle.promise;
    } finally {
      signal?.removeEventListener('abort', abort);
      for (const worker of this.#workers) worker.stop();
    }
  }

  #start(): void {
    const limit = this.#settings.longestTestMs ?? LONGEST_TEST_MS;
    const worker: TestWorker = new TestWorker(this.#plan, limit, {
      opened: (discovery) => this.#opened(worker, discovery),
      refused: (code, message) => this.#settle.reject(new TestRunError(code, message)),
      result: (result, debug, hits) => this.#keep(result, debug, hits),
      idle: () => this.#assign(worker),
      ended: (reason, task, method) => this.#ended(worker, reason, task, method),
    });
    this.#workers.add(worker);
  }

  #opened(worker: TestWorker, discovery: Discovery): void {
    if (this.#discovery === null) {
      this.#discovery = discovery;
      this.#slots = discovery.tasks.map((task) => ({ task, results: new Map() }));
      this.#queue = [...discovery.tasks];
      this.#events.discovered?.(discovery);
      for (const result of discovery.leftOut) this.#publish(result, []);
      this.#tell();
      const others = Math.min(this.#settings.workers ?? fitting(this.#queue.length), this.#queue.length) - 1;
      for (let i = 0; i < others; i++) this.#start();
    }
    this.#assign(worker);
  }

  #assign(worker: TestWorker): void {
    const task = this.#queue.shift();
    if (task) worker.run(task);
  }

  #keep(result: TestResult, debug: readonly DebugLine[], hits: LineHits): void {
    addHits(this.#hits, hits);
    this.#slots.find(({ task }) => task.class === result.class)!.results.set(result.method, { result, debug });
    this.#tell();
  }

  /** Tells the results of complete classes in order. */
  #tell(): void {
    for (let slot = this.#slots[this.#told]; slot; slot = this.#slots[++this.#told]) {
      if (slot.results.size < slot.task.methods.length) return;
      for (const method of slot.task.methods) {
        const { result, debug } = slot.results.get(method)!;
        this.#publish(result, debug);
      }
    }
    const units = this.#discovery!.coverable;
    this.#settle.resolve({ results: this.#results, coverage: units && { units, hits: this.#hits } });
  }

  #publish(result: TestResult, debug: readonly DebugLine[]): void {
    this.#results.push(result);
    this.#events.result?.(result, debug);
  }

  /** The running test has failed; another worker does what is left of the class. */
  #ended(worker: TestWorker, reason: string, task: TestTask | null, method: string | null): void {
    this.#workers.delete(worker);
    if (this.#discovery === null) {
      return this.#settle.reject(
        new TestRunError('WORKER_ENDED', `The process that compiles the sources ended: ${reason}`),
      );
    }
    if (task === null) return;
    const { results } = this.#slots.find((slot) => slot.task.class === task.class)!;
    const left = task.methods.filter((name) => !results.has(name));
    const failed = method === null ? left : [method];
    for (const name of failed) this.#keep(crashed(task.class, name, method === null, reason), [], {});
    const rest = left.filter((name) => !failed.includes(name));
    if (rest.length > 0) this.#queue.unshift({ class: task.class, methods: rest });
    if (this.#queue.length > 0) this.#start();
  }
}

function crashed(className: string, method: string, inSetup: boolean, reason: string): TestResult {
  const what = inSetup ? 'the setup of its class' : 'this test';
  const [first, ...output] = reason.split('\n');
  return {
    class: className,
    method,
    outcome: 'fail',
    message: `The process that ran ${what} ended: ${first}`,
    stack: output.length === 0 ? null : output.join('\n'),
    ms: 0,
  };
}

function addHits(sum: LineHits, hits: LineHits): void {
  for (const [file, lines] of Object.entries(hits)) {
    const known = (sum[file] ??= {});
    for (const [line, count] of Object.entries(lines)) known[Number(line)] = (known[Number(line)] ?? 0) + count;
  }
}
