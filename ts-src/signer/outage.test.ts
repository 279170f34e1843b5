import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startPostgres, type PostgresServer } from '../demo/postgres.ts';
import { apiOf, createRig, intent, until, type Rig } from './test-support/rig.ts';

let rig: Rig;
let dataDir: string;
let server: PostgresServer;

before(async () => {
  rig = await createRig();
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'aegis-outage-'));
  server = await startPostgres({ dataDir });
});
after(async () => {
  await rig.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

test('while PostgreSQL is down every append is refused and health is RED; when it is back the signer goes on', async () => {
  const api = apiOf(await rig.start({ databaseUrl: server.url, checkpointIntervalMs: 20 }));
  const first = await api.append(intent());
  assert.equal(first.status, 201);
  await until(
    () => api.health(),
    ({ status }) => status === 'GREEN',
  );

  await server.stop();
  const refused = await api.append(intent());
  assert.deepEqual([refused.status, refused.body.error.code], [503, 'STORE_UNAVAILABLE']);
  assert.ok(refused.body.error.fix);
  const health = await api.health();
  assert.equal(health.status, 'RED');
  assert.match(health.orgs[0].reason, /STORE_UNAVAILABLE/);
  assert.equal((await api.call('GET', `/v1/orgs/${health.orgs[0].orgId}/verify`)).status, 503);

  server = await startPostgres({ dataDir, port: server.port });
  const next = await api.append(intent());
  assert.equal(next.status, 201);
  assert.ok(next.body.seq > first.body.seq);
  await until(
    () => api.health(),
    ({ status }) => status === 'GREEN',
  );
  assert.equal((await api.verify()).ok, true);
});

test('a signer started while PostgreSQL is down listens, refuses, and begins when it is there', async () => {
  const port = server.port;
  await server.stop();
  const api = apiOf(
    await rig.start({
      databaseUrl: server.url,
      keysDir: path.join(rig.folder, 'other', 'keys'),
      orgs: [{ orgId: '00D000000000001EAA', name: 'late' }],
    }),
    undefined,
    '00D000000000001EAA',
  );
  assert.equal((await api.append(intent())).status, 503);
  assert.equal((await api.health()).status, 'RED');
  server = await startPostgres({ dataDir, port });
  await until(
    () => api.health(),
    ({ status }) => status === 'GREEN',
  );
  assert.equal((await api.append(intent())).status, 201);
});
