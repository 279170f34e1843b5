import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { RunningSigner } from '../signer.ts';
import { apiOf, createRig, intent, ORG, type Rig } from '../test-support/rig.ts';

let rig: Rig;
let signer: RunningSigner;

before(async () => {
  rig = await createRig();
  signer = await rig.start();
});
after(() => rig.close());

test('an appended entry is answered with its place and can be read back', async () => {
  const api = apiOf(signer);
  const answer = await api.append(intent({ correlationId: 'c-1', recordIds: ['001000000000001AAA'] }));
  assert.equal(answer.status, 201);
  assert.match(answer.body.mac, /^[0-9a-f]{64}$/);
  const entry = (await api.entries(answer.body.seq - 1, 1))[0];
  assert.equal(entry.leaf, answer.body.leaf);
  assert.equal(entry.kind, 'INTENT');
  assert.deepEqual(entry.payload.recordIds, ['001000000000001AAA']);
});

test('the same event again gets the same answer, whatever the order of its members', async () => {
  const api = apiOf(signer);
  const uuid = randomUUID();
  const first = await api.append({ kind: 'OUTCOME', uuid, source: 'gateway', payload: { a: 1, b: { c: 2, d: 3 } } });
  const again = await api.append({ kind: 'OUTCOME', uuid, source: 'gateway', payload: { b: { d: 3, c: 2 }, a: 1 } });
  assert.equal(again.status, 200);
  assert.deepEqual(again.body, first.body);
});

test('the same uuid with other bytes is refused, recorded once and turns health RED', async () => {
  const api = apiOf(signer);
  const uuid = randomUUID();
  await api.append(intent({ n: 1 }, uuid));
  const conflict = await api.append(intent({ n: 2 }, uuid));
  assert.equal(conflict.status, 409);
  assert.equal(conflict.body.error.code, 'DUP_CONFLICT');
  await api.append(intent({ n: 2 }, uuid));
  const recorded = (await api.entries()).filter((entry: { kind: string }) => entry.kind === 'DUP_CONFLICT');
  assert.equal(recorded.length, 1);
  assert.equal(recorded[0].payload.uuid, uuid);
  const health = await api.health();
  assert.equal(health.status, 'RED');
  assert.match(health.orgs[0].reason, /DUP_CONFLICT/);
});

test('appends in parallel get every seq exactly once and the chain verifies', async () => {
  const api = apiOf(signer);
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => api.append(intent({ n }))));
  assert.equal(new Set(answers.map(({ body }) => body.seq)).size, 200);
  const verification = await api.verify();
  assert.equal(verification.ok, true);
  assert.ok(verification.size >= 200);
});

test('without the right token nothing under /v1 answers', async () => {
  for (const token of ['wrong', `${'a-token-for-tests-only'}x`]) {
    const answer = await apiOf(signer, token).append(intent());
    assert.equal(answer.status, 401);
    assert.equal(answer.body.error.code, 'UNAUTHORIZED');
  }
  const bare = await fetch(`${signer.url}/v1/orgs/${ORG}/verify`);
  assert.equal(bare.status, 401);
});

test('a request that is not an entry is refused with what to correct', async () => {
  const api = apiOf(signer);
  const wrong = [
    { ...intent(), kind: 'GENESIS' },
    { ...intent(), uuid: 'x' },
    { ...intent(), payload: 'text' },
    { ...intent(), extra: 1 },
  ];
  for (const body of wrong) {
    const answer = await api.append(body);
    assert.equal(answer.status, 400);
    assert.equal(answer.body.error.code, 'INVALID_ENTRY');
    assert.ok(answer.body.error.message && answer.body.error.fix);
  }
  const large = await api.append(intent({ text: 'x'.repeat(2_000_000) }));
  assert.equal(large.status, 413);
  assert.equal(large.body.error.code, 'PAYLOAD_TOO_LARGE');
});

test('an org that is not configured is unknown', async () => {
  const answer = await apiOf(signer, undefined, '00D000000000000AAA').append(intent());
  assert.equal(answer.status, 404);
  assert.equal(answer.body.error.code, 'UNKNOWN_ORG');
});
