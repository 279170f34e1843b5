import type { ObjectSchema } from '../../data/schema.ts';
import { asPubSubError, PubSubError } from './errors.ts';
import { replayId, replayPosition } from './replay-id.ts';
import type { BusEvent, EventSource } from './source.ts';
import type { WireEvents } from './wire.ts';

/** The most events a subscription may have outstanding. */
const MAX_PENDING = 100;

export interface FetchRequest {
  topic_name: string;
  replay_preset: 'LATEST' | 'EARLIEST' | 'CUSTOM';
  replay_id: Uint8Array;
  num_requested: number;
}

export interface FetchResponse {
  events: { event: { id: string; schema_id: string; payload: Buffer; headers: [] }; replay_id: Buffer }[];
  latest_replay_id: Buffer;
  rpc_id: string;
  pending_num_requested: number;
}

export interface SubscriptionTimes {
  /** An empty response goes out after this silence, in ms. */
  keepaliveMs: number;
  /** The stream ends when nothing was requested for this long, in ms. */
  idleMs: number;
}

export interface SubscriptionPort {
  /** false: the stream is full, wait for `resume`. */
  send(response: FetchResponse): boolean;
  fail(error: PubSubError): void;
}

/** One Subscribe call: hands out as many events as were requested, in bus order. */
export class Subscription {
  readonly #source: EventSource;
  readonly #object: ObjectSchema;
  readonly #wire: WireEvents;
  readonly #port: SubscriptionPort;
  readonly #times: SubscriptionTimes;
  readonly #rpcId: string;
  readonly #stopListening: () => void;
  #closed = false;
  #position: number;
  #pending = 0;
  #blocked = false;
  #keepalive: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(
    source: EventSource,
    object: ObjectSchema,
    wire: WireEvents,
    first: FetchRequest,
    port: SubscriptionPort,
    times: SubscriptionTimes,
    rpcId: string,
  ) {
    this.#source = source;
    this.#object = object;
    this.#wire = wire;
    this.#port = port;
    this.#times = times;
    this.#rpcId = rpcId;
    this.#position = startPosition(source, first, rpcId);
    this.request(first);
    this.#stopListening = source.onEvents(object, () => setImmediate(() => this.resume()));
  }

  /** Adds to the number of events the subscriber takes. Topic and start of later requests are ignored. */
  request(fetch: FetchRequest): void {
    if (!(fetch.num_requested > 0)) {
      throw new PubSubError('requestedInvalid', 'num_requested must be greater than 0.', this.#rpcId);
    }
    this.#pending = Math.min(MAX_PENDING, this.#pending + fetch.num_requested);
    this.#watchKeepalive();
    this.#pump();
  }

  /** Goes on when events arrived or the stream has room again. */
  resume(): void {
    if (this.#closed) return;
    this.#blocked = false;
    try {
      this.#pump();
    } catch (cause) {
      this.#port.fail(asPubSubError(cause, this.#rpcId));
    }
  }

  close(): void {
    this.#closed = true;
    this.#stopListening();
    clearTimeout(this.#keepalive);
    clearTimeout(this.#idle);
  }

  #pump(): void {
    while (this.#pending > 0 && !this.#blocked) {
      const events = this.#source.after(this.#object, this.#position, this.#pending);
      if (events.length === 0) break;
      this.#position = events.at(-1)!.position;
      this.#pending -= events.length;
      this.#send(this.#consumerEvents(events));
    }
    this.#watchIdle();
  }

  #consumerEvents(events: BusEvent[]): FetchResponse['events'] {
    return this.#wire.encode(events).map(({ schemaId, payload }, index) => ({
      event: { id: events[index]!.eventUuid, schema_id: schemaId, payload, headers: [] },
      replay_id: replayId(events[index]!.position),
    }));
  }

  #send(events: FetchResponse['events']): void {
    const accepted = this.#port.send({
      events,
      latest_replay_id: replayId(this.#position),
      rpc_id: this.#rpcId,
      pending_num_requested: this.#pending,
    });
    this.#blocked = !accepted;
    this.#watchKeepalive();
  }

  #watchKeepalive(): void {
    clearTimeout(this.#keepalive);
    this.#keepalive = setTimeout(() => {
      // Without events of its own topic a subscriber still moves on with the bus, so that its replay id does not age.
      if (this.#pending > 0) this.#position = Math.max(this.#position, this.#quietTip());
      this.#send([]);
    }, this.#times.keepaliveMs);
    this.#keepalive.unref();
  }

  /** The bus tip, when everything of this topic up to it was delivered. */
  #quietTip(): number {
    const tip = this.#source.tip();
    return this.#source.after(this.#object, this.#position, 1).length === 0 ? tip : this.#position;
  }

  #watchIdle(): void {
    clearTimeout(this.#idle);
    if (this.#pending > 0) return;
    this.#idle = setTimeout(() => {
      const message = `No events were requested for ${this.#times.idleMs} ms.`;
      this.#port.fail(new PubSubError('idle', message, this.#rpcId));
    }, this.#times.idleMs);
    this.#idle.unref();
  }
}

function startPosition(source: EventSource, first: FetchRequest, rpcId: string): number {
  switch (first.replay_preset) {
    case 'EARLIEST':
      return source.horizon();
    case 'CUSTOM':
      return customPosition(source, first.replay_id, rpcId);
    default:
      return source.tip();
  }
}

function customPosition(source: EventSource, bytes: Uint8Array, rpcId: string): number {
  if (bytes.length === 0) {
    throw new PubSubError('replayInvalid', 'The replay preset is CUSTOM, but no replay id is given.', rpcId);
  }
  const position = replayPosition(bytes);
  if (position === null || position > source.tip() || position < source.horizon()) {
    throw new PubSubError('replayCorrupted', 'The Replay ID validation failed.', rpcId);
  }
  return position;
}
