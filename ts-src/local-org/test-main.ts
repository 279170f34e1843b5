/**
 * Runs Apex tests: `node test-main.ts --source DIR [--source DIR...] [--tests-in DIR] [--only CLASS[.METHOD]] [--json FILE] [--cache DIR]
 * [--debug]`. Prints one line per test class and one per failure; exit code 1 unless all pass.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CompileError } from './apex/index.ts';
import { runTests, type TestResult } from './apex/test/index.ts';
import { summarize, TestReport } from './apex/test/report.ts';

const { values } = parseArgs({
  options: {
    source: { type: 'string', multiple: true },
    'tests-in': { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
    cache: { type: 'string' },
    debug: { type: 'boolean', default: false },
  },
});

function main(): number {
  if (!values.source) {
    console.error('--source DIR is missing: the folder with the Apex classes');
    return 1;
  }
  const started = performance.now();
  const report = new TestReport((line) => console.log(line));
  const results: TestResult[] = [];
  const run = runTests({
    sources: values.source.map((folder) => resolve(folder)),
    cacheDir: values.cache ?? null,
    only: values.only ?? null,
    folder: values['tests-in'] === undefined ? null : resolve(values['tests-in']),
    debug: values.debug ? (level, message) => console.log(`  ${level} ${message}`) : undefined,
  });
  for (const result of run) {
    results.push(result);
    report.add(result);
  }
  report.end();
  const summary = summarize(results, Math.round(performance.now() - started));
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(summary, null, 2));
  console.log(
    `${summary.passed} passed, ${summary.failed} failed, ${summary.unsupported} unsupported in ${summary.ms} ms`,
  );
  return summary.passed === results.length && results.length > 0 ? 0 : 1;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof CompileError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
