import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import grpc from '@grpc/grpc-js';
import avro from 'avsc';
import type { OrgConfig } from '../config.ts';
import { PubSub, type ConsumerEvent, type FetchRequest } from '../pubsub/protocol.ts';
import { ORG } from './rig.ts';

export const INTENT_TOPIC = '/event/AuditIntent__e';
export const OUTCOME_TOPIC = '/event/AuditOutcome__e';

const TEXT_FIELDS = ['TransactionId__c', 'CorrelationId__c', 'Payload__c', 'LedgerDigest__c'];
const SCHEMA = {
  type: 'record',
  name: 'Audit__e',
  fields: [
    { name: 'CreatedDate', type: 'long' },
    ...TEXT_FIELDS.map((name) => ({ name, type: ['null', 'string'], default: null })),
    { name: 'DecisionCount__c', type: ['null', 'double'], default: null },
  ],
} as avro.Schema;
const SCHEMA_ID = 'schema-of-the-test';
const AVRO = avro.Type.forSchema(SCHEMA);

type Subscription = grpc.ServerDuplexStream<FetchRequest, unknown>;

/** What happens to a subscription instead of delivery, once. */
export type Mishap = 'cut' | 'replay-id-lost' | 'token-refused' | 'schema-down';

interface OpenSubscription {
  call: Subscription;
  topic: string;
  next: number;
  wanted: number;
}

/** The parts of an org the signer talks to: token endpoint, REST upsert of the seal, Pub/Sub API; scripted by the test. */
export class FakeOrg {
  readonly events = new Map<string, ConsumerEvent[]>([
    [INTENT_TOPIC, []],
    [OUTCOME_TOPIC, []],
  ]);
  /** First requests of all subscriptions, in order. */
  readonly subscriptions: { topic: string; preset: string; replayId: string }[] = [];
  readonly seals: { path: string; body: Record<string, any> }[] = [];
  mishaps: Mishap[] = [];
  /** Rows of AgentExecution__c. */
  ledger: Record<string, unknown>[] = [];
  /** Answer to REST requests. */
  restStatus = 201;
  tokensIssued = 0;
  /** Number of events before which the server has forgotten, per topic. */
  forgotten = 0;
  /** Largest number of events asked for and not delivered yet. */
  mostWanted = 0;
  readonly #open = new Set<OpenSubscription>();
  #http!: Server;
  #grpc!: grpc.Server;
  #grpcPort = 0;
  #keyFile = '';

  static async start(): Promise<FakeOrg> {
    const org = new FakeOrg();
    await org.#startHttp();
    await org.#startGrpc();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'aegis-fake-org-'));
    org.#keyFile = path.join(folder, 'client.pem');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await writeFile(org.#keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    return org;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  config(overrides: Partial<OrgConfig> = {}): OrgConfig {
    return {
      orgId: ORG,
      name: 'fake',
      loginUrl: this.url,
      pubsub: `127.0.0.1:${this.#grpcPort}`,
      pubsubPlaintext: true,
      clientId: 'client',
      username: 'signer@example.com',
      privateKeyFile: this.#keyFile,
      ...overrides,
    };
  }

  /** Puts an event on the bus and delivers it to who asked for it. */
  publish(topic: string, transaction: string, payload: unknown = { decisions: [] }, id: string = randomUUID()): void {
    const text = JSON.stringify(payload);
    const bytes = AVRO.toBuffer({
      CreatedDate: 1_795_285_200_000,
      TransactionId__c: transaction,
      CorrelationId__c: transaction,
      Payload__c: text,
      LedgerDigest__c: createHash('sha256').update(text).digest('hex'),
      DecisionCount__c: 1,
    });
    this.publishBytes(topic, bytes, id);
  }

  publishBytes(topic: string, payload: Buffer, id: string = randomUUID()): void {
    const events = this.events.get(topic)!;
    events.push({ event: { id, schema_id: SCHEMA_ID, payload }, replay_id: replayIdOf(events.length) });
    this.#open.forEach((subscription) => this.#deliver(subscription));
  }

  /** Ends every open subscription with an error. */
  cut(): void {
    for (const { call } of this.#open) call.emit('error', { code: grpc.status.UNAVAILABLE, details: 'cut' });
    this.#open.clear();
  }

  async close(): Promise<void> {
    this.#grpc.forceShutdown();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
    await rm(path.dirname(this.#keyFile), { recursive: true, force: true });
  }

  async #startHttp(): Promise<void> {
    this.#http = createServer((request, reply) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const [status, body] = this.#answer(request.url ?? '', Buffer.concat(chunks).toString());
        reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
  }

  #answer(route: string, body: string): [number, unknown] {
    if (route === '/services/oauth2/token') {
      this.tokensIssued += 1;
      const id = `${this.url}/id/${ORG}/005000000000001AAA`;
      return [200, { access_token: `token-${this.tokensIssued}`, instance_url: this.url, id, token_type: 'Bearer' }];
    }
    if (route.startsWith('/services/data/v67.0/query'))
      return [this.restStatus === 201 ? 200 : this.restStatus, this.#page(route)];
    this.seals.push({ path: route, body: JSON.parse(body) as Record<string, unknown> });
    return this.restStatus < 300
      ? [this.restStatus, { success: true }]
      : [this.restStatus, [{ errorCode: 'TEST', message: 'refused by the test' }]];
  }

  /** One row a page, so that reading on is exercised. */
  #page(route: string): unknown {
    const at = Number(/query\/from-(\d+)$/.exec(route)?.[1] ?? 0);
    const next = at + 1 < this.ledger.length ? { nextRecordsUrl: `/services/data/v67.0/query/from-${at + 1}` } : {};
    return {
      totalSize: this.ledger.length,
      done: !('nextRecordsUrl' in next),
      records: this.ledger.slice(at, at + 1),
      ...next,
    };
  }

  async #startGrpc(): Promise<void> {
    this.#grpc = new grpc.Server();
    this.#grpc.addService(PubSub.service, {
      GetTopic: (call: any, done: any) =>
        done(null, { topic_name: call.request.topic_name, can_subscribe: true, schema_id: SCHEMA_ID }),
      GetSchema: (_call: any, done: any) => {
        if (this.#mishap('schema-down')) done({ code: grpc.status.UNAVAILABLE, details: 'schema down' });
        else done(null, { schema_json: JSON.stringify(SCHEMA), schema_id: SCHEMA_ID });
      },
      Subscribe: (call: Subscription) => this.#subscribe(call),
    });
    this.#grpcPort = await new Promise<number>((resolve, reject) => {
      const credentials = grpc.ServerCredentials.createInsecure();
      this.#grpc.bindAsync('127.0.0.1:0', credentials, (error, port) => (error ? reject(error) : resolve(port)));
    });
  }

  #subscribe(call: Subscription): void {
    let subscription: OpenSubscription | undefined;
    call.on('data', (request: FetchRequest & { replay_id: Buffer }) => {
      subscription ??= this.#admit(call, request);
      if (!subscription) return;
      subscription.wanted += request.num_requested;
      this.mostWanted = Math.max(this.mostWanted, subscription.wanted);
      this.#deliver(subscription);
    });
    const leave = (): void => {
      if (subscription) this.#open.delete(subscription);
      call.end();
    };
    call.on('end', leave);
    call.on('cancelled', leave);
    call.on('error', () => undefined);
  }

  #admit(call: Subscription, request: FetchRequest & { replay_id: Buffer }): OpenSubscription | undefined {
    const preset = request.replay_preset ?? 'LATEST';
    this.subscriptions.push({ topic: request.topic_name, preset, replayId: request.replay_id.toString('hex') });
    if (this.#mishap('token-refused'))
      return refuse(call, grpc.status.UNAUTHENTICATED, 'sfdc.platform.eventbus.grpc.service.auth.error');
    if (preset === 'CUSTOM' && this.#mishap('replay-id-lost')) {
      return refuse(
        call,
        grpc.status.INVALID_ARGUMENT,
        'sfdc.platform.eventbus.grpc.subscription.fetch.replayid.corrupted',
      );
    }
    const next = preset === 'CUSTOM' ? indexOf(request.replay_id) + 1 : this.forgotten;
    const subscription: OpenSubscription = { call, topic: request.topic_name, next, wanted: 0 };
    this.#open.add(subscription);
    return subscription;
  }

  #deliver(subscription: OpenSubscription): void {
    const events = this.events
      .get(subscription.topic)!
      .slice(subscription.next, subscription.next + subscription.wanted);
    if (events.length === 0) return;
    subscription.next += events.length;
    subscription.wanted -= events.length;
    subscription.call.write({
      events,
      latest_replay_id: events.at(-1)!.replay_id,
      pending_num_requested: subscription.wanted,
    });
    if (this.#mishap('cut')) this.cut();
  }

  #mishap(kind: Mishap): boolean {
    if (this.mishaps[0] !== kind) return false;
    this.mishaps.shift();
    return true;
  }
}

// Ten bytes, as seen on the wire; the meaning is the server's own.
function replayIdOf(index: number): Buffer {
  const id = Buffer.alloc(10);
  id.writeBigUInt64BE(BigInt(index * 7 + 1000));
  return id;
}

function indexOf(replayId: Buffer): number {
  return (Number(replayId.readBigUInt64BE()) - 1000) / 7;
}

function refuse(call: Subscription, code: grpc.status, errorCode: string): undefined {
  const metadata = new grpc.Metadata();
  metadata.set('error-code', errorCode);
  call.emit('error', { code, details: errorCode, metadata });
  return undefined;
}
