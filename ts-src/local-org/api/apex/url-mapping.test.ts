import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestMapping, parseMapping } from './url-mapping.ts';

const RESOURCES = ['/tools/*', '/tools/list', '/tools/list/*', '/policy'].map((pattern) => ({
  mapping: parseMapping(pattern),
}));
const served = (path: string) => bestMapping(RESOURCES, path)?.mapping.pattern ?? null;

test('an exact mapping beats one with a star, and the longest star wins', () => {
  assert.equal(served('/tools/list'), '/tools/list');
  assert.equal(served('/tools/list/a'), '/tools/list/*');
  assert.equal(served('/tools/find_records'), '/tools/*');
  assert.equal(served('/tools/a/b'), '/tools/*');
});

test('a star serves the bare path too', () => {
  assert.equal(served('/tools'), '/tools/*');
  assert.equal(served('/tools/'), '/tools/*');
});

test('what no mapping covers is not served', () => {
  for (const path of ['/', '/policy/', '/policy/x', '/toolsmith', '/Policy']) assert.equal(served(path), null);
});

test('a star elsewhere is refused', () => {
  for (const pattern of ['tools', '/a/*/b', '/a*']) assert.throws(() => parseMapping(pattern), /Invalid urlMapping/);
});
