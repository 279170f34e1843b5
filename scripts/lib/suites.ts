/** Public Apex test suites: which they are, and what the local org makes of them. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { TestSummary } from '../../ts-src/local-org/apex/test/report.ts';
import { ROOT } from './run.ts';

/** Share of a suite's in-scope tests that must pass. */
export const TARGET = 0.97;

/** Tests that are not expected to pass, and why no local run can make them. */
export interface OutOfScope {
  reason: string;
  /** `CLASS` or `CLASS.METHOD`. */
  tests: string[];
}

export interface Suite {
  name: string;
  /** On GitHub: `owner/name`. */
  repository: string;
  commit: string;
  licence: string;
  /** Source roots, below the folder of the suites. */
  sources: string[];
  /** Tests are those of classes below this folder; default: of all sources. */
  testsIn?: string;
  /** How many tests the commit has. */
  tests: number;
  /** See `contentOf`. */
  content: string;
  outOfScope: OutOfScope[];
}

export type Test = TestSummary['tests'][number];

export interface SuiteResult {
  suite: Suite;
  passed: number;
  /** In-scope tests: what must pass. */
  inScope: number;
  failing: Test[];
  outOfScope: { reason: string; tests: Test[] }[];
  ms: number;
  /** What makes the figures worthless; null when nothing does. */
  problem: string | null;
}

export function readSuites(file: string): Suite[] {
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { suites: Suite[] }).suites;
}

/** SHA-256 over names and texts of the Apex and metadata files below the roots; line ends do not matter. */
export function contentOf(folder: string, roots: readonly string[]): string {
  const hash = createHash('sha256');
  for (const root of roots) {
    const files = fs.globSync('**/*.{cls,trigger,xml}', { cwd: path.join(folder, root) });
    for (const file of files.map((name) => name.replaceAll('\\', '/')).sort()) {
      const text = fs.readFileSync(path.join(folder, root, file), 'utf8').replaceAll('\r\n', '\n');
      hash.update(JSON.stringify([root, file, text]));
    }
  }
  return hash.digest('hex');
}

/** Why the folder does not hold the suite; null when it does. */
export function missing(suite: Suite, folder: string): string | null {
  const absent = suite.sources.find((root) => !fs.existsSync(path.join(folder, root)));
  if (absent !== undefined) return `${path.join(folder, absent)} does not exist`;
  const content = contentOf(folder, suite.sources);
  if (content === suite.content) return null;
  return `the files are not those of commit ${suite.commit.slice(0, 7)} (content ${content})`;
}

/** Runs the suite's tests in a process of their own. */
export async function runSuite(suite: Suite, folder: string, work: string): Promise<SuiteResult> {
  const absent = missing(suite, folder);
  if (absent !== null) return unusable(suite, absent);
  const file = path.join(work, `${suite.name}.json`);
  const args = suite.sources.flatMap((root) => ['--source', path.join(folder, root)]);
  if (suite.testsIn !== undefined) args.push('--tests-in', path.join(folder, suite.testsIn));
  const output = await outputOf([...args, '--keep-going', '--json', file]);
  if (!fs.existsSync(file)) return unusable(suite, firstError(output));
  return judge(suite, JSON.parse(fs.readFileSync(file, 'utf8')) as TestSummary);
}

function outputOf(args: string[]): Promise<string> {
  const main = path.join(ROOT, 'ts-src/local-org/test-main.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(output));
  });
}

function firstError(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? 'the run left no result';
}

function unusable(suite: Suite, problem: string): SuiteResult {
  return { suite, passed: 0, inScope: suite.tests, failing: [], outOfScope: [], ms: 0, problem };
}

/** Sorts the results of a suite's tests into passing, failing and out of scope. */
export function judge(suite: Suite, { tests, ms }: Pick<TestSummary, 'tests' | 'ms'>): SuiteResult {
  const outOfScope = suite.outOfScope.map(({ reason, tests: listed }) => ({
    reason,
    tests: tests.filter((test) => listed.some((name) => names(name, test))),
  }));
  const excluded = new Set(outOfScope.flatMap((group) => group.tests));
  const inScope = tests.filter((test) => !excluded.has(test));
  const failing = inScope.filter(({ outcome }) => outcome !== 'pass');
  return {
    suite,
    passed: inScope.length - failing.length,
    inScope: inScope.length,
    failing,
    outOfScope,
    ms,
    problem: contradiction(suite, tests, excluded),
  };
}

function names(name: string, test: Test): boolean {
  return name === test.class || name === `${test.class}.${test.method}`;
}

/** Where a run and the suite's description disagree: tests that are gone, and exclusions that exclude nothing or too much. */
function contradiction(suite: Suite, tests: readonly Test[], excluded: ReadonlySet<Test>): string | null {
  if (tests.length !== suite.tests) return `${tests.length} tests were found, ${suite.tests} are expected`;
  const listed = suite.outOfScope.flatMap((group) => group.tests);
  const idle = listed.find((name) => !tests.some((test) => names(name, test)));
  if (idle !== undefined) return `${idle} is listed as out of scope, but there is no such test`;
  const passing = [...excluded].find(({ outcome }) => outcome === 'pass');
  return passing ? `${passing.class}.${passing.method} is listed as out of scope, but passes` : null;
}

/** Whether the suite meets the target. */
export function meets({ passed, inScope, problem }: SuiteResult): boolean {
  return problem === null && inScope > 0 && passed / inScope >= TARGET;
}
