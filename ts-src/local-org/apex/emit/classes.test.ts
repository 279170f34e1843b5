import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../test/harness.ts';

test('virtual methods, super calls, and abstract classes', () => {
  const main = `public class Main {
    public abstract class Shape { public virtual String name() { return 'shape'; } public abstract Integer sides();
      public String text() { return name() + sides(); } }
    public virtual class Square extends Shape { public override String name() { return 'square/' + super.name(); } public override Integer sides() { return 4; } }
    public class Tile extends Square { public override Integer sides() { return super.sides() + 1; } }
    public static Object run() { Shape s = new Tile(); return s.text() + new Square().text(); } }`;
  assert.equal(run(main), 'square/shape5square/shape4');
});

test("constructors chain; variables have their values before the superclass's constructor runs", () => {
  const main = `public class Main {
    static List<String> log = new List<String>();
    public virtual class Base { Integer b = note('b'); public Base() { this(1); log.add('Base()'); } public Base(Integer x) { log.add('Base(' + x + ')'); hook(); }
      public virtual void hook() { } }
    public class Sub extends Base { Integer s = note('s'); { log.add('block'); } public Sub(String t) { super(); log.add('Sub(' + t + ')'); }
      public override void hook() { log.add('hook' + s); } }
    static Integer note(String what) { log.add(what); return log.size(); }
    public static Object run() { new Sub('x'); return String.join(log, ' '); } }`;
  assert.equal(run(main), 's block b Base(1) hook1 Base() Sub(x)');
});

test('static variables are set in textual order when the class is first used', () => {
  const other = `public class Other { public static Integer a = Main.note('a'); static { Main.note('block'); } public static Integer b = a + 1; public static void touch() { } }`;
  const main = `public class Main { static List<String> log = new List<String>();
    public static Integer note(String what) { log.add(what); return 10; }
    public static Object run() { log.add('start'); Other.touch(); log.add('touched'); log.add('' + Other.b); return String.join(log, ' '); } }`;
  assert.equal(run(main, other), 'start a block touched 11');
});

test('properties: automatic, with accessors, static, overridden', () => {
  const main = `public class Main {
    public static Integer count { get { return count == null ? 0 : count; } set { count = value * 2; } }
    public virtual class P { public Integer plain { get; set; } public String shown { get { return 'get ' + shown; } private set; }
      public virtual Integer v { get { return 1; } set; } public P() { shown = 'x'; plain = 3; plain += 4; } }
    public class Q extends P { public override Integer v { get { return 2; } set; } }
    public static Object run() { count = 5; count++; P p = new Q(); return p.shown + p.plain + p.v + count; } }`;
  assert.equal(run(main), 'get x7222');
});

test('interfaces are found under their keys however the implementation is spelled', () => {
  const main = `public class Main implements Comparable {
    Integer n; Main(Integer n) { this.n = n; }
    public Integer CompareTo(Object other) { return n - ((Main) other).n; }
    public interface Named { String getName(); }
    public virtual class Base { public String GETNAME() { return 'base'; } }
    public class Sub extends Base implements Named { }
    public class Down implements Comparator<Main> { public Integer compare(Main a, Main b) { return b.n - a.n; } }
    public static Object run() {
      List<Main> rows = new List<Main>{ new Main(2), new Main(3), new Main(1) };
      rows.sort(); String text = '' + rows[0].n + rows[2].n;
      rows.sort(new Down()); Named named = new Sub();
      return text + rows[0].n + named.getName(); } }`;
  assert.equal(run(main), '133base');
});

test('overloads are chosen by static types', () => {
  const main = `public class Main {
    static String f(Integer x) { return 'Integer'; } static String f(Long x) { return 'Long'; } static String f(Decimal x) { return 'Decimal'; }
    static String f(Object x) { return 'Object'; } static String f(String x) { return 'String'; }
    static String g(Id x) { return 'Id'; } static String g(String x) { return 'String'; }
    static String h(List<String> x) { return 'Strings'; } static String h(List<Integer> x) { return 'Integers'; }
    static String k(Double x) { return 'Double'; }
    public static Object run() { Object o = 1; Id i = '001000000000001AAA';
      return String.join(new List<String>{ f(1), f(1L), f(1.0), f(1.0d), f(o), f('s'), g(i), g('s'), h(new List<Integer>()), k(1) }, ' '); } }`;
  assert.equal(run(main), 'Integer Long Decimal Decimal Object String Id String Integers Double');
});

test('inner classes reach private members and static variables of the class around them', () => {
  const main = `public class Main { private static Integer secret = 1; private Integer own = 2; private static Integer twice(Integer x) { return x * 2; }
    class Inner { private Integer mine = 3; Integer sum(Main m) { return secret + m.own + twice(mine); } }
    public static Object run() { return new Inner().sum(new Main()) + new Inner().mine; } }`;
  assert.equal(run(main), 12);
});

test('private methods of a superclass are not overridden', () => {
  const main = `public class Main {
    public virtual class Base { private String who() { return 'base'; } public String ask() { return who(); } }
    public class Sub extends Base { private String who() { return 'sub'; } public String askSub() { return who(); } }
    public static Object run() { return new Sub().ask() + new Sub().askSub(); } }`;
  assert.equal(run(main), 'basesub');
});

test('enums have values, names and ordinals', () => {
  const main = `public class Main { public enum Size { SMALL, LARGE }
    public static Object run() { Map<Size, Integer> counts = new Map<Size, Integer>{ Size.LARGE => 1 };
      return '' + Size.values() + Size.valueOf('SMALL').ordinal() + Size.LARGE.name() + counts.get(Size.LARGE) + (Size.SMALL == Size.valueOf('SMALL')); } }`;
  assert.equal(run(main), '(SMALL, LARGE)0LARGE1true');
});

test('objects without toString show their variables', () => {
  const main = `public virtual class Main { Integer a = 1; public String b { get; set; }
    class Sub extends Main { Integer c = 3; }
    public static Object run() { return '' + new Sub(); } }`;
  assert.equal(run(main), 'Sub:[a=1, b=null, c=3]');
});

test('a top-level class hides a system type of its name; the namespace shows it again', () => {
  const own = "public class Pattern { public static String who() { return 'own'; } }";
  const main =
    "public class Main { public static Object run() { return Pattern.who() + System.Pattern.matches('a', 'a'); } }";
  assert.equal(run(main, own), 'owntrue');
});

test('a variable hides a class; its static members are still reached', () => {
  const other = 'public class Other { public static Integer total = 7; public Integer own = 1; }';
  const main =
    'public class Main { public static Object run() { Other other = new Other(); return other.own + Other.total; } }';
  assert.equal(run(main, other), 8);
});
