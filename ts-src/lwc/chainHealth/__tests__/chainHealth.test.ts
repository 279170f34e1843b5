import { describe, expect, it } from '@jest/globals';
import ChainHealth from 'c/chainHealth';
import { inside, show } from '../../__tests__/support/dom';

const HEALTH = {
  status: 'GREEN',
  size: 1204,
  root: 'a3f5c1d2e4b6978812345678',
  signedAt: '2026-11-21T10:00:00.000Z',
  ageSeconds: 12,
  counter: 77,
};

describe('c-chain-health', () => {
  it('shows status, size, the start of the root and the age of the latest seal', async () => {
    const strip = await show('c-chain-health', ChainHealth, { health: HEALTH });
    expect(inside<HTMLElement & { label: string }>(strip, '[data-id="status"]').label).toBe('c.ChainGreen');
    expect(inside<HTMLElement & { value: number }>(strip, 'lightning-formatted-number').value).toBe(1204);
    expect(inside(strip, '[data-id="root"]').textContent).toBe('a3f5c1d2e4b6');
    expect(inside(strip, '[data-id="root"]').title).toBe(HEALTH.root);
    expect(inside(strip, '[data-id="age"]').textContent).toBe('12 seconds ago');
  });

  it.each([
    ['GREEN', 'slds-theme_success'],
    ['AMBER', 'slds-theme_warning'],
    ['RED', 'slds-theme_error'],
    ['PURPLE', 'slds-theme_error'],
  ])('colours %s as %s', async (status, className) => {
    const strip = await show('c-chain-health', ChainHealth, { health: { ...HEALTH, status } });
    expect(inside(strip, '[data-id="status"]').className).toBe(className);
  });

  it('says so when there is no seal yet', async () => {
    const strip = await show('c-chain-health', ChainHealth, { health: { status: 'NONE' } });
    expect(inside(strip, '[data-id="none"]').textContent).toBe('c.ChainNone');
  });

  it('is accessible', async () => {
    await expect(await show('c-chain-health', ChainHealth, { health: HEALTH })).toBeAccessible();
  });
});
