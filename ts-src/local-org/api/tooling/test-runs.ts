import type { LoadedProgram } from '../../apex/index.ts';
import type { TestResult } from '../../apex/test/index.ts';
import { runTestPlan, TestRunError } from '../../apex/test/pool.ts';
import type { Store } from '../../data/index.ts';
import { queryAll } from '../engine/directory.ts';
import type { EngineLog } from '../engine/transactions.ts';
import { testClasses, type TestClassEntry } from './test-classes.ts';
import { TestRunRows } from './test-rows.ts';

export interface TestRunContext {
  store: Store;
  program: () => LoadedProgram;
  /** SFDX source folders of the org. */
  sources: readonly string[];
  cacheDir: string | null;
  /** Ends the runs that go on. */
  closing: AbortSignal;
  log: EngineLog;
}

/** The org's Apex tests, run on an org in memory by a process of their own: this one goes on answering. One run at a time. */
export class TestRuns {
  readonly #context: TestRunContext;
  readonly #listeners = new Set<(runId: string) => void>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(context: TestRunContext) {
    this.#context = context;
  }

  classes(): TestClassEntry[] {
    const { store, program } = this.#context;
    const rows = queryAll(store, 'SELECT Id, Name FROM ApexClass');
    return testClasses(program(), new Map(rows.map((row) => [String(row.peek('Name')), row.id!])));
  }

  /** Classes of test suites, by the names or ids of the suites; null: there is no such suite. */
  suiteClasses(suite: string): string[] | null {
    const { store } = this.#context;
    const field = /^\w{15}(\w{3})?$/.test(suite) ? 'Id' : 'TestSuiteName';
    const [row] = queryAll(store, `SELECT Id FROM ApexTestSuite WHERE ${field} = :suite`, [suite]);
    if (!row) return null;
    const members = queryAll(store, 'SELECT ApexClassId FROM TestSuiteMembership WHERE ApexTestSuiteId = :suite', [
      row.id,
    ]);
    return members.map((member) => String(member.peek('ApexClassId')));
  }

  /** Resolves with the results. Throws TestRunError when the sources cannot be tested. */
  run(classes: readonly TestClassEntry[], told?: (result: TestResult) => void): Promise<TestResult[]> {
    const run = this.#last.then(() => this.#run(classes, told));
    this.#last = run.catch(() => undefined);
    return run;
  }

  /** Begins a run, whose rows tell how it goes. Answers its id. `all`: every test of the org is asked for. */
  start(userId: string, classes: readonly TestClassEntry[], all: boolean): string {
    const rows = new TestRunRows(this.#context.store, userId, classes, all);
    this.#last = this.#last.then(() => this.#follow(rows, classes));
    return rows.id;
  }

  /** Called with the id of each run that ends. Returns how to stop. */
  onEnd(listener: (runId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when no run goes on any more. */
  async idle(): Promise<void> {
    await this.#last;
  }

  async #follow(rows: TestRunRows, classes: readonly TestClassEntry[]): Promise<void> {
    rows.started();
    try {
      await this.#run(classes, (result) => rows.result(result));
      rows.ended(null);
    } catch (error) {
      if (!(error instanceof TestRunError)) this.#context.log.error({ err: error }, 'a test run failed');
      rows.ended({ message: error instanceof Error ? error.message : String(error) });
    }
    for (const listener of this.#listeners) listener(rows.id);
  }

  async #run(classes: readonly TestClassEntry[], told: (result: TestResult) => void = () => {}): Promise<TestResult[]> {
    const { sources, cacheDir, closing: signal } = this.#context;
    const tests = classes.flatMap(({ name, methods }) => methods.map((method) => `${name}.${method}`));
    const plan = { sources, cacheDir, tests, folder: null, keepGoing: false, coverage: false, debug: false };
    const { results } = await runTestPlan(plan, { workers: 1, signal }, { result: told });
    return results;
  }
}
