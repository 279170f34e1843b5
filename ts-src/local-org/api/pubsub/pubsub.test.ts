import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import { status } from '@grpc/grpc-js';
import avro from 'avsc';
import type { ObjectSchema } from '../../data/schema.ts';
import { SObject } from '../../data/sobject.ts';
import { ApexDatetime, Decimal } from '../../values/index.ts';
import type { OrgUser } from '../directory.ts';
import { field, object, schemaOf } from '../testing.ts';
import { replayId } from './replay-id.ts';
import { PubSubService } from './service.ts';
import type { BusEvent, EventSource } from './source.ts';
import { PubSubTestClient } from './testing.ts';
import { WireEvents } from './wire.ts';

const ORG_ID = '00DAe000000AegiMAC';
const INSTANCE = 'http://127.0.0.1:1';
const PING = object('Ping__e', 'event', [
  field('CreatedDate', 'DATETIME'),
  field('ReplayId', 'STRING'),
  field('Text__c', 'STRING'),
  field('Count__c', 'DOUBLE'),
  field('On__c', 'BOOLEAN'),
  field('At__c', 'DATETIME'),
]);
const SECRET = object('Secret__e', 'event', [field('Text__c', 'STRING')]);
const SCHEMA = schemaOf(PING, SECRET, object('Account', 'object', [field('Name', 'STRING')]));

/** A bus in memory: positions step by 3, as on the platform they are not contiguous. */
class MemoryBus implements EventSource {
  events: BusEvent[] = [];
  gone = 0;
  #listeners = new Map<string, Set<() => void>>();

  publish(owner: ObjectSchema, values: Record<string, unknown>): void {
    this.events.push({
      position: this.tip() + 3,
      eventUuid: `uuid-${this.events.length + 1}`,
      record: new SObject(owner, values),
      createdMs: Date.UTC(2026, 10, 21),
      createdById: '005000000000001AAA',
    });
    for (const listener of this.#listeners.get(owner.name) ?? []) listener();
  }

  after(owner: ObjectSchema, position: number, limit: number): BusEvent[] {
    return this.events.filter((one) => one.record.schema === owner && one.position > position).slice(0, limit);
  }

  tip(): number {
    return this.events.at(-1)?.position ?? 0;
  }

  horizon(): number {
    return this.gone;
  }

  onEvents(owner: ObjectSchema, listener: () => void): () => void {
    const listeners = this.#listeners.get(owner.name) ?? new Set();
    this.#listeners.set(owner.name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  listening(owner: ObjectSchema): number {
    return this.#listeners.get(owner.name)?.size ?? 0;
  }
}

const clients: PubSubTestClient[] = [];
const services: PubSubService[] = [];

async function rig(
  times = { keepaliveMs: 60_000, idleMs: 60_000 },
  { bus = new MemoryBus(), schema = SCHEMA, database = new DatabaseSync(':memory:') } = {},
) {
  const published: SObject[][] = [];
  const service = new PubSubService({
    orgId: ORG_ID,
    instanceUrl: () => INSTANCE,
    schema,
    source: bus,
    wire: new WireEvents(database, schema),
    session: (token) =>
      token === 'good'
        ? { ok: true, user: { username: 'signer@acme' } as OrgUser }
        : { ok: false, message: 'Session expired or invalid' },
    rights: (_user, owner) => ({ read: owner.name === 'Ping__e', create: owner.name === 'Ping__e' }),
    publish: (_user, events) => {
      published.push(events);
      for (const event of events) bus.publish(event.schema, Object.fromEntries(event.populated()));
      return bus.events.slice(-events.length);
    },
    called: () => undefined,
    times,
  });
  services.push(service);
  const address = `127.0.0.1:${await service.listen(0)}`;
  const connect = (more: { accessToken?: string; instanceUrl?: string; orgId?: string } = {}) => {
    const client = new PubSubTestClient(address, {
      accessToken: 'good',
      instanceUrl: INSTANCE,
      orgId: ORG_ID,
      ...more,
    });
    clients.push(client);
    return client;
  };
  return { bus, published, connect };
}

after(() => {
  for (const client of clients) client.close();
  for (const service of services) service.close();
});

const TOPIC = '/event/Ping__e';
const fetch = (more: Record<string, unknown> = {}) => ({
  topic_name: TOPIC,
  num_requested: 10,
  replay_preset: 'EARLIEST',
  ...more,
});

function fails(code: status, errorCode: string) {
  return (error: { code: status; metadata: { get(name: string): unknown[] } }) => {
    assert.equal(error.code, code);
    assert.deepEqual(error.metadata.get('error-code'), [`sfdc.platform.eventbus.grpc.${errorCode}`]);
    return true;
  };
}

describe('topics and schemas', () => {
  test('the schema has the platform’s shape', async () => {
    const { connect } = await rig();
    const client = connect();
    const topic = await client.call('GetTopic', { topic_name: TOPIC });
    assert.deepEqual([topic.tenant_guid, topic.can_publish, topic.can_subscribe], [ORG_ID, true, true]);
    const info = await client.call('GetSchema', { schema_id: topic.schema_id });
    const schema = JSON.parse(info.schema_json);
    assert.deepEqual([schema.name, schema.namespace], ['Ping__e', 'com.sforce.eventbus']);
    assert.deepEqual(schema.fields.slice(0, 2), [
      { name: 'CreatedDate', type: 'long', doc: 'CreatedDate:DateTime' },
      { name: 'CreatedById', type: 'string', doc: 'CreatedBy:EntityId' },
    ]);
    const custom = schema.fields
      .slice(2)
      .map((one: { name: string; type: unknown; doc: string; default: null }) => [
        one.name,
        one.type,
        one.doc.slice(0, -13),
        one.default,
      ]);
    assert.deepEqual(custom, [
      ['Text__c', ['null', 'string'], 'Data:Text:00', null],
      ['Count__c', ['null', 'double'], 'Data:Double:00', null],
      ['On__c', ['null', 'boolean'], 'Data:Boolean:00', null],
      ['At__c', ['null', 'long'], 'Data:DateTime:00', null],
    ]);
  });

  test('unknown topics, unknown schemas and topics without permission are refused', async () => {
    const client = (await rig()).connect();
    await assert.rejects(
      client.call('GetTopic', { topic_name: '/event/Nope__e' }),
      fails(status.NOT_FOUND, 'topic.not.found'),
    );
    await assert.rejects(
      client.call('GetTopic', { topic_name: '/event/Account' }),
      fails(status.NOT_FOUND, 'topic.not.found'),
    );
    await assert.rejects(
      client.call('GetTopic', { topic_name: '/event/Secret__e' }),
      fails(status.PERMISSION_DENIED, 'topic.permission.denied'),
    );
    await assert.rejects(client.call('GetSchema', { schema_id: 'nope' }), fails(status.NOT_FOUND, 'schema.not.found'));
    await assert.rejects(
      client.subscribe(fetch({ topic_name: '/event/Secret__e' })).next(),
      fails(status.PERMISSION_DENIED, 'topic.permission.denied'),
    );
  });

  test('each of the three headers is checked', async () => {
    const { connect } = await rig();
    for (const wrong of [
      { accessToken: 'bad' },
      { orgId: '00D000000000000AAA' },
      { instanceUrl: 'http://127.0.0.1:2' },
    ]) {
      await assert.rejects(
        connect(wrong).call('GetTopic', { topic_name: TOPIC }),
        fails(status.UNAUTHENTICATED, 'service.auth.error'),
      );
    }
  });
});

describe('subscriptions', () => {
  let one: Awaited<ReturnType<typeof rig>>;
  before(async () => {
    one = await rig();
    for (let n = 1; n <= 5; n++) one.bus.publish(PING, { Text__c: `event ${n}`, Count__c: Decimal.parse('1.5') });
  });

  test('events arrive in order, with ten-byte replay ids and payloads by the schema', async () => {
    const client = one.connect();
    const response = await client.subscribe(fetch()).next();
    assert.equal(response.events.length, 5);
    assert.deepEqual([response.pending_num_requested, response.latest_replay_id.length], [5, 10]);
    const first = response.events[0]!;
    assert.equal(first.event.id, 'uuid-1');
    const { schema_json } = await client.call('GetSchema', { schema_id: first.event.schema_id });
    assert.deepEqual(
      { ...avro.Type.forSchema(JSON.parse(schema_json)).fromBuffer(first.event.payload) },
      {
        CreatedDate: Date.UTC(2026, 10, 21),
        CreatedById: '005000000000001AAA',
        Text__c: 'event 1',
        Count__c: 1.5,
        On__c: null,
        At__c: null,
      },
    );
  });

  test('no more events come than were requested', async () => {
    const subscription = one.connect().subscribe(fetch({ num_requested: 2 }));
    const first = await subscription.next();
    assert.deepEqual([first.events.length, first.pending_num_requested], [2, 0]);
    subscription.request({ num_requested: 2 });
    const second = await subscription.next();
    assert.deepEqual(
      second.events.map((each) => each.event.id),
      ['uuid-3', 'uuid-4'],
    );
  });

  test('a subscription goes on after a replay id', async () => {
    const client = one.connect();
    const { events } = await client.subscribe(fetch({ num_requested: 3 })).next();
    const next = await client.subscribe(fetch({ replay_preset: 'CUSTOM', replay_id: events[2]!.replay_id })).next();
    assert.deepEqual(
      next.events.map((each) => each.event.id),
      ['uuid-4', 'uuid-5'],
    );
  });

  test('requests of more than 100 events count as 100', async () => {
    const { bus, connect } = await rig();
    for (let n = 0; n < 150; n++) bus.publish(PING, {});
    const response = await connect()
      .subscribe(fetch({ num_requested: 1000 }))
      .next();
    assert.deepEqual([response.events.length, response.pending_num_requested], [100, 0]);
  });

  test('LATEST sees only what comes after it', async () => {
    const { bus, connect } = await rig();
    bus.publish(PING, { Text__c: 'before' });
    const subscription = connect().subscribe(fetch({ replay_preset: 'LATEST' }));
    while (bus.listening(PING) === 0) await new Promise(setImmediate);
    bus.publish(PING, { Text__c: 'after' });
    const { events } = await subscription.next();
    assert.deepEqual(
      events.map((each) => each.event.id),
      ['uuid-2'],
    );
    subscription.cancel();
    await assert.rejects(subscription.next());
    while (bus.listening(PING) > 0) await new Promise(setImmediate);
  });

  test('a replay id that is not one, lies ahead, or is too old is corrupted; none at all fails validation', async () => {
    const { bus, connect } = await rig();
    for (let n = 0; n < 4; n++) bus.publish(PING, {});
    bus.gone = 6;
    const client = connect();
    const start = (replay_id: Buffer) => client.subscribe(fetch({ replay_preset: 'CUSTOM', replay_id })).next();
    for (const wrong of [Buffer.from('garbage'), replayId(1_000_000), replayId(3)]) {
      await assert.rejects(start(wrong), fails(status.INVALID_ARGUMENT, 'subscription.fetch.replayid.corrupted'));
    }
    await assert.rejects(
      start(Buffer.alloc(0)),
      fails(status.INVALID_ARGUMENT, 'subscription.fetch.replayid.validation.failed'),
    );
    assert.equal((await start(replayId(6))).events.length, 2);
  });

  test('a request for no events is refused, and so is another topic', async () => {
    await assert.rejects(
      one
        .connect()
        .subscribe(fetch({ num_requested: 0 }))
        .next(),
      fails(status.INVALID_ARGUMENT, 'subscription.fetch.requested.events.invalid'),
    );
    const subscription = one.connect().subscribe(fetch({ num_requested: 1 }));
    await subscription.next();
    subscription.request({ num_requested: 1, topic_name: '/event/Secret__e' });
    await assert.rejects(subscription.next(), fails(status.INVALID_ARGUMENT, 'subscription.fetch.topic.invalid'));
  });

  test('silence is broken by an empty response with the latest replay id', async () => {
    const { bus, connect } = await rig({ keepaliveMs: 5, idleMs: 60_000 });
    bus.publish(SECRET, {});
    const response = await connect().subscribe(fetch()).next();
    assert.deepEqual([response.events.length, response.pending_num_requested], [0, 10]);
    assert.deepEqual(response.latest_replay_id, replayId(bus.tip()));
  });

  test('an event keeps bytes and schema id of its first delivery when its definition changes', async () => {
    const database = new DatabaseSync(':memory:');
    const first = await rig(undefined, { database });
    first.bus.publish(PING, { Text__c: 'old' });
    const [before] = (await first.connect().subscribe(fetch()).next()).events;
    const wider = object('Ping__e', 'event', [...PING.fields.values(), field('More__c', 'STRING')]);
    const bus = new MemoryBus();
    bus.publish(wider, { Text__c: 'old' });
    bus.publish(wider, { Text__c: 'new', More__c: 'x' });
    const client = (await rig(undefined, { database, bus, schema: schemaOf(wider) })).connect();
    const [again, fresh] = (await client.subscribe(fetch()).next()).events;
    assert.deepEqual([again!.event.schema_id, again!.event.payload], [before!.event.schema_id, before!.event.payload]);
    assert.notEqual(fresh!.event.schema_id, before!.event.schema_id);
    assert.doesNotMatch(
      (await client.call('GetSchema', { schema_id: before!.event.schema_id })).schema_json,
      /More__c/,
    );
  });

  test('a stream from which nothing is requested ends', async () => {
    const { bus, connect } = await rig({ keepaliveMs: 60_000, idleMs: 5 });
    bus.publish(PING, {});
    const subscription = connect().subscribe(fetch({ num_requested: 1 }));
    await subscription.next();
    await assert.rejects(subscription.next(), fails(status.UNAVAILABLE, 'subscription.fetch.idle.timeout'));
  });
});

describe('publishing', () => {
  test('an event is published with the values of its payload', async () => {
    const { bus, published, connect } = await rig();
    const client = connect();
    const { schema_id } = await client.call('GetTopic', { topic_name: TOPIC });
    const { schema_json } = await client.call('GetSchema', { schema_id });
    const values = {
      CreatedDate: 1,
      CreatedById: 'spoofed',
      Text__c: 'hello',
      Count__c: 2.5,
      On__c: true,
      At__c: 1000,
    };
    const payload = avro.Type.forSchema(JSON.parse(schema_json)).toBuffer(values);
    const answer = await client.call('Publish', { topic_name: TOPIC, events: [{ id: 'k1', schema_id, payload }] });
    assert.deepEqual([answer.results[0].correlation_key, answer.results[0].replay_id], ['k1', replayId(bus.tip())]);
    const record = published[0]![0]!;
    assert.equal(record.get('Text__c'), 'hello');
    assert.equal(String(record.get('Count__c')), '2.5');
    assert.deepEqual(record.get('At__c'), new ApexDatetime(1000));
    assert.equal(record.isSet('CreatedDate'), false);
  });

  test('a payload by another schema is refused', async () => {
    const client = (await rig()).connect();
    const { schema_id } = await client.call('GetTopic', { topic_name: TOPIC });
    const publish = (event: object) => client.call('Publish', { topic_name: TOPIC, events: [event] });
    await assert.rejects(
      publish({ schema_id: 'other', payload: Buffer.alloc(0) }),
      fails(status.INVALID_ARGUMENT, 'publish.invalid'),
    );
    await assert.rejects(
      publish({ schema_id, payload: Buffer.from('?') }),
      fails(status.INVALID_ARGUMENT, 'publish.invalid'),
    );
  });
});
