/** From command to ready: a new data folder, then the same folder again. Floor: PostgreSQL and an empty Node process. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { startPostgres, temporaryFolder } from '../postgres.ts';
import { startStack } from '../stack.ts';
import { machine, percentile, timed, type Measurement } from './figures.ts';

const ROUNDS = 3;

export async function measureStartup(say: (text: string) => void): Promise<Measurement> {
  const work = temporaryFolder('aegis-bench-');
  const dataDir = path.join(work, 'data');
  const start = () => timed(() => startStack({ dataDir, port: 0 }));
  try {
    say('new data folder ...');
    const cold = await start();
    await cold.value.stop();
    const warm: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      say(`same data folder, round ${round + 1} of ${ROUNDS} ...`);
      const again = await start();
      warm.push(again.ms);
      await again.value.stop();
    }
    const postgres = await timed(() => startPostgres({ dataDir: path.join(dataDir, 'postgres') }));
    await postgres.value.stop();
    const node = await timed(async () => spawnSync(process.execPath, ['-e', '0']));
    return {
      name: 'startup',
      figures: { newFolderMs: Math.round(cold.ms), sameFolderMs: Math.round(percentile(warm, 0.5)) },
      floor: { postgresMs: Math.round(postgres.ms), emptyNodeMs: Math.round(node.ms) },
      machine: machine(),
    };
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}
