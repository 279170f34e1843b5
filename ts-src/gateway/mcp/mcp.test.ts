import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ProtocolError } from '@modelcontextprotocol/client';
import { FIND, PERMIT_ALL, startHarness } from '../testing/harness.ts';
import type { Harness } from '../testing/harness.ts';
import { connectMcp } from '../testing/mcp-client.ts';
import type { ConnectedClient, Wire } from '../testing/mcp-client.ts';

const WIRES: [string, Wire][] = [
  ['2026-07-28', { pin: '2026-07-28' }],
  ['2025-11-25', 'legacy'],
];

for (const [name, wire] of WIRES) {
  describe(`the official MCP client on the ${name} wire`, () => {
    let harness: Harness;
    let connected: ConnectedClient;
    before(async () => {
      harness = await startHarness({
        config: { exposeTimings: true },
        rules: [PERMIT_ALL, { name: 'NoPay', effect: 'Forbid', object: 'Compensation__c', reason: 'Pay is private.' }],
      });
      const [user] = harness.users;
      connected = await connectMcp(harness.gateway.mcp.prod, wire, {
        username: user.username,
        orgUrl: harness.org.url,
      });
    });
    after(async () => {
      await connected?.client.close();
      await harness.close();
    });

    it('finds the authorization server, consents and gets a token with a refresh token', () => {
      assert.ok(connected.tokens()?.access_token);
      assert.ok(connected.tokens()?.refresh_token);
      assert.deepEqual(harness.org.scopes, ['api refresh_token']);
    });

    it('lists the tools of the org, but none that cannot be decided on', async () => {
      const { tools } = await connected.client.listTools();
      assert.deepEqual(
        tools.map((tool) => tool.name),
        ['describe_objects', 'find_records', 'get_record'],
      );
      assert.equal(tools[0].annotations?.readOnlyHint, true);
    });

    it('gets structured content and the same as text', async () => {
      const result = await connected.client.callTool({ name: 'find_records', arguments: FIND });
      const structured = result.structuredContent as { status: string; result: { records: { OwnerName: string }[] } };
      assert.equal(result.isError, false);
      assert.equal(structured.status, 'succeeded');
      assert.equal(structured.result.records[0].OwnerName, harness.users[0].username);
      const [text] = result.content as { type: string; text: string }[];
      assert.deepEqual(JSON.parse(text.text), structured);
      const timings = result._meta?.['aegis/timings'] as Record<string, number>;
      for (const station of ['token', 'intent', 'policy', 'audit-intent', 'vault', 'org', 'audit-outcome'])
        assert.ok(timings[station] > 0, station);
    });

    it('learns from a denial which rule, why, and which entry to look for', async () => {
      const before = harness.org.totalCalls();
      const result = await connected.client.callTool({
        name: 'find_records',
        arguments: { object: 'Compensation__c', fields: ['Salary__c'] },
      });
      const denial = result.structuredContent as {
        status: string;
        decision: { rule: string; reason: string; why: string[] };
        correlationId: string;
      };
      assert.equal(result.isError, true);
      assert.equal(denial.status, 'denied');
      assert.equal(denial.decision.rule, 'NoPay');
      assert.equal(denial.decision.reason, 'Pay is private.');
      assert.match(denial.decision.why.join(' '), /NoPay forbids Read of Compensation__c.*user 005\w{15}/);
      assert.equal(harness.signer.entries.at(-1)?.payload.correlationId, denial.correlationId);
      assert.equal(harness.org.totalCalls(), before);
    });

    it('learns which argument is wrong', async () => {
      const result = await connected.client.callTool({ name: 'find_records', arguments: { ...FIND, limit: 'ten' } });
      const failure = result.structuredContent as {
        status: string;
        error: { code: string; field: string; fix: string };
      };
      assert.equal(result.isError, true);
      assert.deepEqual([failure.error.code, failure.error.field], ['INVALID_ARGUMENT', 'limit']);
    });

    it('gets a protocol error for a tool that does not exist', async () => {
      const call = connected.client.callTool({ name: 'drop_table', arguments: {} });
      await assert.rejects(
        call,
        (error: unknown) => error instanceof ProtocolError && error.code === -32602 && /drop_table/.test(error.message),
      );
      assert.equal(harness.signer.entries.at(-1)?.payload.error?.code, 'UNKNOWN_TOOL');
    });

    it('gets AUDIT_UNAVAILABLE and no data when the signer refuses', async () => {
      const before = harness.org.totalCalls();
      harness.signer.refuse.add('INTENT');
      const result = await connected.client.callTool({ name: 'find_records', arguments: FIND });
      harness.signer.refuse.clear();
      const denial = result.structuredContent as { status: string; code: string };
      assert.equal(result.isError, true);
      assert.deepEqual([denial.status, denial.code], ['denied', 'AUDIT_UNAVAILABLE']);
      assert.equal(harness.org.totalCalls(), before);
    });

    it('gets an error, never an empty list, when the Salesforce session is gone for good', async () => {
      harness.org.revoke(harness.users[0].username);
      await assert.rejects(
        connected.client.listTools(undefined, { cacheMode: 'reload' } as never),
        /Connect again|signed? in/i,
      );
      // The gateway's tokens ended with it: the next request is a 401, which sends the client to sign in.
      const response = await fetch(harness.gateway.mcp.prod, {
        method: 'POST',
        headers: { authorization: `Bearer ${connected.tokens()?.access_token}` },
      });
      assert.equal(response.status, 401);
    });
  });
}

describe('the MCP endpoint without the official client', () => {
  let harness: Harness;
  before(async () => {
    harness = await startHarness();
  });
  after(() => harness.close());

  it('answers 401 with the way to the metadata', async () => {
    const response = await fetch(harness.gateway.mcp.prod, { method: 'POST', body: '{}' });
    assert.equal(response.status, 401);
    const url = `${harness.gateway.url}/.well-known/oauth-protected-resource/mcp/prod`;
    assert.equal(response.headers.get('www-authenticate'), `Bearer resource_metadata="${url}", scope="sf:read"`);
    const metadata = (await (await fetch(url)).json()) as Record<string, unknown>;
    assert.equal(metadata.resource, harness.gateway.mcp.prod);
    assert.deepEqual(metadata.authorization_servers, [harness.gateway.url]);
    assert.deepEqual(
      await (await fetch(`${harness.gateway.url}/.well-known/oauth-protected-resource`)).json(),
      metadata,
    );
  });

  it('answers 404 for an org it does not serve', async () => {
    const response = await fetch(`${harness.gateway.url}/mcp/other`, { method: 'POST' });
    assert.equal(response.status, 404);
  });

  for (const header of ['origin', 'host'] as const) {
    it(`refuses a foreign ${header} (DNS rebinding)`, async () => {
      const { access_token: token } = await harness.signIn(harness.users[0]);
      const status = await rawStatus(harness.gateway.mcp.prod, {
        authorization: `Bearer ${token}`,
        [header]: header === 'host' ? 'evil.example' : 'https://evil.example',
      });
      assert.equal(status, 403);
    });
  }
});

/** fetch does not let a caller set Host. */
async function rawStatus(target: string, headers: Record<string, string>): Promise<number | undefined> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const made = request(
      target,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    made.on('error', reject);
    made.end('{}');
  });
}
