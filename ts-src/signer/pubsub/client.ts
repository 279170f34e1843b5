import grpc from '@grpc/grpc-js';
import type { OrgToken } from '../salesforce/token.ts';
import { PubSub, type FetchRequest, type FetchResponse, type SchemaInfo, type TopicInfo } from './protocol.ts';

const UNARY_TIMEOUT_MS = 20_000;
/** Salesforce's limit for an event is 1 MB and a response holds at most 100. */
const MAX_RESPONSE_BYTES = 128 * 1024 * 1024;

export type SubscribeCall = grpc.ClientDuplexStream<FetchRequest, FetchResponse>;

type Unary = (
  request: object,
  metadata: grpc.Metadata,
  options: grpc.CallOptions,
  answered: (error: grpc.ServiceError | null, reply?: unknown) => void,
) => void;

/** The methods that grpc-js adds to the client of the loaded definition. */
type Stub = grpc.Client & {
  Subscribe(metadata: grpc.Metadata): SubscribeCall;
  GetTopic: Unary;
  GetSchema: Unary;
};

/** One channel to the Pub/Sub API under one access token. */
export class PubSubClient {
  readonly #client: Stub;
  readonly #metadata: grpc.Metadata;

  constructor(options: { address: string; plaintext: boolean; orgId: string; token: OrgToken }) {
    const credentials = options.plaintext ? grpc.credentials.createInsecure() : grpc.credentials.createSsl();
    const limits = { 'grpc.max_receive_message_length': MAX_RESPONSE_BYTES };
    this.#client = new PubSub(options.address, credentials, limits) as unknown as Stub;
    this.#metadata = new grpc.Metadata();
    this.#metadata.set('accesstoken', options.token.accessToken);
    this.#metadata.set('instanceurl', options.token.instanceUrl);
    this.#metadata.set('tenantid', options.orgId);
  }

  getTopic(topic: string): Promise<TopicInfo> {
    return this.#unary('GetTopic', { topic_name: topic });
  }

  getSchema(schemaId: string): Promise<SchemaInfo> {
    return this.#unary('GetSchema', { schema_id: schemaId });
  }

  subscribe(): SubscribeCall {
    const call = this.#client.Subscribe(this.#metadata);
    // The reader of the stream gets the error; one that comes after the reader has left must not end the process.
    call.on('error', () => undefined);
    return call;
  }

  close(): void {
    this.#client.close();
  }

  #unary<T>(method: 'GetTopic' | 'GetSchema', request: object): Promise<T> {
    const options = { deadline: Date.now() + UNARY_TIMEOUT_MS };
    return new Promise((resolve, reject) => {
      const answered = (error: grpc.ServiceError | null, reply?: unknown): void => {
        if (error) reject(error);
        else resolve(reply as T);
      };
      this.#client[method](request, this.#metadata, options, answered);
    });
  }
}
