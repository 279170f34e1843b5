import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeCoverage, type UnitCoverage } from '@aegis/local-org/tests';
import { humanReport, junitReport, tapReport } from './test-report.ts';
import type { LocalTestResult } from './test-result.ts';

export type ResultFormat = 'human' | 'json' | 'junit' | 'tap';

/** Writes the files of `sf apex run test --output-dir`, and the coverage as `lcov.info` and `coverage-summary.json`. */
export async function writeTestFiles(
  folder: string,
  result: LocalTestResult,
  format: ResultFormat,
  units: readonly UnitCoverage[] | null,
): Promise<void> {
  const id = result.summary.testRunId;
  const files: Record<string, string> = {
    'test-run-id.txt': id,
    [`test-result-${id}.json`]: JSON.stringify(result, null, 2),
    [`test-result-${id}-junit.xml`]: junitReport(result),
  };
  if (format === 'human') files[`test-result-${id}.txt`] = humanReport(result, { concise: false });
  if (format === 'tap') files[`test-result-${id}-tap.txt`] = tapReport(result);
  if (result.coverage) files[`test-result-${id}-codecoverage.json`] = JSON.stringify(result.coverage.coverage, null, 2);
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), `${text}\n`)));
  if (units) writeCoverage(folder, units);
}
