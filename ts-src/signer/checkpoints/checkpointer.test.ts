import assert from 'node:assert/strict';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { openCheckpoint, parseNoteKey, parsePublicKeys } from '@aegis/chain';
import pg from 'pg';
import { apiOf, createRig, intent, ORG, until, type Rig } from '../test-support/rig.ts';

let rig: Rig;

beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

/** As a database administrator, past the triggers. */
async function tamper(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: rig.databaseUrl });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = 'replica'`);
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const folder = (): string => path.join(rig.folder, 'checkpoints', ORG);

async function sizesOf(): Promise<number[]> {
  // The folder comes with the first checkpoint.
  const names = await readdir(path.join(rig.folder, 'checkpoints'), { recursive: true }).catch(() => []);
  return names
    .map((name) => Number(path.basename(name)))
    .filter(Number.isInteger)
    .sort((a, b) => a - b);
}

/** A chain of `count` appended entries whose newest checkpoint covers all of them; the signer is stopped. */
async function anchoredChain(count: number): Promise<number> {
  const signer = await rig.start({ checkpointIntervalMs: 10 });
  const api = apiOf(signer);
  for (let n = 0; n < count; n += 1) await api.append(intent({ n }));
  const health = await until(
    () => api.health(),
    ({ orgs }) => orgs[0].lag === 0,
  );
  await signer.close();
  return health.orgs[0].size;
}

async function refusal(): Promise<string> {
  const api = apiOf(await rig.start());
  const answer = await api.append(intent());
  assert.equal(answer.status, 503);
  const health = await until(
    () => api.health(),
    ({ orgs }) => /CHAIN_REFUSED/.test(orgs[0].reason),
  );
  assert.equal(health.status, 'RED');
  return answer.body.error.code;
}

test('a checkpoint is served, kept in a file that cannot be written, and states the size and root', async () => {
  const size = await anchoredChain(3);
  const file = path.join(folder(), String(size).padStart(20, '0'));
  assert.equal((await stat(file)).mode & 0o222, 0);
  const api = apiOf(await rig.start());
  const served = await api.checkpoint();
  assert.equal(served.body, await readFile(file, 'utf8'));
  const keys = parsePublicKeys(await readFile(path.join(rig.config().keysDir, 'public.json'), 'utf8'));
  assert.ok(keys.ok);
  const key = parseNoteKey(keys.value.checkpointKey);
  assert.ok(key.ok);
  const opened = openCheckpoint(served.body, key.value, `signer.test/aegis/${ORG}`);
  assert.ok(opened.ok);
  assert.equal(opened.value.size, size);
});

test('enough entries are a reason for a checkpoint before its time has come', async () => {
  const api = apiOf(await rig.start({ checkpointEntries: 20, checkpointIntervalMs: 3_600_000 }));
  await Promise.all(Array.from({ length: 30 }, (_, n) => api.append(intent({ n }))));
  await until(sizesOf, (sizes) => sizes.some((size) => size >= 20));
});

test('a chain shorter than its newest checkpoint is refused at start-up', async () => {
  const size = await anchoredChain(5);
  await tamper(
    `DELETE FROM signer.entry WHERE seq = ${size}`,
    `UPDATE signer.head SET seq = seq - 1, frontier = '\\x${'00'.repeat(64)}'`,
  );
  assert.equal(await refusal(), 'ROLLBACK_DETECTED');
});

test('a rollback that also removes the checkpoints from the database is seen by the files', async () => {
  const size = await anchoredChain(5);
  await tamper(
    'DELETE FROM signer.checkpoint',
    `DELETE FROM signer.entry WHERE seq = ${size}`,
    'UPDATE signer.head SET seq = seq - 1',
  );
  assert.equal(await refusal(), 'ROLLBACK_DETECTED');
});

test('an emptied database is a rollback, not a new chain', async () => {
  await anchoredChain(2);
  await tamper('DROP SCHEMA signer CASCADE');
  assert.equal(await refusal(), 'ROLLBACK_DETECTED');
});

test('a rollback under the running signer is refused', async () => {
  const api = apiOf(await rig.start());
  for (let n = 0; n < 5; n += 1) await api.append(intent({ n }));
  await tamper('UPDATE signer.head SET seq = seq - 1');
  const answer = await api.append(intent());
  assert.deepEqual([answer.status, answer.body.error.code], [503, 'ROLLBACK_DETECTED']);
});

test('no checkpoint is signed over leaves that were changed', async () => {
  const signer = await rig.start({ checkpointIntervalMs: 3_600_000, checkpointEntries: 10 });
  const api = apiOf(signer);
  await until(
    () => api.checkpoint(),
    ({ status }) => status === 200,
  );
  await api.append(intent());
  await tamper(`UPDATE signer.entry SET leaf = set_byte(leaf, 0, get_byte(leaf, 0) # 1) WHERE seq = 2`);
  const before = await sizesOf();
  await Promise.all(Array.from({ length: 12 }, (_, n) => api.append(intent({ n }))));
  const health = await until(
    () => api.health(),
    ({ orgs }) => /CHECKPOINT_FAILED/.test(orgs[0].reason),
  );
  assert.equal(health.status, 'RED');
  assert.deepEqual(await sizesOf(), before);
  const answer = await api.append(intent());
  assert.deepEqual([answer.status, answer.body.error.code], [503, 'SPLIT_VIEW']);
});

test('a checkpoint that reached its file only is taken into the table', async () => {
  const size = await anchoredChain(3);
  await tamper(`DELETE FROM signer.checkpoint WHERE size = ${size}`);
  const api = apiOf(await rig.start({ checkpointIntervalMs: 3_600_000 }));
  assert.equal((await api.append(intent())).status, 201);
  assert.equal((await api.checkpoint()).body.split('\n')[1], String(size));
});

test('a file with another root for the same size is a split view', async () => {
  const size = await anchoredChain(3);
  const file = path.join(folder(), String(size + 1).padStart(20, '0'));
  const api = apiOf(await rig.start({ checkpointIntervalMs: 10 }));
  await until(
    () => api.health(),
    ({ status }) => status === 'GREEN',
  );
  await writeFile(file, 'another note\n');
  await api.append(intent());
  const health = await until(
    () => api.health(),
    ({ orgs }) => /SPLIT_VIEW/.test(orgs[0].reason),
  );
  assert.equal(health.status, 'RED');
});

test('a chain is not continued without its keys, nor with others', async () => {
  await anchoredChain(2);
  const keys = rig.config().keysDir;
  const secretFile = path.join(keys, `secret-${ORG}.json`);
  const secret = await readFile(secretFile, 'utf8');
  await rm(secretFile);
  assert.equal(await refusal(), 'KEYS_MISSING');
  await writeFile(secretFile, secret.replace(/"secret": "../, '"secret": "zz'));
  assert.equal(await refusal(), 'KEYS_UNREADABLE');
  await writeFile(
    secretFile,
    secret.replace(/"secret": "(.)/, (_, digit) => `"secret": "${digit === '0' ? '1' : '0'}`),
  );
  assert.equal(await refusal(), 'KEYS_CHANGED');
  await writeFile(secretFile, secret);
  await rm(path.join(keys, 'checkpoint.pem'));
  assert.equal(await refusal(), 'KEYS_CHANGED');
});
