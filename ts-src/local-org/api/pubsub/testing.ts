import {
  credentials,
  loadPackageDefinition,
  Metadata,
  type Client,
  type ClientDuplexStream,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { join } from 'node:path';
import type { FetchResponse } from './subscription.ts';

/** Headers of each call. */
export interface PubSubLogin {
  accessToken: string;
  instanceUrl: string;
  orgId: string;
}

type Unary = (request: unknown, metadata: Metadata, answer: (error: ServiceError | null, value: any) => void) => void;
type Stubs = Client &
  Record<string, Unary> & { Subscribe(metadata: Metadata): ClientDuplexStream<unknown, FetchResponse> };

/** A Pub/Sub client for tests: unary calls as promises, a subscription as a queue of responses. */
export class PubSubTestClient {
  readonly #stub: Stubs;
  readonly #metadata = new Metadata();

  constructor(address: string, login: PubSubLogin) {
    const file = join(import.meta.dirname, 'pubsub_api.proto');
    const loaded = loadPackageDefinition(
      loadSync(file, { keepCase: true, longs: Number, enums: String, defaults: true }),
    ) as any;
    this.#stub = new loaded.eventbus.v1.PubSub(address, credentials.createInsecure());
    this.#metadata.set('accesstoken', login.accessToken);
    this.#metadata.set('instanceurl', login.instanceUrl);
    this.#metadata.set('tenantid', login.orgId);
  }

  call(method: 'GetTopic' | 'GetSchema' | 'Publish', request: unknown): Promise<any> {
    return new Promise((resolve, reject) =>
      this.#stub[method]!.call(this.#stub, request, this.#metadata, (error, value) =>
        error ? reject(error) : resolve(value),
      ),
    );
  }

  subscribe(first: Record<string, unknown>): TestSubscription {
    const stream = this.#stub.Subscribe(this.#metadata);
    const subscription = new TestSubscription(stream);
    stream.write(first);
    return subscription;
  }

  close(): void {
    this.#stub.close();
  }
}

export class TestSubscription {
  readonly #stream: ClientDuplexStream<unknown, FetchResponse>;
  readonly #waiting: { resolve(value: FetchResponse): void; reject(error: ServiceError): void }[] = [];
  readonly #arrived: FetchResponse[] = [];
  #failed: ServiceError | null = null;

  constructor(stream: ClientDuplexStream<unknown, FetchResponse>) {
    this.#stream = stream;
    stream.on('data', (response: FetchResponse) => {
      const waiter = this.#waiting.shift();
      if (waiter) waiter.resolve(response);
      else this.#arrived.push(response);
    });
    stream.on('error', (error: ServiceError) => {
      this.#failed = error;
      for (const waiter of this.#waiting.splice(0)) waiter.reject(error);
    });
  }

  /** The next response; rejects with the error that ended the stream. */
  next(): Promise<FetchResponse> {
    const response = this.#arrived.shift();
    if (response) return Promise.resolve(response);
    if (this.#failed) return Promise.reject(this.#failed);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  request(more: Record<string, unknown>): void {
    this.#stream.write(more);
  }

  cancel(): void {
    this.#stream.cancel();
  }
}
