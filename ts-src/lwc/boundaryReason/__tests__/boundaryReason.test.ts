import { describe, expect, it } from '@jest/globals';
import BoundaryReason from 'c/boundaryReason';
import { allInside, inside, show } from '../../__tests__/support/dom';

const CELL = { effect: 'DENY', rule: 'NoFax', reason: 'Rule NoFax forbids it.', why: ['One.', 'Two.', 'Two.'] };

function showReason(props: Record<string, unknown>): Promise<HTMLElement> {
  return show('c-boundary-reason', BoundaryReason, props);
}

describe('c-boundary-reason', () => {
  it('asks for a cell while none is chosen', async () => {
    const reason = await showReason({});
    expect(inside(reason, '[data-id="choose"]').textContent).toBe('c.DataBoundaryChoose');
  });

  it('waits for the explanation', async () => {
    const reason = await showReason({ heading: 'Read Account' });
    expect(allInside(reason, 'lightning-spinner')).toHaveLength(1);
  });

  it('shows decision, rule, reason and checks in their order', async () => {
    const reason = await showReason({ heading: 'Read Account.Fax', cell: CELL });
    expect(inside(reason, '[data-id="heading"]').textContent).toBe('Read Account.Fax');
    expect(inside(reason, '[data-id="effect"]').textContent).toBe('c.EffectDeny');
    expect(inside(reason, '[data-id="rule"]').textContent).toBe('NoFax');
    expect(allInside(reason, 'li').map((check) => check.textContent)).toEqual(CELL.why);
  });

  it('has no rule to name where the right is unknown', async () => {
    const reason = await showReason({ heading: 'Read Account', cell: { effect: 'UNKNOWN', reason: 'Untold.' } });
    expect(allInside(reason, '[data-id="rule"]')).toEqual([]);
    expect(inside(reason, '[data-id="reason"]').textContent).toBe('Untold.');
  });

  it('says why there is no explanation', async () => {
    const reason = await showReason({ heading: 'Read Account', error: { body: { message: 'No access' } } });
    expect(allInside(reason, 'c-error-panel')).toHaveLength(1);
  });

  it('is accessible', async () => {
    await expect(await showReason({ heading: 'Read Account.Fax', cell: CELL })).toBeAccessible();
  });
});
