import path from 'node:path';
import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import type { TestPlan, TestRun } from '@aegis/local-org/tests';
import { sourceError } from '../../../local/source-error.ts';
import { sourceFolders } from '../../../local/sources.ts';
import { workFolder } from '../../../local/work-folder.ts';
import { writeTestFiles, type ResultFormat } from '../../../local/test-files.ts';
import { humanReport, junitReport, tapReport } from '../../../local/test-report.ts';
import { testResult, type LocalTestResult } from '../../../local/test-result.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('@aegis/cli', 'aegis.local.test');

/** What `sf apex run test` ends with when a test fails. */
const TESTS_FAILED = 100;

const FORMATS: readonly ResultFormat[] = ['human', 'json', 'junit', 'tap'];

export default class LocalTest extends SfCommand<LocalTestResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    'source-dir': Flags.directory({
      char: 'd',
      summary: messages.getMessage('flags.source-dir.summary'),
      exists: true,
      multiple: true,
    }),
    tests: Flags.string({
      char: 't',
      summary: messages.getMessage('flags.tests.summary'),
      multiple: true,
      delimiter: ',',
    }),
    'tests-in': Flags.directory({ summary: messages.getMessage('flags.tests-in.summary'), exists: true }),
    workers: Flags.integer({
      summary: messages.getMessage('flags.workers.summary'),
      min: 1,
      max: 99,
    }),
    'result-format': Flags.option({
      char: 'r',
      summary: messages.getMessage('flags.result-format.summary'),
      options: FORMATS,
      default: 'human',
    })(),
    'code-coverage': Flags.boolean({ char: 'c', summary: messages.getMessage('flags.code-coverage.summary') }),
    'output-dir': Flags.directory({ summary: messages.getMessage('flags.output-dir.summary') }),
    concise: Flags.boolean({ summary: messages.getMessage('flags.concise.summary') }),
    'keep-going': Flags.boolean({ summary: messages.getMessage('flags.keep-going.summary') }),
  };

  public async run(): Promise<LocalTestResult> {
    const { flags } = await this.parse(LocalTest);
    const start = new Date();
    const { results, coverage } = await this.#tests(
      {
        sources: await sourceFolders(flags['source-dir']),
        cacheDir: workFolder('apex-cache'),
        tests: flags.tests ?? null,
        folder: flags['tests-in'] === undefined ? null : path.resolve(flags['tests-in']),
        keepGoing: flags['keep-going'],
        coverage: flags['code-coverage'],
        debug: false,
      },
      flags.workers,
    );
    const { coverageByUnit } = await import('@aegis/local-org/tests');
    const units = coverage && coverageByUnit(coverage);
    const result = testResult(results, units, { start, total: Date.now() - start.getTime() });
    this.#show(result, flags['result-format'], flags.concise);
    if (flags['output-dir'] !== undefined) {
      await writeTestFiles(flags['output-dir'], result, flags['result-format'], units);
      this.logToStderr(messages.getMessage('info.files', [flags['output-dir']]));
    }
    if (result.summary.outcome === 'Failed') process.exitCode = TESTS_FAILED;
    return result;
  }

  async #tests(plan: TestPlan, workers: number | undefined): Promise<TestRun> {
    const { runTestPlan } = await import('@aegis/local-org/tests');
    this.spinner.start(messages.getMessage('info.compiling', [plan.sources.join(', ')]));
    let done = 0;
    try {
      return await runTestPlan(
        plan,
        { workers },
        {
          discovered: ({ tasks, diagnostics }) => {
            const total = tasks.reduce((sum, { methods }) => sum + methods.length, 0);
            this.spinner.start(messages.getMessage('info.running', [total]));
            for (const { file, line, column, message } of diagnostics)
              this.warn(`${file}:${line}:${column} ${message}`);
          },
          result: () => this.#progress((done += 1)),
        },
      );
    } catch (error) {
      throw runError(error);
    } finally {
      this.spinner.stop();
    }
  }

  /** Where nobody watches, a line per test would only fill the log. */
  #progress(done: number): void {
    if (process.stderr.isTTY) this.spinner.status = String(done);
  }

  #show(result: LocalTestResult, format: ResultFormat, concise: boolean): void {
    switch (format) {
      case 'human':
        return this.log(humanReport(result, { concise }));
      case 'junit':
        return this.log(junitReport(result));
      case 'tap':
        return this.log(tapReport(result));
      case 'json':
        if (!this.jsonEnabled()) this.log(JSON.stringify({ status: exitCodeOf(result), result }, null, 2));
    }
  }
}

function exitCodeOf({ summary }: LocalTestResult): number {
  return summary.outcome === 'Failed' ? TESTS_FAILED : 0;
}

function runError(error: unknown): unknown {
  const { code, message } = error as { code?: string | null; message: string };
  if (code === 'TEST_SELECTION') return messages.createError('error.selection', [message]);
  if (code === 'WORKER_ENDED') return messages.createError('error.worker', [message]);
  return sourceError(error);
}
