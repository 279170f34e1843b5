import { setTimeout as delay } from 'node:timers/promises';
import type { CursorMove, Receipt, Submission } from '../append/submission.ts';
import { messageOf } from '../faults.ts';
import type { Conditions } from '../health/conditions.ts';
import type { TokenSource } from '../salesforce/token.ts';
import type { Query } from '../store/database.ts';
import { readCursor } from '../store/streams.ts';
import { PubSubClient, type SubscribeCall } from './client.ts';
import { submissionOf, type Topic } from './events.ts';
import { GapWatch } from './gap.ts';
import type { FetchResponse } from './protocol.ts';
import type { Schemas } from './schemas.ts';
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
  readonly #gaps: GapWatch;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #call: SubscribeCall | undefined;
  #retryMs = FIRST_RETRY_MS;
  #aliveMs = Date.now();

  constructor(options: EventStreamOptions) {
    this.#options = options;
    this.#gaps = new GapWatch(options.orgId, options.topic.name, options.query);
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
    if (cursor?.openGapSeq) this.#gaps.reportOpen(conditions, cursor.openGapSeq, false);
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
    const { topic, schemas, conditions, append } = this.#options;
    const learned: Submission[] = [];
    for (const schemaId of new Set(response.events.map(({ event }) => event.schema_id))) {
      const submission = await schemas.learn(schemaId, async (id) => (await client.getSchema(id)).schema_json);
      if (submission) learned.push(submission);
    }
    const events = response.events.map((consumed) =>
      submissionOf(topic, consumed, schemas.decode(consumed.event.schema_id, consumed.event.payload)),
    );
    const replayId = response.events.at(-1)?.replay_id ?? response.latest_replay_id;
    if (replayId.length === 0) return;
    const gap = await this.#gaps.judge(events, response);
    try {
      await append([...learned, ...events, ...gap.closing], { topic: topic.name, replayId, gap: gap.move });
      gap.report(conditions);
    } catch (error) {
      learned.forEach(({ schemaId }) => schemas.forget(schemaId));
      throw error;
    }
  }

  async #recover(error: unknown): Promise<void> {
    const { tokens, conditions, append } = this.#options;
    this.#down(messageOf(error));
    this.#options.onError(error);
    const kind = streamErrorKind(error);
    if (kind === 'authentication') tokens.invalidate();
    if (kind !== 'replay-id-lost') return;
    const { entry, cursor } = await this.#gaps.open();
    const [receipt] = await append([entry], cursor);
    this.#gaps.reportOpen(conditions, receipt.entry.seq, false);
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
