import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Entries that no compilation has used for this long are removed. */
const UNUSED_MS = 14 * 24 * 60 * 60 * 1000;

/** A folder of JSON values by key: what compilations leave for later ones. Broken or missing entries count as absent. */
export class CacheStore {
  readonly #folder: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
  }

  get(key: string): unknown {
    const text = this.#read(key);
    if (text === null) return undefined;
    try {
      return JSON.parse(text);
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  #read(key: string): string | null {
    const file = this.#file(key);
    try {
      const text = readFileSync(file, 'utf8');
      const now = new Date();
      utimesSync(file, now, now);
      return text;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Another process sees the whole entry or none. */
  put(key: string, value: unknown): void {
    const file = this.#file(key);
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(value));
    renameSync(draft, file);
  }

  /** Removes what has not been used for long. */
  prune(now = Date.now()): void {
    for (const name of readdirSync(this.#folder)) {
      const file = join(this.#folder, name);
      const used = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now;
      if (now - used > UNUSED_MS) rmSync(file, { force: true });
    }
  }

  #file(key: string): string {
    return join(this.#folder, `${key}.json`);
  }
}
