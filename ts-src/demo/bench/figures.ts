import os from 'node:os';

/** What every measurement reports. Units are part of the figure's name (`Ms`, `PerSecond`). */
export interface Measurement {
  name: string;
  figures: Record<string, number>;
  /** The least that could be expected in the same run, for ratios. */
  floor: Record<string, number>;
  machine: { cpu: string; cores: number; memoryGiB: number; node: string };
}

export const machine = (): Measurement['machine'] => ({
  cpu: os.cpus()[0]?.model ?? 'unknown',
  cores: os.cpus().length,
  memoryGiB: Math.round(os.totalmem() / 2 ** 30),
  node: process.version,
});

/** Nearest-rank percentile of samples, rounded to microseconds when they are milliseconds. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error('no samples');
  return Math.round(value * 1000) / 1000;
}

export async function timed<T>(body: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now();
  const value = await body();
  return { ms: performance.now() - start, value };
}
