import { describe, expect, it } from '@jest/globals';
import ErrorPanel from 'c/errorPanel';
import { allInside, inside, show } from '../../__tests__/support/dom';

const ERRORS = [{ body: { message: 'No access' } }, new Error('Offline')];

describe('c-error-panel', () => {
  it('says what could not be done, then why', async () => {
    const panel = await show('c-error-panel', ErrorPanel, { friendlyMessage: 'Cannot be shown.', errors: ERRORS });
    expect(allInside(panel, 'p').map((line) => line.textContent)).toEqual(['Cannot be shown.', 'No access', 'Offline']);
  });

  it('is announced as an alert', async () => {
    const panel = await show('c-error-panel', ErrorPanel, { errors: 'x' });
    expect(inside(panel, '[role="alert"]').textContent).toContain('x');
  });

  it('is accessible', async () => {
    await expect(await show('c-error-panel', ErrorPanel, { errors: ERRORS })).toBeAccessible();
  });
});
