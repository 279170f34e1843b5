import { equalBytes } from './bytes.ts';
import { entryLeaf, payloadCommitment, SALT_BYTES, type StoredEntry } from './entry.ts';
import type { Evidence } from './evidence.ts';
import { isEntryKind } from './kinds.ts';
import { linkMac, sameMac } from './link.ts';
import { Frontier } from './merkle.ts';
import type { Problem, ProblemCode } from './problem.ts';

const MAX_U32 = 0xffff_ffff;

/** The state of one pass over a chain's entries; `step` takes them in ascending `seq` without gaps. */
export class Walk {
  readonly #evidence: Evidence;
  readonly #frontier = Frontier.empty();
  readonly #unexplainedErasures = new Set<number>();
  #mac: Uint8Array;
  #epoch = -1;
  #checkpoint = 0;
  #macsChecked = 0;

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
    this.#mac = evidence.epochs[0]?.prevMac ?? Buffer.alloc(0);
  }

  /** Entries found good so far. */
  get size(): number {
    return this.#frontier.size;
  }

  get macsChecked(): number {
    return this.#macsChecked;
  }

  root(): Buffer {
    return this.#frontier.root();
  }

  /** Takes the entry at `size + 1`; returns what is wrong with it. */
  step(entry: StoredEntry): Problem | undefined {
    const problem =
      this.#checkEpoch(entry) ??
      this.#checkFields(entry) ??
      this.#checkPayload(entry) ??
      this.#checkLink(entry) ??
      this.#checkEpochOpening(entry);
    if (problem) return problem;
    this.#noteErasure(entry);
    this.#mac = entry.mac;
    this.#frontier.append(entry.leaf);
    return this.#checkCheckpoints();
  }

  /** Names what an entry out of place means, given the one that came after it. */
  misplaced(entry: StoredEntry, following?: StoredEntry): Problem {
    const expected = this.size + 1;
    if (entry.seq < expected || following?.seq === expected) {
      return problemAt('REORDERED', expected, `entry ${entry.seq} stands where ${expected} belongs`);
    }
    return {
      ...problemAt('DELETED', expected, `no entry from ${expected} to ${entry.seq - 1}`),
      through: entry.seq - 1,
    };
  }

  /** After the last entry: what the signed evidence demands and the entries do not have. */
  end(): Problem | undefined {
    const next = this.size + 1;
    const pinned = Math.max(this.#evidence.checkpoints.at(-1)?.size ?? 0, this.#evidence.epochs.at(-1)?.firstSeq ?? 0);
    if (pinned > this.size) {
      const detail = `the chain ends at ${this.size}, a signed statement covers ${pinned}`;
      return { ...problemAt('TRUNCATED', next, detail), through: pinned };
    }
    const [erased] = this.#unexplainedErasures;
    if (erased !== undefined) {
      return problemAt('UNRECORDED_ERASURE', erased, `the payload of ${erased} is gone and no ERASED entry names it`);
    }
    return undefined;
  }

  #checkEpoch(entry: StoredEntry): Problem | undefined {
    const { epochs } = this.#evidence;
    if (epochs[this.#epoch + 1]?.firstSeq === entry.seq) this.#epoch += 1;
    if (entry.epoch === this.#epoch) return undefined;
    const detail = `entry ${entry.seq} says epoch ${entry.epoch}, the signed statements say ${this.#epoch}`;
    return problemAt('EPOCH_MISMATCH', entry.seq, detail);
  }

  #checkFields(entry: StoredEntry): Problem | undefined {
    const sound = entry.org === this.#evidence.org && isEncodable(entry) && equalBytes(entryLeaf(entry), entry.leaf);
    return sound
      ? undefined
      : problemAt('EDITED_ENTRY', entry.seq, `a field of entry ${entry.seq} differs from its leaf`);
  }

  #checkPayload(entry: StoredEntry): Problem | undefined {
    if (entry.payload === null && entry.salt === null) {
      this.#unexplainedErasures.add(entry.seq);
      return undefined;
    }
    const sound =
      entry.payload !== null &&
      entry.salt?.length === SALT_BYTES &&
      equalBytes(payloadCommitment(entry.salt, entry.payload), entry.commitment);
    if (sound) return undefined;
    return problemAt(
      'EDITED_PAYLOAD',
      entry.seq,
      `the payload or salt of entry ${entry.seq} differs from its commitment`,
    );
  }

  #checkLink(entry: StoredEntry): Problem | undefined {
    if (!sameMac(entry.prevMac, this.#mac)) {
      // With MACs checked, the previous one is known to be good; otherwise either side of the link may be the wrong one.
      const detail = `entry ${entry.seq} does not link to the MAC of entry ${entry.seq - 1}`;
      const known = this.#evidence.keys.has(this.#epoch) || entry.seq === 1;
      return known
        ? problemAt('MAC', entry.seq, detail)
        : { ...problemAt('MAC', entry.seq - 1, detail), through: entry.seq };
    }
    const key = this.#evidence.keys.get(entry.epoch);
    if (!key) return undefined;
    this.#macsChecked += 1;
    if (sameMac(linkMac(entry.org, key, entry.seq, entry.prevMac, entry.leaf), entry.mac)) return undefined;
    return problemAt('MAC', entry.seq, `the MAC of entry ${entry.seq} is wrong`);
  }

  #checkEpochOpening(entry: StoredEntry): Problem | undefined {
    const opening = entry.kind === 'GENESIS' || entry.kind === 'EPOCH';
    const statement = this.#evidence.epochs[this.#epoch];
    if (statement.firstSeq !== entry.seq) {
      if (!opening) return undefined;
      return problemAt('EPOCH_MISMATCH', entry.seq, `entry ${entry.seq} opens an epoch that no signed statement opens`);
    }
    const same =
      opening && entry.payload && equalBytes(entry.payload, Buffer.from(this.#evidence.epochNotes[this.#epoch]));
    if (same && sameMac(statement.prevMac, entry.prevMac)) return undefined;
    const detail = `entry ${entry.seq} is not the opening that the statement of epoch ${this.#epoch} describes`;
    return problemAt('EPOCH_MISMATCH', entry.seq, detail);
  }

  #noteErasure(entry: StoredEntry): void {
    if (entry.kind !== 'ERASED' || entry.payload === null) return;
    for (const seq of erasedSeqs(entry.payload)) this.#unexplainedErasures.delete(seq);
  }

  #checkCheckpoints(): Problem | undefined {
    const checkpoint = this.#evidence.checkpoints[this.#checkpoint];
    if (checkpoint?.size !== this.size) return undefined;
    const covered = this.#evidence.checkpoints[this.#checkpoint - 1]?.size ?? 0;
    this.#checkpoint += 1;
    if (equalBytes(this.root(), checkpoint.root)) return undefined;
    const detail = `entries ${covered + 1} to ${checkpoint.size} do not give the signed root`;
    return { ...problemAt('ROOT', covered + 1, detail), through: checkpoint.size };
  }
}

function problemAt(code: ProblemCode, seq: number, detail: string): Problem {
  return { code, seq, detail };
}

function isEncodable(entry: StoredEntry): boolean {
  const { epoch, receivedMs, kind } = entry;
  return epoch >= 0 && epoch <= MAX_U32 && Number.isSafeInteger(receivedMs) && receivedMs >= 0 && isEntryKind(kind);
}

/** ERASED payload: JSON `{"seqs":[...]}`; anything else explains nothing. */
function erasedSeqs(payload: Uint8Array): number[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(payload).toString('utf8'));
    const seqs = (value as { seqs?: unknown } | null)?.seqs;
    return Array.isArray(seqs) ? seqs.filter((seq) => Number.isInteger(seq)) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
