import assert from 'node:assert/strict';
import { AUDITOR } from '../people.ts';
import { query, tokenByJwt } from '../org-client.ts';
import { entriesAfter, followChain, lastSeq, verifyAtSigner, type ChainEntry } from '../signer-client.ts';
import { OPEN_OPPORTUNITIES } from './native-permissions.ts';
import { table, type Step } from './proof.ts';

const line = (entry: ChainEntry) =>
  `#${String(entry.seq).padStart(4)}  ${entry.kind.padEnd(9)} ${entry.source.padEnd(20)} mac ${entry.mac.slice(0, 16)}…`;

/** Who did it, in the org's rows and in the chain outside the org. */
export const attributionStep: Step = {
  name: 'The org names the real person, and the decision reaches the chain outside the org',
  async run(proof) {
    const west = proof.person('west');
    const from = await lastSeq(proof.stack);
    const reply = await proof.call('west', 'find_records', { ...OPEN_OPPORTUNITIES, limit: 5 });
    const correlationId = String(reply.content.correlationId);
    assert.equal(reply.isError, false, JSON.stringify(reply.content));

    const auditor = await tokenByJwt(proof.stack.org, proof.stack.data, AUDITOR.username);
    const steps = await query(
      auditor,
      `SELECT Name, ToolName__c, CreatedBy.Name, CreatedBy.Username FROM ExecutionStep__c WHERE Execution__r.CorrelationId__c = '${correlationId}'`,
    );
    assert.ok(steps.length > 0, 'the execution wrote its steps');
    const names = steps.map((step) => (step.CreatedBy as { Username: string }).Username);
    assert.ok(
      names.every((username) => username === west.username),
      `CreatedBy is ${west.username}: ${names.join()}`,
    );
    table(
      ['ExecutionStep__c', 'tool', 'CreatedBy'],
      steps.map((step) => [
        String(step.Name),
        String(step.ToolName__c ?? ''),
        (step.CreatedBy as { Name: string }).Name,
      ]),
    ).forEach(proof.say);

    proof.say('The chain as it grows:');
    const fromOrg = (entry: ChainEntry, kind: string) =>
      entry.kind === kind && entry.source !== 'gateway' && JSON.stringify(entry.payload).includes(correlationId);
    const complete = (entries: ChainEntry[]) =>
      entries.some((entry) => fromOrg(entry, 'INTENT')) && entries.some((entry) => fromOrg(entry, 'OUTCOME'));
    await followChain(proof.stack, from, complete, (entry) => proof.say(`  ${line(entry)}`));
    const fromGateway = (await entriesAfter(proof.stack, from))
      .filter((entry) => entry.source === 'gateway')
      .map((entry) => entry.kind);
    assert.ok(
      fromGateway.includes('INTENT') && fromGateway.includes('OUTCOME'),
      'the gateway signed intent and outcome',
    );

    const verdict = await verifyAtSigner(proof.stack);
    assert.equal(verdict.ok, true, verdict.problem);
    return `CreatedBy ${west.name}; AuditIntent__e and AuditOutcome__e are in the chain; ${verdict.size} entries verify`;
  },
};
