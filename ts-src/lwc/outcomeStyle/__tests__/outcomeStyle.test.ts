import { describe, expect, it } from '@jest/globals';
import { outcomeStyle } from 'c/outcomeStyle';

describe('outcomeStyle', () => {
  it('gives each outcome its own word and icon', () => {
    const styles = ['Succeeded', 'Denied', 'Failed', 'Held', 'Cancelled', undefined].map(outcomeStyle);
    expect(new Set(styles.map(({ icon }) => icon)).size).toBe(6);
    expect(new Set(styles.map(({ label }) => label)).size).toBe(6);
  });

  it('takes a missing outcome as running and a status that awaits action as held', () => {
    expect(outcomeStyle(undefined)).toEqual(outcomeStyle('Running'));
    expect(outcomeStyle('Awaiting Action')).toEqual(outcomeStyle('Held'));
  });

  it('shows an outcome it does not know by its own name', () => {
    expect(outcomeStyle('Expired').label).toBe('Expired');
  });
});
