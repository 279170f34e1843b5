import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import pino from 'pino';
import { FAULT, GatewayFault } from '../faults.ts';
import type { OrgPolicy } from '../salesforce/apex-rest.ts';
import { SessionEnded } from '../salesforce/org-request.ts';
import type { OrgAccess } from '../salesforce/org-request.ts';
import { policySync } from './sync.ts';
import type { PolicySource } from './sync.ts';

const POLICY: OrgPolicy = {
  version: 'v1',
  phase: 'sandbox',
  killSwitch: false,
  agents: [{ name: 'sales-assistant', active: true, killSwitch: false }],
  rules: [{ name: 'Permit', effect: 'Permit' }],
};
const log = pino({ level: 'silent' });

/** An org whose answers the test decides; counts service sign-ins and keeps the queries. */
function org(answer: (access: OrgAccess) => OrgPolicy): PolicySource & { signIns: number; queries: string[] } {
  const source = {
    signIns: 0,
    queries: [] as string[],
    oauth: {
      serviceToken: async () => ({
        accessToken: `token-${++source.signIns}`,
        instanceUrl: 'https://example.my.salesforce.com',
      }),
    },
    api: {
      policy: async (access: OrgAccess) => answer(access),
      query: async <Row>(_access: OrgAccess, soql: string) => {
        source.queries.push(soql);
        return [{ AssigneeId: '005000000000000', PermissionSet: { Name: 'Aegis_Auditor' } }] as Row[];
      },
    },
    intervalMs: 30_000,
    log,
  };
  return source;
}

describe('reading the policy', () => {
  it('signs the service user in once for many reads', async () => {
    const source = org(() => POLICY);
    const sync = policySync(source);
    assert.equal(sync.current(), undefined);
    await sync.read();
    await sync.read();
    assert.deepEqual([sync.current()?.version, source.signIns, source.queries], ['v1', 1, []]);
  });

  it('signs the service user in again when its session has ended', async () => {
    const source = org(({ accessToken }) => {
      if (accessToken === 'token-1') throw new SessionEnded('401');
      return POLICY;
    });
    const sync = policySync(source);
    await sync.read();
    assert.deepEqual([sync.current()?.version, source.signIns], ['v1', 2]);
  });

  it('leaves the former one to age when the org does not answer', async () => {
    let up = true;
    const sync = policySync(
      org(() => {
        if (!up) throw new GatewayFault(FAULT.ORG_UNAVAILABLE, 'down', { fix: 'wait' });
        return POLICY;
      }),
    );
    await sync.read();
    const former = sync.current();
    up = false;
    await sync.read();
    assert.equal(sync.current(), former);
  });

  it('takes effect at the next read', async () => {
    let killSwitch = false;
    const sync = policySync(org(() => ({ ...POLICY, killSwitch })));
    await sync.read();
    killSwitch = true;
    await sync.read();
    assert.equal(sync.current()?.killSwitch, true);
  });

  it('asks who has the permission sets that rules name, by name only', async () => {
    const rules = ['Aegis_Auditor', ' aegis__Pilot ', '*', '', null, "x' OR Name != '"].map((permissionSet, at) => ({
      name: `R${at}`,
      effect: 'Permit',
      permissionSet,
    }));
    const source = org(() => ({ ...POLICY, rules }));
    const sync = policySync(source);
    await sync.read();
    assert.deepEqual(source.queries, [
      "SELECT AssigneeId, PermissionSet.Name FROM PermissionSetAssignment WHERE PermissionSet.Name IN ('Aegis_Auditor', 'aegis__Pilot')",
    ]);
    assert.deepEqual(sync.current()?.people.get('005000000000000AAA')?.permissionSets, ['Aegis_Auditor']);
  });
});
