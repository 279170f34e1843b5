import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FIND, startHarness } from './testing/harness.ts';
import type { Harness } from './testing/harness.ts';

const USERS = 8;
const CALLS = 400;

describe(`${USERS} people in two orgs, ${CALLS} calls at random, sessions ending in between`, () => {
  let harness: Harness;
  before(async () => {
    harness = await startHarness({ orgNames: ['prod', 'sandbox'], users: USERS, delayMs: 4 });
  });
  after(() => harness.close());

  it('nobody ever acts as somebody else', async () => {
    const people = harness.users.flatMap((user) => Object.keys(harness.orgs).map((orgName) => ({ user, orgName })));
    const tokens = await Promise.all(people.map(({ user, orgName }) => harness.signIn(user, { orgName })));
    const made = new Map<string, number>();
    const answers = await Promise.all(
      Array.from({ length: CALLS }, async () => {
        const at = Math.floor(Math.random() * people.length);
        const { user, orgName } = people[at];
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
        if (Math.random() < 0.1) harness.orgs[orgName].endSessions(user.username);
        const answer = await harness.call(tokens[at].access_token, 'find_records', FIND, orgName);
        made.set(`${orgName} ${user.username}`, (made.get(`${orgName} ${user.username}`) ?? 0) + 1);
        return {
          expected: user.username,
          correlationId: answer.body.correlationId,
          orgName,
          userId: user.userId,
          answer,
        };
      }),
    );

    const succeeded = answers.filter(({ answer }) => answer.status === 200);
    const crossings = succeeded.filter(({ expected, answer }) => answer.body.result.records[0].OwnerName !== expected);
    assert.deepEqual(crossings, []);
    // A session may end a second time between refresh and retry; anything else must have worked.
    const failed = answers.filter(({ answer }) => answer.status !== 200);
    assert.ok(
      failed.every(({ answer }) => answer.status === 401),
      JSON.stringify(failed.map(({ answer }) => answer.body)),
    );
    assert.ok(succeeded.length > CALLS / 2, `${succeeded.length} of ${CALLS} succeeded`);
    assert.equal(
      Object.values(harness.orgs).reduce((sum, org) => sum + org.reuses, 0),
      0,
    );

    const entryOf = new Map(harness.signer.entries.map((entry) => [entry.payload.correlationId, entry]));
    for (const { correlationId, userId } of succeeded)
      assert.equal(entryOf.get(correlationId)?.payload.triggeredBy.userId, userId);
  });
});
