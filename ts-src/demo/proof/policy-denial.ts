import assert from 'node:assert/strict';
import { callsOf } from '../org-client.ts';
import type { Step } from './proof.ts';

/** The rule decides at the gateway; the org is not asked. */
export const policyDenialStep: Step = {
  name: 'Compensation is denied by policy before the org is called',
  async run(proof) {
    await proof.agent('manager');
    const { username, name } = proof.person('manager');
    const before = await callsOf(proof.stack.org, username);
    const reply = await proof.call('manager', 'find_records', {
      object: 'Compensation__c',
      fields: ['Name', 'Salary__c'],
      limit: 10,
    });
    const after = await callsOf(proof.stack.org, username);
    assert.equal(reply.isError, true);
    assert.equal(reply.content.status, 'denied', JSON.stringify(reply.content));
    assert.equal(reply.content.decision?.effect, 'DENY');
    assert.equal(reply.content.decision?.rule, 'ForbidCompensation');
    assert.equal(after - before, 0, 'the org served no call for this person');
    proof.say(`${name} may read Compensation__c in Salesforce; the agent may not.`);
    proof.say(`denied by rule ${reply.content.decision?.rule}: ${reply.content.decision?.reason}`);
    proof.say(`calls the org served for ${username}: ${before} before, ${after} after`);
    return `denied by rule ${reply.content.decision?.rule}, ${after - before} calls to the org`;
  },
};
