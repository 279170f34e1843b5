import { randomInt } from 'node:crypto';
import { hostname } from 'node:os';
import type { TestRun, UnitCoverage } from '@aegis/local-org/tests';

/** Result of one test method, named as `sf apex run test` names it. */
export interface TestOutcome {
  ApexClass: { Name: string; NamespacePrefix: null };
  MethodName: string;
  FullName: string;
  Outcome: 'Pass' | 'Fail';
  /** Of a missing feature of the local org: begins with `UNSUPPORTED`. */
  Message: string | null;
  StackTrace: string | null;
  /** Milliseconds. */
  RunTime: number;
}

export interface TestSummary {
  outcome: 'Passed' | 'Failed';
  testsRan: number;
  passing: number;
  failing: number;
  skipped: 0;
  /** `97%` */
  passRate: string;
  failRate: string;
  /** ISO 8601. */
  testStartTime: string;
  /** `120 ms`: of the test methods together. */
  testExecutionTime: string;
  testTotalTime: string;
  commandTime: string;
  /** 15 characters. */
  testRunId: string;
  hostname: string;
  /** Covered share of all lines. */
  testRunCoverage?: string;
}

export interface ClassCoverage {
  name: string;
  totalLines: number;
  /** Line → 1 when it ran, 0 when not. */
  lines: Record<string, 0 | 1>;
  totalCovered: number;
  coveredPercent: number;
}

/** As `sf apex run test --json` gives it, without what only an org has. */
export interface LocalTestResult {
  summary: TestSummary;
  tests: TestOutcome[];
  coverage?: {
    coverage: ClassCoverage[];
    summary: { totalLines: number; coveredLines: number; testRunCoverage: string };
  };
}

export interface RunTimes {
  start: Date;
  /** Milliseconds. */
  total: number;
}

export function testResult(
  results: TestRun['results'],
  units: readonly UnitCoverage[] | null,
  times: RunTimes,
): LocalTestResult {
  const tests = results.map(outcomeOf);
  const coverage = units && coverageOf(units);
  return { summary: summaryOf(tests, times, coverage), tests, ...(coverage && { coverage }) };
}

function outcomeOf({ class: name, method, outcome, message, stack, ms }: TestRun['results'][number]): TestOutcome {
  return {
    ApexClass: { Name: name, NamespacePrefix: null },
    MethodName: method,
    FullName: `${name}.${method}`,
    Outcome: outcome === 'pass' ? 'Pass' : 'Fail',
    Message: message,
    StackTrace: stack,
    RunTime: ms,
  };
}

function summaryOf(
  tests: readonly TestOutcome[],
  { start, total }: RunTimes,
  coverage: LocalTestResult['coverage'] | null,
): TestSummary {
  const passing = tests.filter(({ Outcome }) => Outcome === 'Pass').length;
  const failing = tests.length - passing;
  const time = `${total} ms`;
  return {
    outcome: failing === 0 ? 'Passed' : 'Failed',
    testsRan: tests.length,
    passing,
    failing,
    skipped: 0,
    passRate: percent(passing, tests.length),
    failRate: percent(failing, tests.length),
    testStartTime: start.toISOString(),
    testExecutionTime: `${tests.reduce((sum, { RunTime }) => sum + RunTime, 0)} ms`,
    testTotalTime: time,
    commandTime: time,
    testRunId: newRunId(),
    hostname: hostname(),
    ...(coverage && { testRunCoverage: coverage.summary.testRunCoverage }),
  };
}

function coverageOf(units: readonly UnitCoverage[]): NonNullable<LocalTestResult['coverage']> {
  const coverage = units.map(({ name, lines, covered, total, percent: coveredPercent }) => ({
    name,
    totalLines: total,
    lines: Object.fromEntries(Object.entries(lines).map(([line, count]) => [line, count > 0 ? 1 : 0] as const)),
    totalCovered: covered,
    coveredPercent,
  }));
  const totalLines = coverage.reduce((sum, one) => sum + one.totalLines, 0);
  const coveredLines = coverage.reduce((sum, one) => sum + one.totalCovered, 0);
  return { coverage, summary: { totalLines, coveredLines, testRunCoverage: percent(coveredLines, totalLines) } };
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.floor((part / whole) * 100)}%`;
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** An id in the form of the platform's test runs, whose prefix is 707. */
function newRunId(): string {
  return `707${Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;
}
