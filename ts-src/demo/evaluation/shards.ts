/** Spreads work over processes: each runs the same program on every n-th item. */
import { fork } from 'node:child_process';
import os from 'node:os';

const SHARD = 'AEGIS_EVALUATION_SHARD';

/** The items of this process; null in the process that started it all. */
export function ownShare<T>(items: readonly T[]): T[] | null {
  const shard = process.env[SHARD];
  if (shard === undefined) return null;
  const [index, count] = shard.split('/').map(Number) as [number, number];
  return items.filter((_, at) => at % count === index);
}

/** Runs the current program once per core; gives what the processes send. Rejects when one of them fails. */
export async function inProcesses<T>(args: readonly string[]): Promise<T[]> {
  const count = Math.max(1, Math.min(2, os.availableParallelism()));
  const shares = Array.from({ length: count }, (_, index) => oneProcess<T>(args, `${index}/${count}`));
  return (await Promise.all(shares)).flat();
}

function oneProcess<T>(args: readonly string[], shard: string): Promise<T[]> {
  const child = fork(process.argv[1]!, [...args], { env: { ...process.env, [SHARD]: shard } });
  const received: T[] = [];
  child.on('message', (values) => received.push(...(values as T[])));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(received) : reject(new Error(`Share ${shard} ended with ${code}`)),
    );
  });
}

/** Sends results to the process that started this one. */
export function sendResults(values: readonly unknown[]): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send!(values, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
}
