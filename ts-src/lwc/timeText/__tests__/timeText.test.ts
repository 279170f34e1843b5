import { describe, expect, it } from '@jest/globals';
import { ageText, agoText, durationText } from 'c/timeText';

describe('ageText', () => {
  it.each([
    [-3, 'now'],
    [0, 'now'],
    [59.9, '59 seconds ago'],
    [60, '1 minute ago'],
    [7_199, '1 hour ago'],
    [86_400, 'yesterday'],
    [200_000, '2 days ago'],
  ])('says %p seconds as %p', (seconds, text) => {
    expect(ageText(seconds)).toBe(text);
  });
});

describe('agoText', () => {
  it('measures from an Apex datetime', () => {
    expect(agoText('2026-11-21T10:00:00.000Z', Date.parse('2026-11-21T10:05:10Z'))).toBe('5 minutes ago');
  });
});

describe('durationText', () => {
  it('uses milliseconds below a second and seconds from there on', () => {
    expect([durationText(85), durationText(1240)]).toEqual(['85 ms', '1.2 sec']);
  });
});
