/** Runs one gate and sends its findings to the thread that asked. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Gate } from './gate.ts';

const { gate, root } = workerData as { gate: string; root: string };
const name = gate.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
// Only this gate's own tools are loaded: `apex-types` is `apexTypes` of gates/apexTypes.ts.
const module = (await import(`./gates/${name}.ts`)) as Record<string, Gate>;
parentPort?.postMessage(await module[name].run(root));
