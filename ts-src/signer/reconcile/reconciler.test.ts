import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';
import { FakeOrg, INTENT_TOPIC, OUTCOME_TOPIC } from '../test-support/fake-org.ts';
import { apiOf, createRig, until, type Rig } from '../test-support/rig.ts';

let rig: Rig;
const SOON = { reconcileGraceMs: 1, reconcileIntervalMs: 20 };

beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

function entry(kind: string, correlationId: string): Record<string, unknown> {
  return { kind, uuid: randomUUID(), source: 'gateway', payload: { correlationId } };
}

test('an intent with its outcome, and one with its denial, leave the chain GREEN', async () => {
  const api = apiOf(await rig.start(SOON));
  for (const [kind, call] of [
    ['INTENT', 'a'],
    ['OUTCOME', 'a'],
    ['INTENT', 'b'],
    ['DENY', 'b'],
    ['DENY', 'c'],
  ])
    await api.append(entry(kind, call));
  await api.append(entry('INTENT', 'open'));
  const health = await until(
    () => api.health(),
    ({ orgs }) => /1 intents have no outcome.*entry 7/.test(orgs[0].reason),
  );
  assert.equal(health.status, 'AMBER');
  await api.append(entry('OUTCOME', 'open'));
  await until(
    () => api.health(),
    ({ status }) => status === 'GREEN',
  );
});

test('an outcome that nothing announced is RED until someone answers for it', async () => {
  const api = apiOf(await rig.start(SOON));
  const { body } = await api.append(entry('OUTCOME', 'bypass'));
  const health = await until(
    () => api.health(),
    ({ status }) => status === 'RED',
  );
  assert.match(health.orgs[0].reason, /OUTCOME_WITHOUT_INTENT: 1 outcomes have no intent/);
  const route = `/v1/orgs/${health.orgs[0].orgId}/acknowledgements`;
  const answer = await api.call('POST', route, {
    throughSeq: body.seq,
    by: 'auditor@example.com',
    reason: 'test call',
  });
  assert.equal(answer.status, 201);
  await until(
    () => api.health(),
    ({ status }) => status === 'GREEN',
  );
  const [config] = await api.entries(answer.body.seq - 1);
  assert.equal(config.kind, 'CONFIG');
  assert.deepEqual(config.payload.acknowledged, {
    by: 'auditor@example.com',
    reason: 'test call',
    throughSeq: body.seq,
  });
});

test('an acknowledgement does not reach into the future', async () => {
  const api = apiOf(await rig.start(SOON));
  const route = `/v1/orgs/${(await api.health()).orgs[0].orgId}/acknowledgements`;
  await api.call('POST', route, { throughSeq: 1_000_000, by: 'a', reason: 'b' });
  await api.append(entry('OUTCOME', 'bypass'));
  await until(
    () => api.health(),
    ({ status }) => status === 'RED',
  );
});

test('a conflict keeps the chain RED over a restart', async () => {
  const first = await rig.start();
  const conflicting = entry('INTENT', 'x');
  await apiOf(first).append(conflicting);
  await apiOf(first).append({ ...conflicting, payload: { correlationId: 'y' } });
  await first.close();
  const api = apiOf(await rig.start());
  await until(
    () => api.health(),
    ({ orgs }) => /DUP_CONFLICT: 1 events/.test(orgs[0].reason),
  );
});

test('events of one transaction pair by their transaction id; a denied one needs no outcome', async () => {
  const org = await FakeOrg.start();
  try {
    org.publish(INTENT_TOPIC, 't-1', { decisions: [{ decision: { effect: 'ALLOW' } }] });
    org.publish(OUTCOME_TOPIC, 't-1');
    org.publish(INTENT_TOPIC, 't-2', { decisions: [{ decision: { effect: 'DENY' } }] });
    org.publish(OUTCOME_TOPIC, 't-2');
    org.publish(INTENT_TOPIC, 't-3', { decisions: [{ decision: { effect: 'DENY' } }] });
    org.publish(OUTCOME_TOPIC, 't-4');
    const api = apiOf(await rig.start({ ...SOON, orgs: [org.config()] }));
    // Outcomes may arrive between the two readings of one round: what counts is where it settles.
    await until(
      () => api.health(),
      ({ orgs }) => /^OUTCOME_WITHOUT_INTENT: 1 outcomes[^;]*; the first is entry \d+$/.test(orgs[0].reason),
    );
  } finally {
    await rig.close();
    await org.close();
  }
});
