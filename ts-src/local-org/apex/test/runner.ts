import type { MethodInfo } from '../program.ts';
import { runTransaction } from '../runtime/apex-transaction.ts';
import { ApexException, UnsupportedError } from '../runtime/exception.ts';
import type { LoadedProgram } from '../runtime/loaded-program.ts';
import { SEES_ALL_DATA, TEST_HOOKS } from '../system/test-hooks.ts';
import type { TestClass } from './discover.ts';
import { MethodHooks } from './hooks.ts';
import type { TestOrg } from './test-org.ts';
import { TestSession } from './test-session.ts';

export type Outcome = 'pass' | 'fail' | 'unsupported';

export interface TestResult {
  class: string;
  method: string;
  outcome: Outcome;
  /** `System.AssertException: Assertion Failed: ...`; null when it passed. */
  message: string | null;
  /** Apex frames; the JavaScript stack when the fault is the runtime's. */
  stack: string | null;
  ms: number;
}

export interface RunnerOptions {
  program: LoadedProgram;
  org: TestOrg;
  debug?: (level: string, message: string) => void;
}

/** A class's tests, each in a transaction of its own on top of what the setup methods left. */
export class TestClassRun {
  readonly #options: RunnerOptions;
  readonly #tests: TestClass;
  readonly #base: TestSession;
  /** Of the setup methods: it is every test's. */
  #failure: Failure | null = null;

  constructor(options: RunnerOptions, tests: TestClass) {
    this.#options = options;
    this.#tests = tests;
    this.#base = new TestSession(options.org.session);
  }

  setup(): void {
    for (const method of this.#tests.setup) this.#failure ??= this.#run(method, this.#session());
  }

  test(method: MethodInfo): TestResult {
    const started = performance.now();
    const session = this.#session();
    const result = this.#failure ?? this.#run(method, session);
    session.rollback();
    const ms = Math.round(performance.now() - started);
    const { name } = this.#tests.info;
    return { class: name, method: method.name, outcome: 'pass', message: null, stack: null, ...result, ms };
  }

  /** Undoes what the setup methods left. The transaction of the class ends: it holds nothing but tables that were made for its objects. */
  close(): void {
    this.#base.rollback();
    this.#options.org.session.commit();
  }

  #session(): TestSession {
    return new TestSession(this.#options.org.session);
  }

  #run(method: MethodInfo, session: TestSession): Failure | null {
    return runMethod(this.#options, this.#tests.info, method, session);
  }
}

type Failure = Pick<TestResult, 'outcome' | 'message' | 'stack'>;

/** Null when the method ends without an exception. */
function runMethod(
  { program, org, debug }: RunnerOptions,
  info: TestClass['info'],
  method: MethodInfo,
  data: TestSession,
): Failure | null {
  try {
    runTransaction({ program, data, user: org.user, kind: 'test', isTest: true, debug }, (transaction) => {
      transaction.state.set(TEST_HOOKS, new MethodHooks(transaction, data));
      if (seesAllData(info, method)) transaction.state.set(SEES_ALL_DATA, true);
      info.callStatic(method.key, []);
    });
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

/** `@IsTest(SeeAllData=true)` on the method, else on the class. */
function seesAllData(info: TestClass['info'], method: MethodInfo): boolean {
  const given = [method, info].map(({ annotations }) => annotations.find(({ name }) => name === 'istest'));
  const said = given.map((annotation) => annotation?.parameters.seealldata).find((value) => value !== undefined);
  return said?.toLowerCase() === 'true';
}

function failureOf(error: unknown): Failure {
  if (error instanceof UnsupportedError)
    return { outcome: 'unsupported', message: error.message, stack: apexStack(error) };
  if (error instanceof ApexException) {
    const message = `${error['getTypeName()']()}: ${error['getMessage()']()}`;
    return { outcome: 'fail', message: withCauses(message, error.apexCause), stack: error['getStackTraceString()']() };
  }
  const fault = error instanceof Error ? error : new Error(String(error));
  return { outcome: 'fail', message: `fault of the runtime: ${fault.message}`, stack: fault.stack ?? null };
}

/** Null when it was thrown outside of Apex code. */
function apexStack({ stack }: Error): string | null {
  const holder = new ApexException();
  holder.stack = stack;
  return holder['getStackTraceString()']() || null;
}

function withCauses(message: string, cause: ApexException | null): string {
  if (!cause) return message;
  const text = `${cause['getTypeName()']()}: ${cause['getMessage()']()}`;
  return withCauses(`${message}\nCaused by: ${text}`, cause.apexCause);
}
