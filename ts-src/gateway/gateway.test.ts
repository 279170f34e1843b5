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
});
