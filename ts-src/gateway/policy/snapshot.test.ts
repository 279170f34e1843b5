import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FAULT, GatewayFault } from '../faults.ts';
import { parseIntent } from '../intent/intent.ts';
import type { Intent } from '../intent/intent.ts';
import type { OrgAgent } from '../salesforce/apex-rest.ts';
import { NOBODY } from './people.ts';
import type { Person } from './people.ts';
import type { PolicyRule } from './rules.ts';
import { decideBy, snapshot } from './snapshot.ts';
import type { PolicySnapshot } from './snapshot.ts';

const ANNA = '005000000000000AAA';
const MAX_AGE_MS = 300_000;
const READ_AT = 1_000_000;

function policy(
  rules: PolicyRule[],
  more: { killSwitch?: boolean; agent?: Partial<OrgAgent>; people?: [string, Partial<Person>][] } = {},
): PolicySnapshot {
  const { killSwitch = false, agent = {}, people = [] } = more;
  const agents = [{ name: 'Sales-Assistant', active: true, killSwitch: false, ...agent }];
  const known = new Map(people.map(([userId, person]) => [userId, { ...NOBODY, ...person }]));
  return snapshot({ version: 'v', phase: 'pilot', killSwitch, agents, rules }, known, READ_AT);
}

function intent(tool: string, args: object): Intent {
  const parsed = parseIntent(tool, args);
  assert.ok(parsed.ok);
  return parsed.intent;
}

const FIND = intent('find_records', { object: 'Account', fields: ['Name'] });
const PERMIT: PolicyRule = { name: 'Permit', effect: 'Permit' };
const decide = (current: PolicySnapshot | undefined, what = FIND, now = READ_AT) =>
  decideBy(current, { now, maxAgeMs: MAX_AGE_MS }, { userId: ANNA, agent: 'sales-assistant' }, what);
const stale = (error: unknown) => error instanceof GatewayFault && error.code === FAULT.POLICY_STALE;

describe('a policy at its moment', () => {
  it('decides up to its greatest age, and not a millisecond longer', () => {
    assert.equal(decide(policy([PERMIT]), FIND, READ_AT + MAX_AGE_MS).effect, 'ALLOW');
    assert.throws(() => decide(policy([PERMIT]), FIND, READ_AT + MAX_AGE_MS + 1), stale);
  });

  it('that was never read denies', () => assert.throws(() => decide(undefined), stale));

  it('with the kill switch on denies what its rules permit', () => {
    assert.equal(decide(policy([PERMIT], { killSwitch: true })).rule, 'KILL_SWITCH');
  });

  it('denies an agent that is stopped, inactive or not there, whatever its rules permit', () => {
    const rule = (agent: Partial<OrgAgent>): string => decide(policy([PERMIT], { agent })).rule;
    assert.equal(rule({ killSwitch: true }), 'KILL_SWITCH');
    assert.equal(rule({ active: false }), 'agent-inactive');
    assert.equal(rule({ name: 'service-assistant' }), 'agent-unknown');
    assert.equal(rule({ active: false, killSwitch: true }), 'agent-inactive');
    assert.equal(decide(policy([PERMIT], { agent: { active: false }, killSwitch: true })).rule, 'KILL_SWITCH');
  });

  it('knows the permission sets of the person', () => {
    const rules = [{ ...PERMIT, permissionSet: 'Aegis_User' }];
    assert.equal(decide(policy(rules, { people: [[ANNA, { permissionSets: ['Aegis_User'] }]] })).effect, 'ALLOW');
    assert.equal(
      decide(policy(rules, { people: [['005000000000001AAA', { permissionSets: ['Aegis_User'] }]] })).rule,
      'default-deny',
    );
  });

  it('knows profile, role and groups of the person', () => {
    const rules = [{ ...PERMIT, profile: 'Sales', role: 'West', group: 'Desk' }];
    const anna = { profile: 'Sales', role: 'West', groups: ['Desk'] };
    assert.equal(decide(policy(rules, { people: [[ANNA, anna]] })).effect, 'ALLOW');
    for (const other of [{ profile: 'Service' }, { role: 'East' }, { groups: [] }])
      assert.equal(decide(policy(rules, { people: [[ANNA, { ...anna, ...other }]] })).rule, 'default-deny');
  });

  it('knows agent and phase', () => {
    assert.equal(decide(policy([{ ...PERMIT, agent: 'sales-assistant', phase: 'pilot' }])).effect, 'ALLOW');
    assert.equal(decide(policy([{ ...PERMIT, phase: 'full' }])).effect, 'DENY');
  });

  it('lets the org choose the objects of an open describe', () => {
    const open = intent('describe_objects', {});
    assert.equal(decide(policy([{ ...PERMIT, object: 'Account' }]), open).effect, 'ALLOW');
    assert.equal(decide(policy([]), open).effect, 'DENY');
  });
});
