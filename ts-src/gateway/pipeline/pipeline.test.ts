import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { FIND, PERMIT_ALL, startHarness } from '../testing/harness.ts';
import type { Harness } from '../testing/harness.ts';

const RULES = [
  PERMIT_ALL,
  { name: 'NoPay', effect: 'Forbid', object: 'Compensation__c', reason: 'Pay is private.' },
  { name: 'NoMargin', effect: 'Forbid', object: 'Opportunity', field: 'Margin__c' },
  { name: 'AuditorsOnly', effect: 'Forbid', object: 'Case', permissionSet: 'Sales_Team' },
];

let harness: Harness;
let token: string;
before(async () => {
  harness = await startHarness({ rules: RULES });
  harness.users[0].permissionSets = ['Sales_Team'];
  await harness.gateway.readPolicies();
  token = (await harness.signIn(harness.users[0])).access_token;
});
after(() => harness.close());
afterEach(() => {
  harness.signer.entries.length = 0;
  harness.signer.refuse.clear();
  harness.org.override = null;
});

/** Calls and says how many requests reached the org meanwhile. */
async function counted(tool: string, args: unknown): Promise<{ status: number; body: any; orgCalls: number }> {
  const before = harness.org.totalCalls();
  const { status, body } = await harness.call(token, tool, args);
  return { status, body, orgCalls: harness.org.totalCalls() - before };
}

describe('a call that policy denies', () => {
  const denied: [string, unknown, string][] = [
    ['of a forbidden object', { object: 'Compensation__c', fields: ['Name'] }, 'NoPay'],
    [
      'of a forbidden object by its relationship',
      { object: 'Account', fields: ['Compensation__r.Salary__c'] },
      'NoPay',
    ],
    ['of a forbidden field', { object: 'Opportunity', fields: ['Name', 'Margin__c'] }, 'NoMargin'],
    [
      'with a forbidden field in the filter',
      {
        object: 'Opportunity',
        fields: ['Name'],
        filter: {
          or: [
            { field: 'Name', operator: 'eq', value: 'x' },
            { not: { field: 'margin__c', operator: 'gt', value: 1 } },
          ],
        },
      },
      'NoMargin',
    ],
    [
      'with a forbidden field in the order',
      { object: 'Opportunity', fields: ['Name'], orderBy: [{ field: 'Margin__c', direction: 'desc' }] },
      'NoMargin',
    ],
    ['of a person with a permission set', { object: 'Case', fields: ['Subject'] }, 'AuditorsOnly'],
  ];
  for (const [what, args, rule] of denied) {
    it(`${what} reaches no org and leaves one DENY`, async () => {
      const { status, body, orgCalls } = await counted('find_records', args);
      assert.deepEqual(
        [status, body.status, body.code, body.decision.rule, orgCalls],
        [403, 'denied', 'POLICY_DENIED', rule, 0],
      );
      assert.match(body.decision.why.join(' '), new RegExp(harness.users[0].userId));
      assert.doesNotMatch(JSON.stringify(body), /@example\.com/);
      const [entry] = harness.signer.entries;
      assert.deepEqual(harness.signer.kinds(), ['DENY']);
      assert.equal(entry.payload.decision.rule, rule);
      assert.equal(entry.payload.result, 'denied');
      assert.equal(entry.payload.correlationId, body.correlationId);
    });
  }

  it('holds no value of the filter in its entry', async () => {
    await counted('find_records', {
      object: 'Opportunity',
      fields: ['Margin__c'],
      filter: { field: 'Name', operator: 'eq', value: 'top secret' },
    });
    assert.doesNotMatch(JSON.stringify(harness.signer.entries), /top secret/);
  });
});

describe('a call that cannot be read', () => {
  const wrong: [string, unknown, string, number, string][] = [
    ['find_records', { fields: ['Name'] }, 'object', 400, 'INVALID_ARGUMENT'],
    ['find_records', { object: 'Account', fields: 'Name' }, 'fields', 400, 'INVALID_ARGUMENT'],
    ['find_records', { object: 'Account', fields: ['Name; DELETE'] }, 'fields[0]', 400, 'INVALID_ARGUMENT'],
    ['get_record', { object: 'Account', fields: ['Name'], id: 12 }, 'id', 400, 'INVALID_ARGUMENT'],
    ['find_records', ['Account'], 'arguments', 400, 'INVALID_ARGUMENT'],
    ['drop_table', {}, 'name', 404, 'UNKNOWN_TOOL'],
  ];
  for (const [tool, args, field, status, code] of wrong) {
    it(`${tool} ${JSON.stringify(args)} names ${field} and is recorded`, async () => {
      const answer = await counted(tool, args);
      assert.deepEqual(
        [answer.status, answer.body.error.code, answer.body.error.field, answer.orgCalls],
        [status, code, field, 0],
      );
      assert.ok(answer.body.error.fix);
      assert.deepEqual(harness.signer.kinds(), ['DENY']);
    });
  }

  it('is no JSON at all', async () => {
    const response = await fetch(`${harness.gateway.url}/v1/orgs/prod/tools/find_records`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{',
    });
    assert.equal(response.status, 400);
  });
});

describe('without the signer', () => {
  for (const [kind, args] of [
    ['INTENT', FIND],
    ['DENY', { object: 'Compensation__c', fields: ['Name'] }],
  ] as const) {
    it(`no ${kind} is signed, so the call is denied and reaches no org`, async () => {
      harness.signer.refuse.add(kind);
      const { status, body, orgCalls } = await counted('find_records', args);
      assert.deepEqual([status, body.status, body.code, orgCalls], [503, 'denied', 'AUDIT_UNAVAILABLE', 0]);
    });
  }

  it('an OUTCOME that cannot be signed withholds the data', async () => {
    harness.signer.refuse.add('OUTCOME');
    const { status, body, orgCalls } = await counted('find_records', FIND);
    assert.deepEqual([status, body.status, body.error.code, orgCalls], [503, 'failed', 'AUDIT_UNAVAILABLE', 1]);
    assert.equal(body.result, undefined);
  });
});

describe("the org's answer", () => {
  const decision = { effect: 'DENY', rule: 'OrgRule', reason: 'Not yours.', why: ['The field is hidden.'] };
  const answers: [string, number, unknown, { http: number; reply: string; code?: string; result: string }][] = [
    [
      'a denial',
      403,
      { status: 'denied', executionId: 'a01', decision },
      { http: 403, reply: 'denied', code: 'POLICY_DENIED', result: 'denied' },
    ],
    [
      'a hold',
      202,
      { status: 'held', decision: { ...decision, effect: 'HOLD' } },
      { http: 202, reply: 'held', result: 'denied' },
    ],
    [
      'a wrong argument',
      400,
      {
        status: 'failed',
        error: { code: 'INVALID_ARGUMENT', message: 'no field X', field: 'fields[0]', fix: 'use Y' },
      },
      { http: 400, reply: 'failed', code: 'INVALID_ARGUMENT', result: 'failure' },
    ],
    [
      'a fault',
      500,
      { error: { code: 'FAULT', message: 'limit', fix: 'look' } },
      { http: 500, reply: 'failed', code: 'FAULT', result: 'failure' },
    ],
    [
      'a limit',
      403,
      [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
      { http: 502, reply: 'failed', code: 'ORG_REFUSED', result: 'failure' },
    ],
    [
      'nonsense',
      200,
      { hello: 'world' },
      { http: 502, reply: 'failed', code: 'ORG_ANSWER_INVALID', result: 'failure' },
    ],
  ];
  for (const [what, status, body, expect] of answers) {
    it(`${what} is passed on and recorded`, async () => {
      harness.org.override = { status, body };
      const answer = await counted('find_records', FIND);
      const code = answer.body.code ?? answer.body.error?.code;
      assert.deepEqual(
        { http: answer.status, reply: answer.body.status, code, orgCalls: answer.orgCalls },
        { http: expect.http, reply: expect.reply, code: expect.code, orgCalls: 1 },
      );
      assert.deepEqual(harness.signer.kinds(), ['INTENT', 'OUTCOME']);
      const { result, attempts } = harness.signer.entries[1].payload;
      assert.deepEqual([result, attempts], [expect.result, 1]);
    });
  }

  it('with stripped fields is recorded as partial, with the ids of its records', async () => {
    harness.org.override = {
      status: 200,
      body: {
        status: 'succeeded',
        decision: { effect: 'ALLOW', rule: 'PermitAll', reason: 'yes' },
        result: { records: [{ Id: '006A' }, { Id: '006B' }] },
        strippedFields: ['Opportunity.Margin__c'],
      },
    };
    const { body } = await counted('find_records', FIND);
    assert.deepEqual(body.strippedFields, ['Opportunity.Margin__c']);
    const { payload } = harness.signer.entries[1];
    assert.deepEqual([payload.result, payload.recordIds], ['partial', ['006A', '006B']]);
  });
});

describe('an org that is away for a moment', () => {
  const busy = { status: 503, body: 'maintenance' };
  const attempts = (): unknown => harness.signer.entries[1].payload.attempts;

  it('is asked again, and the audit says how often', async () => {
    harness.org.override = { ...busy, times: 2 };
    const { status, orgCalls } = await counted('find_records', FIND);
    assert.deepEqual([status, orgCalls, attempts()], [200, 3, 3]);
    assert.equal(new Set(harness.org.correlations.slice(-3)).size, 1);
  });

  it('is asked again after a lost connection', async () => {
    harness.org.override = { ...busy, breaks: true };
    const { status, orgCalls } = await counted('find_records', FIND);
    assert.deepEqual([status, orgCalls, attempts()], [200, 2, 2]);
  });

  it('for longer is passed on and recorded', async () => {
    harness.org.override = { ...busy, times: 9 };
    const { status, body, orgCalls } = await counted('find_records', FIND);
    assert.deepEqual([status, body.status, body.error.code, orgCalls], [503, 'failed', 'ORG_UNAVAILABLE', 3]);
    assert.deepEqual(harness.signer.kinds(), ['INTENT', 'OUTCOME']);
    assert.deepEqual([harness.signer.entries[1].payload.result, attempts()], ['failure', 3]);
  });

  it('that asks to wait longer than the call may take is not asked again', async () => {
    harness.org.override = { ...busy, status: 429, headers: { 'retry-after': '3600' } };
    const { status, orgCalls } = await counted('find_records', FIND);
    assert.deepEqual([status, orgCalls], [503, 1]);
  });
});

describe('the Salesforce session', () => {
  it('that has ended is renewed once and the call repeated once', async () => {
    harness.org.endSessions(harness.users[0].username);
    const before = harness.org.refreshes;
    const { status, orgCalls } = await counted('find_records', FIND);
    assert.deepEqual([status, orgCalls, harness.org.refreshes - before], [200, 2, 1]);
  });

  it('is renewed once for many calls at the same time', async () => {
    harness.org.endSessions(harness.users[0].username);
    const before = harness.org.refreshes;
    const answers = await Promise.all(Array.from({ length: 30 }, () => harness.call(token, 'find_records', FIND)));
    assert.ok(answers.every(({ status }) => status === 200));
    assert.deepEqual([harness.org.refreshes - before, harness.org.reuses], [1, 0]);
  });

  it('that is renewed but not accepted ends with RECONNECT_REQUIRED after one retry', async () => {
    harness.org.endSessions(harness.users[0].username);
    const issued = {
      access_token: 'unknown',
      refresh_token: 'next',
      instance_url: harness.org.url,
      token_type: 'Bearer',
    };
    harness.org.tokenOverride = { status: 200, body: issued };
    const { status, body, orgCalls } = await counted('find_records', FIND);
    assert.deepEqual([status, body.code ?? body.error.code, orgCalls], [401, 'RECONNECT_REQUIRED', 2]);
    token = (await harness.signIn(harness.users[0])).access_token;
  });

  it('that the org does not renew for now stays', async () => {
    harness.org.endSessions(harness.users[0].username);
    harness.org.tokenOverride = { status: 503, body: { error: 'temporarily_unavailable' } };
    const { status, body } = await counted('find_records', FIND);
    assert.deepEqual([status, body.error.code], [503, 'ORG_UNAVAILABLE']);
    assert.equal((await counted('find_records', FIND)).status, 200);
  });

  it('that is revoked asks for a new sign-in, and a new sign-in helps', async () => {
    harness.org.revoke(harness.users[0].username);
    const { status, body } = await counted('find_records', FIND);
    assert.deepEqual([status, body.status, body.code], [401, 'denied', 'RECONNECT_REQUIRED']);
    assert.equal((await counted('find_records', FIND)).status, 401);
    token = (await harness.signIn(harness.users[0])).access_token;
    assert.equal((await counted('find_records', FIND)).status, 200);
  });
});

describe('the kill switch', () => {
  it('denies everything and reaches no org', async () => {
    harness.org.policy.killSwitch = true;
    await harness.gateway.readPolicies();
    const { status, body, orgCalls } = await counted('find_records', FIND);
    const list = await fetch(`${harness.gateway.url}/v1/orgs/prod/tools`, {
      headers: { authorization: `Bearer ${token}` },
    });
    harness.org.policy.killSwitch = false;
    await harness.gateway.readPolicies();
    assert.deepEqual([status, body.code, orgCalls], [403, 'KILL_SWITCH', 0]);
    assert.deepEqual(harness.signer.kinds(), ['DENY']);
    assert.equal(list.status, 403);
  });
});

describe('an agent', () => {
  for (const [what, state, code] of [
    ['with its kill switch on', { killSwitch: true }, 'KILL_SWITCH'],
    ['that is inactive', { active: false }, 'POLICY_DENIED'],
    ['that the org does not know', { name: 'another' }, 'POLICY_DENIED'],
  ] as const) {
    it(`${what} denies calls and list, and reaches no org`, async () => {
      const [agent] = harness.org.policy.agents;
      harness.org.policy.agents = [{ ...agent!, ...state }];
      await harness.gateway.readPolicies();
      const before = harness.org.totalCalls();
      const { status, body } = await counted('find_records', FIND);
      const list = await fetch(`${harness.gateway.url}/v1/orgs/prod/tools`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const reached = harness.org.totalCalls() - before;
      harness.org.policy.agents = [agent!];
      await harness.gateway.readPolicies();
      assert.deepEqual([status, body.code, list.status, reached], [403, code, 403, 0]);
      assert.deepEqual(harness.signer.kinds(), ['DENY']);
    });
  }
});

describe('the tool list over REST', () => {
  const list = async (): Promise<{ status: number; body: any }> => {
    const response = await fetch(`${harness.gateway.url}/v1/orgs/prod/tools`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: response.status, body: await response.json() };
  };

  it('is the one of the org', async () => {
    const { body } = await list();
    assert.deepEqual(
      body.tools.map(({ name }: { name: string }) => name),
      ['describe_objects', 'find_records', 'get_record'],
    );
  });

  it('is an error, never empty, when the person must sign in again', async () => {
    harness.org.revoke(harness.users[0].username);
    const { status, body } = await list();
    assert.deepEqual([status, body.error.code, body.tools], [401, 'RECONNECT_REQUIRED', undefined]);
  });
});
