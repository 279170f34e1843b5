import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HttpAnswer } from '../http-client.ts';
import { repeated, repeatOf } from './repeat.ts';
import type { Repeat } from './repeat.ts';

const answer = (status: number, more: Partial<HttpAnswer> = {}): HttpAnswer => ({
  status,
  headers: {},
  body: '',
  ...more,
});
const broken = (code: string): Error => Object.assign(new Error(code), { code });

/** Sends to an org that answers in this order; keeps the times waited. */
async function sent(
  repeat: Repeat,
  outcomes: (HttpAnswer | Error)[],
  { deadlineMs = 30_000, random = 0.5 } = {},
): Promise<{ last: HttpAnswer | Error; tries: number; waits: number[]; timeouts: number[] }> {
  const waits: number[] = [];
  const timeouts: number[] = [];
  const last = await repeated(
    repeat,
    { deadlineMs, sleep: async (ms) => void waits.push(ms), random: () => random },
    async (timeoutMs) => {
      const outcome = outcomes[timeouts.push(timeoutMs) - 1]!;
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  ).catch((error: unknown) => error as Error);
  return { last, tries: timeouts.length, waits, timeouts };
}

describe('a request to the org', () => {
  it('that reads is repeated while the org is busy or away', async () => {
    for (const passing of [answer(429), answer(502), answer(503), answer(504), broken('ECONNRESET'), broken('EPIPE')]) {
      const { last, tries } = await sent('safe', [passing, answer(200)]);
      assert.deepEqual([(last as HttpAnswer).status, tries], [200, 2]);
    }
  });

  it('is not repeated after an answer that repeating does not change', async () => {
    const usedUp = answer(503, { body: '[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"no more"}]' });
    for (const lasting of [answer(200), answer(400), answer(401), answer(403), answer(500), usedUp])
      assert.equal((await sent('safe', [lasting])).tries, 1);
    assert.equal((await sent('safe', [new Error('No answer within 30000 ms.')])).tries, 1);
  });

  it('that writes is repeated under its key, and only while there was no answer', async () => {
    assert.equal((await sent('keyed', [broken('ECONNRESET'), answer(200)])).tries, 2);
    assert.equal((await sent('keyed', [answer(503)])).tries, 1);
    for (const outcome of [broken('ECONNRESET'), answer(503)]) assert.equal((await sent('never', [outcome])).tries, 1);
  });

  it('ends with the last of three tries', async () => {
    const { last, tries } = await sent('safe', [answer(503), broken('ECONNREFUSED'), answer(502)]);
    assert.deepEqual([(last as HttpAnswer).status, tries], [502, 3]);
    assert.match(
      String(
        (
          await sent(
            'safe',
            Array.from({ length: 3 }, () => broken('EPIPE')),
          )
        ).last,
      ),
      /EPIPE/,
    );
  });

  it('waits a random part of a time that doubles', async () => {
    const busy = [answer(503), answer(503), answer(503)];
    assert.deepEqual((await sent('safe', busy, { random: 0 })).waits, [0, 0]);
    assert.deepEqual((await sent('safe', busy, { random: 0.5 })).waits, [250, 500]);
  });

  it('waits as long as the org asks for, in seconds or until a date', async () => {
    const asked = (value: string): HttpAnswer => answer(429, { headers: { 'retry-after': value } });
    assert.deepEqual((await sent('safe', [asked('2'), answer(200)], { random: 0 })).waits, [2_000]);
    const [wait] = (await sent('safe', [asked(new Date(Date.now() + 9_000).toUTCString()), answer(200)])).waits;
    assert.ok(wait! > 7_000 && wait! < 10_000, `${wait} ms`);
    assert.deepEqual((await sent('safe', [asked('soon'), answer(200)], { random: 0 })).waits, [0]);
  });

  it('is never waited for beyond its deadline', async () => {
    const patient = answer(503, { headers: { 'retry-after': '31' } });
    assert.deepEqual((await sent('safe', [patient])).waits, []);
    const { timeouts } = await sent('safe', [answer(503), answer(200)], { deadlineMs: 5_000, random: 0 });
    assert.ok(timeouts.every((ms) => ms > 0 && ms <= 5_000));
  });
});

describe('what may be repeated', () => {
  it('is reading, and writing under a key', () => {
    assert.deepEqual(
      [repeatOf('Read', undefined), repeatOf('Update', 'k1'), repeatOf('Execute', undefined)],
      ['safe', 'keyed', 'never'],
    );
  });
});
