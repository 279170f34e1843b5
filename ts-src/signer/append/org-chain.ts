import { ChainWriter, epochKey, nextEpochSecret, type EpochSecret, type StoredEntry } from '@aegis/chain';
import { isFault, SignerFault } from '../faults.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { Database, Query } from '../store/database.ts';
import { entriesByUuid, insertEntries } from '../store/entries.ts';
import { readHead, reserveHead, writeHead, type StoredHead } from '../store/heads.ts';
import { acknowledge, insertFindings, type Finding } from '../store/findings.ts';
import { insertTraces, writeCursor, type StoredTrace } from '../store/streams.ts';
import { appendBatch, conflictOf } from './batch.ts';
import { checkKeysFitChain, epochIsOver, openEpoch, secretOfEpoch, type EpochLimits } from './epochs.ts';
import type { CursorMove, Receipt, Submission } from './submission.ts';

/** Events per transaction: more gains nothing, and the answer waits for all of them. */
const MAX_BATCH = 1_000;
const MAX_QUEUED = 20_000;

interface Group {
  submissions: readonly Submission[];
  cursor?: CursorMove;
  resolve(receipts: Receipt[]): void;
  reject(error: unknown): void;
}

export interface OrgChainOptions {
  org: string;
  database: Database;
  keys: KeyStore;
  limits: EpochLimits;
  /** Run before the first append and again until it succeeds: the checks that may refuse this chain. */
  prepare(): Promise<void>;
  /** Called when the start-up checks have passed. */
  onReady?(): void;
  now?: () => number;
}

/**
 * One org's chain. Appends that arrive while a transaction is under way share the next one; each is answered only after
 * its COMMIT. All state is in the database, so a fault leaves nothing to repair in memory.
 */
export class OrgChain {
  readonly org: string;
  readonly #options: OrgChainOptions;
  readonly #now: () => number;
  #queue: Group[] = [];
  #queued = 0;
  #draining: Promise<void> | undefined;
  #prepared: Promise<void> | undefined;
  #ready = false;
  #secret: EpochSecret | undefined;
  #refusal: SignerFault | undefined;
  /** The newest seq this process has committed. */
  #committed = 0;
  #closed = false;

  constructor(options: OrgChainOptions) {
    this.org = options.org;
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Whether the start-up checks have passed. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Appends the submissions in order, and moves the cursor, in one commit. Rejects with a SignerFault; then nothing is written or, if the commit's answer was lost, a repetition is harmless. */
  append(submissions: readonly Submission[], cursor?: CursorMove): Promise<Receipt[]> {
    if (this.#closed)
      return Promise.reject(
        new SignerFault('STOPPING', 'the signer is stopping', 'Send the entry again when it is back.'),
      );
    if (this.#queued + submissions.length > MAX_QUEUED) {
      return Promise.reject(
        new SignerFault('OVERLOADED', `${this.#queued} entries wait already`, 'Send the entry again later.'),
      );
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ submissions, cursor, resolve, reject });
      this.#queued += submissions.length;
      this.#draining ??= this.#drain();
    });
  }

  /** Runs the start-up checks unless they have passed, and begins the chain where it has no entry. */
  prepare(): Promise<void> {
    this.#prepared ??= this.#prepare().catch((error: unknown) => {
      this.#prepared = undefined;
      throw error;
    });
    return this.#prepared;
  }

  /** From now on every append is refused with this fault: the chain must not grow before someone has looked at it. */
  refuse(fault: SignerFault): void {
    this.#refusal = fault;
    this.#prepared = undefined;
    this.#ready = false;
  }

  /** Waits for the appends under way and takes no more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#draining;
  }

  async #prepare(): Promise<void> {
    this.#ready = false;
    if (this.#refusal) throw this.#refusal;
    await this.#options.prepare();
    const { database, keys } = this.#options;
    const epoch = await database.transaction((query) => this.#begin(query));
    this.#secret = undefined;
    const secret = await this.#secretOf(epoch);
    await checkKeysFitChain(database.query, keys, this.org, secret);
    await keys.advanceChainSecret(this.org, secret);
    this.#ready = true;
    this.#options.onReady?.();
  }

  /** The epoch of the head, after making the GENESIS entry where there is none. */
  async #begin(query: Query): Promise<number> {
    const { keys } = this.#options;
    await reserveHead(query, this.org);
    const stored = await readHead(query, this.org, true);
    this.#refuseRollback(stored?.head.seq ?? 0);
    if (stored) return stored.head.epoch;
    const secret = (await keys.chainSecret(this.org)) ?? (await keys.createChainSecret(this.org));
    if (secret.epoch !== 0) {
      throw new SignerFault(
        'ROLLBACK_DETECTED',
        `the database has no chain of ${this.org}, but its secret is in epoch ${secret.epoch}`,
        'Restore the newest copy of the database.',
      );
    }
    const writer = ChainWriter.empty(this.org);
    const nowMs = this.#now();
    await openEpoch(query, writer, secret, keys, nowMs);
    await writeHead(query, { head: writer.head, epochFirstSeq: 1, epochOpenedMs: nowMs });
    return 0;
  }

  #refuseRollback(seq: number): void {
    if (seq >= this.#committed) return;
    throw new SignerFault(
      'ROLLBACK_DETECTED',
      `the chain of ${this.org} ends at ${seq}, but ${this.#committed} entries were committed`,
      'The database was rolled back: restore the newest copy of it.',
    );
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      const groups = this.#takeGroups();
      try {
        await this.prepare();
        const receipts = await this.#commit(groups);
        groups.forEach((group, index) => group.resolve(receipts[index]));
      } catch (error) {
        if (isFault(error, 'ROLLBACK_DETECTED')) this.#prepared = undefined;
        groups.forEach((group) => group.reject(error));
      }
    }
    this.#draining = undefined;
  }

  #takeGroups(): Group[] {
    let [count, size] = [0, 0];
    while (count < this.#queue.length && (count === 0 || size + this.#queue[count].submissions.length <= MAX_BATCH)) {
      size += this.#queue[count].submissions.length;
      count += 1;
    }
    this.#queued -= size;
    return this.#queue.splice(0, count);
  }

  async #commit(groups: readonly Group[]): Promise<Receipt[][]> {
    const { database, keys } = this.#options;
    const { receipts, head, openedEpoch } = await database.transaction(async (query) => {
      const stored = await readHead(query, this.org, true);
      this.#refuseRollback(stored?.head.seq ?? 0);
      if (!stored) throw new SignerFault('STORE_FAULT', `the chain of ${this.org} has no head`, 'Restart the signer.');
      const { writer, head } = await this.#writer(query, stored);
      const openedEpoch = head.head.epoch !== stored.head.epoch;
      return { receipts: await this.#write(query, writer, head, groups), head: head.head, openedEpoch };
    });
    this.#committed = head.seq;
    // The statement of the new epoch is durable: from here on the old secret is of no use but to a thief.
    if (openedEpoch) await keys.advanceChainSecret(this.org, await this.#secretOf(head.epoch));
    return receipts;
  }

  /** The secret of the head's epoch, asked of the key store once per epoch. */
  async #secretOf(epoch: number): Promise<EpochSecret> {
    if (this.#secret?.epoch !== epoch) this.#secret = await secretOfEpoch(this.#options.keys, this.org, epoch);
    return this.#secret;
  }

  async #writer(query: Query, stored: StoredHead): Promise<{ writer: ChainWriter; head: StoredHead }> {
    const { keys, limits } = this.#options;
    const secret = await this.#secretOf(stored.head.epoch);
    const writer = new ChainWriter({ ...stored.head }, epochKey(this.org, secret));
    const nowMs = this.#now();
    if (!epochIsOver(stored, limits, nowMs)) return { writer, head: { ...stored, head: writer.head } };
    const opening = await openEpoch(query, writer, nextEpochSecret(this.org, secret), keys, nowMs);
    return { writer, head: { head: writer.head, epochFirstSeq: opening.seq, epochOpenedMs: nowMs } };
  }

  async #write(query: Query, writer: ChainWriter, head: StoredHead, groups: readonly Group[]): Promise<Receipt[][]> {
    const receivedMs = this.#now();
    const known = await this.#known(
      query,
      groups.flatMap((group) => group.submissions),
    );
    const entries: StoredEntry[] = [];
    const receipts: Receipt[][] = [];
    for (const { submissions } of groups) {
      const appended = appendBatch(writer, known, submissions, receivedMs);
      entries.push(...appended.entries);
      receipts.push(appended.receipts);
    }
    await insertEntries(query, entries);
    await this.#writeDerived(query, groups, receipts);
    await writeHead(query, head);
    return receipts;
  }

  /** What is kept beside the entries, in the same commit. */
  async #writeDerived(query: Query, groups: readonly Group[], receipts: readonly Receipt[][]): Promise<void> {
    const recorded = groups.flatMap(({ submissions }, group) =>
      submissions.map((submission, index) => ({ submission, receipt: receipts[group][index] })),
    );
    await insertTraces(query, this.org, recorded.flatMap(traceOf));
    await insertFindings(query, this.org, recorded.flatMap(findingsOf));
    for (const { submission, receipt } of recorded) {
      if (submission.acknowledges === undefined) continue;
      // What is not in the chain yet cannot have been looked at.
      await acknowledge(query, this.org, Math.min(submission.acknowledges, receipt.entry.seq));
    }
    for (const [index, { cursor }] of groups.entries()) {
      const gap = receipts[index].find(({ entry }) => entry.kind === 'GAP');
      if (cursor) await writeCursor(query, this.org, cursor, gap?.entry.seq ?? null);
    }
  }

  async #known(query: Query, submissions: readonly Submission[]): Promise<Map<string, StoredEntry>> {
    const known = await entriesByUuid(
      query,
      this.org,
      submissions.map(({ uuid }) => uuid),
    );
    const repeated = submissions.filter(({ uuid }) => known.has(uuid)).map((submission) => conflictOf(submission).uuid);
    return new Map([...known, ...(await entriesByUuid(query, this.org, repeated))]);
  }
}

interface Recorded {
  submission: Submission;
  receipt: Receipt;
}

function traceOf({ submission: { trace }, receipt: { outcome, entry } }: Recorded): StoredTrace[] {
  return trace && outcome === 'appended' ? [{ ...trace, seq: entry.seq, receivedMs: entry.receivedMs }] : [];
}

function findingsOf({ submission: { findings = [] }, receipt: { outcome, entry } }: Recorded): Finding[] {
  if (outcome === 'known') return [];
  const codes = outcome === 'conflict' ? (['DUP_CONFLICT'] as const) : findings;
  return codes.map((code) => ({ seq: entry.seq, code }));
}
