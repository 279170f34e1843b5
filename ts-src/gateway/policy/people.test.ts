import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgApi } from '../salesforce/apex-rest.ts';
import { readPeople } from './people.ts';
import type { People } from './people.ts';
import type { PolicyRule } from './rules.ts';

const ACCESS = { accessToken: 'token', instanceUrl: 'https://example.my.salesforce.com' };
const [ANNA, BEN, CARA] = ['005000000000001AAA', '005000000000002AAA', '005000000000003AAA'];
const [DESK, INNER, TOP_GROUP] = ['00G000000000001AAA', '00G000000000002AAA', '00G000000000003AAA'];
const [TOP, WEST] = ['00E000000000001AAA', '00E000000000002AAA'];

/** Answers by the object after FROM; keeps the queries. */
function org(rows: Record<string, unknown[]>): { queries: string[]; read(rules: PolicyRule[]): Promise<People> } {
  const queries: string[] = [];
  const api: Pick<OrgApi, 'query'> = {
    query: async <Row>(_access: unknown, soql: string) => {
      queries.push(soql);
      return (rows[/ FROM (\w+)/.exec(soql)![1]!] ?? []) as Row[];
    },
  };
  const policy = { version: 'v', phase: 'sandbox', killSwitch: false, agents: [] };
  return { queries, read: (rules) => readPeople(api, ACCESS, { ...policy, rules }) };
}

const rule = (more: Partial<PolicyRule>): PolicyRule => ({ name: 'P', effect: 'Permit', ...more });

describe('people of a policy', () => {
  it('are not read when no rule speaks of them', async () => {
    const source = org({});
    assert.equal((await source.read([rule({ profile: '*', role: ' ' })])).size, 0);
    assert.deepEqual(source.queries, []);
  });

  it('have profile and role; names are quoted', async () => {
    const source = org({ User: [{ Id: ANNA, Profile: { Name: "Anna's" }, UserRole: { DeveloperName: 'West' } }] });
    const people = await source.read([rule({ profile: "Anna's" })]);
    assert.equal(people.get(ANNA)?.profile, "Anna's");
    assert.match(source.queries[0]!, /WHERE Profile\.Name IN \('Anna\\'s'\)$/);
    assert.equal((await source.read([rule({ role: 'West' })])).get(ANNA)?.role, 'West');
  });

  it('are in groups directly, by a group in them, and by a role', async () => {
    const source = org({
      Group: [
        { Id: DESK, DeveloperName: 'Desk', Type: 'Regular', RelatedId: null },
        { Id: INNER, DeveloperName: 'Inner', Type: 'Regular', RelatedId: null },
        { Id: TOP_GROUP, DeveloperName: 'Top', Type: 'RoleAndSubordinates', RelatedId: TOP },
      ],
      GroupMember: [
        { GroupId: DESK, UserOrGroupId: INNER },
        { GroupId: INNER, UserOrGroupId: DESK },
        { GroupId: INNER, UserOrGroupId: ANNA },
        { GroupId: DESK, UserOrGroupId: TOP_GROUP },
      ],
      User: [
        { Id: ANNA, UserRoleId: null, UserType: 'Standard' },
        { Id: BEN, UserRoleId: WEST, UserType: 'Standard' },
        { Id: CARA, UserRoleId: null, UserType: 'Standard' },
      ],
      UserRole: [
        { Id: TOP, ParentRoleId: null },
        { Id: WEST, ParentRoleId: TOP },
      ],
    });
    const people = await source.read([rule({ group: 'desk' })]);
    assert.deepEqual(people.get(ANNA)?.groups, ['Desk']);
    assert.deepEqual(people.get(BEN)?.groups, ['Desk']);
    assert.equal(people.has(CARA), false);
  });
});
