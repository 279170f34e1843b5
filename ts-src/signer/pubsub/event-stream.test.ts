import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { FakeOrg, INTENT_TOPIC, OUTCOME_TOPIC } from '../test-support/fake-org.ts';
import { apiOf, createRig, until, type Rig } from '../test-support/rig.ts';

let rig: Rig;
let org: FakeOrg;

beforeEach(async () => {
  rig = await createRig();
  org = await FakeOrg.start();
});
afterEach(async () => {
  await rig.close();
  await org.close();
});

interface View {
  seq: number;
  kind: string;
  uuid: string;
  payload: any;
}

function startSigner() {
  return rig.start({ orgs: [org.config()], streamRetryMs: 200 });
}

async function eventsSeen(api: ReturnType<typeof apiOf>, count: number): Promise<View[]> {
  const seen = (entries: View[]): View[] => entries.filter(({ kind }) => kind === 'INTENT' || kind === 'OUTCOME');
  return seen(
    await until<View[]>(
      () => api.entries(),
      (entries) => seen(entries).length >= count,
    ),
  );
}

function kinds(entries: View[]): string[] {
  return entries.map(({ kind }) => kind);
}

test('events are signed from the earliest on, with the schema to read them in the chain', async () => {
  org.publish(INTENT_TOPIC, 't-1', { decisions: [{ action: 'find_records' }] });
  org.publish(OUTCOME_TOPIC, 't-1');
  const api = apiOf(await startSigner());
  const events = await eventsSeen(api, 2);
  const intent = events.find(({ kind }) => kind === 'INTENT')!;
  assert.equal(intent.payload.TransactionId__c, 't-1');
  assert.deepEqual(JSON.parse(intent.payload.Payload__c), { decisions: [{ action: 'find_records' }] });
  assert.equal(kinds(await api.entries()).filter((kind) => kind === 'SCHEMA').length, 1);
  assert.deepEqual(new Set(org.subscriptions.map(({ preset }) => preset)), new Set(['EARLIEST']));
  assert.equal((await api.verify()).ok, true);
});

test('no more than a hundred events are ever outstanding, and all of many arrive once', async () => {
  for (let n = 0; n < 350; n += 1) org.publish(INTENT_TOPIC, `t-${n}`);
  const api = apiOf(await startSigner());
  const events = await eventsSeen(api, 350);
  assert.deepEqual(
    events.map(({ payload }) => payload.TransactionId__c),
    Array.from({ length: 350 }, (_, n) => `t-${n}`),
  );
  assert.ok(org.mostWanted <= 100);
});

test('after a cut the stream goes on behind the durable cursor', async () => {
  org.mishaps = ['cut'];
  org.publish(INTENT_TOPIC, 't-1');
  const api = apiOf(await startSigner());
  await until(
    async () => org.subscriptions.filter(({ topic }) => topic === INTENT_TOPIC).length,
    (count) => count >= 2,
  );
  org.publish(INTENT_TOPIC, 't-2');
  const events = await eventsSeen(api, 2);
  assert.deepEqual(
    events.map(({ payload }) => payload.TransactionId__c),
    ['t-1', 't-2'],
  );
  assert.ok(org.subscriptions.every(({ preset }) => preset !== 'LATEST'));
});

test('a restarted signer asks for what follows its cursor', async () => {
  org.publish(INTENT_TOPIC, 't-1');
  const first = await startSigner();
  await eventsSeen(apiOf(first), 1);
  await first.close();
  org.publish(INTENT_TOPIC, 't-2');
  const api = apiOf(await startSigner());
  const events = await eventsSeen(api, 2);
  assert.equal(events.length, 2);
  const last = org.subscriptions.filter(({ topic }) => topic === INTENT_TOPIC).at(-1)!;
  assert.equal(last.preset, 'CUSTOM');
  assert.equal(last.replayId, org.events.get(INTENT_TOPIC)![0].replay_id.toString('hex'));
});

test('an event delivered twice is one entry; other bytes under its id are a recorded conflict', async () => {
  const id = '3f2f2b3a-1a5b-4a53-9d0f-0f7b7c1f6a77';
  org.publish(INTENT_TOPIC, 't-1', { decisions: [] }, id);
  org.publish(INTENT_TOPIC, 't-1', { decisions: [] }, id);
  org.publish(INTENT_TOPIC, 't-forged', { decisions: [] }, id);
  const api = apiOf(await startSigner());
  const entries = await until<View[]>(
    () => api.entries(),
    (all) => kinds(all).includes('DUP_CONFLICT'),
  );
  assert.equal(kinds(entries).filter((kind) => kind === 'INTENT').length, 1);
  assert.equal((await api.health()).status, 'RED');
});

test('a lost replay id opens a gap, which an event known already closes', async () => {
  org.publish(INTENT_TOPIC, 't-1');
  const api = apiOf(await startSigner());
  await eventsSeen(api, 1);
  org.mishaps = ['replay-id-lost'];
  org.publish(INTENT_TOPIC, 't-2');
  await eventsSeen(api, 2);
  org.cut();
  const entries = await until<View[]>(
    () => api.entries(),
    (all) => kinds(all).filter((kind) => kind === 'GAP').length === 2,
  );
  const [opened, closed] = entries.filter(({ kind }) => kind === 'GAP');
  assert.equal(opened.payload.state, 'open');
  assert.equal(closed.payload.state, 'closed');
  assert.equal(closed.payload.gapSeq, opened.seq);
  assert.equal(entries.filter(({ kind }) => kind === 'INTENT').length, 2);
  const health = await api.health();
  assert.doesNotMatch(health.orgs[0].reason, /GAP/);
});

test('a gap that no known event closes stays visible', async () => {
  org.publish(INTENT_TOPIC, 't-1');
  const api = apiOf(await startSigner());
  await eventsSeen(api, 1);
  org.mishaps = ['replay-id-lost'];
  org.forgotten = 1;
  org.publish(INTENT_TOPIC, 't-2');
  await eventsSeen(api, 2);
  org.forgotten = 2;
  org.cut();
  await until(async () => org.subscriptions.at(-1)!.preset === 'EARLIEST' || org.mishaps.length === 0, Boolean);
  org.publish(INTENT_TOPIC, 't-3');
  await eventsSeen(api, 3);
  const health = await until(
    () => api.health(),
    ({ orgs }) => /GAP_UNPROVEN/.test(orgs[0].reason),
  );
  assert.equal(health.status, 'AMBER');
});

test('while the schema cannot be fetched the stream waits and skips nothing', async () => {
  org.mishaps = ['schema-down', 'schema-down'];
  org.publish(INTENT_TOPIC, 't-1');
  const api = apiOf(await startSigner());
  const events = await eventsSeen(api, 1);
  assert.equal(events[0].payload.TransactionId__c, 't-1');
  assert.equal(org.mishaps.length, 0);
});

test('a refused token is asked for anew', async () => {
  org.mishaps = ['token-refused'];
  org.publish(INTENT_TOPIC, 't-1');
  const api = apiOf(await startSigner());
  await eventsSeen(api, 1);
  // Either topic's subscription may be the refused one.
  await until(
    async () => org.tokensIssued,
    (count) => count >= 2,
  );
});

test('bytes that do not fit the schema are signed as they came and reported', async () => {
  org.publishBytes(INTENT_TOPIC, Buffer.from([0xff, 0xff, 0xff]));
  const api = apiOf(await startSigner());
  const [event] = await eventsSeen(api, 1);
  assert.deepEqual(event.payload, { avro: '////' });
  assert.match((await api.health()).orgs[0].reason, /UNDECODED/);
});

test('a payload that does not fit its ledger digest turns health RED', async () => {
  org.publish(INTENT_TOPIC, 't-1');
  const bytes = Buffer.from(org.events.get(INTENT_TOPIC)![0].event.payload);
  bytes[bytes.indexOf('decisions')] = 'D'.charCodeAt(0);
  org.publishBytes(INTENT_TOPIC, bytes);
  const api = apiOf(await startSigner());
  await eventsSeen(api, 2);
  const health = await api.health();
  assert.equal(health.status, 'RED');
  assert.match(health.orgs[0].reason, /LEDGER_DIGEST/);
});

test('a silent stream is torn down and subscribed again', async () => {
  await rig.start({ orgs: [org.config()], streamRetryMs: 50, streamSilenceMs: 100 });
  await until(
    async () => org.subscriptions.length,
    (count) => count >= 4,
  );
});

test('a token of another org is refused', async () => {
  const other = '00D000000000001EAA';
  const api = apiOf(await rig.start({ orgs: [org.config({ orgId: other })] }), undefined, other);
  const health = await until(
    () => api.health(),
    ({ orgs }) => /the token is of org/.test(orgs[0].reason),
  );
  assert.equal(org.subscriptions.length, 0);
  assert.notEqual(health.status, 'GREEN');
});
