import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { parsePublicKeys, parseSecretFile, verifyChain } from '@aegis/chain';
import pg from 'pg';
import { readChain } from '../read-chain.ts';
import { apiOf, createRig, intent, ORG, until, type Rig } from '../test-support/rig.ts';

let rig: Rig;

beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

async function sql(statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: rig.databaseUrl });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

const keyFile = (name: string): string => path.join(rig.config().keysDir, name);

/** What an auditor does: reads the database, the public keys and the escrowed S_0. */
async function audit() {
  const keys = parsePublicKeys(await readFile(keyFile('public.json'), 'utf8'));
  const secret = parseSecretFile(await readFile(keyFile(`escrow-${ORG}.json`), 'utf8'), ORG);
  assert.ok(keys.ok && secret.ok);
  const chain = readChain(rig.databaseUrl, ORG);
  try {
    const [epochs, checkpoints] = [await chain.epochs(), await chain.checkpoints()];
    return await verifyChain({
      org: ORG,
      checkpointKey: keys.value.checkpointKey,
      entries: chain,
      epochs,
      checkpoints,
      secret: secret.value,
    });
  } finally {
    await chain.close();
  }
}

test('epochs follow one another and the auditor verifies all of them with the escrowed secret', async () => {
  const api = apiOf(await rig.start({ epochEntries: 10 }));
  for (let n = 0; n < 35; n += 1) assert.equal((await api.append(intent({ n }))).status, 201);
  const verification = await audit();
  assert.ok(verification.ok);
  assert.equal(verification.epochs, 4);
  assert.equal(verification.macsChecked, verification.size);
  const held = parseSecretFile(await readFile(keyFile(`secret-${ORG}.json`), 'utf8'), ORG);
  assert.ok(held.ok);
  assert.equal(held.value.epoch, 3, 'earlier secrets are erased');
});

test('an epoch ends by time as well', async () => {
  const api = apiOf(await rig.start({ epochMs: 1 }));
  await until(
    () => api.append(intent()),
    ({ body }) => body.epoch >= 2,
  );
  assert.equal((await audit()).ok, true);
});

test('a signer that died between commit and erasure goes on with the old secret', async () => {
  const first = await rig.start({ epochEntries: 10 });
  const secretFile = keyFile(`secret-${ORG}.json`);
  await apiOf(first).append(intent());
  const old = await readFile(secretFile, 'utf8');
  for (let n = 0; n < 25; n += 1) await apiOf(first).append(intent({ n }));
  await first.close();
  await writeFile(secretFile, old);
  const api = apiOf(await rig.start({ epochEntries: 10 }));
  assert.equal((await api.append(intent())).status, 201);
  assert.equal((await audit()).ok, true);
  assert.notEqual(await readFile(secretFile, 'utf8'), old);
});

test('two signers on one database make one chain', async () => {
  const [a, b] = [apiOf(await rig.start()), apiOf(await rig.start())];
  const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => (n % 2 ? a : b).append(intent({ n }))));
  assert.equal(new Set(answers.map(({ body }) => body.seq)).size, 100);
  assert.equal((await audit()).ok, true);
});

test('the database refuses to change or delete what is signed', async () => {
  const api = apiOf(await rig.start({ checkpointIntervalMs: 20 }));
  await api.append(intent());
  await until(
    () => api.checkpoint(),
    ({ status }) => status === 200,
  );
  for (const table of ['entry', 'epoch', 'checkpoint']) {
    for (const statement of [
      `UPDATE signer.${table} SET org = 'x'`,
      `DELETE FROM signer.${table}`,
      `TRUNCATE signer.${table}`,
    ]) {
      await assert.rejects(sql(statement), /the chain is append-only/);
    }
  }
});

test('a change made past the triggers is found and named', async () => {
  const api = apiOf(await rig.start());
  for (let n = 0; n < 5; n += 1) await api.append(intent({ n }));
  await sql(
    `ALTER TABLE signer.entry DISABLE TRIGGER append_only; UPDATE signer.entry SET received_ms = received_ms + 1 WHERE seq = 4`,
  );
  const verification = await api.verify();
  assert.deepEqual([verification.ok, verification.firstBadSeq], [false, 4]);
  assert.match(verification.problem, /^EDITED_ENTRY/);
});

test('an applied migration that has changed stops the signer', async () => {
  await (await rig.start()).close();
  const started = await rig.start();
  await until(
    () => apiOf(started).health(),
    ({ status }) => status === 'GREEN',
  );
  await started.close();
  await sql(`UPDATE signer.migration SET sha256 = 'other' WHERE name = '001-chain.sql'`);
  const api = apiOf(await rig.start());
  const answer = await api.append(intent());
  assert.deepEqual([answer.status, answer.body.error.code], [503, 'MIGRATION_CHANGED']);
  assert.equal((await api.health()).status, 'RED');
});
