import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Finding, Gate, Need } from './gate.ts';
import { missingJava } from './support/java.ts';

/** How one gate ended. */
export interface GateResult {
  gate: string;
  milliseconds: number;
  findings: Finding[];
  /** why the gate did not run */
  skipped?: string;
  /** why the gate could not come to an end */
  failure?: string;
}

/** Why a need is not met here, or undefined when it is. */
export type NeedCheck = (need: Need) => Promise<string | undefined>;

const MISSING: Readonly<Record<Need, () => Promise<string | undefined>>> = { java: missingJava };

/** Runs one gate in a thread of its own, so that gates use all processors. */
function runInThread(gate: string, root: string): Promise<Finding[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { gate, root } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`${gate} ended with ${code} and no answer`)));
  });
}

async function runGate({ name, needs = [] }: Gate, root: string, missing: NeedCheck): Promise<GateResult> {
  const started = performance.now();
  const result = (rest: Partial<GateResult>): GateResult => ({
    gate: name,
    milliseconds: Math.round(performance.now() - started),
    findings: [],
    ...rest,
  });
  for (const need of needs) {
    const skipped = await missing(need);
    if (skipped) {
      return result({ skipped });
    }
  }
  return runInThread(name, root).then(
    (findings) => result({ findings }),
    (error: Error) => result({ failure: error.stack ?? error.message }),
  );
}

/**
 * Runs gates, as many at a time as there are processors but two at most: each may hold a large program.
 * @param done called as each gate ends
 * @returns in the order of `gates`
 */
export async function runGates(
  gates: readonly Gate[],
  root: string,
  done: (result: GateResult) => void = () => undefined,
  missing: NeedCheck = (need) => MISSING[need](),
): Promise<GateResult[]> {
  const results: GateResult[] = [];
  const waiting = [...gates.keys()];
  const work = async (): Promise<void> => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      results[index] = await runGate(gates[index], root, missing);
      done(results[index]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
  return results;
}
