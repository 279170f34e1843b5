import { describe, expect, it } from '@jest/globals';
import { effectStyle } from 'c/effectStyle';

describe('effectStyle', () => {
  it('gives every decision an icon and a word of its own', () => {
    const styles = ['ALLOW', 'HOLD', 'DENY', 'UNKNOWN'].map((effect) => effectStyle(effect));
    expect(new Set(styles.map(({ icon }) => icon)).size).toBe(4);
    expect(styles.map(({ label }) => label)).toEqual([
      'c.EffectAllow',
      'c.EffectHold',
      'c.EffectDeny',
      'c.EffectUnknown',
    ]);
  });

  it('shows rules as the decisions they lead to', () => {
    expect(effectStyle('Permit')).toEqual(effectStyle('ALLOW'));
    expect(effectStyle('Hold')).toEqual(effectStyle('HOLD'));
    expect(effectStyle('Forbid')).toEqual(effectStyle('DENY'));
  });

  it('keeps a word that it does not know, and takes none for unknown', () => {
    expect(effectStyle('Maybe').label).toBe('Maybe');
    expect(effectStyle()).toEqual(effectStyle('UNKNOWN'));
  });
});
