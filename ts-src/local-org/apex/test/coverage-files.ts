import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSummary, lcov, type UnitCoverage } from './coverage-report.ts';

/** Writes `lcov.info` and `coverage-summary.json` into the folder, which is made when it is missing. */
export function writeCoverage(folder: string, units: readonly UnitCoverage[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'lcov.info'), lcov(units));
  writeFileSync(join(folder, 'coverage-summary.json'), `${JSON.stringify(jsonSummary(units), null, 2)}\n`);
}
