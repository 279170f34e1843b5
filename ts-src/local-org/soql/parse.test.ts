import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexParserFactory } from '@apexdevtools/apex-parser';
import type { DataError } from '../data/errors.ts';
import { lowerQuery, parseSoql } from './parse.ts';

const field = (...path: string[]) => ({ kind: 'field' as const, path });

test('fields, parent paths, aliases and functions', () => {
  const query = parseSoql(
    'SELECT Id, Account.Owner.Name boss, COUNT(Id) total, toLabel(StageName), FORMAT(convertCurrency(Amount)) FROM Opportunity o',
  );
  assert.deepEqual(query.select[1], { ...field('Account', 'Owner', 'Name'), alias: 'boss' });
  assert.deepEqual(query.select[2], { kind: 'function', call: { name: 'COUNT', args: [field('Id')] }, alias: 'total' });
  assert.deepEqual(query.select[4], {
    kind: 'function',
    call: { name: 'FORMAT', args: [{ kind: 'call', call: { name: 'convertCurrency', args: [field('Amount')] } }] },
    alias: null,
  });
  assert.deepEqual(query.from, { name: 'Opportunity', alias: 'o', scope: null });
});

test('COUNT() alone counts rows', () => {
  const query = parseSoql('select count() from Account where Name != null');
  assert.equal(query.countOnly, true);
  assert.deepEqual(query.select, []);
  assert.deepEqual(query.where, { kind: 'compare', left: field('Name'), operator: '!=', right: { kind: 'null' } });
});

test('child subqueries, semi-joins and TYPEOF', () => {
  const query = parseSoql(
    "SELECT Id, (SELECT Id FROM Contacts WHERE Email != '' ORDER BY Name LIMIT 2), TYPEOF Owner WHEN User THEN Name, Email ELSE Id END FROM Account WHERE Id NOT IN (SELECT AccountId FROM Opportunity)",
  );
  const child = query.select[1]!;
  assert.equal(child.kind === 'subquery' && child.query.from.name, 'Contacts');
  assert.equal(child.kind === 'subquery' && child.query.limit?.kind, 'number');
  assert.deepEqual(query.select[2], {
    kind: 'typeof',
    relationship: ['Owner'],
    whens: [{ type: 'User', fields: [['Name'], ['Email']] }],
    otherwise: [['Id']],
  });
  const where = query.where!;
  assert.equal(where.kind === 'in' && where.negated, true);
  assert.equal(where.kind === 'in' && where.right.kind, 'semijoin');
});

test('literals', () => {
  const values = (condition: string) => {
    const where = parseSoql(`SELECT Id FROM A WHERE ${condition}`).where!;
    return where.kind === 'compare' ? where.right : assert.fail(condition);
  };
  assert.deepEqual(values("x = 'it\\'s\\n\\u0041'"), { kind: 'string', value: "it's\nA" });
  assert.deepEqual(values("x LIKE 'a\\_b%'"), { kind: 'string', value: 'a\\_b%' });
  assert.deepEqual(values('x = -12.50'), { kind: 'number', text: '-12.50' });
  assert.deepEqual(values('x = USD5000'), { kind: 'currency', iso: 'USD', text: '5000' });
  assert.deepEqual(values('x > 2026-11-21'), { kind: 'date', text: '2026-11-21' });
  assert.deepEqual(values('x > 2026-11-21T10:00:00Z'), { kind: 'datetime', text: '2026-11-21T10:00:00Z' });
  assert.deepEqual(values('x = last_n_days:30'), { kind: 'dateLiteral', name: 'LAST_N_DAYS', n: 30 });
  assert.deepEqual(values('x = TODAY'), { kind: 'dateLiteral', name: 'TODAY', n: null });
  assert.deepEqual(values('x = true'), { kind: 'boolean', value: true });
});

test('conditions nest; NOT needs parentheses after AND', () => {
  const { where } = parseSoql(
    "SELECT Id FROM A WHERE (a = 1 OR b <> 2) AND (NOT c LIKE 'x%') AND d INCLUDES ('p;q', 'r')",
  );
  assert.equal(where!.kind === 'and' && where!.terms.map((term) => term.kind).join(), 'or,not,includes');
  assert.throws(() => parseSoql('SELECT Id FROM A WHERE a = 1 AND NOT b = 2'), { code: 'MALFORMED_QUERY' });
});

test('grouping, having, order, limit, offset and modifiers', () => {
  const query = parseSoql(
    'SELECT CALENDAR_YEAR(CloseDate) y, SUM(Amount) FROM Opportunity WITH USER_MODE GROUP BY ROLLUP(CALENDAR_YEAR(CloseDate)) HAVING SUM(Amount) > 10 ORDER BY SUM(Amount) DESC NULLS LAST, Name LIMIT 5 OFFSET 2',
  );
  assert.equal(query.withMode, 'USER_MODE');
  assert.equal(query.groupBy?.kind, 'rollup');
  assert.equal(query.having?.kind, 'compare');
  assert.deepEqual(
    query.orderBy.map((item) => [item.by.kind, item.descending, item.nulls]),
    [
      ['call', true, 'last'],
      ['field', false, null],
    ],
  );
  assert.deepEqual(
    [query.limit, query.offset],
    [
      { kind: 'number', text: '5' },
      { kind: 'number', text: '2' },
    ],
  );
  const locked = parseSoql('SELECT FIELDS(CUSTOM) FROM A USING SCOPE mine LIMIT 1 ALL ROWS FOR UPDATE');
  assert.deepEqual([locked.forUpdate, locked.allRows, locked.from.scope], [true, true, 'mine']);
  assert.deepEqual(locked.select, [{ kind: 'fields', set: 'CUSTOM' }]);
});

test('binds are numbered in source order over the whole statement', () => {
  const parser = ApexParserFactory.createParser(
    'SELECT Id, (SELECT Id FROM Contacts WHERE Name = :first) FROM Account WHERE Id IN :ids AND Name LIKE :(a + b) LIMIT :size',
  );
  const { query, binds } = lowerQuery(parser.query());
  assert.deepEqual(
    binds.map((bind) => bind.getText()),
    ['first', 'ids', '(a+b)', 'size'],
  );
  assert.deepEqual(query.limit, { kind: 'bind', text: 'size', index: 3 });
  const where = query.where!;
  assert.deepEqual(where.kind === 'and' && where.terms[1]!.kind === 'compare' && where.terms[1]!.right, {
    kind: 'bind',
    text: '(a + b)',
    index: 2,
  });
});

test('a malformed query names the place', () => {
  const cases: [string, number, RegExp][] = [
    ['SELECT Id FROM Account Foo Bar', 28, /unexpected token: 'Bar'/],
    ["SELECT Id FROM Account WHERE Name = 'x", 37, /unexpected token: ''x'/],
    ['SELECT Id FROM', 15, /unexpected token: <EOF>/],
    ['', 1, /unexpected token: <EOF>/],
    ['SELECT Id FROM Account; DELETE', 23, /unexpected token: ';'/],
  ];
  for (const [text, column, message] of cases) {
    assert.throws(
      () => parseSoql(text),
      (error: DataError) =>
        error.code === 'MALFORMED_QUERY' && error.position?.column === column && message.test(error.message),
      text,
    );
  }
});

test('DISTANCE takes a field and a place', () => {
  const query = parseSoql("SELECT Id FROM A WHERE DISTANCE(Place__c, GEOLOCATION(37.7, -122.4), 'mi') < 20");
  const where = query.where!;
  assert.deepEqual(
    where.kind === 'compare' && where.left.kind === 'call' && where.left.call.args.map((arg) => arg.kind),
    ['field', 'call', 'operand'],
  );
});

test('equal texts share one tree', () => {
  assert.equal(parseSoql('SELECT Id FROM Account'), parseSoql('SELECT Id FROM Account'));
});

test('further names in FROM stand for relationship paths', () => {
  assert.deepEqual(parseSoql('SELECT Id, o.Name FROM Account a, a.Owner o').from, {
    name: 'Account',
    alias: 'a',
    scope: null,
    joins: [{ alias: 'o', path: ['a', 'Owner'] }],
  });
});
