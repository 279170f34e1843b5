import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorsOf } from '../test/harness.ts';

/** Statements of a static method → the error they have. */
function statementErrors(table: Record<string, string>): void {
  for (const [body, message] of Object.entries(table)) {
    const errors = errorsOf(
      `public class Main { static Integer n; Integer own; static void run(String s, Integer i, Object o) {\n${body} } }`,
    );
    assert.deepEqual(
      errors.map((error) => error.replace(/^\S+ /, '')),
      [message],
      body,
    );
  }
}

/** Members of a class → the error they have; none when empty. */
function memberErrors(table: Record<string, string>): void {
  for (const [members, message] of Object.entries(table)) {
    const errors = errorsOf(`public class Main {\n${members} }`);
    assert.deepEqual(
      errors.map((error) => error.replace(/^\S+ /, '')),
      message === '' ? [] : [message],
      members,
    );
  }
}

test('names', () => {
  statementErrors({
    'x = 1;': 'Variable does not exist: x',
    'own = 1;': 'Variable does not exist: own',
    'Nope y;': 'Invalid type: Nope',
    'List<Nope> y = null;': 'Invalid type: Nope',
    's.nope();': 'Method does not exist or incorrect signature: void nope() from the type String',
    'nope(1);': 'Method does not exist or incorrect signature: void nope(Integer) from the type Main',
    'run(1);': 'Method does not exist or incorrect signature: void run(Integer) from the type Main',
    'Integer s;': 'Duplicate variable: s',
    's.nope = 1;': 'Variable does not exist: nope',
    'new Main(1);': 'Constructor not defined: [Main].<Constructor>(Integer)',
  });
});

test('an unknown type is told once, not again where the variable is used', () => {
  statementErrors({
    'Nope x = new Nope(); x.go(); String t = x.name; for (Integer k : x.all) { }': 'Invalid type: Nope',
  });
});

test('types of assignments, conditions and operators', () => {
  statementErrors({
    'i = s;': 'Illegal assignment from String to Integer',
    'Integer x = 1.5;': 'Illegal assignment from Decimal to Integer',
    'Integer x = o;': 'Illegal assignment from Object to Integer',
    'if (i) { }': 'Condition expression must be of type Boolean: Integer',
    'Boolean b = i < s;': 'Comparison arguments must be compatible types: Integer, String',
    'Boolean b = i == s;': 'Comparison arguments must be compatible types: Integer, String',
    'i = i * s;': 'Arithmetic expressions must use numeric arguments',
    'Boolean b = !i;': '! operator can only be applied to Boolean expressions',
    'Date d = (Date) i;': 'Incompatible types since an instance of Integer is never an instance of Date',
    'i = 2147483648;': 'Illegal integer: 2147483648',
    'throw s;': 'Throw expression must be of type exception',
    'for (Integer x : i) { }': 'Loop must iterate over a collection: Integer',
    'i + 1;': 'Expression cannot be a statement.',
  });
});

test('flow', () => {
  statementErrors({ 'break;': 'Break statement must be in loop' });
  memberErrors({
    'Integer f() { }': 'Missing return statement required return type: Integer',
    'Integer f(Boolean b) { if (b) { return 1; } }': 'Missing return statement required return type: Integer',
    'Integer f() { while (true) { } }': '',
    'Integer f() { throw new MathException(); }': '',
    'Integer f() { try { return 1; } finally { Integer x = 1; } }': '',
    'void f() { return; Integer x = 1; }': 'Unreachable statement',
    'void f() { return 1; }': 'Void method must not return a value',
    'Integer f() { return; }': 'Missing return value of type: Integer',
  });
});

test('members', () => {
  memberErrors({
    'Integer a; String a;': 'Duplicate field: a',
    'void f(Integer x) { } void F(Integer y) { }': 'Method already defined: F(Integer)',
    'final Integer a = 1; void f() { a = 2; }':
      'Final members can only be assigned in their declaration, init blocks, or constructors: Main.a',
    'class B { private B(Integer x) { } } void f() { new B(); }': 'Constructor not defined: [Main.B].<Constructor>()',
    'void f() { g(); } static void g() { f(); }':
      'Non static method cannot be referenced from a static context: void Main.f()',
  });
});

test('hierarchies', () => {
  memberErrors({
    'class B { } class C extends B { }': 'Non-virtual and non-abstract type cannot be extended: Main.B',
    'abstract class B { abstract void f(); } class C extends B { }':
      'Class Main.C must implement the method: void Main.B.f()',
    'class C implements Comparable { }': 'Class Main.C must implement the method: Integer Comparable.compareTo(Object)',
    'abstract class B { } void f() { new B(); }': 'Abstract classes cannot be constructed: Main.B',
    'virtual class B { public virtual void f() { } } class C extends B { public void f() { } }':
      'Method must use the override keyword: void Main.C.f()',
    'virtual class B { } class C extends B { public override void f() { } }':
      'Method does not override an ancestor method: void Main.C.f()',
    'interface I { } class C extends I { }': 'Class Main.C must use the implements keyword: Main.I',
  });
});

test('visibility', () => {
  const other = `public virtual class Other { private Integer hidden; protected Integer shared; private static void go() { }
    @TestVisible private static Integer seen; }`;
  const main = (body: string): string => `public class Main { static void run(Other o) { ${body} } }`;
  assert.deepEqual(errorsOf(main('o.hidden = 1;'), other), ['Main.cls:1:50 Variable is not visible: Other.hidden']);
  assert.deepEqual(errorsOf(main('Integer x = o.shared;'), other), [
    'Main.cls:1:62 Variable is not visible: Other.shared',
  ]);
  assert.deepEqual(errorsOf(main('Other.go();'), other), ['Main.cls:1:54 Method is not visible: void Other.go()']);
  assert.equal(errorsOf(main('Other.seen = 1;'), other).length, 1);
  assert.deepEqual(errorsOf(`@IsTest ${main('Other.seen = 1;')}`, other), []);
});

test('every statement with an error is told', () => {
  const errors = errorsOf('public class Main {\n void f() {\n  Integer a = true;\n  a = 1;\n  b = 2;\n }\n}');
  assert.deepEqual(errors, [
    'Main.cls:3:11 Illegal assignment from Boolean to Integer',
    'Main.cls:5:3 Variable does not exist: b',
  ]);
});

test('generic collections', () => {
  statementErrors({
    "List<Integer> x = new List<Integer>{ 'a' };": 'Illegal assignment from String to Integer',
    "new Map<String, Integer>().put('a', 'b');":
      'Method does not exist or incorrect signature: void put(String, String) from the type Map<String,Integer>',
    'Set<Integer> x = new List<Integer>();': 'Illegal assignment from List<Integer> to Set<Integer>',
    'Integer x = new Map<String, String>().get(s);': 'Illegal assignment from String to Integer',
  });
  assert.deepEqual(
    errorsOf(`public class Main { void f(List<Object> a, Iterable<String> b) { f(new List<String>(), new List<String>());
      List<SObject> r = new List<SObject>(); Map<Id, SObject> m = new Map<Id, SObject>(r); } }`),
    [],
  );
});
