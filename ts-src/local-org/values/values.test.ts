import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDate, ApexDatetime, ApexTime, Blob, Decimal, Double, isId, isZone, toId15, toId18 } from './index.ts';

const decimal = (text: string): Decimal => Decimal.parse(text);

test('decimals keep their scale', () => {
  assert.equal(decimal('1.50').toString(), '1.50');
  assert.equal(decimal('1.50').add(decimal('2')).toString(), '3.50');
  assert.equal(decimal('1.50').multiply(decimal('2.0')).toString(), '3.000');
  assert.equal(decimal('-0.5').subtract(decimal('0.25')).toString(), '-0.75');
  assert.equal(decimal('1.20').equals(decimal('1.2')), true);
  assert.equal(decimal('1.20').canonical(), decimal('1.2').canonical());
});

test('quotients have 34 digits, or are exact', () => {
  assert.equal(decimal('1').divide(decimal('3')).toString(), '0.3333333333333333333333333333333333');
  assert.equal(decimal('2').divide(decimal('3')).toString(), '0.6666666666666666666666666666666667');
  assert.equal(decimal('-2').divide(decimal('3')).toString(), '-0.6666666666666666666666666666666667');
  assert.equal(decimal('10.00').divide(decimal('4')).toString(), '2.50');
  assert.equal(decimal('100').divide(decimal('2.5')).toString(), '40');
  assert.equal(decimal('1').divide(decimal('8')).toString(), '0.125');
});

test('rounding modes', () => {
  const rounded = (text: string, mode: Parameters<Decimal['setScale']>[1]): string =>
    decimal(text).setScale(0, mode).toString();
  const modes = ['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN'] as const;
  const table: Record<string, string[]> = {
    '5.5': ['6', '5', '6', '5', '6', '5', '6'],
    '2.5': ['3', '2', '3', '2', '3', '2', '2'],
    '1.1': ['2', '1', '2', '1', '1', '1', '1'],
    '-1.1': ['-2', '-1', '-1', '-2', '-1', '-1', '-1'],
    '-2.5': ['-3', '-2', '-2', '-3', '-3', '-2', '-2'],
  };
  for (const [text, expected] of Object.entries(table)) {
    assert.deepEqual(
      modes.map((mode) => rounded(text, mode)),
      expected,
      text,
    );
  }
  assert.throws(() => rounded('1.1', 'UNNECESSARY'), { code: 'ROUNDING_NECESSARY' });
});

test('decimal texts', () => {
  assert.equal(decimal('0.0000001').toString(), '1E-7');
  assert.equal(decimal('0.0000001').toPlainString(), '0.0000001');
  assert.equal(decimal('0.000001').toString(), '0.000001');
  assert.equal(decimal('1E+3').toString(), '1E+3');
  assert.equal(decimal('1E+3').toPlainString(), '1000');
  assert.equal(decimal('12345.6789').format(), '12,345.679');
  assert.equal(decimal('-1234567').format(), '-1,234,567');
  assert.equal(decimal('1.10').stripTrailingZeros().toString(), '1.1');
  assert.equal(decimal('100').stripTrailingZeros().toString(), '1E+2');
  assert.equal(Decimal.tryParse('1,5'), null);
  assert.equal(Decimal.from(0.1).toString(), '0.1');
});

test('doubles print as in Java', () => {
  const printed = [3, 0.5, 1e7, 1234567.25, 0.001, 0.0001, -1.5e-10, 123456789].map((value) =>
    String(new Double(value)),
  );
  assert.deepEqual(printed, ['3.0', '0.5', '1.0E7', '1234567.25', '0.001', '1.0E-4', '-1.5E-10', '1.23456789E8']);
  assert.equal(Double.tryParse('x'), null);
});

test('dates roll over, clamp and count', () => {
  assert.equal(ApexDate.of(2026, 13, 1).toString(), '2027-01-01');
  assert.equal(ApexDate.parse('2024-01-31').addMonths(1).toString(), '2024-02-29');
  assert.equal(ApexDate.parse('2024-02-29').addYears(1).toString(), '2025-02-28');
  assert.equal(ApexDate.parse('2026-11-21').toStartOfWeek().toString(), '2026-11-15');
  assert.equal(ApexDate.parse('2026-01-31').monthsBetween(ApexDate.parse('2026-03-01')), 2);
  assert.equal(ApexDate.parse('2024-12-31').dayOfYear, 366);
  assert.equal(ApexDate.tryParse('2026-02-30'), null);
  assert.equal(ApexDate.daysInMonth(2023, 2), 28);
});

test('moments, wall clocks and daylight saving', () => {
  assert.equal(ApexDatetime.parse('2026-11-21T10:00:00Z').toString(), '2026-11-21T10:00:00.000Z');
  assert.equal(ApexDatetime.parse('2026-11-21T10:00:00.5+02:00').toString(), '2026-11-21T08:00:00.500Z');
  const at = (iso: string): string =>
    ApexDatetime.of(ApexDate.parse(iso.slice(0, 10)), ApexTime.parse(iso.slice(11)), 'America/Los_Angeles').toString();
  assert.equal(at('2026-07-01T12:00:00'), '2026-07-01T19:00:00.000Z');
  assert.equal(at('2026-12-01T12:00:00'), '2026-12-01T20:00:00.000Z');
  assert.equal(at('2026-03-08T02:30:00'), '2026-03-08T10:30:00.000Z');
  const { date, time } = ApexDatetime.parse('2026-07-01T03:00:00Z').fields('America/Los_Angeles');
  assert.equal(`${date} ${time}`, '2026-06-30 20:00:00.000Z');
  assert.equal(isZone('Asia/Calcutta'), true);
  assert.equal(isZone('Nowhere/City'), false);
});

test('times wrap around midnight', () => {
  assert.equal(ApexTime.of(23, 59, 59, 999).toString(), '23:59:59.999Z');
  assert.equal(new ApexTime(ApexTime.of(23, 0, 0, 0).ms + 2 * 3_600_000).toString(), '01:00:00.000Z');
  assert.equal(ApexTime.tryParse('24:00:00'), null);
});

test('blobs', () => {
  assert.equal(Blob.of('héllo').toBase64(), 'aMOpbGxv');
  assert.equal(new Blob(new Uint8Array([0xff])).text(), null);
  assert.equal(Blob.of('a').equals(Blob.fromBase64('YQ==')), true);
});

test('record ids', () => {
  assert.equal(toId18('001D000000IqhSL'), '001D000000IqhSLIAZ');
  assert.equal(toId18('001d000000iqhsliaz'), '001D000000IqhSLIAZ');
  assert.equal(toId15('001D000000IqhSLIAZ'), '001D000000IqhSL');
  assert.equal(toId18('001000000000001'), '001000000000001AAA');
  assert.equal(toId18('001000000000005678'), '001000000000005678');
  assert.equal(toId18('m0000000000000000E'), 'm0000000000000000E');
  assert.equal(isId('001D000000IqhS'), false);
  assert.equal(isId('001D000000IqhSLIA9'), false);
  assert.equal(isId('001D000000IqhS!'), false);
});

test('a few characters do not cost minutes of arithmetic', () => {
  assert.equal(Decimal.tryParse('1e300000000'), null);
  assert.equal(Decimal.tryParse('9'.repeat(100_000)), null);
  assert.equal(Decimal.tryParse('1e30')?.toPlainString(), `1${'0'.repeat(30)}`);
});
