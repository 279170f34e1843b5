import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { openApex } from './apex.ts';

/** Salesforce ends a transaction, with an error that cannot be caught, when a matcher looks at its input more often. */
const PLATFORM_LIMIT = 1_000_000;
/** Characters that a pattern with keywords sees; see JailbreakPattern. */
const REACH = 260;
const CRAFTED = [
  "x'x'x' ",
  'a b c d ',
  'a.',
  'the ',
  'your ',
  'ignore all previous ',
  '[({<',
  '   ',
  'x-',
  '"role" : ',
  '\n',
];

const hasJava = spawnSync('java', ['-version']).status === 0;

test(
  'in java.util.regex no pattern with keywords looks at a crafted text a tenth as often as the platform allows',
  { skip: !hasJava && 'no Java' },
  (t) => {
    const apex = openApex('safety');
    const regexes = JSON.parse(apex.call('SafetyProbe', 'regexes')) as Record<string, string>;
    apex.close();
    const texts = CRAFTED.map((unit) => unit.repeat(REACH).slice(0, REACH));
    const input = [String(texts.length), ...[...texts, ...Object.values(regexes)].map(encodeURIComponent)].join('\n');
    const run = spawnSync('java', [path.join(import.meta.dirname, 'RegexCost.java')], { input, encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    const costs = run.stdout.trim().split('\n');
    assert.equal(costs.length, Object.keys(regexes).length);
    Object.keys(regexes).forEach((name, at) => {
      const [count, text] = costs[at]!.split(' ').map(Number) as [number, number];
      // Each count sums up a search from every position; a pattern with keywords is tried at one.
      const once = count / REACH;
      assert.ok(once < PLATFORM_LIMIT / 10, `${name}: ${once} for "${CRAFTED[text]}"`);
    });
    t.diagnostic(`largest count: ${Math.max(...costs.map((line) => Number(line.split(' ')[0]) / REACH))}`);
  },
);
