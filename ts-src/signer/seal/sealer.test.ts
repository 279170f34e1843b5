import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { openCheckpoint, openHealthMessage, parseNoteKey, parsePublicKeys } from '@aegis/chain';
import { FakeOrg } from '../test-support/fake-org.ts';
import { apiOf, createRig, intent, ORG, until, type Rig } from '../test-support/rig.ts';

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

async function publicKeys() {
  const parsed = parsePublicKeys(await readFile(path.join(rig.config().keysDir, 'public.json'), 'utf8'));
  assert.ok(parsed.ok);
  return parsed.value;
}

const sealed = () => Promise.resolve(org.seals.at(-1)?.body ?? {});

test('the org gets the signed checkpoint and a health message its key verifies', async () => {
  const signer = await rig.start({ orgs: [org.config()], sealIntervalMs: 50, checkpointIntervalMs: 50 });
  const api = apiOf(signer);
  const { body } = await api.append(intent());
  const seal = await until(sealed, ({ Size__c, Status__c }) => Size__c >= body.seq && Status__c === 'GREEN');
  assert.equal(org.seals.at(-1)!.path, `/services/data/v67.0/sobjects/AuditSeal__c/OrgId__c/${ORG}`);
  const keys = await publicKeys();
  const health = openHealthMessage(seal.HealthMessage__c, seal.HealthSignature__c, keys.healthPublicKeyPem);
  assert.ok(health.ok);
  assert.equal(health.value.org, ORG);
  assert.equal(health.value.counter, seal.Counter__c);
  assert.equal(health.value.status, 'GREEN');
  assert.equal(health.value.signedAt.toISOString(), seal.SignedAt__c);
  const key = parseNoteKey(keys.checkpointKey);
  assert.ok(key.ok);
  const checkpoint = openCheckpoint(seal.Checkpoint__c, key.value, `signer.test/aegis/${ORG}`);
  assert.ok(checkpoint.ok);
  assert.equal(checkpoint.value.size, health.value.size);
  assert.equal(Buffer.from(checkpoint.value.root).toString('hex'), seal.Root__c);
});

test('the counter rises with every seal, also over a restart', async () => {
  const settings = { orgs: [org.config()], sealIntervalMs: 20 };
  const first = await rig.start(settings);
  await until(
    async () => org.seals.length,
    (count) => count >= 2,
  );
  await first.close();
  const before = org.seals.length;
  await rig.start(settings);
  await until(
    async () => org.seals.length,
    (count) => count >= before + 2,
  );
  const counters = org.seals.map(({ body }) => body.Counter__c);
  assert.ok(counters.every((counter, index) => index === 0 || counter > counters[index - 1]));
});

test('a refused seal is reported and does not change what the next one says of the chain', async () => {
  org.restStatus = 403;
  const signer = await rig.start({ orgs: [org.config()], sealIntervalMs: 50 });
  const api = apiOf(signer);
  const health = await until(
    () => api.health(),
    ({ orgs }) => /SEAL_FAILED.*403 TEST/.test(orgs[0].reason),
  );
  assert.notEqual(health.status, 'GREEN');
  org.restStatus = 204;
  await until(sealed, ({ Status__c }) => Status__c === 'GREEN');
  await until(
    () => api.health(),
    ({ status }) => status === 'GREEN',
  );
});

test('field names carry the namespace of the package', async () => {
  await rig.start({ orgs: [org.config({ namespace: 'acme', pubsub: undefined })] });
  const seal = await until(sealed, (body) => 'acme__Counter__c' in body);
  assert.equal(org.seals.at(-1)!.path, `/services/data/v67.0/sobjects/acme__AuditSeal__c/acme__OrgId__c/${ORG}`);
  assert.ok(Object.keys(seal).every((name) => name.startsWith('acme__')));
});
