import { describe, expect, it } from '@jest/globals';
import { hasEnded, pollDelay } from 'c/pollDelay';

describe('c-poll-delay', () => {
  it('knows the statuses that nothing happens to any more', () => {
    const ended = ['Succeeded', 'Failed', 'Denied', 'Cancelled'].map(hasEnded);
    expect(ended).toEqual([true, true, true, true]);
    expect(['Running', 'Awaiting Action', undefined].map(hasEnded)).toEqual([false, false, false]);
  });

  it('asks soon at first, later and later, and at least every five seconds', () => {
    expect(pollDelay('Running', 0)).toBe(400);
    expect(pollDelay('Running', 3)).toBeGreaterThan(pollDelay('Running', 2));
    expect(pollDelay('Running', 100)).toBe(5000);
  });

  it('asks rarely while a person has to answer', () => {
    expect(pollDelay('Awaiting Action', 0)).toBe(15_000);
  });
});
