import type { LineHits } from '../runtime/coverage.ts';
import type { DebugLine, Discovery, FromWorker, TestPlan, TestTask } from './messages.ts';
import type { TestResult } from './runner.ts';
import { WorkerProcess } from './worker-process.ts';

export interface WorkerListener {
  opened(discovery: Discovery): void;
  refused(code: string | null, message: string): void;
  result(result: TestResult, debug: readonly DebugLine[], hits: LineHits): void;
  idle(): void;
  /** `task` and `method`: what was running; null: nothing, or the setup of the class. */
  ended(reason: string, task: TestTask | null, method: string | null): void;
}

/** A worker process and what it is doing. */
export class TestWorker {
  readonly #process: WorkerProcess;
  readonly #listener: WorkerListener;
  readonly #limitMs: number;
  #task: TestTask | null = null;
  #method: string | null = null;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(plan: TestPlan, limitMs: number, listener: WorkerListener) {
    this.#listener = listener;
    this.#limitMs = limitMs;
    const cacheDir = plan.cacheDir === null ? null : `${plan.cacheDir}-node`;
    this.#process = new WorkerProcess(
      {
        message: (message) => this.#hear(message),
        ended: (reason) => {
          clearTimeout(this.#timer);
          if (!this.#stopped) listener.ended(reason, this.#task, this.#method);
        },
      },
      cacheDir,
    );
    this.#process.send({ kind: 'open', plan });
  }

  run(task: TestTask): void {
    this.#task = task;
    this.#method = null;
    this.#process.send({ kind: 'run', task });
  }

  /** Ends the process; the listener hears nothing any more. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#process.kill('the run is over');
  }

  #hear(message: FromWorker): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    switch (message.kind) {
      case 'opened':
        return this.#listener.opened(message.discovery);
      case 'refused':
        return this.#listener.refused(message.code, message.message);
      case 'started':
        this.#method = message.method;
        this.#timer = setTimeout(
          () => this.#process.kill(`it ran longer than ${this.#limitMs / 1000} s`),
          this.#limitMs,
        );
        return;
      case 'result':
        return this.#listener.result(message.result, message.debug, message.hits);
      case 'idle':
        this.#task = null;
        return this.#listener.idle();
    }
  }
}
