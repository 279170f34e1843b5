/**
 * What an agent is told must not depend on values it may not know. Two orgs differ in the values of one field alone; every
 * call has to get the same reply in both: tokens included, because equal values stay equal. Deterministic, by its seed.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openProbe } from './probe.ts';
import type { AgentReply, Probe } from './probe.ts';
import { dice } from './random.ts';
import type { Dice } from './random.ts';
import type { AgentPlan, OrgPlan } from './situations.ts';

const SEED = 20261122;
const CALLS = 30;
const PERSON = 'person@access.example';
const OBJECT = 'Gamma__c';
const SECRET = 'F1__c';
const OPEN_WORDS = ['alder', 'birch', 'cedar'];
/** The same field in two orgs: the values have another order, other letters and another length. */
const WORLDS = [
  ['ash', 'box', 'elm', 'fir', 'gum', 'hop', 'ivy', 'oak'],
  ['yewtree', 'vine', 'teakwood', 'sumac', 'rowan', 'pine', 'maple', 'larch'],
] as const;

const agent = (name: string, settings: Record<string, string>): AgentPlan => ({
  name,
  settings,
  tools: ['find_records', 'aggregate_records', 'search'].map((tool) => ({ name: tool, approval: 'Disabled' })),
  rules: [{ name: `${name}Reads`, effect: 'Permit', agent: name, object: OBJECT, operation: 'Read', field: null }],
});

const AGENTS = {
  masked: agent('Masked', {}),
  ceiling: agent('Ceiling', { MaxSensitivity__c: 'Internal', PIIMaskingMode__c: 'Pattern-Only' }),
  open: agent('Open', { PIIMaskingMode__c: 'Pattern-Only' }),
};

const orgOf = (secrets: readonly string[]): OrgPlan => {
  const readable = ['F1__c', 'F2__c', 'F3__c'] as const;
  const grant = { object: OBJECT, read: true, create: false, edit: false, delete: false } as const;
  const set = {
    name: 'Reads',
    grants: [{ ...grant, viewAll: true, modifyAll: false, readable: [...readable], editable: [] }],
  };
  return {
    permissionSets: [set],
    people: [{ username: PERSON, role: 'Top', sets: [set] }],
    records: secrets.map((secret, at) => ({
      ref: `record-${at}`,
      object: OBJECT,
      owner: PERSON,
      values: { F1__c: secret, F2__c: OPEN_WORDS[at % 3]!, F3__c: OPEN_WORDS[at % 2]!, F4__c: 'unseen' },
      shares: [],
    })),
    agents: Object.values(AGENTS),
    levels: { [SECRET]: 'Confidential' },
  };
};

interface Call {
  tool: string;
  args: Record<string, unknown>;
}

/** Parts of values and patterns that fit some values of one org, and whole values of open fields: none of the secret one. */
const PARTS = ['a', 'e%', '%o%', 'f', 'h', '%i%', 'm', 'o%', 'p%', 's', '_o_', 'y%', ...OPEN_WORDS];
const FIELDS = [SECRET, SECRET, SECRET, 'F2__c', 'F3__c'];

function conditionOf(random: Dice, depth = 0): Record<string, unknown> {
  if (depth < 2 && random.chance(0.3)) {
    const parts = [conditionOf(random, depth + 1), conditionOf(random, depth + 1)];
    return random.pick([{ and: parts }, { or: parts }, { not: parts[0] }]);
  }
  const operator = random.pick(['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'like', 'in', 'notIn', 'isNull']);
  const value = { in: random.some(PARTS, 0.3).concat('x'), isNull: random.chance(0.5) }[
    operator === 'notIn' ? 'in' : operator
  ];
  return { field: random.pick(FIELDS), operator, value: value ?? random.pick(PARTS) };
}

function callOf(random: Dice): Call {
  const filter = random.chance(0.7) ? { filter: conditionOf(random) } : {};
  const fields = ['F2__c', ...random.some([SECRET, 'F3__c'], 0.5)];
  const direction = random.pick(['asc', 'desc']);
  const order = random.chance(0.4) ? { orderBy: [{ field: random.pick(FIELDS), direction }], limit: 3 } : {};
  const measure = { function: random.pick(['count', 'countDistinct', 'min', 'max']), field: random.pick(FIELDS) };
  const groups = random.chance(0.6) ? { groupBy: [random.pick(FIELDS)] } : {};
  const term = random.pick([
    ...PARTS.map((part) => `${part.replace(/[%_]/g, '')}o*`),
    'elm*',
    'ash alder',
    'pine*',
    'ro*',
    'birch',
    'al*',
  ]);
  return random.pick([
    { tool: 'find_records', args: { object: OBJECT, fields, ...filter, ...order } },
    { tool: 'find_records', args: { object: OBJECT, fields, ...filter, ...order } },
    { tool: 'aggregate_records', args: { object: OBJECT, measures: [measure], ...groups, ...filter } },
    { tool: 'search', args: { term, in: [{ object: OBJECT, fields }] } },
  ]);
}

const random = dice(SEED);
const GENERATED = Array.from({ length: CALLS }, () => callOf(random));

let worlds: Probe[];
before(() => {
  worlds = WORLDS.map((secrets) => openProbe(orgOf(secrets)));
});
after(() => worlds.forEach((world) => world.close()));

/** The reply without what names the run. */
function told(world: Probe, { name }: AgentPlan, { tool, args }: Call): AgentReply {
  const {
    executionId: _execution,
    correlationId: _correlation,
    ...reply
  } = world.throughAgent(PERSON, name, tool, args);
  return reply;
}

const repliesOf = (asked: AgentPlan, call: Call): AgentReply[] => worlds.map((world) => told(world, asked, call));

describe('values that an agent may not know', () => {
  for (const [what, asked, rule] of [
    ['a masked field', AGENTS.masked, 'masked-field-comparison'],
    ['a field above the ceiling', AGENTS.ceiling, 'sensitivity-ceiling'],
  ] as const) {
    test(`of ${what} change no reply`, () => {
      const seen = { succeeded: 0, denied: 0, failed: 0, held: 0 };
      for (const [at, call] of GENERATED.entries()) {
        const [one, other] = repliesOf(asked, call);
        assert.deepEqual(one, other, `seed ${SEED}, call ${at}: ${JSON.stringify(call)}`);
        assert.notEqual(one!.status, 'failed', JSON.stringify([call, one]));
        if (one!.status === 'denied') assert.equal(one!.decision?.rule, rule, JSON.stringify([call, one]));
        seen[one!.status]++;
      }
      assert.ok(seen.succeeded >= CALLS / 4 && seen.denied >= CALLS / 4, JSON.stringify(seen));
    });
  }

  test('of a field above the ceiling are not confirmed either', () => {
    for (const value of [WORLDS[0][2], WORLDS[1][2]]) {
      const filter = { field: SECRET, operator: 'eq', value };
      const [one, other] = repliesOf(AGENTS.ceiling, {
        tool: 'find_records',
        args: { object: OBJECT, fields: ['F2__c'], filter },
      });
      assert.deepEqual(one, other);
      assert.equal(one!.decision?.rule, 'sensitivity-ceiling');
    }
  });

  test('red when not: they change what an agent is told that is shown the field', () => {
    const find = { object: OBJECT, fields: ['F2__c', 'F3__c'] };
    const telling: Record<string, unknown>[] = [
      { ...find, filter: { field: SECRET, operator: 'like', value: '%i%' } },
      { ...find, filter: { field: SECRET, operator: 'gt', value: 'h' } },
      { ...find, orderBy: [{ field: SECRET }], limit: 3 },
    ];
    for (const args of telling) {
      const [one, other] = repliesOf(AGENTS.open, { tool: 'find_records', args });
      assert.notDeepEqual(one, other, JSON.stringify(args));
    }
  });
});
