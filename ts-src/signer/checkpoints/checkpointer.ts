import { checkpointOrigin, Frontier, openCheckpoint, signCheckpoint, type Checkpoint } from '@aegis/chain';
import { SignerFault } from '../faults.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { Database } from '../store/database.ts';
import { growFrontier, insertCheckpoint, newestCheckpoint, type StoredCheckpoint } from '../store/checkpoints.ts';
import { readHead } from '../store/heads.ts';
import type { CheckpointFiles } from './checkpoint-files.ts';

const RESTORE =
  'The database was rolled back or changed: restore the newest copy of it and let an auditor verify the chain.';

/** Signs tree heads of one org, each a proven continuation of the one before. */
export class Checkpointer {
  readonly #org: string;
  readonly #database: Database;
  readonly #keys: KeyStore;
  readonly #files: CheckpointFiles;

  constructor(options: { org: string; database: Database; keys: KeyStore; files: CheckpointFiles }) {
    this.#org = options.org;
    this.#database = options.database;
    this.#keys = options.keys;
    this.#files = options.files;
  }

  /**
   * The start-up check: the database must still hold everything that was ever signed. Throws ROLLBACK_DETECTED or
   * SPLIT_VIEW; a checkpoint that reached its file but not the table is put into the table.
   */
  async checkAgainstHead(nowMs: number): Promise<void> {
    const { query } = this.#database;
    const anchored = await this.#anchored();
    const kept = await newestCheckpoint(query, this.#org);
    const required = Math.max(anchored?.size ?? 0, kept?.size ?? 0);
    const size = (await readHead(query, this.#org, false))?.head.seq ?? 0;
    if (size < required)
      throw rollback(`the chain of ${this.#org} ends at ${size}, a signed checkpoint covers ${required}`);
    if (kept) this.#provenFrontier(kept);
    if (anchored && anchored.size > (kept?.size ?? 0)) await this.#adopt(anchored, kept, nowMs);
  }

  /** Signs the current head unless the newest checkpoint covers it; returns the newest checkpoint. */
  async sign(nowMs: number): Promise<StoredCheckpoint | undefined> {
    const { query } = this.#database;
    const stored = await readHead(query, this.#org, false);
    if (!stored) return undefined;
    const newest = await newestCheckpoint(query, this.#org);
    const { seq: size, frontier: headFrontier } = stored.head;
    if (newest && newest.size >= size) {
      if (newest.size > size)
        throw rollback(`the chain of ${this.#org} ends at ${size}, a signed checkpoint covers ${newest.size}`);
      return newest;
    }
    const frontier = await this.#grow(newest, size);
    if (!frontier.root().equals(headFrontier.root()))
      throw splitView(`the leaves up to ${size} do not give the root of the head`);
    const { key, sign } = this.#keys.checkpointSigner;
    const note = await signCheckpoint({ origin: this.#origin(), size, root: frontier.root() }, key, sign);
    const checkpoint: StoredCheckpoint = { size, note, frontier, signedMs: nowMs };
    await this.#files.keep(this.#org, size, note);
    await insertCheckpoint(query, this.#org, checkpoint);
    return checkpoint;
  }

  // C2SP tlog-checkpoint: a log must not sign a checkpoint that is inconsistent with one it signed before.
  async #grow(from: StoredCheckpoint | undefined, size: number): Promise<Frontier> {
    const start = from ? this.#provenFrontier(from) : Frontier.empty();
    const grown = await growFrontier(this.#database.query, this.#org, start, size);
    if (!grown) throw rollback(`entries of ${this.#org} before ${size} are missing`);
    return grown;
  }

  #provenFrontier(kept: StoredCheckpoint): Frontier {
    const opened = this.#open(kept.note, `the stored checkpoint of size ${kept.size}`);
    if (opened.size === kept.size && kept.frontier.root().equals(opened.root)) return kept.frontier;
    throw splitView(`the stored frontier of size ${kept.size} does not give the signed root`);
  }

  async #anchored(): Promise<(Checkpoint & { note: string }) | undefined> {
    const note = await this.#files.newest(this.#org);
    return note === undefined ? undefined : { ...this.#open(note, 'the newest checkpoint file'), note };
  }

  async #adopt(
    anchored: Checkpoint & { note: string },
    kept: StoredCheckpoint | undefined,
    nowMs: number,
  ): Promise<void> {
    const frontier = await this.#grow(kept, anchored.size);
    if (!frontier.root().equals(anchored.root))
      throw splitView(`the leaves up to ${anchored.size} do not give the signed root`);
    await insertCheckpoint(this.#database.query, this.#org, {
      size: anchored.size,
      note: anchored.note,
      frontier,
      signedMs: nowMs,
    });
  }

  #open(note: string, what: string): Checkpoint {
    const opened = openCheckpoint(note, this.#keys.checkpointSigner.key, this.#origin());
    if (opened.ok) return opened.value;
    throw new SignerFault(
      'KEYS_CHANGED',
      `${what} of ${this.#org}: ${opened.reason}`,
      'Use the keysDir and origin the chain was begun with.',
    );
  }

  #origin(): string {
    return checkpointOrigin(this.#keys.checkpointSigner.key.name, this.#org);
  }
}

function rollback(message: string): SignerFault {
  return new SignerFault('ROLLBACK_DETECTED', message, RESTORE);
}

function splitView(message: string): SignerFault {
  return new SignerFault('SPLIT_VIEW', message, RESTORE);
}
