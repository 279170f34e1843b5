import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  loadPackageDefinition,
  logVerbosity,
  Server,
  ServerCredentials,
  setLogVerbosity,
  type Metadata,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type ServiceDefinition,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { ObjectSchema, Schema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import type { OrgUser } from '../directory.ts';
import { decodeEvent, type EventSchema } from './avro.ts';
import { asPubSubError, PubSubError } from './errors.ts';
import { replayId } from './replay-id.ts';
import type { EventRights, EventSource } from './source.ts';
import type { WireEvents } from './wire.ts';
import { Subscription, type FetchRequest, type FetchResponse, type SubscriptionTimes } from './subscription.ts';

export interface PubSubPort {
  orgId: string;
  instanceUrl: () => string;
  schema: Schema;
  source: EventSource;
  wire: WireEvents;
  /** The user of a live access token that may call the API, or why not. */
  session(accessToken: string): { ok: true; user: OrgUser } | { ok: false; message: string };
  rights(user: OrgUser, object: ObjectSchema): EventRights;
  /** Publishes as the user, all or none; answers one event id each. */
  publish(user: OrgUser, events: SObject[]): { eventUuid: string }[];
  /** Called once per call, for the request counter. */
  called(username: string | null): void;
  times: SubscriptionTimes;
}

/** Events that can have been published by one request of at most 4 MB. */
const MAX_PUBLISHED = 100_000;

interface Caller {
  user: OrgUser;
  rpcId: string;
}

interface PublishRequest {
  topic_name: string;
  events: { id: string; schema_id: string; payload: Uint8Array }[];
}

// What fails is reported to the caller; grpc-js would write it to the console as well.
setLogVerbosity(logVerbosity.NONE);

/** `eventbus.v1.PubSub` over one org. */
export class PubSubService {
  readonly #port: PubSubPort;
  readonly #server = new Server();

  constructor(port: PubSubPort) {
    this.#port = port;
    this.#server.addService(pubSubDefinition(), {
      Subscribe: (call: ServerDuplexStream<FetchRequest, FetchResponse>) => this.#subscribe(call),
      GetTopic: this.#unary((request: { topic_name: string }, caller) => this.#topic(request.topic_name, caller)),
      GetSchema: this.#unary((request: { schema_id: string }, caller) => this.#schemaInfo(request.schema_id, caller)),
      Publish: this.#unary((request: PublishRequest, caller) => this.#publish(request, caller)),
      PublishStream: (call: ServerDuplexStream<PublishRequest, unknown>) => this.#publishStream(call),
      ManagedSubscribe: (call: ServerDuplexStream<unknown, unknown>) =>
        call.emit('error', new PubSubError('unsupported', 'UNSUPPORTED: ManagedSubscribe.', randomUUID())),
    });
  }

  /** Listens on 127.0.0.1 without TLS; answers the port. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) =>
      this.#server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
  }

  /** Ends all streams: subscribers resubscribe from their replay id. */
  close(): void {
    this.#server.forceShutdown();
  }

  #subscribe(call: ServerDuplexStream<FetchRequest, FetchResponse>): void {
    const rpcId = randomUUID();
    let subscription: Subscription | null = null;
    let topic = '';
    const fail = (error: unknown) => {
      subscription?.close();
      call.emit('error', asPubSubError(error, rpcId));
    };
    const end = () => subscription?.close();
    call.on('data', (fetch: FetchRequest) => {
      try {
        const caller = this.#authenticate(call.metadata, rpcId, subscription === null);
        if (subscription !== null && fetch.topic_name !== '' && fetch.topic_name !== topic) {
          throw new PubSubError('topicChanged', 'The topic of a subscription cannot change.', rpcId);
        }
        if (subscription) return subscription.request(fetch);
        topic = fetch.topic_name;
        const object = this.#readable(topic, caller);
        const port = { send: (response: FetchResponse) => call.write(response), fail };
        const { source, wire, times } = this.#port;
        subscription = new Subscription(source, object, wire, fetch, port, times, rpcId);
      } catch (error) {
        fail(error);
      }
    });
    call.on('drain', () => subscription?.resume());
    call.on('end', () => {
      end();
      call.end();
    });
    call.on('cancelled', end);
    call.on('close', end);
  }

  #unary<Q, A>(body: (request: Q, caller: Caller) => A) {
    return (call: ServerUnaryCall<Q, A>, answer: sendUnaryData<A>): void => {
      const rpcId = randomUUID();
      try {
        answer(null, body(call.request, this.#authenticate(call.metadata, rpcId, true)));
      } catch (error) {
        answer(asPubSubError(error, rpcId));
      }
    };
  }

  /** The three headers of each call: accesstoken, instanceurl, tenantid. */
  #authenticate(metadata: Metadata, rpcId: string, count: boolean): Caller {
    const header = (name: string) => String(metadata.get(name)[0] ?? '');
    const session = this.#port.session(header('accesstoken'));
    if (count) this.#port.called(session.ok ? session.user.username : null);
    if (!session.ok) throw new PubSubError('auth', `An authentication exception occurred: ${session.message}.`, rpcId);
    const tenant = header('tenantid').split('/').at(-1)!;
    if (tenant !== this.#port.orgId && tenant !== this.#port.orgId.slice(0, 15)) {
      throw new PubSubError('auth', 'An authentication exception occurred: tenantid is not the id of this org.', rpcId);
    }
    if (header('instanceurl').replace(/\/$/, '') !== this.#port.instanceUrl()) {
      throw new PubSubError('auth', 'An authentication exception occurred: instanceurl is not this org.', rpcId);
    }
    return { user: session.user, rpcId };
  }

  #topic(topicName: string, caller: Caller) {
    const object = this.#event(topicName, caller);
    const rights = this.#port.rights(caller.user, object);
    if (!rights.read && !rights.create) throw denied(topicName, caller);
    return {
      topic_name: topicName,
      tenant_guid: this.#port.orgId,
      can_publish: rights.create,
      can_subscribe: rights.read,
      schema_id: this.#port.wire.current(object).id,
      rpc_id: caller.rpcId,
    };
  }

  #schemaInfo(schemaId: string, caller: Caller) {
    const json = this.#port.wire.schemaJson(schemaId);
    if (json === null) throw new PubSubError('schemaMissing', `There is no schema ${schemaId}.`, caller.rpcId);
    return { schema_json: json, schema_id: schemaId, rpc_id: caller.rpcId };
  }

  #publish(request: PublishRequest, caller: Caller) {
    const object = this.#event(request.topic_name, caller);
    if (!this.#port.rights(caller.user, object).create) throw denied(request.topic_name, caller);
    const schema = this.#port.wire.current(object);
    const records = request.events.map((event) => decodeFor(schema, event, caller));
    const { source } = this.#port;
    const before = source.tip();
    const published = this.#port.publish(caller.user, records);
    const positions = new Map(source.after(object, before, MAX_PUBLISHED).map((one) => [one.eventUuid, one.position]));
    return {
      results: published.map(({ eventUuid }, index) => ({
        replay_id: replayId(positions.get(eventUuid) ?? source.tip()),
        correlation_key: request.events[index]!.id,
      })),
      schema_id: schema.id,
      rpc_id: caller.rpcId,
    };
  }

  #publishStream(call: ServerDuplexStream<PublishRequest, unknown>): void {
    const rpcId = randomUUID();
    let topic = '';
    call.on('data', (request: PublishRequest) => {
      try {
        const caller = this.#authenticate(call.metadata, rpcId, topic === '');
        topic ||= request.topic_name;
        if (request.topic_name !== '' && request.topic_name !== topic) {
          throw new PubSubError('topicChanged', 'The topic of a publish stream cannot change.', rpcId);
        }
        call.write(this.#publish({ ...request, topic_name: topic }, caller));
      } catch (error) {
        call.emit('error', asPubSubError(error, rpcId));
      }
    });
    call.on('end', () => call.end());
  }

  #readable(topicName: string, caller: Caller): ObjectSchema {
    const object = this.#event(topicName, caller);
    if (!this.#port.rights(caller.user, object).read) throw denied(topicName, caller);
    return object;
  }

  /** `/event/X__e` */
  #event(topicName: string, caller: Caller): ObjectSchema {
    const name = /^\/event\/(\w+)$/.exec(topicName)?.[1];
    const object = name === undefined ? undefined : this.#port.schema.object(name);
    if (!object || object.kind !== 'event') {
      throw new PubSubError('topicMissing', `The topic ${topicName} does not exist.`, caller.rpcId);
    }
    return object;
  }
}

function denied(topicName: string, caller: Caller): PubSubError {
  return new PubSubError('topicDenied', `The user has no permission for the topic ${topicName}.`, caller.rpcId);
}

function decodeFor(schema: EventSchema, event: PublishRequest['events'][number], caller: Caller): SObject {
  if (event.schema_id !== schema.id) {
    throw new PubSubError('publishInvalid', `The schema of ${schema.object.name} is ${schema.id}.`, caller.rpcId);
  }
  try {
    return decodeEvent(schema, event.payload);
  } catch (cause) {
    throw new PubSubError('publishInvalid', 'The payload does not follow the Avro schema.', caller.rpcId, cause);
  }
}

function pubSubDefinition(): ServiceDefinition {
  const file = join(import.meta.dirname, 'pubsub_api.proto');
  const loaded = loadPackageDefinition(
    loadSync(file, { keepCase: true, longs: Number, enums: String, defaults: true }),
  );
  return (loaded as unknown as { eventbus: { v1: { PubSub: { service: ServiceDefinition } } } }).eventbus.v1.PubSub
    .service;
}
