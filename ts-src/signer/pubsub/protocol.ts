import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

/** Messages of eventbus.v1 as this signer uses them; pubsub_api.proto is the definition. */
export interface ConsumerEvent {
  event: { id: string; schema_id: string; payload: Buffer };
  replay_id: Buffer;
}

export interface FetchRequest {
  topic_name: string;
  num_requested: number;
  replay_preset?: 'EARLIEST' | 'CUSTOM';
  replay_id?: Uint8Array;
}

export interface FetchResponse {
  events: ConsumerEvent[];
  latest_replay_id: Buffer;
  pending_num_requested: number;
}

export interface TopicInfo {
  topic_name: string;
  can_subscribe: boolean;
  schema_id: string;
}

export interface SchemaInfo {
  schema_json: string;
  schema_id: string;
}

const PROTO_FILE = fileURLToPath(new URL('./pubsub_api.proto', import.meta.url));

const definition = loadSync(PROTO_FILE, { keepCase: true, longs: Number, enums: String, defaults: true });

interface EventBusPackage {
  eventbus: { v1: { PubSub: grpc.ServiceClientConstructor } };
}

/** Client constructor and service definition of eventbus.v1.PubSub. */
export const PubSub = (grpc.loadPackageDefinition(definition) as unknown as EventBusPackage).eventbus.v1.PubSub;
