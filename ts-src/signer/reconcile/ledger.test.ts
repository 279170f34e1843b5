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

function ledgerRow(transaction: string, id: string): Record<string, unknown> {
  const createdDate = new Date(Date.now() - 60_000).toISOString().replace('Z', '+0000');
  return { Id: id, CreatedDate: createdDate, TransactionId__c: transaction, CorrelationId__c: `c-${transaction}` };
}

function start() {
  return rig.start({
    orgs: [org.config({ ledger: true })],
    ledgerIntervalMs: 20,
    reconcileGraceMs: 1,
    reconcileIntervalMs: 20,
  });
}

function call(transaction: string): void {
  org.publish(INTENT_TOPIC, transaction);
  org.publish(OUTCOME_TOPIC, transaction);
}

test('rows and events that belong together leave the chain GREEN', async () => {
  call('t-1');
  call('t-2');
  org.ledger = [ledgerRow('t-1', 'a01000000000001AAA'), ledgerRow('t-2', 'a01000000000002AAA')];
  const api = apiOf(
    await rig.start({ orgs: [org.config({ ledger: true })], ledgerIntervalMs: 20, reconcileIntervalMs: 20 }),
  );
  await until(
    () => api.entries(),
    (entries) => entries.filter(({ kind }: { kind: string }) => kind === 'OUTCOME').length === 2,
  );
  await until(
    () => api.health(),
    ({ status }) => status === 'GREEN',
  );
});

test('a row whose event was lost is taken into the chain from the ledger, once', async () => {
  org.ledger = [ledgerRow('t-lost', 'a01000000000001AAA')];
  const api = apiOf(await start());
  const entries = await until(
    () => api.entries(),
    (all) => all.some(({ kind }: { kind: string }) => kind === 'BACKFILL'),
  );
  const backfill = entries.find(({ kind }: { kind: string }) => kind === 'BACKFILL');
  assert.equal(backfill.payload.transactionId, 't-lost');
  assert.equal(backfill.payload.recordId, 'a01000000000001AAA');
  await until(
    () => api.health(),
    ({ orgs }) => /BACKFILL: 1 ledger rows/.test(orgs[0].reason),
  );
});

test('an event whose row was deleted is recorded and RED', async () => {
  call('t-deleted');
  const api = apiOf(await start());
  const health = await until(
    () => api.health(),
    ({ orgs }) => /UNMATCHED: 1 events/.test(orgs[0].reason),
  );
  assert.equal(health.status, 'RED');
  const unmatched = (await api.entries()).filter(({ kind }: { kind: string }) => kind === 'UNMATCHED');
  assert.deepEqual(
    unmatched.map(({ payload }: { payload: { transactionId: string } }) => payload.transactionId),
    ['t-deleted'],
  );
});

test('a ledger that cannot be read is reported', async () => {
  org.restStatus = 403;
  const api = apiOf(await start());
  await until(
    () => api.health(),
    ({ orgs }) => /LEDGER_UNREADABLE/.test(orgs[0].reason),
  );
});
