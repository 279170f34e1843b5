/**
 * Runs Apex tests. Prints a line per test class and the failures; exit code 1 unless all pass.
 *
 *     node test-main.ts --source DIR [--source DIR...]   source folders
 *       [--tests-in DIR]          only test classes below this folder
 *       [--only CLASS[.METHOD]]   only this class or method
 *       [--json FILE]             results as JSON
 *       [--cache DIR]             compiled code; default: node_modules/.cache/apex
 *       [--debug]                 print System.debug
 *       [--keep-going]            run in spite of compile errors: tests that reach one are unsupported
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CompileError, diagnosticText } from './apex/index.ts';
import { runTests, type TestResult, type TestRunOptions } from './apex/test/index.ts';
import { summarize, TestReport } from './apex/test/report.ts';
import { MetadataError } from './metadata/error.ts';

const { values } = parseArgs({
  options: {
    source: { type: 'string', multiple: true, default: [] },
    'tests-in': { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
    cache: { type: 'string', default: join(import.meta.dirname, '../../node_modules/.cache/apex') },
    debug: { type: 'boolean', default: false },
    'keep-going': { type: 'boolean', default: false },
  },
});

function options(): TestRunOptions {
  const printErrors: TestRunOptions['onErrors'] = (errors) => errors.forEach((one) => console.log(diagnosticText(one)));
  return {
    sources: values.source.map((folder) => resolve(folder)),
    cacheDir: values.cache,
    only: values.only ?? null,
    folder: values['tests-in'] === undefined ? null : resolve(values['tests-in']),
    debug: values.debug ? (level, message) => console.log(`  ${level} ${message}`) : undefined,
    onErrors: values['keep-going'] ? printErrors : undefined,
  };
}

/** True when all tests pass and there are some. */
function run(): boolean {
  const started = performance.now();
  const report = new TestReport((line) => console.log(line));
  const results: TestResult[] = [];
  for (const result of runTests(options())) {
    results.push(result);
    report.add(result);
  }
  report.end();
  const summary = summarize(results, Math.round(performance.now() - started));
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(summary, null, 2));
  const { passed, failed, unsupported, ms } = summary;
  console.log(`${passed} passed, ${failed} failed, ${unsupported} unsupported in ${ms} ms`);
  return passed > 0 && passed === results.length;
}

if (values.source.length === 0) {
  console.error('--source DIR is missing: the folder with the Apex classes');
  process.exitCode = 1;
} else {
  try {
    process.exitCode = run() ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CompileError || error instanceof MetadataError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
