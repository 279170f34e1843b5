import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDatetime } from '../../values/index.ts';
import { nextFireTime } from './cron.ts';

function next(expression: string, after: string, zone = 'UTC'): string | null {
  return nextFireTime(expression, ApexDatetime.parse(after), zone)?.toString() ?? null;
}

test('a fixed moment, and none after it', () => {
  assert.equal(next('0 0 0 3 9 ? 2042', '2026-11-21T12:00:00Z'), '2042-09-03T00:00:00.000Z');
  assert.equal(next('0 0 0 28 5 ? 2099', '2026-11-21T12:00:00Z'), '2099-05-28T00:00:00.000Z');
  assert.equal(next('0 0 0 3 9 ? 2022', '2026-11-21T12:00:00Z'), null);
});

test('daily, with steps, ranges, lists and names', () => {
  assert.equal(next('0 30 10 * * ?', '2026-11-21T10:30:00Z'), '2026-11-22T10:30:00.000Z');
  assert.equal(next('0 0/15 * * * ?', '2026-11-21T10:31:00Z'), '2026-11-21T10:45:00.000Z');
  assert.equal(next('0 0 8 ? * MON-FRI', '2026-11-21T07:00:00Z'), '2026-11-23T08:00:00.000Z');
  assert.equal(next('0 0 8 1,15 * ?', '2026-11-21T07:00:00Z'), '2026-12-01T08:00:00.000Z');
  assert.equal(next('0 0 0 L JAN ?', '2026-11-21T07:00:00Z'), '2027-01-31T00:00:00.000Z');
});

test('times are of the zone', () => {
  assert.equal(next('0 0 9 * * ?', '2026-11-21T12:00:00Z', 'America/Los_Angeles'), '2026-11-21T17:00:00.000Z');
});

test('other text is refused', () => {
  for (const text of ['', '0 0 0', '0 0 0 X * ?', '0 0 0 * * ? 2042 1'])
    assert.throws(() => next(text, '2026-11-21T12:00:00Z'), RangeError);
});
