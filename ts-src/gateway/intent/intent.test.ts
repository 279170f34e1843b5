import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseIntent } from './intent.ts';
import type { Intent } from './intent.ts';

function intentOf(tool: string, args: unknown): Intent {
  const parsed = parseIntent(tool, args);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.intent;
}

const find = (more: object): Intent => intentOf('find_records', { object: 'Contact', fields: ['Name'], ...more });

describe('the intent of a call', () => {
  it('has the fields of selection, filter and order, each once', () => {
    const filter = {
      and: [
        { field: 'Email', operator: 'like', value: '%x' },
        {
          or: [
            { field: 'Name', operator: 'isNull', value: false },
            { not: { field: 'Phone', operator: 'in', value: ['1', '2'] } },
          ],
        },
      ],
    };
    const intent = find({
      filter,
      orderBy: [{ field: 'CreatedDate', direction: 'desc' }, { field: 'Name' }],
      limit: 20,
    });
    assert.deepEqual(intent, {
      tool: 'find_records',
      operation: 'Read',
      objects: [{ name: 'Contact', fields: ['Name', 'Email', 'Phone', 'CreatedDate'] }],
      related: [],
      recordIds: [],
      limit: 20,
    });
  });

  it('splits relationship paths by the object each part belongs to', () => {
    const { objects, related } = find({
      fields: ['Account.Owner.Name', 'Salary__r.Amount__c', 'ReportsTo.Email', 'Account.Name'],
    });
    assert.deepEqual(objects, [{ name: 'Contact', fields: ['AccountId', 'Salary__c', 'ReportsToId'] }]);
    assert.deepEqual(related, [
      { name: 'Account', fields: ['OwnerId', 'Name'] },
      { name: 'User', fields: ['Name'] },
      { name: 'Salary__c', fields: ['Amount__c'] },
      { name: 'Contact', fields: ['Email'] },
    ]);
  });

  it('follows Parent to the object itself', () => {
    const { related } = intentOf('get_record', {
      object: 'Account',
      id: '001000000000001AAA',
      fields: ['Parent.SSN__c'],
    });
    assert.deepEqual(related, [{ name: 'Account', fields: ['SSN__c'] }]);
  });

  it('of get_record names the record', () => {
    assert.deepEqual(intentOf('get_record', { object: 'Account', id: '001000000000001', fields: ['Name'] }).recordIds, [
      '001000000000001',
    ]);
  });

  it('of aggregate_records has the fields of measures, groups and filter', () => {
    const measures = [
      { function: 'count' },
      { function: 'sum', field: 'Amount' },
      { function: 'max', field: 'Amount' },
    ];
    const filter = { field: 'IsWon', operator: 'eq', value: true };
    const intent = intentOf('aggregate_records', {
      object: 'Opportunity',
      measures,
      groupBy: ['Account.Region__c'],
      filter,
    });
    assert.deepEqual(intent.objects, [{ name: 'Opportunity', fields: ['Amount', 'AccountId', 'IsWon'] }]);
    assert.deepEqual(intent.related, [{ name: 'Account', fields: ['Region__c'] }]);
    assert.equal(intent.operation, 'Read');
    const field = (args: object): unknown => {
      const parsed = parseIntent('aggregate_records', { object: 'Opportunity', ...args });
      return parsed.ok ? null : parsed.field;
    };
    assert.equal(field({}), 'measures');
    assert.equal(field({ measures: [{ function: 'median', field: 'Amount' }] }), 'measures[0].function');
    assert.equal(field({ measures: [{ function: 'sum' }] }), 'measures[0].field');
    assert.equal(field({ measures: [{ function: 'count' }], groupBy: [1] }), 'groupBy[0]');
    assert.equal(field({ measures: [{ function: 'count' }], limit: 201 }), 'limit');
  });

  it('of aggregate_records has nothing more when groups are compared and sorted', () => {
    const args = {
      object: 'Opportunity',
      measures: [{ function: 'count' }, { function: 'sum', field: 'Amount' }],
      groupBy: ['StageName'],
    };
    const having = [{ measure: 'Sum(amount)', operator: 'gt', value: 100 }];
    const orderBy = [{ measure: 'count', direction: 'desc' }, { field: 'stagename' }];
    assert.deepEqual(intentOf('aggregate_records', { ...args, having, orderBy }), intentOf('aggregate_records', args));
    const field = (more: object): unknown => {
      const parsed = parseIntent('aggregate_records', { ...args, ...more });
      return parsed.ok ? null : parsed.field;
    };
    assert.equal(field({ having: [{ measure: 'max(Salary__c)', operator: 'gt', value: 1 }] }), 'having[0].measure');
    assert.equal(field({ having: [{ measure: 'count', operator: 'like', value: 1 }] }), 'having[0].operator');
    assert.equal(field({ having: [{ measure: 'count', operator: 'gt' }] }), 'having[0].value');
    assert.equal(field({ having: [] }), 'having');
    assert.equal(field({ orderBy: [{ field: 'Salary__c' }] }), 'orderBy[0].field');
    assert.equal(field({ orderBy: [{ direction: 'asc' }] }), 'orderBy[0].measure');
    assert.equal(field({ orderBy: [{ measure: 'count', direction: 'down' }] }), 'orderBy[0].direction');
  });

  it('of search names every object with its fields', () => {
    const within = [
      { object: 'Account', fields: ['Name', 'Name'] },
      { object: 'Contact', fields: ['Email'] },
    ];
    const { objects, limit } = intentOf('search', { term: 'alder', in: within, limit: 10 });
    assert.deepEqual(objects, [
      { name: 'Account', fields: ['Name'] },
      { name: 'Contact', fields: ['Email'] },
    ]);
    assert.equal(limit, 20);
    const field = (args: object): unknown => {
      const parsed = parseIntent('search', { term: 'alder', in: within, ...args });
      return parsed.ok ? null : parsed.field;
    };
    assert.equal(field({ term: 'x' }), 'term');
    assert.equal(field({ term: 'a\ud800' }), 'term');
    assert.equal(field({ among: 'everything' }), 'among');
    assert.equal(field({ in: [] }), 'in');
    assert.equal(field({ in: [{ object: 'Contact', fields: ['Account.Name'] }] }), 'in[0].fields[0]');
    assert.equal(field({ in: [{ object: 'Contact' }] }), 'in[0].fields');
    assert.equal(field({ limit: 51 }), 'limit');
  });

  it('of describe_objects names its objects, or none', () => {
    assert.deepEqual(
      intentOf('describe_objects', { objects: ['Account', 'Pay__c'] }).objects.map(({ name }) => name),
      ['Account', 'Pay__c'],
    );
    assert.deepEqual(intentOf('describe_objects', {}).objects, []);
  });

  it('takes null as an absent optional argument', () => {
    assert.equal(find({ filter: null, orderBy: null, limit: null }).limit, undefined);
  });
});

describe('an argument that cannot be read is named by its path', () => {
  const condition = (more: object) => ({ filter: { field: 'Name', operator: 'eq', value: 'x', ...more } });
  const deep = (levels: number): object =>
    levels === 0 ? { field: 'Name', operator: 'eq', value: 1 } : { not: deep(levels - 1) };
  const cases: [string, unknown, string][] = [
    ['object', { object: null }, 'object'],
    ['a subquery as object', { object: 'Contact WHERE Id != null' }, 'object'],
    ['no fields', { fields: [] }, 'fields'],
    ['an aggregate as field', { fields: ['Name', 'COUNT(Id)'] }, 'fields[1]'],
    ['a path of seven parts', { fields: ['a.b.c.d.e.f.g'] }, 'fields[0]'],
    ['too many fields', { fields: Array.from({ length: 51 }, () => 'Name') }, 'fields'],
    ['an unknown argument', { soql: 'SELECT Id FROM Pay__c' }, 'soql'],
    ['a filter in words', { filter: "Name = 'x'" }, 'filter'],
    ['an operator', condition({ operator: '=' }), 'filter.operator'],
    ['an unknown part of a condition', condition({ raw: 'x' }), 'filter.raw'],
    ['a filter field', condition({ field: 'Name OR' }), 'filter.field'],
    ['an object as value', condition({ value: { $gt: 1 } }), 'filter.value'],
    ['a missing value', condition({ operator: 'gt', value: undefined }), 'filter.value'],
    ['isNull without truth value', condition({ operator: 'isNull' }), 'filter.value'],
    ['like without text', condition({ operator: 'like', value: 5 }), 'filter.value'],
    ['in without list', condition({ operator: 'in' }), 'filter.value'],
    ['a list within in', condition({ operator: 'in', value: ['a', ['b']] }), 'filter.value[1]'],
    ['both and and or', { filter: { and: [{ field: 'A', operator: 'isNull', value: true }], or: [] } }, 'filter.or'],
    ['an empty and', { filter: { and: [] } }, 'filter.and'],
    [
      'a nested condition',
      { filter: { and: [{ or: [{ field: 'A', operator: 'x' }] }] } },
      'filter.and[0].or[0].operator',
    ],
    ['a filter that is too deep', { filter: deep(5) }, 'filter.not.not.not.not.not'],
    ['a direction', { orderBy: [{ field: 'Name', direction: 'down' }] }, 'orderBy[0].direction'],
    ['an order field', { orderBy: [{ direction: 'asc' }] }, 'orderBy[0].field'],
    ['a limit in words', { limit: '10' }, 'limit'],
    ['a limit of zero', { limit: 0 }, 'limit'],
    ['a limit above the greatest', { limit: 201 }, 'limit'],
  ];
  for (const [what, more, field] of cases) {
    it(what, () => {
      const parsed = parseIntent('find_records', { object: 'Contact', fields: ['Name'], ...(more as object) });
      assert.ok(!parsed.ok);
      assert.deepEqual([parsed.code, parsed.field], ['INVALID_ARGUMENT', field]);
    });
  }

  it('a record id', () => {
    const parsed = parseIntent('get_record', { object: 'Account', id: "001' OR", fields: ['Name'] });
    assert.ok(!parsed.ok && parsed.field === 'id');
  });

  it('a tool, with the tools there are', () => {
    const parsed = parseIntent('toString', {});
    assert.ok(!parsed.ok);
    assert.equal(parsed.code, 'UNKNOWN_TOOL');
    assert.match(parsed.fix, /find_records/);
  });
});

it('what is no plain name is not repeated, and no infinite or broken value gets through', () => {
  const unknown = parseIntent('SSN 123-45-6789', {});
  assert.equal(unknown.ok, false);
  assert.doesNotMatch(JSON.stringify(unknown), /123-45/);
  const key = parseIntent('find_records', { object: 'Account', fields: ['Name'], 'SSN 123-45-6789': 1 });
  assert.equal(key.ok, false);
  assert.doesNotMatch(JSON.stringify(key), /123-45/);
  for (const value of [Infinity, 'a\ud800']) {
    const filter = { field: 'Name', operator: 'eq', value };
    const broken = parseIntent('find_records', { object: 'Account', fields: ['Name'], filter });
    assert.equal(broken.ok, false);
    assert.equal(!broken.ok && broken.field, 'filter.value');
  }
});
