/** `npm run bench -- apex`: compiler, tests, records and arithmetic of the local org. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CompileResult } from './compile.ts';
import type { RecordFigures } from './records.ts';
import { runStation, type StationRun } from './stations.ts';
import { touchSyntheticProject, writeSyntheticProject } from './synthetic-project.ts';

export interface ApexFigures {
  name: string;
  figures: Record<string, number>;
  /** The least that could be expected in the same run. */
  floor: Record<string, number>;
}

type Say = (text: string) => void;

const PACKAGE = path.resolve(import.meta.dirname, '../../../force-app');
const CLASSES = 200;
const SIZES = [1_000, 10_000, 100_000];
const MILLISECONDS = 500;

/** Each part runs in a new process, one after the other. Rejects when a part does not give the right results. */
export async function measureApex(say: Say): Promise<ApexFigures> {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'local-org-bench-'));
  try {
    const synthetic = await compileSynthetic(work, say);
    const ours = await compilePackage(work, say);
    const tests = await packageTests(work, say);
    const records = await measureRecords(say);
    const loop = await measureLoop(say);
    const figures = { ...synthetic, ...ours, ...tests, ...records.figures, ...loop.figures };
    for (const line of targets(figures)) say(line);
    return { name: 'apex', figures, floor: { ...records.floor, ...loop.floor, emptyNodeMs: emptyNode() } };
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

async function compileSynthetic(work: string, say: Say): Promise<Record<string, number>> {
  const folder = path.join(work, 'synthetic');
  const lines = writeSyntheticProject(folder, CLASSES);
  const options = { sources: [folder], cacheDir: path.join(work, 'synthetic-cache') };
  say(`${CLASSES} synthetic classes, ${lines} lines: cold, warm, one changed ...`);
  const cold = await runStation('compile', options);
  const warm = await runStation('compile', options);
  touchSyntheticProject(folder);
  const changed = await runStation('compile', options);
  return {
    syntheticLines: lines,
    syntheticColdFilesPerSecond: filesPerSecond(cold),
    syntheticWarmFilesPerSecond: filesPerSecond(warm),
    syntheticColdMs: Math.round(cold.result.compileMs),
    syntheticWarmMs: Math.round(warm.result.compileMs),
    syntheticWarmReadMs: Math.round(warm.result.readMs),
    syntheticWarmProcessMs: Math.round(warm.processMs),
    syntheticOneChangedMs: Math.round(changed.result.compileMs),
    syntheticColdPeakMiB: cold.peakMiB,
    syntheticWarmPeakMiB: warm.peakMiB,
  };
}

async function compilePackage(work: string, say: Say): Promise<Record<string, number>> {
  const options = { sources: [PACKAGE], cacheDir: path.join(work, 'package-cache') };
  say('the package: cold, warm ...');
  const cold = await runStation('compile', options);
  const warm = await runStation('compile', options);
  return {
    packageFiles: warm.result.files,
    packageColdFilesPerSecond: filesPerSecond(cold),
    packageWarmFilesPerSecond: filesPerSecond(warm),
    packageColdMs: Math.round(cold.result.compileMs),
    packageWarmMs: Math.round(warm.result.compileMs),
  };
}

const filesPerSecond = ({ result: { files, compileMs } }: StationRun<CompileResult>): number =>
  Math.round((files / compileMs) * 1000);

async function packageTests(work: string, say: Say): Promise<Record<string, number>> {
  say("the package's Apex tests ...");
  const options = { sources: [PACKAGE], cacheDir: path.join(work, 'package-cache') };
  const { result, processMs, peakMiB } = await runStation('tests', options);
  return {
    packageTests: result.tests,
    packageTestsFailed: result.failed,
    packageTestsPerSecond: Math.round((result.tests / (result.firstResultMs + result.restMs)) * 1000),
    packageTestsToFirstResultMs: Math.round(result.firstResultMs),
    packageTestsRestMs: Math.round(result.restMs),
    packageTestsProcessMs: Math.round(processMs),
    packageTestsPeakMiB: peakMiB,
  };
}

async function measureRecords(say: Say): Promise<Pick<ApexFigures, 'figures' | 'floor'>> {
  say(`records: ${SIZES.join(', ')} ...`);
  const { result, peakMiB } = await runStation('records', { sizes: SIZES, milliseconds: MILLISECONDS });
  const { result: bare } = await runStation('sqlite', { rows: SIZES.at(-1)! });
  return {
    figures: { ...Object.assign({}, ...result.map(recordFigures)), recordsPeakMiB: peakMiB },
    floor: { sqliteByIdPerSecond100k: bare.byIdPerSecond, sqliteInsertRowsPerSecond100k: bare.insertRowsPerSecond },
  };
}

function recordFigures(at: RecordFigures): Record<string, number> {
  const size = `${at.rows / 1000}k`;
  return {
    [`queriesByIdPerSecond${size}`]: at.byId,
    [`queriesByExternalIdPerSecond${size}`]: at.byExternalId,
    [`queriesByNamePerSecond${size}`]: at.byName,
    [`queriesUnindexedPerSecond${size}`]: at.byRemark,
    [`insertRowsPerSecond${size}`]: at.insert,
    [`updateRowsPerSecond${size}`]: at.update,
  };
}

async function measureLoop(say: Say): Promise<Pick<ApexFigures, 'figures' | 'floor'>> {
  say('ten million Integer rounds ...');
  const { result } = await runStation('loop', {});
  return {
    figures: {
      loopMs: Math.round(result.apexMs),
      loopTimesPlain: Math.round((result.apexMs / result.plainMs) * 100) / 100,
    },
    floor: { plainLoopMs: Math.round(result.plainMs) },
  };
}

function emptyNode(): number {
  const started = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return Math.round(performance.now() - started);
}

/** What the figures should be on two cores. */
const TARGETS: { figure: string; below: number; what: string }[] = [
  { figure: 'packageTestsProcessMs', below: 10_000, what: "the package's tests from warm cache, with start" },
  { figure: 'syntheticWarmMs', below: 2_000, what: `${CLASSES} classes from warm cache` },
  { figure: 'loopTimesPlain', below: 3, what: 'the Integer loop, times plain JavaScript' },
];

function targets(figures: Record<string, number>): string[] {
  return TARGETS.map(({ figure, below, what }) => {
    const value = figures[figure]!;
    return `${value < below ? 'met   ' : 'MISSED'}  ${what}: ${value}, target below ${below}`;
  });
}
