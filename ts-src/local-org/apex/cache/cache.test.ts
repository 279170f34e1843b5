import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { compile } from '../compile.ts';
import { NO_OBJECTS } from '../test/harness.ts';
import { systemTypes } from '../system/index.ts';
import { CacheStore } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'apex-cache-'));
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
});
after(() => rmSync(folder, { recursive: true }));

function build(sources: Record<string, string>): ReturnType<typeof compile> {
  const classes = Object.entries(sources).map(([name, body]) => ({ name, file: `${name}.cls`, body, apiVersion: 67 }));
  return compile({ schema: NO_OBJECTS, systemTypes, classes, triggers: [], cacheDir: folder });
}

/** Which entries a compilation adds: `tree`, `unit`. */
function added(sources: Record<string, string>): string[] {
  const before = new Set(readdirSync(folder));
  build(sources);
  return readdirSync(folder)
    .filter((name) => !before.has(name))
    .map((name) => name.split('-')[0]!)
    .sort();
}

const A = 'public class A { public static Integer one() { return 1; } }';
const B = 'public class B { public static Integer two() { return A.one() * 2; } }';

test('unchanged files are neither parsed nor compiled again', () => {
  assert.deepEqual(added({ A, B }), ['tree', 'tree', 'unit', 'unit']);
  assert.deepEqual(added({ A, B }), []);
  assert.deepEqual(
    build({ A, B }).units.map(({ name }) => name),
    ['A', 'B'],
  );
});

test('a change inside a body compiles that file alone', () => {
  build({ A, B });
  assert.deepEqual(added({ A: A.replace('return 1', 'return 5'), B }), ['tree', 'unit']);
});

test('a change of a signature compiles all files, and tells what no longer fits', () => {
  build({ A, B });
  assert.deepEqual(added({ A: A.replace('static', 'static Integer x; public static'), B }), ['tree', 'unit', 'unit']);
  const { diagnostics } = build({ A: A.replace('one()', 'uno()'), B });
  assert.equal(diagnostics[0]!.message, 'Method does not exist or incorrect signature: void one() from the type A');
});

test('files with errors are told again every time', () => {
  const broken = { A: 'public class A { Integer x = true; }' };
  assert.deepEqual(build(broken).diagnostics, build(broken).diagnostics);
  assert.equal(build(broken).diagnostics.length, 1);
});

test('a damaged entry counts as absent', () => {
  const store = new CacheStore(folder);
  store.put('key', { a: 1 });
  assert.deepEqual(store.get('key'), { a: 1 });
  writeFileSync(join(folder, 'key.json'), '{"a":');
  assert.equal(store.get('key'), undefined);
  assert.equal(store.get('other'), undefined);
});

test('entries that nobody used for long are removed', () => {
  const store = new CacheStore(folder);
  store.put('old', 1);
  store.put('new', 2);
  const longAgo = new Date(Date.now() - 15 * 24 * 60 * 60 * 1000);
  utimesSync(join(folder, 'old.json'), longAgo, longAgo);
  store.prune();
  assert.deepEqual([store.get('old'), store.get('new')], [undefined, 2]);
});
