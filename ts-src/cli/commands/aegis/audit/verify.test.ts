import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { SfError } from '@salesforce/core';
import pg from 'pg';
import { ROOT, printed } from '../../../command.fixture.ts';
import { ORG, apiOf, createRig, intent, until } from '../../../../signer/test-support/rig.ts';
import type { Rig } from '../../../../signer/test-support/rig.ts';
import AuditVerify from './verify.ts';
import type { AuditVerifyResult } from './verify.ts';

let rig: Rig;

/** A chain of a real signer: four calls, a checkpoint, and the signer stopped. */
before(async () => {
  rig = await createRig();
  const signer = await rig.start({ checkpointEntries: 1 });
  const api = apiOf(signer);
  for (let call = 0; call < 4; call += 1) {
    assert.equal((await api.append(intent({ correlationId: String(call) }))).status, 201);
  }
  const size = (await api.entries()).length as number;
  // Line 2 of a checkpoint is the size of the tree (C2SP tlog-checkpoint).
  const note = await until(
    async () => String((await api.checkpoint()).body),
    (text) => Number(text.split('\n')[1]) >= size,
  );
  await writeFile(path.join(rig.folder, 'checkpoint.txt'), note);
});

after(() => rig.close());

/** Runs the command with sound flags, but for those given. */
async function verify(flags: Record<string, string> = {}): Promise<AuditVerifyResult> {
  const sound = {
    'org-id': ORG,
    'database-url': rig.databaseUrl,
    'public-keys': path.join(rig.folder, 'keys', 'public.json'),
  };
  return AuditVerify.run(
    Object.entries({ ...sound, ...flags }).flatMap(([name, value]) => [`--${name}`, value]),
    ROOT,
  );
}

/** Runs SQL as someone who owns the database and removes its guards. */
async function tamper(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: rig.databaseUrl });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = replica; ${sql}`);
  } finally {
    await client.end();
  }
}

async function fault(command: Promise<unknown>): Promise<SfError> {
  const error: unknown = await command.then(
    () => assert.fail('the command succeeded'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof SfError, String(error));
  return error;
}

test('a sound chain is whole, and without the secret the reader is told what was not checked', async () => {
  const result = await verify();
  assert.equal(result.ok, true);
  assert.equal(result.orgId, ORG);
  assert.ok(result.size >= 4);
  assert.match(result.root ?? '', /^[0-9a-f]{64}$/);
  assert.equal(result.macsChecked, 0);
  assert.equal(process.exitCode, undefined);
  assert.match(printed(), new RegExp(`chain of ${ORG} is whole: ${result.size} entries`));
  assert.match(printed(), /--secret/);
  assert.match(printed(), new RegExp(result.root ?? ''));
});

test('with the escrowed secret every MAC is checked', async () => {
  const result = await verify({ secret: path.join(rig.folder, 'keys', `escrow-${ORG}.json`) });
  assert.equal(result.ok, true);
  assert.equal(result.macsChecked, result.size);
});

test('keys of another signer, a secret of another org and files that are missing are named', async () => {
  const foreign = path.join(rig.folder, 'foreign.json');
  await writeFile(foreign, '{"format":"aegis/v1/secret","org":"00D000000000009AAA","epoch":0,"secret":"00"}');
  assert.match(
    (await fault(verify({ secret: foreign }))).message,
    /foreign\.json cannot be used: .*00D000000000009AAA/,
  );
  assert.match((await fault(verify({ 'public-keys': foreign }))).message, /foreign\.json cannot be used/);
  assert.match((await fault(verify({ checkpoint: 'lost.txt' }))).message, /lost\.txt cannot be used/);
});

test('an org without a chain and a database that does not answer are told apart', async () => {
  assert.equal((await fault(verify({ 'org-id': '00D000000000009AAA' }))).name, 'NoChainError');
  const unreachable = await fault(verify({ 'database-url': 'postgres://x:y@127.0.0.1:1/x' }));
  assert.equal(unreachable.name, 'DatabaseError');
  assert.match(unreachable.message, /ECONNREFUSED/);
});

test('an edited payload is found at its entry and ends with exit code 1', async () => {
  const { size } = await verify();
  await tamper(`UPDATE signer.entry SET payload = 'x' WHERE seq = ${size - 1}`);
  const result = await verify();
  assert.equal(result.ok, false);
  assert.equal(result.problem?.code, 'EDITED_PAYLOAD');
  assert.equal(result.problem?.seq, size - 1);
  assert.equal(process.exitCode, 1);
  assert.match(printed(), new RegExp(`not whole: EDITED_PAYLOAD at entry ${size - 1}`));
});

test('a chain that was cut off is found by the checkpoint from write-once storage', async () => {
  await tamper(
    'DELETE FROM signer.entry WHERE seq > 1; DELETE FROM signer.checkpoint; DELETE FROM signer.epoch WHERE first_seq > 1',
  );
  assert.equal((await verify()).ok, true);
  const result = await verify({ checkpoint: path.join(rig.folder, 'checkpoint.txt') });
  assert.equal(result.problem?.code, 'TRUNCATED');
});
