/** Repeats `work` with a pause in between, one run at a time; `wake` ends the pause early. */
export class Loop {
  readonly #intervalMs: number;
  readonly #work: () => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #stopped = false;
  #woken = false;
  #wake: () => void = () => undefined;
  #running: Promise<void> | undefined;

  /** `onError` gets what `work` throws; the loop goes on. */
  constructor(intervalMs: number, work: () => Promise<void>, onError: (error: unknown) => void) {
    this.#intervalMs = intervalMs;
    this.#work = work;
    this.#onError = onError;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Runs the work soon: at once, or right after the run under way. */
  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  /** Resolves when the run under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#woken = false;
      await this.#work().catch(this.#onError);
      if (!this.#stopped && !this.#woken) await this.#pause();
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#intervalMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
