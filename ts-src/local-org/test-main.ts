/**
 * Runs Apex tests. Prints a line per test class and the failures; exit code 1 unless all sources compile and all tests pass.
 *
 *     node test-main.ts --source DIR [--source DIR...]   source folders
 *       [--tests-in DIR]          only test classes below this folder
 *       [--only CLASS[.METHOD]]   only this class or method; several times for several
 *       [--workers N]             processes that run tests at the same time; default: one per core, where there are classes enough
 *       [--coverage DIR]          count the lines that run; writes lcov.info and coverage-summary.json
 *       [--json FILE]             results as JSON
 *       [--cache DIR]             compiled code; default: node_modules/.cache/apex
 *       [--debug]                 print System.debug
 *       [--keep-going]            run in spite of compile errors: tests that reach one are unsupported; files that are left out are results
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { diagnosticText } from './apex/check/diagnostics.ts';
import { writeCoverage } from './apex/test/coverage-files.ts';
import { coverageByUnit } from './apex/test/coverage-report.ts';
import type { TestPlan } from './apex/test/messages.ts';
import { runTestPlan, TestRunError } from './apex/test/pool.ts';
import { coverageTable, summarize, TestReport } from './apex/test/report.ts';

const OPTIONS = {
  source: { type: 'string', multiple: true, default: [] },
  'tests-in': { type: 'string' },
  only: { type: 'string', multiple: true },
  workers: { type: 'string' },
  coverage: { type: 'string' },
  json: { type: 'string' },
  cache: { type: 'string', default: join(import.meta.dirname, '../../node_modules/.cache/apex') },
  debug: { type: 'boolean', default: false },
  'keep-going': { type: 'boolean', default: false },
} satisfies ParseArgsConfig['options'];

type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

const print = (line: string): void => console.log(line);

/** The options; a text that says what is wrong with them. */
function readOptions(): Options | string {
  let values: Options;
  try {
    values = parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) throw error;
    return (error as Error).message;
  }
  const empty = Object.entries(values).find(([, value]) => [value].flat().includes(''));
  if (empty) return `--${empty[0]} is empty`;
  if (values.source.length === 0) return '--source DIR is missing: the folder with the Apex classes';
  if (!/^[1-9]\d?$/.test(values.workers ?? '1'))
    return `--workers is "${values.workers}": a number from 1 to 99 is expected`;
  return values;
}

function planOf(values: Options): TestPlan {
  return {
    sources: values.source.map((folder) => resolve(folder)),
    cacheDir: values.cache,
    tests: values.only ?? null,
    folder: values['tests-in'] === undefined ? null : resolve(values['tests-in']),
    keepGoing: values['keep-going'],
    coverage: values.coverage !== undefined,
    debug: values.debug,
  };
}

/** True when all sources compile and all tests pass. @throws TestRunError */
async function run(values: Options): Promise<boolean> {
  const started = performance.now();
  const report = new TestReport(print);
  let hasErrors = false;
  const { results, coverage } = await runTestPlan(
    planOf(values),
    { workers: values.workers === undefined ? undefined : Number(values.workers) },
    {
      discovered: ({ diagnostics }) => {
        hasErrors = diagnostics.length > 0;
        diagnostics.forEach((one) => print(diagnosticText(one)));
      },
      result: (result, debug) => report.add(result, debug),
    },
  );
  report.end();
  const summary = summarize(results, Math.round(performance.now() - started));
  if (values.json !== undefined) {
    mkdirSync(dirname(resolve(values.json)), { recursive: true });
    writeFileSync(values.json, JSON.stringify(summary, null, 2));
  }
  if (coverage) {
    const units = coverageByUnit(coverage);
    coverageTable(units).forEach(print);
    writeCoverage(values.coverage!, units);
  }
  const { passed, failed, unsupported, ms } = summary;
  print(`${passed} passed, ${failed} failed, ${unsupported} unsupported in ${ms} ms`);
  return passed === results.length && !hasErrors;
}

const options = readOptions();
if (typeof options === 'string') {
  console.error(options);
  process.exitCode = 1;
} else {
  try {
    process.exitCode = (await run(options)) ? 0 : 1;
  } catch (error) {
    // Errors of the system name the file: a folder that cannot be written.
    if (!(error instanceof TestRunError || (error as NodeJS.ErrnoException).syscall)) throw error;
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
