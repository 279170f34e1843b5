import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClassNode, Expression, MethodNode, Statement } from '../ast/index.ts';
import { parseAnonymous, parseClass, parseTrigger } from './index.ts';

function unitOf<U>(result: { unit: U } | { problems: unknown }): U {
  assert.ok('unit' in result, JSON.stringify(result));
  return result.unit;
}

function classNode(source: string): ClassNode {
  return unitOf(parseClass(source)) as ClassNode;
}

function statements(source: string): Statement[] {
  return unitOf(parseAnonymous(source)).statements;
}

function expression(source: string): Expression {
  const [statement] = statements(`Object x = ${source};`);
  assert.ok(statement?.kind === 'local');
  return statement.variables[0]!.value!;
}

/** The tree without positions. */
function plain(node: unknown): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => (key === 'line' || key === 'column' ? undefined : value)),
  );
}

test('literals', () => {
  const values = ['1', '1L', '1.50', '1.5d', 'true', 'null', String.raw`'it\'s \u0041\n'`].map((source) => {
    const node = expression(source);
    assert.ok(node.kind === 'literal');
    return [node.type, node.value];
  });
  assert.deepEqual(values, [
    ['Integer', '1'],
    ['Long', '1'],
    ['Decimal', '1.50'],
    ['Double', '1.5'],
    ['Boolean', 'true'],
    ['null', 'null'],
    ['String', "it's A\n"],
  ]);
});

test('a multi-line string begins after the line break of its opening quotes', () => {
  const node = expression("'''\n  one\n  two'''");
  assert.ok(node.kind === 'literal');
  assert.equal(node.value, '  one\n  two');
});

test('safe navigation, coalescing and indexing nest from left to right', () => {
  assert.deepEqual(plain(expression('a?.b.c(1)[2] ?? 3')), {
    kind: 'coalesce',
    left: {
      kind: 'index',
      target: {
        kind: 'call',
        target: { kind: 'member', target: { kind: 'name', name: 'a' }, name: 'b', safe: true },
        name: 'c',
        args: [{ kind: 'literal', type: 'Integer', value: '1' }],
        safe: false,
      },
      index: { kind: 'literal', type: 'Integer', value: '2' },
    },
    right: { kind: 'literal', type: 'Integer', value: '3' },
  });
});

test('operators of several tokens', () => {
  for (const operator of ['>=', '<=', '>>>', '>>', '<<', '===', '!==', '&&', '||', '^']) {
    const node = expression(`a ${operator} b`);
    assert.ok(node.kind === 'binary');
    assert.equal(node.operator, operator);
  }
  const different = expression('a <> b');
  assert.ok(different.kind === 'binary' && different.operator === '!=');
});

test('creations: of objects, arrays, collections and maps', () => {
  const kinds = [
    'new A.B(1)',
    'new Integer[3]',
    'new Integer[]{1}',
    'new Set<Id>{x}',
    'new Map<Id, A>{k => v}',
    'new Map<Id, A>{}',
  ];
  assert.deepEqual(
    kinds.map((source) => expression(source).kind),
    ['new', 'newArray', 'newList', 'newList', 'newMap', 'newMap'],
  );
});

test('inline SOQL numbers its binds in source order', () => {
  const node = expression(
    '[SELECT Id, (SELECT Id FROM Contacts WHERE Name = :b) FROM Account WHERE Name = :a.name LIMIT :max(1)]',
  );
  assert.ok(node.kind === 'soql');
  assert.deepEqual(
    node.binds.map(({ kind }) => kind),
    ['name', 'member', 'call'],
  );
});

test('statements', () => {
  const source = `
    if (a) b(); else { c(); }
    for (Integer i = 0, j = 1; i < 3; i++, j--) {}
    for (;;) { break; }
    for (Account a : rows) continue;
    while (x) {}
    do { y(); } while (x);
    try { z(); } catch (A.B e) {} finally {}
    switch on v { when 1, -2 { } when Account a { } when null { } when else { } }
    insert as user rows;
    upsert row Account.Ext__c;
    merge a b;
    System.runAs(u) { go(); }
    throw e;
    return;`;
  assert.deepEqual(
    statements(source).map(({ kind }) => kind),
    [
      'if',
      'for',
      'for',
      'forEach',
      'while',
      'doWhile',
      'try',
      'switch',
      'dml',
      'dml',
      'merge',
      'runAs',
      'throw',
      'return',
    ],
  );
});

test('DML keeps its access level and external id', () => {
  const [insert, upsert] = statements('insert as system rows; upsert rows Account.Ext__c;');
  assert.ok(insert?.kind === 'dml' && insert.access === 'system' && insert.externalId === null);
  assert.ok(upsert?.kind === 'dml' && upsert.access === null);
  assert.deepEqual(upsert.externalId, ['Account', 'Ext__c']);
});

test('class members in order, with modifiers, annotations and their parameters', () => {
  const node = classNode(`
    @IsTest(SeeAllData=true) public virtual with sharing class A extends B.C implements D<E>, F {
      @TestVisible private static final Integer x = 1, y;
      public String name { get; private set { name = value; } }
      static { x = 2; }
      { y = 3; }
      A() { this(1); }
      @InvocableMethod(label='Do it' description='Does') global static void run(List<Integer[]> in) { }
      enum Color { RED, BLUE }
      interface Inner { void go(); }
      class Deep { }
    }`);
  assert.deepEqual(node.modifiers, ['public', 'virtual', 'with sharing']);
  assert.deepEqual(node.annotations[0]!.parameters, { seealldata: 'true' });
  assert.deepEqual(
    node.members.map(({ kind }) => kind),
    ['field', 'field', 'property', 'initializer', 'initializer', 'constructor', 'method', 'enum', 'interface', 'class'],
  );
  const run = node.members[6] as MethodNode;
  assert.deepEqual(run.annotations[0]!.parameters, { label: 'Do it', description: 'Does' });
  assert.deepEqual(plain(run.parameters[0]!.type), {
    parts: [
      { name: 'List', args: [{ parts: [{ name: 'List', args: [{ parts: [{ name: 'Integer', args: [] }] }] }] }] },
    ],
  });
});

test('positions count from one', () => {
  const node = classNode('public class A {\n  Integer x;\n}');
  assert.deepEqual([node.line, node.column], [1, 14]);
  assert.deepEqual([node.members[0]!.line, node.members[0]!.column], [2, 11]);
});

test('a trigger names its object and events', () => {
  const unit = unitOf(parseTrigger('trigger T on Account (before insert, after update) { go(); }'));
  assert.deepEqual([unit.name, unit.object, unit.events], ['T', 'Account', ['before insert', 'after update']]);
});

test("syntax errors in the platform's words", () => {
  const problems = (source: string): unknown => (parseClass(source) as { problems: unknown[] }).problems[0];
  assert.deepEqual(problems('public class A { void f( { } }'), {
    line: 1,
    column: 26,
    message: "Unexpected token '{'.",
  });
  assert.deepEqual(problems('public class A { void f() { Integer x = 1 } }'), {
    line: 1,
    column: 43,
    message: "Missing ';' at '}'",
  });
});

test('brackets nested too deeply are refused in statements too; those in texts and comments do not count', () => {
  const deep = parseAnonymous(`Integer x =\n ${'('.repeat(20_000)}1${')'.repeat(20_000)};`);
  assert.deepEqual(deep, {
    problems: [{ line: 2, column: 512, message: 'Expressions or statements are nested too deeply' }],
  });
  const brackets = '([{'.repeat(1000);
  assert.equal(statements(`String s = '${brackets}'; /* ${brackets} */`).length, 1);
});
