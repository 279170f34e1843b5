import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runTests } from '../test/index.ts';

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));

/** Members that need an org are tested in Apex: every test method of the fixtures is one test here. */
for (const result of runTests({ sources: [fixtures], cacheDir: null })) {
  test(`${result.class}.${result.method}`, () => assert.equal(result.outcome, 'pass', result.message ?? ''));
}
