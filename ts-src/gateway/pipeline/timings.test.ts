import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Timings } from './timings.ts';

describe('station times', () => {
  it('are kept by station, in nanoseconds, also of a station that failed', async () => {
    const timings = new Timings();
    assert.equal(await timings.measure('intent', () => 'parsed'), 'parsed');
    await assert.rejects(
      timings.measure('org', () => Promise.reject(new Error('down'))),
      /down/,
    );
    const spent = timings.toJSON();
    assert.deepEqual(Object.keys(spent), ['intent', 'org']);
    assert.ok(Object.values(spent).every((ns) => Number.isSafeInteger(ns) && ns > 0));
  });

  it('add up when a station is entered twice', async () => {
    const timings = new Timings();
    await timings.measure('vault', () => undefined);
    const once = timings.toJSON().vault;
    await timings.measure('vault', () => undefined);
    assert.ok(timings.toJSON().vault > once);
  });

  it('are a Server-Timing header in milliseconds', async () => {
    const timings = new Timings();
    await timings.measure('token', () => undefined);
    await timings.measure('policy', () => undefined);
    assert.match(timings.toHeader(), /^token;dur=\d+\.\d{3}, policy;dur=\d+\.\d{3}$/);
  });
});
