import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorsOf, run } from '../test/harness.ts';

test('a method with wider parameters implements those of an interface', () => {
  const open = `public interface Finder { String find(Object key); String find(List<String> keys); String first(List<SObject> rows); }`;
  const wide = `public class Wide implements Finder {
    public String find(Object key) { return key instanceof List<String> ? 'list' : 'one'; }
    public String first(List<SObject> rows) { return 'none'; }
  }`;
  const main = `public class Main { public static Object run() {
    Finder f = new Wide(); return f.find('a') + ' ' + f.find(new List<String>()) + ' ' + f.first(null); } }`;
  assert.equal(run(main, open, wide), 'one list none');
});

test('a method with other parameters does not', () => {
  const open = `public interface Finder { String find(String key); }`;
  const other = `public class Other implements Finder { public String find(Integer key) { return ''; } }`;
  assert.deepEqual(errorsOf(open, other), [
    'Other.cls:1:14 Class Other must implement the method: String Finder.find(String)',
  ]);
});
