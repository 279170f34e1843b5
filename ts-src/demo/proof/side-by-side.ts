import assert from 'node:assert/strict';
import { INTEGRATION_USERNAME } from '../people.ts';
import { query, tokenByJwt, tokenByLogin, type OrgRecord, type OrgToken } from '../org-client.ts';
import { lastSeq } from '../signer-client.ts';
import { OPEN_OPPORTUNITIES } from './native-permissions.ts';
import { table, type Proof, type Step } from './proof.ts';

const SOQL =
  'SELECT Name, StageName, Amount, Margin__c, Owner.Name FROM Opportunity WHERE IsClosed = false AND Amount >= 250000 ORDER BY Amount DESC LIMIT 200';
const PAY = 'SELECT Name, Salary__c FROM Compensation__c LIMIT 10';

interface Findings {
  rows: number;
  margin: string;
  caller: string;
  pay: string;
  proof: string;
}

const owners = (rows: OrgRecord[]) => new Set(rows.map((row) => (row.Owner as { Name: string }).Name)).size;

async function whoAmI(token: OrgToken): Promise<string> {
  const reply = await fetch(new URL('/services/oauth2/userinfo', token.instanceUrl), {
    headers: { authorization: `Bearer ${token.accessToken}` },
  });
  return ((await reply.json()) as { preferred_username: string }).preferred_username;
}

/** A broad integration user answers for everybody. */
async function throughIntegrationUser(proof: Proof): Promise<Findings> {
  const before = await settled(proof);
  const token = await tokenByJwt(proof.stack.org, proof.stack.data, INTEGRATION_USERNAME);
  const rows = await query(token, SOQL);
  assert.ok(
    owners(rows) > 1 && rows.every((row) => row.Margin__c !== undefined),
    'the integration user sees everything',
  );
  const pay = await query(token, PAY);
  assert.ok(pay.length > 0);
  return {
    rows: rows.length,
    margin: 'shown',
    caller: await whoAmI(token),
    pay: `${pay.length} rows`,
    proof: `${await entriesSince(proof, before)} entries`,
  };
}

/** A proxy that only passes the person's token on: right rows, but no policy and no evidence. */
async function throughTokenProxy(proof: Proof): Promise<Findings> {
  const before = await settled(proof);
  const token = await tokenByLogin(proof.stack.org, proof.person('west'));
  const rows = await query(token, SOQL.replace('Margin__c, ', ''));
  const margin = await query(token, SOQL).then(
    () => 'shown',
    (error: Error) => `error: ${error.message.split(':')[0]}`,
  );
  const pay = await query(await tokenByLogin(proof.stack.org, proof.person('manager')), PAY);
  assert.ok(pay.length > 0, 'the manager may read Compensation__c in Salesforce');
  return {
    rows: rows.length,
    margin,
    caller: await whoAmI(token),
    pay: `${pay.length} rows (as manager)`,
    proof: `${await entriesSince(proof, before)} entries`,
  };
}

async function throughAegis(proof: Proof): Promise<Findings> {
  const before = await settled(proof);
  const reply = await proof.call('west', 'find_records', OPEN_OPPORTUNITIES);
  const records = reply.content.result?.records ?? [];
  const pay = await proof.call('manager', 'find_records', {
    object: 'Compensation__c',
    fields: ['Name', 'Salary__c'],
    limit: 10,
  });
  return {
    rows: records.length,
    margin: records.some((row) => 'Margin__c' in row) ? 'shown' : 'absent and reported',
    caller: proof.person('west').username,
    pay: `denied: ${pay.content.decision?.rule}`,
    proof: `${await entriesSince(proof, before)} entries, verifiable`,
  };
}

/** Entries the chain got for the calls after `seq`, late events included. */
async function entriesSince(proof: Proof, seq: number): Promise<number> {
  return (await settled(proof)) - seq;
}

/** The chain's last sequence number once nothing has arrived for a second. */
async function settled(proof: Proof): Promise<number> {
  for (let last = await lastSeq(proof.stack); ;) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const now = await lastSeq(proof.stack);
    if (now === last) return now;
    last = now;
  }
}

/** What is lost with the usual ways. */
export const sideBySideStep: Step = {
  name: 'The same question through a shared integration user and through a token-only proxy',
  async run(proof) {
    const integration = await throughIntegrationUser(proof);
    const proxy = await throughTokenProxy(proof);
    const aegis = await throughAegis(proof);
    const row = (title: string, key: keyof Findings) => [
      title,
      String(integration[key]),
      String(proxy[key]),
      String(aegis[key]),
    ];
    table(
      ['asked for the West representative', 'shared integration user', 'token-only proxy', 'Aegis'],
      [
        row('rows returned', 'rows'),
        row('Margin__c, hidden from the profile', 'margin'),
        row('user the org sees', 'caller'),
        row('Compensation__c for a manager', 'pay'),
        row('tamper-evident record', 'proof'),
      ],
    ).forEach((line) => proof.say(line));
    assert.ok(integration.rows > aegis.rows, 'the integration user leaks rows of other regions');
    assert.equal(proxy.rows, aegis.rows);
    assert.notEqual(integration.caller, aegis.caller, 'attribution is lost');
    assert.equal(integration.proof, '0 entries');
    assert.equal(proxy.proof, '0 entries');
    assert.match(aegis.pay, /ForbidCompensation/);
    assert.match(aegis.proof, /^[1-9]/);
    return `integration user: ${integration.rows - aegis.rows} rows too many, margin shown, person unknown; token-only proxy: no policy, no evidence`;
  },
};
