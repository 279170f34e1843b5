import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorsOf, run } from '../test/harness.ts';

test('where no instance is at hand, a name means the type that an instance variable hides', () => {
  const query = `public class Query {
    public enum Operator { EQUALS, LIKE_TEXT }
    public final Operator operator;
    private static final Map<Operator, String> SIGNS = new Map<Operator, String>{ Operator.EQUALS => '=' };
    private Query(Operator operator) { this.operator = operator; }
    public static Query same() { return new Query(Operator.EQUALS); }
    public String sign() { return SIGNS.get(operator) + operator.name(); }
    public class Inner { public String other() { return Operator.LIKE_TEXT.name(); } }
  }`;
  const main = `public class Main { public static Object run() { return Query.same().sign() + ' ' + new Query.Inner().other(); } }`;
  assert.equal(run(main, query), '=EQUALS LIKE_TEXT');
});

test('an instance variable without such a type stays out of reach of static code', () => {
  const source = `public class Main { Integer count; static Integer twice() { return count * 2; } }`;
  assert.deepEqual(errorsOf(source), ['Main.cls:1:68 Variable does not exist: count']);
});
