import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from './canonical-json.ts';

test('members are sorted by UTF-16 code units, at every depth', () => {
  // RFC 8785 §3.2.3
  const example = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
  const names = Object.keys(JSON.parse(canonicalJson(example))).filter((name) => name !== '1');
  assert.deepEqual(names, ['\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
  assert.ok(canonicalJson(example).startsWith('{"\\r":2,"1":4,"\u0080":6'));
  assert.equal(canonicalJson([{ b: [], a: { d: null, c: true } }]), '[{"a":{"c":true,"d":null},"b":[]}]');
});

test('numbers and texts are written as ECMAScript writes them', () => {
  // RFC 8785 §3.2.2
  assert.equal(
    canonicalJson([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0]),
    '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
  );
  assert.equal(canonicalJson('\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/'), '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
});

test('objects that differ only in the order of members have one form', () => {
  assert.equal(canonicalJson({ a: 1, b: { c: 2, d: 3 } }), canonicalJson({ b: { d: 3, c: 2 }, a: 1 }));
});
