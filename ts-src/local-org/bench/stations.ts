/** The parts of the measurement. Each runs in a process of its own, so that none warms another up and its memory is its own. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { compileStation } from './compile.ts';
import type { loopStation } from './loop.ts';
import type { recordsStation } from './records.ts';
import type { sqliteFloor } from './sqlite-floor.ts';
import type { testsStation } from './tests.ts';

export interface Stations {
  compile: typeof compileStation;
  tests: typeof testsStation;
  records: typeof recordsStation;
  loop: typeof loopStation;
  sqlite: typeof sqliteFloor;
}

/** A process loads the modules of its own station only. */
export const STATIONS: { [N in keyof Stations]: () => Promise<Stations[N]> } = {
  compile: async () => (await import('./compile.ts')).compileStation,
  tests: async () => (await import('./tests.ts')).testsStation,
  records: async () => (await import('./records.ts')).recordsStation,
  loop: async () => (await import('./loop.ts')).loopStation,
  sqlite: async () => (await import('./sqlite-floor.ts')).sqliteFloor,
};

export interface StationRun<R> {
  result: R;
  /** From before the process starts until after it has ended. */
  processMs: number;
  peakMiB: number;
}

/** What a station's process prints. */
export type StationOutput<R> = Pick<StationRun<R>, 'result' | 'peakMiB'>;

/** Runs a station in a new process. Rejects when it fails; its messages go to stderr. */
export async function runStation<N extends keyof Stations>(
  name: N,
  options: Parameters<Stations[N]>[0],
): Promise<StationRun<ReturnType<Stations[N]>>> {
  const args = [path.join(import.meta.dirname, 'station-main.ts'), name, JSON.stringify(options)];
  const started = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const processMs = performance.now() - started;
  if (code !== 0) throw new Error(`The measurement "${name}" ended with exit code ${code}`);
  return { ...(JSON.parse(output) as StationOutput<ReturnType<Stations[N]>>), processMs };
}
