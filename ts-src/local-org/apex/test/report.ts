import type { TestResult } from './runner.ts';

export interface TestSummary {
  passed: number;
  failed: number;
  unsupported: number;
  ms: number;
  tests: readonly TestResult[];
}

export function summarize(tests: readonly TestResult[], ms: number): TestSummary {
  const count = (outcome: TestResult['outcome']): number => tests.filter((test) => test.outcome === outcome).length;
  return { passed: count('pass'), failed: count('fail'), unsupported: count('unsupported'), ms, tests };
}

/** Prints a line per class, and the failures below it. */
export class TestReport {
  readonly #print: (line: string) => void;
  #class: TestResult[] = [];

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  add(result: TestResult): void {
    if (this.#class[0] && this.#class[0].class !== result.class) this.end();
    this.#class.push(result);
  }

  /** Prints the class whose results are complete. */
  end(): void {
    const [first] = this.#class;
    if (!first) return;
    const failures = this.#class.filter(({ outcome }) => outcome !== 'pass');
    const passed = this.#class.length - failures.length;
    const ms = this.#class.reduce((sum, result) => sum + result.ms, 0);
    this.#print(`${failures.length === 0 ? 'ok  ' : 'FAIL'} ${first.class} ${passed}/${this.#class.length} (${ms} ms)`);
    for (const { method, outcome, message, stack } of failures) {
      this.#print(`     ${outcome} ${first.class}.${method}`);
      for (const line of [...(message ?? '').split('\n'), ...(stack ?? '').split('\n')]) this.#print(`       ${line}`);
    }
    this.#class = [];
  }
}
