import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Access, DataSession } from '../../data/contract.ts';
import type { ObjectSchema, Schema } from '../../data/schema.ts';
import { compile } from '../compile.ts';
import { NO_OBJECTS, noData, run, runWith, USER } from '../test/harness.ts';
import { systemTypes } from '../system/index.ts';
import { runTransaction, type ApexTransaction } from './apex-transaction.ts';
import { ApexException, LimitException } from './exception.ts';
import { LimitCounters } from './limits.ts';
import { LoadedProgram } from './loaded-program.ts';

const THING = {
  name: 'Thing__c',
  kind: 'object',
  fields: new Map([['id', { name: 'Id', type: 'ID', referenceTo: [] }]]),
  childRelationships: [],
} as unknown as ObjectSchema;

const SCHEMA: Schema = {
  ...NO_OBJECTS,
  object: (name) => (name.toLowerCase() === 'thing__c' ? THING : undefined),
  field: (object, name) => object.fields.get(name.toLowerCase()),
};

/** Runs `Entry.run()` on a store without rows; gives the access of each query, e.g. `user with`. */
function accesses(sources: Record<string, { apiVersion: number; body: string }>): string[] {
  const classes = Object.entries(sources).map(([name, source]) => ({ name, file: `${name}.cls`, ...source }));
  const { units, diagnostics } = compile({ schema: SCHEMA, systemTypes, classes, triggers: [], cacheDir: null });
  assert.deepEqual(diagnostics, []);
  const seen: string[] = [];
  const query = (_query: unknown, _binds: unknown, { mode, sharing }: Access) => {
    seen.push(`${mode} ${sharing ? 'with' : 'without'}`);
    return { records: [], size: 0 };
  };
  const data = { ...noData(SCHEMA), query } as DataSession;
  const program = new LoadedProgram({ schema: SCHEMA, systemTypes, units, labels: new Map() });
  runTransaction({ program, data, user: USER, kind: 'anonymous' }, () => {
    program.classInfo(program.type('Entry')!)!.callStatic('run()', []);
  });
  return seen;
}

const SELECT = '{ Integer n = [SELECT COUNT() FROM Thing__c]; }';

test('classes of API version 67 read in user mode, older ones in system mode, unless the query says otherwise', () => {
  const body = `public with sharing class Entry { public static void run() {
    Integer a = [SELECT COUNT() FROM Thing__c]; Integer b = [SELECT COUNT() FROM Thing__c WITH SYSTEM_MODE];
    Integer c = [SELECT COUNT() FROM Thing__c WITH USER_MODE]; List<SObject> d = Database.query('SELECT Id FROM Thing__c'); } }`;
  assert.deepEqual(accesses({ Entry: { apiVersion: 67, body } }), [
    'user with',
    'system with',
    'user with',
    'user with',
  ]);
  assert.deepEqual(accesses({ Entry: { apiVersion: 66, body } }), [
    'system with',
    'system with',
    'user with',
    'system with',
  ]);
});

test('sharing is that of the class; classes that do not say take it from their caller', () => {
  const helper = (modifier: string): string =>
    `public ${modifier} class Helper { public static void read() { ${SELECT} } }`;
  const entry = (modifier: string): string =>
    `public ${modifier} class Entry { public static void run() { ${SELECT} Helper.read(); ${SELECT} } }`;
  const seen = (entryModifier: string, helperModifier: string, apiVersion = 66): string =>
    accesses({
      Entry: { apiVersion, body: entry(entryModifier) },
      Helper: { apiVersion, body: helper(helperModifier) },
    })
      .map((access) => access.split(' ')[1])
      .join(' ');
  assert.equal(seen('with sharing', 'without sharing'), 'with without with');
  assert.equal(seen('without sharing', 'with sharing'), 'without with without');
  assert.equal(seen('with sharing', ''), 'with with with');
  assert.equal(seen('without sharing', 'inherited sharing'), 'without without without');
  assert.equal(seen('', ''), 'without without without');
  assert.equal(seen('', '', 67), 'with with with');
  assert.equal(seen('inherited sharing', ''), 'with with with');
});

test("the caller's sharing is back after an exception", () => {
  const helper = `public without sharing class Helper { public static void fail() { Integer x = 1 / 0; } }`;
  const entry = `public with sharing class Entry { public static void run() { try { Helper.fail(); } catch (MathException e) { } ${SELECT} } }`;
  assert.deepEqual(accesses({ Entry: { apiVersion: 67, body: entry }, Helper: { apiVersion: 67, body: helper } }), [
    'user with',
  ]);
});

test('static variables live as long as the transaction', () => {
  const classes = [
    {
      name: 'Main',
      file: 'Main.cls',
      apiVersion: 67,
      body: 'public class Main { static Integer n = 0; public static Object run() { return ++n; } }',
    },
  ];
  const { units } = compile({ schema: NO_OBJECTS, systemTypes, classes, triggers: [], cacheDir: null });
  const program = new LoadedProgram({ schema: NO_OBJECTS, systemTypes, units, labels: new Map() });
  const count = (): unknown => program.classInfo(program.type('Main')!)!.callStatic('run()', []);
  const transaction = <T>(body: () => T): T =>
    runTransaction({ program, data: noData(NO_OBJECTS), user: USER, kind: 'anonymous' }, body);
  assert.equal(
    transaction(() => [count(), count()].join()),
    '1,2',
  );
  assert.equal(
    transaction(() => [count(), transaction(count), count()].join()),
    '1,1,2',
  );
});

function limited(
  maxima: ConstructorParameters<typeof LimitCounters>[1],
  body: string,
): { error: unknown; log: string[] } {
  const log: string[] = [];
  const main = `public class Main { static Integer calls(Integer n) { return n < 2 ? n : calls(n - 1) + calls(n - 2); } static Integer deep(Integer n) { return deep(n + 1) + 1; }
    static Integer counted(Integer n) { return n < 2 ? n : counted(n - 1) + 1; } static Integer thrown(Integer n) { return n == 0 ? 1 / n : thrown(n - 1) + 1; }
    public static void run() { try { ${body} } catch (Exception e) { System.debug('caught'); } finally { System.debug('finally'); } } }`;
  const { units, diagnostics } = compile({
    schema: SCHEMA,
    systemTypes,
    classes: [{ name: 'Main', file: 'Main.cls', apiVersion: 67, body: main }],
    triggers: [],
    cacheDir: null,
  });
  assert.deepEqual(diagnostics, []);
  const program = new LoadedProgram({ schema: SCHEMA, systemTypes, units, labels: new Map() });
  const data = { ...noData(SCHEMA), query: () => ({ records: [], size: 0 }) } as unknown as DataSession;
  const debug = (_level: string, message: string): void => void log.push(message);
  try {
    runTransaction({ program, data, user: USER, kind: 'anonymous', debug }, (transaction: ApexTransaction) => {
      transaction.limits = new LimitCounters(false, maxima);
      program.classInfo(program.type('Main')!)!.callStatic('run()', []);
    });
  } catch (error) {
    return { error, log };
  }
  return { error: null, log };
}

test('limit exceptions pass through catch and finally', () => {
  const { error, log } = limited(
    {},
    'for (Integer i = 0; i < 200; i++) { Integer n = [SELECT COUNT() FROM Thing__c]; }',
  );
  assert.ok(error instanceof LimitException);
  assert.equal(error.apexMessage, 'Too many SOQL queries: 101');
  assert.deepEqual(log, []);
});

test('a loop without end runs into the CPU limit', () => {
  const { error } = limited({ cpuTime: 20 }, 'while (true) { }');
  assert.ok(error instanceof LimitException);
  assert.equal(error.apexMessage, 'Apex CPU time limit exceeded');
});

test('calls without end run into the CPU limit', () => {
  const { error } = limited({ cpuTime: 20 }, 'calls(60);');
  assert.ok(error instanceof LimitException);
  assert.equal(error.apexMessage, 'Apex CPU time limit exceeded');
});

test('what is kept runs into the heap limit, however it grows', () => {
  const growing = [
    "String s = 'x'; while (true) s += s;",
    "String s = 'aaaa'; while (true) s = s.replace('a', 'aa');",
    'List<Integer> l = new List<Integer>(); while (true) l.add(1);',
    "Set<String> s = new Set<String>(); while (true) s.add('key' + s.size());",
    "List<Blob> l = new List<Blob>(); while (true) l.add(Blob.valueOf('x'.repeat(1000000)));",
    `List<Object> l = new List<Object>(); while (true) l.add(JSON.deserializeUntyped('[{"a":1},[1,2]]'));`,
  ];
  for (const body of growing) {
    const { error, log } = limited({}, body);
    assert.ok(error instanceof LimitException, body);
    const size = Number(/^Apex heap size too large: (\d+)$/.exec(error.apexMessage!)?.[1]);
    assert.ok(size > 6_000_000 && size < 20_000_000, `${body} ${error.apexMessage}`);
    assert.deepEqual(log, []);
  }
});

test('what is dropped does not count; Limits.getHeapSize tells what is kept', () => {
  const main = `public class Main { public static Object run() {
    Integer before = Limits.getHeapSize(); String kept = 'x'.repeat(100000); Integer grown = Limits.getHeapSize() - before;
    String last; for (Integer i = 0; i < 40000; i++) last = 'abcdefghij'.repeat(50) + i;
    return grown >= 100000 && grown < 101000 && Limits.getHeapSize() < Limits.getLimitHeapSize(); } }`;
  assert.equal(run(main), true);
});

test('recursion without end runs into the stack limit', () => {
  const { error, log } = limited({}, 'deep(0);');
  assert.ok(error instanceof LimitException);
  assert.equal(error.apexMessage, 'Maximum stack depth reached: 1001');
  assert.deepEqual(log, []);
});

test('a thousand calls within each other are allowed, also after some that were left by an exception', () => {
  const body = (depth: number): string =>
    `for (Integer i = 0; i < 3; i++) { try { thrown(900); } catch (MathException e) { } } counted(${depth});`;
  const { error } = limited({}, body(998));
  assert.equal(error, null);
  const { error: deeper } = limited({}, body(1001));
  assert.ok(deeper instanceof LimitException);
  assert.equal(deeper.apexMessage, 'Maximum stack depth reached: 1001');
});

test('failed assertions cannot be caught', () => {
  const { error, log } = limited({}, "System.assert(false, 'no');");
  assert.ok(error instanceof ApexException);
  assert.deepEqual(log, []);
});

test('stacks name class, member and line, innermost first', () => {
  const main = `public class Main {
  static Integer bad = null;
  public Integer broken {
    get {
      return bad + 1;
    }
  }
  class Inner {
    Inner() {
      Integer x = new Main().broken;
    }
  }
  public static Object run() {
    try {
      new Inner();
    } catch (NullPointerException e) {
      return e.getLineNumber() + ' ' + e.getStackTraceString();
    }
    return null;
  }
}`;
  assert.equal(
    run(main),
    '5 Class.Main.broken: line 5, column 1\nClass.Main.Inner.<init>: line 10, column 1\nClass.Main.run: line 15, column 1',
  );
});

test("System.debug reaches the transaction's log", () => {
  const lines: string[] = [];
  const debug = (level: string, message: string): void => void lines.push(`${level} ${message}`);
  runWith(
    { debug },
    "public class Main { public static Object run() { System.debug('a'); System.debug(LoggingLevel.WARN, 1); return null; } }",
  );
  assert.deepEqual(lines, ['DEBUG a', 'WARN 1']);
});
