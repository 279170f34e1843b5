import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startPostgres } from '../demo/postgres.ts';
import type { PostgresServer } from '../demo/postgres.ts';
import { FIND, startHarness } from './testing/harness.ts';
import type { Harness } from './testing/harness.ts';

describe('when PostgreSQL stops', () => {
  let postgres: PostgresServer;
  let dataDir: string;
  let harness: Harness;
  let token: string;

  before(async () => {
    dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'aegis-outage-'));
    postgres = await startPostgres({ dataDir });
    harness = await startHarness({ databaseUrl: postgres.url });
    token = (await harness.signIn(harness.users[0])).access_token;
    assert.equal((await harness.call(token, 'find_records', FIND)).status, 200);
    await postgres.stop();
  });
  after(async () => {
    await harness.close();
    await postgres.stop();
    fs.rmSync(dataDir, { recursive: true });
  });

  it('a call is answered 503 with STORE_UNAVAILABLE, not 401, and reaches no org', async () => {
    const before = harness.org.totalCalls();
    const answers = await Promise.all(Array.from({ length: 20 }, () => harness.call(token, 'find_records', FIND)));
    for (const { status, body } of answers) assert.deepEqual([status, body.error.code], [503, 'STORE_UNAVAILABLE']);
    assert.ok(answers[0].body.error.fix);
    assert.equal(harness.org.totalCalls(), before);
  });

  it('MCP says the same', async () => {
    const response = await fetch(harness.gateway.mcp.prod, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '{}',
    });
    const body = (await response.json()) as { error: { code: string } };
    assert.deepEqual(
      [response.status, body.error.code, response.headers.get('www-authenticate')],
      [503, 'STORE_UNAVAILABLE', null],
    );
  });

  it('health is RED', async () => {
    const health = (await (await fetch(`${harness.gateway.url}/health`)).json()) as { status: string; store: string };
    assert.deepEqual([health.status, health.store], ['RED', 'RED']);
  });

  it('the token endpoint fails instead of calling the token wrong', async () => {
    const response = await fetch(`${harness.gateway.url}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token', client_id: 'agent-app', refresh_token: 'x'.repeat(43) }),
    });
    assert.equal(response.status, 500);
  });

  it('the same token works again once it is back, without a restart', async () => {
    postgres = await startPostgres({ dataDir, port: postgres.port });
    assert.equal((await harness.call(token, 'find_records', FIND)).status, 200);
  });
});

describe('when the signer stops', () => {
  it('calls are denied with zero org calls', async () => {
    const harness = await startHarness();
    const { access_token: token } = await harness.signIn(harness.users[0]);
    await harness.signer.close();
    const { status, body } = await harness.call(token, 'find_records', FIND);
    const health = (await (await fetch(`${harness.gateway.url}/health`)).json()) as { status: string; signer: string };
    assert.deepEqual([health.status, health.signer], ['RED', 'RED']);
    assert.deepEqual(
      [status, body.status, body.code, harness.org.totalCalls()],
      [503, 'denied', 'AUDIT_UNAVAILABLE', 0],
    );
    await harness.close();
  });
});

describe('when the org stops', () => {
  it('a call fails with ORG_UNAVAILABLE, and that is signed', async () => {
    const harness = await startHarness();
    const { access_token: token } = await harness.signIn(harness.users[0]);
    await harness.org.close();
    const { status, body } = await harness.call(token, 'find_records', FIND);
    assert.deepEqual([status, body.status, body.error.code], [503, 'failed', 'ORG_UNAVAILABLE']);
    assert.deepEqual(harness.signer.kinds(), ['INTENT', 'OUTCOME']);
    assert.equal(harness.signer.entries[1].payload.result, 'failure');
    await harness.close();
  });
});

describe('without a policy', () => {
  it('calls are denied with POLICY_STALE, signed, with zero org calls, until it can be read', async () => {
    const harness = await startHarness({ config: { policyMaxAgeMs: 1 } });
    const { access_token: token } = await harness.signIn(harness.users[0]);
    const { status, body } = await harness.call(token, 'find_records', FIND);
    assert.deepEqual(
      [status, body.status, body.code, body.decision.rule, harness.org.totalCalls()],
      [503, 'denied', 'POLICY_STALE', 'POLICY_STALE', 0],
    );
    assert.deepEqual(harness.signer.kinds(), ['DENY']);
    await harness.close();
  });
});
