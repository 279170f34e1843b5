import { runTests } from '../apex/test/index.ts';

export interface TestsOptions {
  sources: string[];
  cacheDir: string;
}

export interface TestsResult {
  tests: number;
  failed: number;
  /** Until the first result: reading, opening the org, compiling, and the first test. */
  firstResultMs: number;
  /** All tests, without what came before the first result. */
  restMs: number;
}

/** Runs the Apex tests of source folders. */
export function testsStation({ sources, cacheDir }: TestsOptions): TestsResult {
  const started = performance.now();
  let first = started;
  const result = { tests: 0, failed: 0 };
  for (const { outcome } of runTests({ sources, cacheDir })) {
    if (result.tests === 0) first = performance.now();
    result.tests += 1;
    if (outcome !== 'pass') result.failed += 1;
  }
  return { ...result, firstResultMs: first - started, restMs: performance.now() - first };
}
