import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { openApex } from './apex.ts';

/** Salesforce ends a transaction, with an error that cannot be caught, when a matcher looks at its input more often. */
const PLATFORM_LIMIT = 1_000_000;
/** Characters of the longest piece that masking gives to a matcher. */
const PIECE = 5600;
const CRAFTED =
  'a.|1 |1-|12|AB12 |AB12|a1|1:|::|a@|a@b.|0.0.|0.|dob |birth of |account no |((|12/|1/|1 jan |jan |may |x x|a at |' +
  'a [at] |1 (|+1 |+|0 |00 1|(0|a-1-|1a-|- |11-11-|a a1 |card number |medical record number |phone call me at |9|4 4-|[|' +
  '%.-|é@|a1b2-c3 |A1A1A1A1 |99999 |, ';

const hasJava = spawnSync('java', ['-version']).status === 0;

test(
  'no text makes a pattern look at it half as often as the platform allows',
  { skip: !hasJava && 'no Java' },
  (t) => {
    const apex = openApex('masking');
    const regexes = JSON.parse(apex.call('MaskingProbe', 'regexes')) as Record<string, string>;
    apex.close();
    const units = CRAFTED.split('|');
    const texts = units.map((unit) => unit.repeat(PIECE).slice(0, PIECE));
    const input = [String(texts.length), ...[...texts, ...Object.values(regexes)].map(encodeURIComponent)].join('\n');
    const run = spawnSync('java', [path.join(import.meta.dirname, 'RegexCost.java')], { input, encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    const costs = run.stdout.trim().split('\n');
    assert.equal(costs.length, Object.keys(regexes).length);
    Object.keys(regexes).forEach((name, at) => {
      const [count, text] = costs[at]!.split(' ').map(Number) as [number, number];
      assert.ok(count < PLATFORM_LIMIT / 2, `${name}: ${count} for "${units[text]}"`);
    });
    t.diagnostic(`largest count: ${Math.max(...costs.map((line) => Number(line.split(' ')[0])))}`);
  },
);
