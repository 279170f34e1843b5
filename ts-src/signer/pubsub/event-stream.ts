import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { canonicalJson } from '@aegis/chain';
import type { CursorMove, Receipt, Submission } from '../append/submission.ts';
import { messageOf } from '../faults.ts';
import type { Conditions } from '../health/conditions.ts';
import type { TokenSource } from '../salesforce/token.ts';
import type { Query } from '../store/database.ts';
import { entriesByUuid } from '../store/entries.ts';
import { readCursor } from '../store/streams.ts';
import { PubSubClient, type SubscribeCall } from './client.ts';
import { isIntact, submissionOf, type Topic } from './events.ts';
import type { FetchResponse } from './protocol.ts';
import type { EventRecord, Schemas } from './schemas.ts';
import { streamErrorKind } from './stream-error.ts';

/** Events asked for at a time; the API treats more as 100. */
const WINDOW = 100;
const FIRST_RETRY_MS = 200;

export interface EventStreamOptions {
  orgId: string;
  address: string;
  plaintext: boolean;
  topic: Topic;
  tokens: TokenSource;
  schemas: Schemas;
  query: Query;
  /** Resolves once the chain can be read. */
  ready(): Promise<void>;
  conditions: Conditions;
  silenceMs: number;
  maxRetryMs: number;
  append(submissions: readonly Submission[], cursor: CursorMove): Promise<Receipt[]>;
  onError(error: unknown): void;
}

/**
 * Brings one topic into the chain. It starts at EARLIEST, goes on after the durable cursor, asks for more only once the
 * events it has are committed, and never uses LATEST, which would skip what happened while it was away.
 */
export class EventStream {
  readonly #options: EventStreamOptions;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #call: SubscribeCall | undefined;
  #retryMs = FIRST_RETRY_MS;
  #aliveMs = Date.now();

  constructor(options: EventStreamOptions) {
    this.#options = options;
    options.conditions.set('STREAM_DOWN', `${options.topic.name}: not subscribed yet`, options.topic.name);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Resolves when the batch under way is committed or given up. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#call?.cancel();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await this.#subscribe();
        this.#down('the stream has ended');
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        await this.#recover(error).catch(this.#options.onError);
      }
      await delay(this.#retryMs, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      this.#retryMs = Math.min(this.#retryMs * 2, this.#options.maxRetryMs);
    }
  }

  async #subscribe(): Promise<void> {
    const { orgId, address, plaintext, topic, tokens, conditions, ready } = this.#options;
    await ready();
    const cursor = await readCursor(this.#options.query, orgId, topic.name);
    const client = new PubSubClient({ address, plaintext, orgId, token: await tokens.get() });
    try {
      const info = await client.getTopic(topic.name);
      if (!info.can_subscribe) throw new Error(`the service user may not subscribe to ${topic.name}`);
      const call = client.subscribe();
      this.#call = call;
      if (this.#stop.signal.aborted) return;
      const start =
        cursor && cursor.replayId.length > 0
          ? { replay_preset: 'CUSTOM' as const, replay_id: cursor.replayId }
          : { replay_preset: 'EARLIEST' as const };
      call.write({ topic_name: topic.name, num_requested: WINDOW, ...start });
      conditions.clear('STREAM_DOWN', topic.name);
      await this.#consume(client, call);
    } finally {
      this.#call?.cancel();
      client.close();
    }
  }

  async #consume(client: PubSubClient, call: SubscribeCall): Promise<void> {
    // grpc tells of a dead peer only when something is sent; silence has to be noticed here.
    const watchdog = setTimeout(
      () => call.destroy(new Error('the stream was silent for too long')),
      this.#options.silenceMs,
    );
    try {
      for await (const response of call as AsyncIterable<FetchResponse>) {
        watchdog.refresh();
        await this.#take(client, response);
        this.#alive();
        const wanted = WINDOW - response.pending_num_requested;
        if (wanted > 0) call.write({ topic_name: this.#options.topic.name, num_requested: wanted });
      }
    } finally {
      clearTimeout(watchdog);
    }
  }

  async #take(client: PubSubClient, response: FetchResponse): Promise<void> {
    const { orgId, topic, schemas, query, append } = this.#options;
    const learned: Submission[] = [];
    for (const schemaId of new Set(response.events.map(({ event }) => event.schema_id))) {
      const submission = await schemas.learn(schemaId, async (id) => (await client.getSchema(id)).schema_json);
      if (submission) learned.push(submission);
    }
    const records = response.events.map(({ event }) => schemas.decode(event.schema_id, event.payload));
    const events = response.events.map((event, index) => submissionOf(topic, event, records[index]));
    const replayId = response.events.at(-1)?.replay_id ?? response.latest_replay_id;
    if (replayId.length === 0) return;
    const gap = await this.#gap(query, orgId, events, response);
    try {
      const receipts = await append([...learned, ...events, ...gap.closing], {
        topic: topic.name,
        replayId,
        gap: gap.move,
      });
      this.#examine(records, receipts.slice(learned.length));
    } catch (error) {
      learned.forEach(({ schemaId }) => schemas.forget(schemaId));
      throw error;
    }
  }

  /** While a gap is open: an event the chain already has shows that nothing is missing in between. */
  async #gap(
    query: Query,
    orgId: string,
    events: readonly Submission[],
    response: FetchResponse,
  ): Promise<{ closing: Submission[]; move?: 'closed' }> {
    const { topic, conditions } = this.#options;
    const openSeq = (await readCursor(query, orgId, topic.name))?.openGapSeq ?? null;
    if (openSeq === null) return { closing: [] };
    const known = await entriesByUuid(
      query,
      orgId,
      events.map(({ uuid }) => uuid),
    );
    if (known.size > 0) {
      conditions.clear('GAP_OPEN', topic.name);
      conditions.clear('GAP_UNPROVEN', topic.name);
      const overlap = [...known.values()][0].seq;
      return {
        closing: [gapEntry({ gapSeq: openSeq, overlapSeq: overlap, state: 'closed', topic: topic.name })],
        move: 'closed',
      };
    }
    const caughtUp = response.pending_num_requested > 0 || response.events.length === 0;
    if (caughtUp) conditions.clear('GAP_OPEN', topic.name);
    conditions.set(
      caughtUp ? 'GAP_UNPROVEN' : 'GAP_OPEN',
      `${topic.name}: events before entry ${openSeq} may be lost`,
      topic.name,
    );
    return { closing: [] };
  }

  #examine(records: readonly (EventRecord | undefined)[], receipts: readonly Receipt[]): void {
    const { topic, conditions } = this.#options;
    for (const [index, record] of records.entries()) {
      const { seq } = receipts[index].entry;
      if (!record) conditions.set('UNDECODED', `entry ${seq} is signed, but its payload cannot be read`, topic.name);
      else if (!isIntact(topic, record))
        conditions.set('LEDGER_DIGEST', `entry ${seq}: LedgerDigest__c does not fit Payload__c`, topic.name);
    }
  }

  async #recover(error: unknown): Promise<void> {
    const { topic, tokens, conditions, append, query, orgId } = this.#options;
    this.#down(messageOf(error));
    this.#options.onError(error);
    const kind = streamErrorKind(error);
    if (kind === 'authentication') tokens.invalidate();
    if (kind !== 'replay-id-lost') return;
    const cursor = await readCursor(query, orgId, topic.name);
    const replayId = cursor?.replayId.toString('base64') ?? '';
    const reason = 'the event bus does not know the replay id any more';
    conditions.set('GAP_OPEN', `${topic.name}: ${reason}`, topic.name);
    await append([gapEntry({ reason, replayId, state: 'open', topic: topic.name })], {
      topic: topic.name,
      // Without a replay id the next subscription starts at EARLIEST.
      replayId: Buffer.alloc(0),
      gap: 'open',
    });
    this.#retryMs = FIRST_RETRY_MS;
  }

  #alive(): void {
    const { topic, conditions } = this.#options;
    this.#aliveMs = Date.now();
    this.#retryMs = FIRST_RETRY_MS;
    conditions.clear('STREAM_DOWN', topic.name);
    conditions.clear('STREAM_SILENT', topic.name);
  }

  #down(reason: string): void {
    const { topic, conditions, silenceMs } = this.#options;
    conditions.set('STREAM_DOWN', `${topic.name}: ${reason}`, topic.name);
    if (Date.now() - this.#aliveMs > silenceMs)
      conditions.set('STREAM_SILENT', `${topic.name}: no sign of life for ${silenceMs} ms`, topic.name);
  }
}

function gapEntry(payload: { [member: string]: string | number }): Submission {
  return {
    kind: 'GAP',
    uuid: randomUUID(),
    source: 'signer',
    payload: Buffer.from(canonicalJson(payload)),
    replayId: Buffer.alloc(0),
    schemaId: '',
  };
}
