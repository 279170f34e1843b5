/**
 * The differential access test: generated situations, each asked through an agent and by the person alone. An agent may
 * show or write less than the person, never more. Deterministic: the seed is part of every message.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { excess, excessByPlan, situationsOf } from './differential.ts';
import type { DirectRead, Situation, Wish } from './differential.ts';
import { openProbe } from './probe.ts';
import type { AgentReply, DirectReply, Probe } from './probe.ts';
import { dice } from './random.ts';
import { FIELDS, OBJECT_NAMES, fieldsOf, mayRead, planOrg } from './situations.ts';
import type { ObjectName } from './situations.ts';

const SEED = 20261121;
const RECORDS = 12;
const ORG = planOrg(SEED, { people: 20, agents: 4, recordsPerObject: RECORDS });
const SITUATIONS = situationsOf(ORG);

let probe: Probe;
/** Name in the plan by record id. */
const refOf = new Map<string, string>();
const idOf = new Map<string, string>();

before(() => {
  probe = openProbe(ORG);
  for (const object of OBJECT_NAMES) {
    const rows = probe.unrestricted(object, 'Name').records!;
    const refs = ORG.records.filter((record) => record.object === object).map(({ ref }) => ref);
    assert.equal(rows.length, refs.length, 'Every record of the plan is there.');
    rows
      .sort((a, b) => String(a.Name).localeCompare(String(b.Name)))
      .forEach(({ Id }, at) => {
        refOf.set(String(Id), refs[at]!);
        idOf.set(refs[at]!, String(Id));
      });
  }
});
after(() => probe.close());

const name = ({ person, agent, object }: Situation): string =>
  `seed ${SEED}: ${person.username}, ${agent.name}, ${object}`;

function find({ person, agent, object }: Situation, { fields, filter }: Wish): AgentReply {
  return probe.throughAgent(person.username, agent.name, 'find_records', {
    object,
    fields,
    limit: 200,
    ...(filter ? { filter: { field: filter.field, operator: 'eq', value: filter.value } } : {}),
  });
}

describe('an agent reads no more than the person it acts for', () => {
  const random = dice(SEED + 1);
  const seen = { shownCells: 0, hiddenFields: 0, hiddenRecords: 0, rules: new Set<string>(), filters: 0 };

  test(`in ${SITUATIONS.length} situations`, () => {
    assert.ok(SITUATIONS.length >= 200);
    const found: string[] = [];
    const known = new Map<string, DirectReply>();
    for (const situation of SITUATIONS) {
      const { person, object } = situation;
      // The same for every agent.
      const direct: DirectRead = (field, condition) => {
        const key = [person.username, object, field, condition].join();
        const reply = known.get(key) ?? probe.direct(person.username, object, field, condition);
        known.set(key, reply);
        return reply;
      };
      const wanted = random.some(FIELDS, 0.6);
      const wish: Wish = {
        fields: wanted.length > 0 ? wanted : ['F1__c'],
        filter: random.chance(0.3) ? { field: random.pick(FIELDS), value: 'alder' } : null,
      };
      const reply = find(situation, wish);
      assert.notEqual(reply.status, 'failed', `${name(situation)}: ${JSON.stringify(reply)}`);
      seen.rules.add(String(reply.decision?.rule).replace(/^Agent.*/, 'rule'));
      if (reply.status !== 'succeeded') {
        assert.equal(reply.result, undefined, `${name(situation)}: ${reply.status} with a result`);
        continue;
      }
      const shown = reply.result!.records!;
      const excesses = [...excess(shown, wish, direct), ...excessByPlan(ORG, situation, shown, refOf)];
      found.push(...excesses.map((each) => `${name(situation)}: ${each}`));
      if (wish.filter) seen.filters += 1;
      else seen.hiddenRecords += RECORDS - shown.length;
      seen.hiddenFields += wish.fields.filter((field) => !fieldsOf(person, object, 'readable').has(field)).length;
      seen.shownCells += shown.reduce((sum, record) => sum + FIELDS.filter((field) => field in record).length, 0);
    }
    assert.deepEqual(found, []);
  });

  test('and the situations cover what they are meant to', () => {
    assert.ok(seen.shownCells > 300, `cells shown: ${seen.shownCells}`);
    assert.ok(seen.hiddenFields > 20, `fields hidden: ${seen.hiddenFields}`);
    assert.ok(seen.hiddenRecords > 100, `records hidden: ${seen.hiddenRecords}`);
    assert.ok(seen.filters > 10, `filters answered: ${seen.filters}`);
    for (const rule of ['default-deny', 'object-not-permitted', 'field-not-readable', 'rule'])
      assert.ok(seen.rules.has(rule), `${rule} decided nothing: ${[...seen.rules].join(', ')}`);
  });

  test('red when not: records read in system mode are named', () => {
    const object: ObjectName = 'Alpha__c';
    const person = ORG.people.find(
      (each) =>
        fieldsOf(each, object, 'readable').size === 0 &&
        ORG.records.some((record) => record.object === object && !mayRead(ORG, each, record)),
    )!;
    const shown = probe.unrestricted(object, 'F1__c').records!;
    const wish: Wish = { fields: ['F1__c'], filter: null };
    const situation = { person, agent: ORG.agents[0]!, object };
    const direct = excess(shown, wish, (field, condition) => probe.direct(person.username, object, field, condition));
    assert.ok(
      direct.some((each) => each.startsWith('showed F1__c')),
      direct.join('\n'),
    );
    assert.ok(
      direct.some((each) => each.startsWith('told of record')),
      direct.join('\n'),
    );
    assert.ok(excessByPlan(ORG, situation, shown, refOf).length > 0);
  });
});

describe('two people, one agent', () => {
  test('different field rights and different sharing give different answers', () => {
    const agent = ORG.agents.find(({ rules }) =>
      rules.every(({ object, effect, field }) => object !== 'Alpha__c' || (effect === 'Permit' && !field)),
    );
    assert.ok(agent, 'No agent is open to Alpha__c.');
    const answers = ORG.people.map((person) => {
      const situation: Situation = { person, agent, object: 'Alpha__c' };
      const reply = find(situation, { fields: ['F1__c', 'F2__c'], filter: null });
      const records = reply.result?.records ?? [];
      return {
        ...situation,
        reply,
        fields: FIELDS.filter((field) => records.some((record) => field in record)).join(),
        ids: records.map(({ Id }) => Id).join(),
      };
    });
    const pair = answers
      .filter(({ reply, ids }) => reply.status === 'succeeded' && ids !== '')
      .flatMap((one, at, all) => all.slice(at + 1).map((other) => [one, other] as const))
      .find(([one, other]) => one.fields !== other.fields && one.ids !== other.ids);
    assert.ok(pair, 'No two people got different fields and different records.');
    for (const { person, fields } of pair) {
      const readable = fieldsOf(person, 'Alpha__c', 'readable');
      assert.equal(fields, ['F1__c', 'F2__c'].filter((field) => readable.has(field as 'F1__c')).join());
    }
  });
});

describe('an agent writes no more than the person it acts for', () => {
  const OPERATIONS = [
    ['create_record', 'Create'],
    ['update_record', 'Update'],
    ['delete_record', 'Delete'],
  ] as const;
  const random = dice(SEED + 2);
  const seen = { done: new Set<string>(), refused: 0, both: 0, held: 0 };

  test(`in ${SITUATIONS.length} situations`, () => {
    const found: string[] = [];
    for (const situation of SITUATIONS) {
      const { person, agent, object } = situation;
      const [tool, operation] = random.pick(OPERATIONS);
      const field = random.pick(FIELDS);
      const present = probe.unrestricted(object, field).records!;
      const target = random.pick(present);
      const id = operation === 'Create' ? '' : String(target.Id);
      const written = operation === 'Delete' ? '' : field;
      const value = `changed by ${agent.name}`;
      const directly = probe.tryWrite(person.username, operation, object, id, written, value);
      const reply = probe.throughAgent(person.username, agent.name, tool, {
        object,
        ...(id ? { id } : {}),
        ...(written ? { fields: { [field]: value } } : {}),
      });
      const now = new Map(probe.unrestricted(object, field).records!.map((record) => [record.Id, record[field]]));
      const before = new Map(present.map((record) => [record.Id, record[field]]));
      const changed =
        [...now].filter(([key, each]) => before.get(key) !== each).length + Math.max(0, before.size - now.size);
      const where = `${name(situation)}, ${operation} ${id} ${written}`;
      if (reply.status === 'succeeded') {
        if (directly !== 'done') found.push(`${where}: done, though the person gets ${directly}`);
        if (changed !== 1 && before.get(id) !== value) found.push(`${where}: told as done, ${changed} records changed`);
        seen.done.add(operation);
      } else {
        if (changed !== 0) found.push(`${where}: told as ${reply.status}, ${changed} records changed`);
        if (reply.status === 'held') seen.held += 1;
        if (directly === 'done') seen.refused += 1;
        else seen.both += 1;
      }
    }
    assert.deepEqual(found, []);
  });

  test('and the situations cover what they are meant to', () => {
    assert.deepEqual([...seen.done].sort(), ['Create', 'Delete', 'Update']);
    assert.ok(seen.refused > 20, `refused to the agent alone: ${seen.refused}`);
    assert.ok(seen.both > 20, `refused to both: ${seen.both}`);
    assert.ok(seen.held > 0, `held: ${seen.held}`);
  });
});
