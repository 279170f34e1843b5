import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { FromWorker, ToWorker } from './messages.ts';

/** Heap of a worker, in MiB. What needs more ends its process, not the machine. */
const HEAP_MIB = 2048;

/** Characters of a worker's error output that are kept to explain its end. */
const KEPT_OUTPUT = 4000;

export interface WorkerEvents {
  message(message: FromWorker): void;
  /** The process ended, whatever the reason: `reason` says it. */
  ended(reason: string): void;
}

/** A worker process. It ends when it is told to, or when this process does. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  #output = '';
  #reason: string | null = null;

  /** `cacheDir`: folder for what Node makes of this program's own code; null: nothing is kept. */
  constructor(events: WorkerEvents, cacheDir: string | null) {
    this.#child = fork(join(import.meta.dirname, 'worker.ts'), {
      env: { ...(cacheDir !== null && { NODE_COMPILE_CACHE: cacheDir }), ...process.env },
      execArgv: ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${HEAP_MIB}`],
      // Apex tests print nothing of their own; what Node prints is about the end of the process.
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.#output = (this.#output + text).slice(-KEPT_OUTPUT);
    });
    this.#child.on('message', (message) => events.message(message as FromWorker));
    this.#child.once('error', (error) => (this.#reason ??= error.message));
    this.#child.once('close', (code, signal) => events.ended(this.#reason ?? this.#explain(code, signal)));
  }

  send(message: ToWorker): void {
    // A worker that is gone is told by `ended`.
    this.#child.send(message, () => {});
  }

  /** Ends the process at once. */
  kill(reason: string): void {
    this.#reason ??= reason;
    this.#child.kill('SIGKILL');
  }

  #explain(code: number | null, signal: NodeJS.Signals | null): string {
    if (this.#output.includes('heap out of memory')) return `out of memory: it needed more than ${HEAP_MIB} MiB`;
    const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
    const output = this.#output.trim();
    return output === '' ? how : `${how}\n${output}`;
  }
}
