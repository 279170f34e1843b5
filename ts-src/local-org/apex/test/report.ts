import { coverageTotal, uncoveredLines, type UnitCoverage } from './coverage-report.ts';
import type { DebugLine } from './messages.ts';
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

  add(result: TestResult, debug: readonly DebugLine[] = []): void {
    if (this.#class[0] && this.#class[0].class !== result.class) this.end();
    this.#class.push(result);
    for (const { level, message } of debug) this.#print(`  ${level} ${message}`);
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
      const lines = [message, stack].flatMap((text) => text?.split('\n') ?? []);
      for (const line of lines.filter((text) => text !== '')) this.#print(`       ${line}`);
    }
    this.#class = [];
  }
}

/** Columns of a class name and of a list of lines. */
const NAME = 40;
const LINES = 60;

/** A line per class, the least covered first, and the total. */
export function coverageTable(units: readonly UnitCoverage[]): string[] {
  const row = (
    name: string,
    { percent, covered, total }: Pick<UnitCoverage, 'percent' | 'covered' | 'total'>,
  ): string => `${name.padEnd(NAME)} ${`${percent} %`.padStart(6)} ${`${covered}/${total}`.padStart(11)}`;
  const sorted = [...units].sort((a, b) => a.covered / a.total - b.covered / b.total);
  const rows = sorted.map((unit) => `${row(unit.name, unit)}  ${shortened(ranges(uncoveredLines(unit)))}`.trimEnd());
  return [...rows, row('all lines', coverageTotal(units))];
}

/** `3, 7-9` */
function ranges(lines: readonly number[]): string {
  const found: [number, number][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else found.push([line, line]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

function shortened(text: string): string {
  return text.length <= LINES ? text : `${text.slice(0, text.lastIndexOf(',', LINES))}, ...`;
}
