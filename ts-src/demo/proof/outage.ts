import assert from 'node:assert/strict';
import { callsOf } from '../org-client.ts';
import { OPEN_OPPORTUNITIES } from './native-permissions.ts';
import type { Proof, Step } from './proof.ts';

const QUESTION = { ...OPEN_OPPORTUNITIES, limit: 1 };

/** A denial may come as a tool error or as a refused request; both carry a reason. */
async function reasonOfDenial(proof: Proof): Promise<string> {
  try {
    const reply = await proof.call('west', 'find_records', QUESTION);
    assert.equal(reply.isError, true, 'a call during the outage is denied');
    return `${reply.content.error?.code}: ${reply.content.error?.message}`;
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    const { message } = error as Error;
    // The client quotes the refused request's body.
    const fault = /"code":"([A-Z_]+)","message":"([^"]+)"/.exec(message);
    return fault ? `${fault[1]}: ${fault[2]}` : message;
  }
}

/** Anything down means deny. */
export const outageStep: Step = {
  name: 'PostgreSQL stops: the next call is denied without a call to the org; it recovers by itself',
  async run(proof) {
    const { username } = proof.person('west');
    const works = await proof.call('west', 'find_records', QUESTION);
    assert.equal(works.isError, false, JSON.stringify(works.content));
    const before = await callsOf(proof.stack.org, username);
    await proof.stack.postgres.stop();
    let reason: string;
    try {
      reason = await reasonOfDenial(proof);
    } finally {
      await proof.stack.postgres.start();
    }
    const calls = (await callsOf(proof.stack.org, username)) - before;
    proof.say(`PostgreSQL stopped → ${reason}`);
    assert.match(reason, /UNAVAILABLE/, 'the reason is clear');
    assert.equal(calls, 0, 'the org served no call during the outage');

    let recovered = false;
    for (const deadline = Date.now() + 30_000; !recovered && Date.now() < deadline;) {
      const reply = await proof.call('west', 'find_records', QUESTION).catch(() => null);
      recovered = reply !== null && !reply.isError;
      if (!recovered) await new Promise((resolve) => setTimeout(resolve, 250));
    }
    assert.ok(recovered, 'calls work again when PostgreSQL is back');
    return `denied (${/[A-Z_]*UNAVAILABLE/.exec(reason)?.[0]}) with ${calls} calls to the org; works again after the restart`;
  },
};
