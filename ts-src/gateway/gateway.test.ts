import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FIND, startHarness } from './testing/harness.ts';
import type { Harness } from './testing/harness.ts';

describe('one call over REST', () => {
  let harness: Harness;
  before(async () => {
    harness = await startHarness({ config: { exposeTimings: true } });
  });
  after(() => harness.close());

  it('runs as the person who signed in and leaves INTENT and OUTCOME', async () => {
    const { org, signer, users } = harness;
    const { access_token: token } = await harness.signIn(users[0]);
    const { status, body, headers } = await harness.call(token, 'find_records', FIND);
    assert.equal(status, 200);
    assert.equal(body.status, 'succeeded');
    assert.equal(body.result.records[0].OwnerName, users[0].username);
    assert.deepEqual(signer.kinds(), ['INTENT', 'OUTCOME']);
    assert.equal(org.correlations[0], body.correlationId);
    assert.match(
      headers.get('server-timing') ?? '',
      /token;dur=.*intent;dur=.*policy;dur=.*audit-intent;dur=.*vault;dur=.*org;dur=.*audit-outcome;dur=/,
    );
  });

  it('tells the org which calls are one conversation', async () => {
    const { org, users } = harness;
    const { access_token: token } = await harness.signIn(users[0]);
    const { access_token: other } = await harness.signIn(users[0]);
    org.headers.length = 0;
    for (const used of [token, token, other]) await harness.call(used, 'find_records', FIND);
    const [first, second, third] = org.headers.map((headers) => headers['x-aegis-conversation']);
    assert.match(String(first), /^[\x21-\x7e]{10,255}$/);
    assert.equal(second, first);
    assert.notEqual(third, first, 'another consent is another conversation');
  });

  it('passes an idempotency key on, and refuses what is none', async () => {
    const { gateway, org, users } = harness;
    const { access_token: token } = await harness.signIn(users[0]);
    const send = (key: string): Promise<Response> =>
      fetch(`${gateway.url}/v1/orgs/prod/tools/find_records`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(FIND),
      });
    assert.equal((await send('key-1')).status, 200);
    assert.equal(org.headers.at(-1)?.['idempotency-key'], 'key-1');
    const asked = org.headers.length;
    const refused = await send('x'.repeat(256));
    assert.equal(refused.status, 400);
    const { error } = (await refused.json()) as { error: { field: string } };
    assert.equal(error.field, 'Idempotency-Key');
    assert.equal(org.headers.length, asked, 'the org is not asked');
  });
});
