/** Sources and programs that are wrong or never end: each ends by itself, and what comes after it runs. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runTests } from '../test/index.ts';

const root = mkdtempSync(join(tmpdir(), 'apex-bad-'));
after(() => rmSync(root, { recursive: true }));

const META = (kind: string): string =>
  `<${kind} xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></${kind}>`;

/** Runs the test classes among these files (`Name.cls`, `Name.trigger`); gives compile errors and outcomes as text. */
function runFiles(name: string, files: Record<string, string>): { errors: string[]; outcomes: string[] } {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, body] of Object.entries(files)) {
    writeFileSync(join(folder, file), body);
    writeFileSync(join(folder, `${file}-meta.xml`), META(file.endsWith('.cls') ? 'ApexClass' : 'ApexTrigger'));
  }
  const errors: string[] = [];
  const results = runTests({
    sources: [folder],
    cacheDir: null,
    onErrors: (found) => {
      for (const { file, line, message } of found) errors.push(`${file.slice(folder.length + 1)}:${line} ${message}`);
    },
  });
  const outcomes = [...results].map(({ method, outcome, message }) => `${method}: ${outcome} ${message ?? ''}`.trim());
  return { errors, outcomes: outcomes.map((line) => line.replaceAll(`${folder}/`, '')) };
}

test('files with syntax errors, and a trigger on an unknown object, leave the others as they are', () => {
  const { errors, outcomes } = runFiles('syntax', {
    'Open.cls': 'public class Open { void x( { }',
    'Text.cls': "public class Text { String s = 'abc\n'; }",
    'Sign.cls': 'public class Sign { Integer a = 1 # 2; }',
    'Escape.cls': "public class Escape { String s = 'a\\q'; }",
    'Empty.cls': '',
    'Unclosed.trigger': 'trigger Unclosed on Account (before insert { }',
    'Unknown.trigger': 'trigger Unknown on Nope__c (before insert) { }',
    'Types.cls':
      'public class Types { Nope a; public Map<String, Nope> f(List<Nope> b) { Nope c = new Nope(); return null; } }',
    'SyntaxTest.cls': `@IsTest private class SyntaxTest {
      @IsTest static void usesOpen() { Open a = new Open(); }
      @IsTest static void usesTypes() { new Types().f(null); }
      @IsTest static void works() { insert new Account(Name = 'A'); Assert.areEqual(1, [SELECT COUNT() FROM Account]); }
    }`,
  });
  assert.deepEqual([...new Set(errors.map((error) => error.split(':')[0]))].sort(), [
    'Empty.cls',
    'Escape.cls',
    'Open.cls',
    'Sign.cls',
    'SyntaxTest.cls',
    'Text.cls',
    'Types.cls',
    'Unclosed.trigger',
    'Unknown.trigger',
  ]);
  for (const message of [
    'Text.cls:1 Illegal string literal: Line breaks are not allowed in string literals',
    "Sign.cls:1 Unrecognized symbol '#', which is not a valid Apex identifier.",
    "Escape.cls:1 Invalid string literal 'a\\q'. Illegal character sequence '\\q' in string literal.",
    "Unknown.trigger:1 sObject type 'Nope__c' is not supported.",
    'Types.cls:1 Invalid type: Nope',
  ]) {
    assert.ok(errors.includes(message), `${message}\n${errors.join('\n')}`);
  }
  const lost = outcomes.filter((line) => line.startsWith('(compile): unsupported UNSUPPORTED: '));
  assert.deepEqual(
    lost.map((line) => /\(([\w.]+):\d+\)$/.exec(line)![1]),
    ['Empty.cls', 'Escape.cls', 'Open.cls', 'Sign.cls', 'Text.cls', 'Unclosed.trigger', 'Unknown.trigger'],
  );
  assert.deepEqual(outcomes.slice(lost.length), [
    'usesOpen: unsupported UNSUPPORTED: type Open (SyntaxTest.cls:2)',
    'usesTypes: unsupported UNSUPPORTED: type Nope (Types.cls:1)',
    'works: pass',
  ]);
});

test('types that extend themselves are told, and cannot be used', () => {
  const { errors, outcomes } = runFiles('circles', {
    'A.cls': 'public virtual class A extends B { public void go() { } }',
    'B.cls': 'public virtual class B extends C { public virtual void other() { } }',
    'C.cls': 'public virtual class C extends A { }',
    'Own.cls': 'public virtual class Own extends Own { }',
    'I1.cls': 'public interface I1 extends I2 { void one(); }',
    'I2.cls': 'public interface I2 extends I1 { void two(); }',
    'Outer.cls': `public class Outer extends Outer.Inner { public virtual class Inner extends Outer { }
      public virtual class P extends Q { } public virtual class Q extends P { } }`,
    'CirclesTest.cls': `@IsTest private class CirclesTest {
      @IsTest static void usesA() { new A().go(); }
      @IsTest static void usesInner() { Object o = new Outer.Q(); }
      @IsTest static void works() { Assert.areEqual(2, 1 + 1); }
    }`,
  });
  const circular = errors.flatMap((error) => /Circular definition: (.*)/.exec(error)?.[1] ?? []);
  assert.deepEqual(circular.sort(), ['A', 'B', 'C', 'I1', 'I2', 'Outer', 'Outer.Inner', 'Outer.P', 'Outer.Q', 'Own']);
  assert.deepEqual(outcomes, [
    'usesA: unsupported UNSUPPORTED: class A, whose superclass or interface has an error (A.cls:1)',
    'usesInner: unsupported UNSUPPORTED: class Outer.Q, whose superclass or interface has an error (Outer.cls:2)',
    'works: pass',
  ]);
});

test('source that is nested too deeply is an error of its file; long rows of operations are not', () => {
  const rows = (operand: string, operator: string, count: number): string => Array(count).fill(operand).join(operator);
  const { errors, outcomes } = runFiles('nesting', {
    'Parens.cls': `public class Parens { Integer f() { return ${'('.repeat(10_000)}1${')'.repeat(10_000)}; } }`,
    'Blocks.cls': `public class Blocks { void f() { ${'if (true) { '.repeat(2_000)}${'}'.repeat(2_000)} } }`,
    'Nots.cls': `public class Nots { Boolean f() {\n return ${'!'.repeat(600)}true; } }`,
    'Sums.cls': `public class Sums { Integer f() { return ${rows('1', ' + ', 5_002)}; } }`,
    'Rows.cls': `public class Rows {
      public static Integer sum(Integer x) { return ${rows('x', ' + ', 1_200)}; }
      public static String text(Integer x) { return ${rows('x', " + 'a' + ", 1_000)}; }
      public static Boolean all(Boolean x) { return ${rows('x', ' && ', 1_200)}; }
      public static Integer nested(Integer x) { return ${'('.repeat(490)}x${')'.repeat(490)}; } }`,
    'NestingTest.cls': `@IsTest private class NestingTest {
      @IsTest static void works() {
        Assert.areEqual(1200, Rows.sum(1)); Assert.areEqual(1999, Rows.text(7).length()); Assert.isTrue(Rows.all(true));
        Assert.areEqual(5, Rows.nested(5)); } }`,
  });
  assert.deepEqual(errors.sort(), [
    'Blocks.cls:1 Expressions or statements are nested too deeply',
    'Nots.cls:2 Expressions or statements are nested too deeply',
    'Parens.cls:1 Expressions or statements are nested too deeply',
    'Sums.cls:1 Expressions or statements are nested too deeply',
  ]);
  assert.equal(outcomes.length, 1 + errors.length);
  assert.equal(outcomes.at(-1), 'works: pass');
});

test('recursion without end, wherever it is, ends its test alone', () => {
  const { errors, outcomes } = runFiles('recursion', {
    'Statics.cls': 'public class Statics { public static Integer x = go(); static Integer go() { return 1 + go(); } }',
    'RecursionTest.cls': `@IsTest private class RecursionTest {
      class Getter { Integer a { get { return b; } } Integer b { get { return a; } } }
      class Text { public override String toString() { return 'x' + this; } }
      class Equal { public Boolean equals(Object o) { return this.equals(o); } public Integer hashCode() { return hashCode(); } }
      class Ring { Ring next; }
      static Integer deep(Integer n) { return deep(n + 1) + 1; }
      static void lastly() { try { lastly(); } finally { lastly(); } }
      @IsTest static void caught() { try { deep(0); } catch (Exception e) { Assert.fail('caught'); } }
      @IsTest static void equality() { Boolean b = new Equal() == new Equal(); }
      @IsTest static void finallyToo() { lastly(); }
      @IsTest static void getters() { Integer n = new Getter().a; }
      @IsTest static void hashes() { Set<Equal> s = new Set<Equal>{ new Equal() }; }
      @IsTest static void initializers() { Integer n = Statics.x; }
      @IsTest static void texts() { String s = '' + new Text(); }
      @IsTest static void works() {
        Ring r = new Ring(); r.next = r; Assert.areEqual('Ring:[next=(already output)]', String.valueOf(r)); }
    }`,
  });
  assert.deepEqual(errors, []);
  const tooDeep = 'fail System.LimitException: Maximum stack depth reached: 1001';
  const endless = ['caught', 'equality', 'finallyToo', 'getters', 'hashes', 'initializers', 'texts'];
  assert.deepEqual(outcomes, [...endless.map((method) => `${method}: ${tooDeep}`), 'works: pass']);
});

test('triggers that fire themselves fail their rows at the sixteenth level', () => {
  const { errors, outcomes } = runFiles('triggers', {
    'Again.trigger': "trigger Again on Account (after insert) { insert new Account(Name = 'again'); }",
    'TriggersTest.cls': `@IsTest private class TriggersTest {
      @IsTest static void endless() {
        try { insert new Account(Name = 'first'); Assert.fail('inserted'); }
        catch (DmlException e) {
          Assert.isTrue(e.getMessage().contains('Again: maximum trigger depth exceeded\\nAccount trigger event AfterInsert for [001'), e.getMessage()); }
        Assert.areEqual(0, [SELECT COUNT() FROM Account]); }
      @IsTest static void works() { insert new Contact(LastName = 'L'); } }`,
  });
  assert.deepEqual(errors, []);
  assert.deepEqual(outcomes, ['endless: pass', 'works: pass']);
});
