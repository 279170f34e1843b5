import { verifyChain, formatNoteKey, type Verification } from '@aegis/chain';
import type { Logger } from 'pino';
import { acknowledgementOf, type AcknowledgementRequest } from './api/acknowledgement-request.ts';
import { viewOf, type EntryView } from './api/entry-view.ts';
import { OrgChain } from './append/org-chain.ts';
import type { CursorMove, Receipt, Submission } from './append/submission.ts';
import type { CheckpointFiles } from './checkpoints/checkpoint-files.ts';
import { Checkpointer } from './checkpoints/checkpointer.ts';
import type { OrgConfig, Settings } from './config.ts';
import { isFault, messageOf } from './faults.ts';
import { Conditions } from './health/conditions.ts';
import type { KeyStore } from './keys/key-store.ts';
import { Loop } from './loop.ts';
import { compareLedger } from './reconcile/ledger.ts';
import { reconcile } from './reconcile/reconciler.ts';
import { OrgRest } from './salesforce/rest.ts';
import { Sealer } from './seal/sealer.ts';
import { EventStream } from './pubsub/event-stream.ts';
import { auditTopics } from './pubsub/events.ts';
import { Schemas } from './pubsub/schemas.ts';
import { TokenSource } from './salesforce/token.ts';
import type { Database } from './store/database.ts';
import { newestCheckpoint } from './store/checkpoints.ts';
import { allEntries, checkpointNotes, entriesAfter, epochStatements } from './store/entries.ts';
import { readHead } from './store/heads.ts';

/** How often a chain that cannot start yet is tried again, and a changed status is noticed. */
const WATCH_INTERVAL_MS = 1_000;

/** Faults that keep a chain from growing until someone has looked at it. */
const REFUSALS = [
  'ROLLBACK_DETECTED',
  'SPLIT_VIEW',
  'KEYS_CHANGED',
  'KEYS_MISSING',
  'KEYS_UNREADABLE',
  'MIGRATION_CHANGED',
] as const;

export interface Surroundings {
  settings: Settings;
  database: Database;
  keys: KeyStore;
  files: CheckpointFiles;
  logger: Logger;
  /** Brings the database schema up to date; repeated until it succeeds. */
  migrate(): Promise<void>;
}

export interface OrgHealth {
  orgId: string;
  /** Entries in the chain. */
  size: number;
  /** Entries that no checkpoint covers yet. */
  lag: number;
  status: 'GREEN' | 'AMBER' | 'RED';
  reason: string;
}

/** Everything that runs for one org. */
export class OrgRuntime {
  readonly org: OrgConfig;
  readonly conditions = new Conditions();
  readonly #around: Surroundings;
  readonly #chain: OrgChain;
  readonly #checkpointer: Checkpointer;
  readonly #loops: Loop[];
  readonly #schemas: Schemas;
  readonly #tokens: TokenSource;
  readonly #rest: OrgRest;
  readonly #streams: EventStream[];
  readonly #checkpointLoop: Loop;
  readonly #reconcileLoop: Loop;
  readonly #seals: { sealer: Sealer; loop: Loop } | undefined;
  #checkpointed = 0;
  #lastFault = '';

  constructor(org: OrgConfig, around: Surroundings) {
    this.org = org;
    this.#around = around;
    const { settings, database, keys, files } = around;
    this.#checkpointer = new Checkpointer({ org: org.orgId, database, keys, files });
    this.#chain = new OrgChain({
      org: org.orgId,
      database,
      keys,
      limits: settings,
      prepare: () => this.#check(),
      onReady: () => this.#onReady(),
    });
    this.#tokens = new TokenSource(org);
    this.#rest = new OrgRest(this.#tokens);
    this.#schemas = new Schemas(org.orgId, database.query);
    this.#streams = this.#createStreams();
    this.conditions.set('STARTING', 'the start-up checks have not passed yet');
    this.#checkpointLoop = this.#loop(settings.checkpointIntervalMs, () => this.#checkpoint());
    this.#reconcileLoop = this.#loop(settings.reconcileIntervalMs, () => this.#reconcile());
    this.#seals = this.#createSeals();
    const ledger = this.#loop(settings.ledgerIntervalMs, () => this.#compareLedger());
    const watch = this.#loop(WATCH_INTERVAL_MS, () => this.#watch());
    this.#loops = [
      watch,
      ledger,
      this.#checkpointLoop,
      this.#reconcileLoop,
      ...(this.#seals ? [this.#seals.loop] : []),
    ];
  }

  start(): void {
    this.#loops.forEach((loop) => loop.start());
    this.#streams.forEach((stream) => stream.start());
  }

  async close(): Promise<void> {
    await Promise.all([...this.#loops, ...this.#streams].map((part) => part.stop()));
    await this.#chain.close();
  }

  async append(submissions: readonly Submission[], cursor?: CursorMove): Promise<Receipt[]> {
    try {
      const receipts = await this.#chain.append(submissions, cursor);
      this.#afterCommit(receipts);
      const isSound = submissions.every(({ findings = [] }) => findings.length === 0);
      const isConflict = receipts.some(({ outcome }) => outcome === 'conflict');
      if (isConflict || !isSound) await this.#reconcile().catch((error: unknown) => this.#reportFault(error));
      return receipts;
    } catch (error) {
      this.#reportFault(error);
      throw error;
    }
  }

  /** Records that findings and gaps up to `throughSeq` were looked at; they no longer count for health. */
  async acknowledge(request: AcknowledgementRequest): Promise<Receipt> {
    const [receipt] = await this.append([acknowledgementOf(request)]);
    await this.#reconcile();
    return receipt;
  }

  /** Entries after seq `after`, at most `limit`, with their payloads made readable. */
  async view(after: number, limit: number): Promise<EntryView[]> {
    await this.#around.migrate();
    const entries = await entriesAfter(this.#around.database.query, this.org.orgId, after, limit);
    await Promise.all(
      [...new Set(entries.map(({ schemaId }) => schemaId))].map((schemaId) => this.#schemas.load(schemaId)),
    );
    return entries.map((entry) => viewOf(entry, (schemaId, payload) => this.#schemas.decode(schemaId, payload)));
  }

  async newestCheckpointNote(): Promise<string | undefined> {
    await this.#around.migrate();
    return (await newestCheckpoint(this.#around.database.query, this.org.orgId))?.note;
  }

  /** Walks the whole stored chain with every MAC that the held secret reaches. */
  async verify(): Promise<Verification> {
    await this.#around.migrate();
    const { database, keys, files } = this.#around;
    const { orgId } = this.org;
    // Files first: what they cover was committed before, so the snapshot has it.
    const anchored = await files.notes(orgId);
    const secret = await keys.chainSecret(orgId);
    const snapshot = await database.openSnapshot();
    try {
      return await verifyChain({
        org: orgId,
        checkpointKey: formatNoteKey(keys.checkpointSigner.key),
        entries: allEntries(snapshot.query, orgId),
        epochs: await epochStatements(snapshot.query, orgId),
        checkpoints: [...anchored, ...(await checkpointNotes(snapshot.query, orgId))],
        secret,
      });
    } finally {
      snapshot.release();
    }
  }

  /** Asks the database: a chain that cannot be read is RED. */
  async health(): Promise<OrgHealth> {
    const { orgId } = this.org;
    try {
      await this.#chain.prepare();
      const { query } = this.#around.database;
      const size = (await readHead(query, orgId, false))?.head.seq ?? 0;
      const covered = (await newestCheckpoint(query, orgId))?.size ?? 0;
      this.conditions.clear('STORE_UNAVAILABLE');
      return { orgId, size, lag: size - covered, status: this.conditions.status, reason: this.conditions.reason };
    } catch (error) {
      if (!isFault(error)) throw error;
      this.#reportFault(error);
      return { orgId, size: 0, lag: 0, status: 'RED', reason: this.conditions.reason };
    }
  }

  #createStreams(): EventStream[] {
    const { org, conditions } = this;
    const { settings, database, logger } = this.#around;
    const { orgId, pubsub: address } = org;
    if (address === undefined) return [];
    const tokens = this.#tokens;
    return auditTopics(org.namespace).map(
      (topic) =>
        new EventStream({
          orgId,
          address,
          plaintext: org.pubsubPlaintext ?? false,
          topic,
          tokens,
          schemas: this.#schemas,
          query: database.query,
          ready: () => this.#chain.prepare(),
          conditions,
          silenceMs: settings.streamSilenceMs,
          maxRetryMs: settings.streamRetryMs,
          append: (submissions, cursor) => this.append(submissions, cursor),
          onError: (error) => logger.warn({ org: orgId, topic: topic.name, err: error }, messageOf(error)),
        }),
    );
  }

  #createSeals(): { sealer: Sealer; loop: Loop } | undefined {
    const { org, conditions } = this;
    if (org.loginUrl === undefined) return undefined;
    const { settings, database, keys } = this.#around;
    const sealer = new Sealer({ org, query: database.query, keys, rest: this.#rest, conditions });
    const seal = async (): Promise<void> => {
      if (this.#chain.ready) await sealer.seal(new Date());
    };
    return { sealer, loop: this.#loop(settings.sealIntervalMs, seal) };
  }

  #loop(intervalMs: number, work: () => Promise<void>): Loop {
    return new Loop(intervalMs, work, (error) => this.#reportFault(error));
  }

  async #check(): Promise<void> {
    await this.#around.migrate();
    await this.#checkpointer.checkAgainstHead(Date.now());
  }

  async #watch(): Promise<void> {
    await this.#chain.prepare();
    if (this.conditions.has('STORE_UNAVAILABLE')) {
      await this.#around.database.query('SELECT 1');
      this.conditions.clear('STORE_UNAVAILABLE');
    }
    if (this.#seals?.sealer.isOutdated) this.#seals.loop.wake();
  }

  async #reconcile(): Promise<void> {
    if (!this.#chain.ready) return;
    const { settings, database } = this.#around;
    await reconcile(database.query, this.org.orgId, this.conditions, settings.reconcileGraceMs, Date.now());
  }

  async #compareLedger(): Promise<void> {
    const { org, conditions } = this;
    if (!this.#chain.ready || !org.ledger) return;
    const { settings, database } = this.#around;
    const options = { org, rest: this.#rest, query: database.query, graceMs: settings.reconcileGraceMs };
    try {
      const missing = await compareLedger(options, Date.now());
      if (missing.length > 0) await this.append(missing);
      conditions.clear('LEDGER_UNREADABLE');
    } catch (error) {
      if (isFault(error, 'SALESFORCE_AUTH', 'SALESFORCE_REQUEST', 'ORG_MISMATCH'))
        conditions.set('LEDGER_UNREADABLE', messageOf(error));
      throw error;
    }
  }

  #onReady(): void {
    this.conditions.clear('STARTING');
    this.conditions.clear('CHAIN_REFUSED');
    this.conditions.clear('STORE_UNAVAILABLE');
    this.#reconcileLoop.wake();
    this.#checkpointLoop.wake();
  }

  async #checkpoint(): Promise<void> {
    if (!this.#chain.ready) return;
    try {
      const checkpoint = await this.#checkpointer.sign(Date.now());
      const size = checkpoint?.size ?? 0;
      this.conditions.clear('CHECKPOINT_FAILED');
      if (size > this.#checkpointed) this.#seals?.loop.wake();
      this.#checkpointed = size;
    } catch (error) {
      if (!isFault(error, 'STORE_UNAVAILABLE')) this.conditions.set('CHECKPOINT_FAILED', messageOf(error));
      if (isFault(error, 'ROLLBACK_DETECTED', 'SPLIT_VIEW', 'KEYS_CHANGED')) this.#chain.refuse(error);
      throw error;
    }
  }

  #afterCommit(receipts: readonly Receipt[]): void {
    this.conditions.clear('STORE_UNAVAILABLE');
    const newest = Math.max(0, ...receipts.map(({ entry }) => entry.seq));
    if (newest - this.#checkpointed >= this.#around.settings.checkpointEntries) this.#checkpointLoop.wake();
  }

  #reportFault(error: unknown): void {
    const { logger } = this.#around;
    if (isFault(error, 'STORE_UNAVAILABLE')) this.conditions.set('STORE_UNAVAILABLE', 'PostgreSQL does not answer');
    if (isFault(error, ...REFUSALS)) this.conditions.set('CHAIN_REFUSED', `${error.code}: ${error.message}`);
    // A fault that lasts is met again every second; the log tells it once.
    const level = messageOf(error) === this.#lastFault ? 'debug' : 'error';
    this.#lastFault = messageOf(error);
    logger[level]({ org: this.org.orgId, err: error }, messageOf(error));
  }
}
