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
  assert.equal(next('0 0 0/6 * * ?', '2026-11-21T10:31:00Z'), '2026-11-21T12:00:00.000Z');
  assert.equal(next('0 0 22-2 * * ?', '2026-11-21T23:31:00Z'), '2026-11-22T00:00:00.000Z');
  assert.equal(next('0 0 8 ? * MON-FRI', '2026-11-21T07:00:00Z'), '2026-11-23T08:00:00.000Z');
  assert.equal(next('0 0 8 1,15 * ?', '2026-11-21T07:00:00Z'), '2026-12-01T08:00:00.000Z');
  assert.equal(next('0 0 0 L JAN ?', '2026-11-21T07:00:00Z'), '2027-01-31T00:00:00.000Z');
});

test('times are of the zone', () => {
  assert.equal(next('0 0 9 * * ?', '2026-11-21T12:00:00Z', 'America/Los_Angeles'), '2026-11-21T17:00:00.000Z');
});

test('last days, nearest weekdays and weeks of the month', () => {
  assert.equal(next('0 0 8 ? * 6L', '2026-11-21T12:00:00Z'), '2026-11-27T08:00:00.000Z');
  assert.equal(next('0 0 8 ? * 2#1', '2026-11-21T12:00:00Z'), '2026-12-07T08:00:00.000Z');
  assert.equal(next('0 0 8 ? * L', '2026-11-21T12:00:00Z'), '2026-11-28T08:00:00.000Z');
  assert.equal(next('0 0 8 LW * ?', '2026-10-20T12:00:00Z'), '2026-10-30T08:00:00.000Z');
  assert.equal(next('0 0 8 15W * ?', '2026-11-01T12:00:00Z'), '2026-11-16T08:00:00.000Z');
  assert.equal(next('0 0 8 1W * ?', '2026-07-31T12:00:00Z'), '2026-08-03T08:00:00.000Z');
});

test('other text is refused in the words of the platform', () => {
  const refusals = {
    '': /^Unexpected end of expression\.$/,
    '0 0 0': /^Unexpected end of expression\.$/,
    '0 0/15 * * * ?': /^Seconds and Minutes must be specified as integers: 0 0\/15 \* \* \* \?$/,
    '0 0 0 ? * ?': /can only be specified for Day-of-Month -OR- Day-of-Week/,
    '0 0 0 X * ?': /^Illegal cron expression format \(X\)$/,
    '0 0 24 * * ?': /^Illegal cron expression format \(24\)$/,
    '0 0 0 * * ? 2042 1': /^Illegal cron expression format/,
  };
  for (const [text, message] of Object.entries(refusals))
    assert.throws(() => next(text, '2026-11-21T12:00:00Z'), { name: 'RangeError', message });
});
