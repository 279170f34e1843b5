/** Code coverage of a test run, by class and in the formats of other tools. */
import type { TestRun } from './pool.ts';

/** Coverage of one class or trigger. */
export interface UnitCoverage {
  name: string;
  kind: 'class' | 'trigger';
  file: string;
  /** Line → how often it ran, for every line that counts. */
  lines: Record<number, number>;
  covered: number;
  total: number;
  /** Whole percent, rounded down. */
  percent: number;
}

/** By name. */
export function coverageByUnit({ units, hits }: NonNullable<TestRun['coverage']>): UnitCoverage[] {
  return units.map(({ name, kind, file, lines }) => {
    const counts = Object.fromEntries(lines.map((line) => [line, hits[file]?.[line] ?? 0]));
    const covered = lines.filter((line) => counts[line]! > 0).length;
    return { name, kind, file, lines: counts, covered, total: lines.length, percent: percentOf(covered, lines.length) };
  });
}

export function coverageTotal(units: readonly UnitCoverage[]): Pick<UnitCoverage, 'covered' | 'total' | 'percent'> {
  const sum = (key: 'covered' | 'total'): number => units.reduce((total, unit) => total + unit[key], 0);
  const [covered, total] = [sum('covered'), sum('total')];
  return { covered, total, percent: percentOf(covered, total) };
}

function percentOf(covered: number, total: number): number {
  return total === 0 ? 100 : Math.floor((covered / total) * 100);
}

export function uncoveredLines({ lines }: UnitCoverage): number[] {
  return Object.entries(lines).flatMap(([line, count]) => (count === 0 ? Number(line) : []));
}

/** Coverage of lines as `lcov` writes it: https://github.com/linux-test-project/lcov, geninfo(1), FILES. */
export function lcov(units: readonly UnitCoverage[]): string {
  const records = units.map(({ file, lines, total, covered }) => {
    const counts = Object.entries(lines).map(([line, count]) => `DA:${line},${count}`);
    return ['TN:', `SF:${file}`, ...counts, `LF:${total}`, `LH:${covered}`, 'end_of_record'].join('\n');
  });
  return records.map((record) => `${record}\n`).join('');
}

interface Ratio {
  total: number;
  covered: number;
  skipped: number;
  pct: number;
}

/** Istanbul's `json-summary`, by file; functions and branches are not counted. */
export function jsonSummary(units: readonly UnitCoverage[]): Record<string, Record<string, Ratio>> {
  const entries = units.map((unit): [string, Record<string, Ratio>] => [unit.file, summaryOf(unit)]);
  return { total: summaryOf(coverageTotal(units)), ...Object.fromEntries(entries) };
}

function summaryOf({ covered, total }: { covered: number; total: number }): Record<string, Ratio> {
  const lines = { total, covered, skipped: 0, pct: total === 0 ? 100 : Math.floor((covered / total) * 10_000) / 100 };
  const none = { total: 0, covered: 0, skipped: 0, pct: 100 };
  return { lines, statements: lines, functions: none, branches: none };
}
