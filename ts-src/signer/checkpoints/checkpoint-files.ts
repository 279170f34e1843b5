import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createFile } from '../durable-file.ts';
import { SignerFault } from '../faults.ts';

const NAME = /^[0-9]{20}$/;
const READ_ONLY = 0o444;

/**
 * Checkpoints outside the database, one file each, never written twice: `<folder>/<org>/<size in 20 digits>`. On a volume
 * that refuses deletion, such as S3 Object Lock in compliance mode, they reveal a truncated chain.
 */
export class CheckpointFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps the note, on disk when it returns. Throws SPLIT_VIEW where another note of this size is kept already. */
  async keep(org: string, size: number, note: string): Promise<void> {
    const file = this.#file(org, size);
    await mkdir(path.dirname(file), { recursive: true });
    if (await createFile(file, note, READ_ONLY)) return;
    if ((await readFile(file, 'utf8')) === note) return;
    throw new SignerFault(
      'SPLIT_VIEW',
      `${file} holds another checkpoint of the same size`,
      'Stop the signer and let an auditor compare both.',
    );
  }

  /** All notes of the org, ascending size. */
  async notes(org: string): Promise<string[]> {
    const sizes = await this.#sizes(org);
    return Promise.all(sizes.map((size) => readFile(this.#file(org, size), 'utf8')));
  }

  /** The note of the largest size. */
  async newest(org: string): Promise<string | undefined> {
    const size = (await this.#sizes(org)).at(-1);
    return size === undefined ? undefined : readFile(this.#file(org, size), 'utf8');
  }

  async #sizes(org: string): Promise<number[]> {
    try {
      const names = await readdir(path.join(this.#folder, org));
      return names
        .filter((name) => NAME.test(name))
        .map(Number)
        .sort((a, b) => a - b);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  #file(org: string, size: number): string {
    return path.join(this.#folder, org, String(size).padStart(20, '0'));
  }
}
