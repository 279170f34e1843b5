import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, run } from '../test/harness.ts';

/** Apex expression → its text in a string concatenation. */
function texts(table: Record<string, string>): void {
  const rows = Object.keys(table);
  const source = rows.map((expression) => `    out.add('' + (${expression}));`).join('\n');
  const result = run(
    `public class Main { public static Object run() { List<String> out = new List<String>();\n${source}\n return out; } }`,
  );
  const actual = (result as { items: string[] }).items;
  assert.deepEqual(Object.fromEntries(rows.map((row, i) => [row, actual[i]])), table);
}

test('Integer arithmetic wraps at 32 bits and divides towards zero', () => {
  texts({
    '2147483647 + 1': '-2147483648',
    '-2147483648': '-2147483648',
    '7 / -2': '-3',
    '100000 * 100000': '1410065408',
    '1 << 33': '2',
    '-16 >>> 28': '15',
    '-16 >> 2': '-4',
    '6 & 3 | 8 ^ 1': '11',
    '~5': '-6',
  });
});

test('Long arithmetic wraps at 64 bits', () => {
  texts({
    '9223372036854775807L + 1': '-9223372036854775808',
    '7L / -2': '-3',
    '1L << 40': '1099511627776',
    '-1L >>> 60': '15',
    '3000000000L * 3': '9000000000',
  });
});

test('mixed numbers become the wider type', () => {
  texts({
    '1 + 1.50': '2.50',
    '1.0 / 3': '0.3333333333333333333333333333333333',
    '1 + 2L': '3',
    '1.5d * 2': '3.0',
    '10.0 - 0.5d': '9.5',
    '(Integer) 7.9': '7',
    '(Long) 5 + 1': '6',
    '(Decimal) 3': '3',
  });
});

test('division by zero', () => {
  for (const zero of ['1 / 0', '1L / 0', '1.0 / 0']) {
    assert.throws(() => evaluate(zero), { apexMessage: 'Divide by 0' });
  }
});

test('strings', () => {
  texts({
    "'a' + 1 + 2L + null + true": 'a12nulltrue',
    "1 + 2 + 'a'": '3a',
    "'Hello' == 'hELLO'": 'true',
    "'Hello'.equals('hELLO')": 'false',
    "'a' < 'B'": 'true',
    "'a' === 'a'": 'true',
    "'' + Date.newInstance(2026, 11, 21)": '2026-11-21 00:00:00',
  });
});

test('comparison with null is false, equality is not', () => {
  const source = (body: string): unknown =>
    run(
      `public class Main { public static Object run() { Integer none; String text; Boolean flag; return ${body}; } }`,
    );
  assert.equal(source('none < 1 || none > 1 || none >= 1'), false);
  assert.equal(source('none == null && text == null && flag != true'), true);
  assert.equal(source("text == ''"), false);
});

test('numbers are equal across types', () => {
  texts({ '1 == 1L': 'true', '1 == 1.00': 'true', '1.5 == 1.5d': 'true', '1 != 2': 'true' });
});

test('ids are equal in both forms', () => {
  const source = `public class Main { public static Object run() {
    Id long = '001000000000001AAA'; String short = '001000000000001';
    return long == short && short == long && !long.equals('x'); } }`;
  assert.equal(run(source.replaceAll('long', 'first').replaceAll('short', 'second')), true);
});

test('a string that is no id is refused', () => {
  const source = "public class Main { public static Object run() { Id x = 'nope'; return x; } }";
  assert.throws(() => run(source), { apexMessage: 'Invalid id: nope' });
});

test('collections compare by content, user objects by equals', () => {
  const source = `public class Main {
    public class Point { Integer x; Point(Integer x) { this.x = x; }
      public Boolean equals(Object other) { return other instanceof Point && ((Point) other).x == x; }
      public Integer hashCode() { return x; } }
    public class Plain { }
    public static Object run() {
      Plain p = new Plain();
      return new List<Boolean>{ new List<Integer>{1} == new List<Integer>{1}, new Point(1) == new Point(1), new Point(1) === new Point(1),
        new Plain() == new Plain(), p == p, new Set<Point>{ new Point(1), new Point(1) }.size() == 1 };
    } }`;
  assert.deepEqual((run(source) as { items: unknown }).items, [true, true, false, false, true, true]);
});

test("null is dereferenced with the platform's message", () => {
  for (const body of ['none + 1', 'text.length()', '!flag', 'flag && true', 'none++', 'items[0]', 'self.field']) {
    const source = `public class Main { Integer field; public static Object run() {
      Integer none; String text; Boolean flag; List<Integer> items; Main self; return ${body}; } }`;
    assert.throws(() => run(source), { apexMessage: 'Attempt to de-reference a null object' }, body);
  }
});

test('safe navigation skips the rest of the chain', () => {
  const source = `public class Main {
    Main next; static Integer calls = 0; Integer id = 7;
    Main step() { calls++; return next; }
    public static Object run() {
      Main none; Main one = new Main();
      List<Object> out = new List<Object>{ none?.next.next.id, none?.step().step(), one?.id, one.step()?.id, one?.step()?.step(), calls };
      return out; } }`;
  assert.deepEqual((run(source) as { items: unknown }).items, [null, null, 7, null, null, 2]);
});

test('coalescing evaluates its right side only when it must', () => {
  const source = `public class Main { static Integer calls = 0;
    static Integer count() { return ++calls; }
    public static Object run() { Integer a = 5 ?? count(); Integer b = null; Integer c = b ?? count(); return a * 100 + c * 10 + calls; } }`;
  assert.equal(run(source), 511);
});

test('targets of compound assignments are evaluated once', () => {
  const source = `public class Main { static Integer calls = 0; Integer n = 1;
    static Main make() { calls++; return new Main(); }
    static Integer at() { calls++; return 0; }
    public static Object run() {
      List<Integer> items = new List<Integer>{ 5 };
      Integer x = make().n += 4;
      Integer y = items[at()]++;
      items[at()] *= 10;
      Integer i = 3; Integer j = i++ + ++i;
      String s = 'a'; s += 1;
      return s + x + y + items[0] + i + j + calls; } }`;
  assert.equal(run(source), 'a15560583');
});

test('casts and instanceof look at the run-time type', () => {
  const source = `public class Main { public virtual class A { } public class B extends A { } public interface I { } public class C implements I { }
    public static Object run() {
      A b = new B(); Object c = new C(); Object items = new List<Integer>(); Object text = 'x'; Object n = 1;
      return new List<Boolean>{ b instanceof B, c instanceof I, c instanceof A, items instanceof List<Integer>, items instanceof List<String>,
        text instanceof String, n instanceof Integer, n instanceof Decimal, null instanceof String, ((B) b) === b }; } }`;
  assert.deepEqual((run(source) as { items: unknown }).items, [
    true,
    true,
    false,
    true,
    false,
    true,
    true,
    true,
    false,
    true,
  ]);
});

test('lists of strings and of ids pass for each other', () => {
  const cast = `(List<Id>) new List<String>{ '001000000000001AAA' }`;
  assert.equal(evaluate(`(${cast})[0] == (Id) '001000000000001'`), true);
  const object = `(Object) new List<String>{ '001000000000001AAA' }`;
  assert.equal(evaluate(`((List<Id>) (${object})).size()`), 1);
  assert.throws(() => evaluate(`(List<Integer>) (${object})`), {
    apexMessage: 'Invalid conversion from runtime type List<String> to List<Integer>',
  });
});

test('Page names a Visualforce page', () => {
  assert.equal(evaluate('Page.Invoice.getUrl()'), '/apex/invoice');
  assert.equal(evaluate('System.Page.Invoice.getUrl()'), '/apex/invoice');
});

test('a cast to another type is refused', () => {
  assert.throws(() => run(`public class Main { public static Object run() { Object o = 'x'; return (Integer) o; } }`), {
    apexMessage: 'Invalid conversion from runtime type String to Integer',
  });
});

test('a ternary has the type of both sides', () => {
  texts({ 'true ? 1 : 2.5': '1', 'false ? null : 3': '3', "(true ? 'a' : null) + 'b'": 'ab' });
});
