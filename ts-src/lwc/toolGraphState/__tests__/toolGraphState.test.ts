import { describe, expect, it } from '@jest/globals';
import ToolGraphState from 'c/toolGraphState';
import { allInside, inside, show } from '../../__tests__/support/dom';

type Badge = HTMLElement & { label: string };

function shown(work: object, unsaved = false): Promise<HTMLElement> {
  return show('c-tool-graph-state', ToolGraphState, { work, unsaved });
}

describe('c-tool-graph-state', () => {
  it.each([
    [{}, 'c.ToolGraphStateNone'],
    [{ inForce: '{}', approved: false }, 'c.ToolGraphStateUnapproved'],
    [{ inForce: '{}', approved: true, approvedBy: 'Ada' }, 'c.ToolGraphStateApproved'],
  ])('tells of %j what is enforced', async (work, label) => {
    expect(inside<Badge>(await shown(work), '[data-id="in-force"]').label).toBe(label);
  });

  it('tells a date of an approval alone, not of one that does not count any more', async () => {
    const approvedAt = '2026-11-22T00:00:00.000Z';
    const current = await shown({ inForce: '{}', approved: true, approvedAt });
    const outdated = await shown({ inForce: '{}', approved: false, approvedAt });
    expect(allInside(current, 'lightning-formatted-date-time')).toHaveLength(1);
    expect(allInside(outdated, 'lightning-formatted-date-time')).toHaveLength(0);
  });

  it('tells of drafts and of what is not saved', async () => {
    const element = await shown({ draft: '{}' }, true);
    expect(allInside(element, '[data-id="draft"], [data-id="unsaved"]')).toHaveLength(2);
    expect(allInside(await shown({ draft: null }), '[data-id="draft"], [data-id="unsaved"]')).toHaveLength(0);
  });

  it('is accessible', async () => {
    await expect(await shown({ draft: '{}' }, true)).toBeAccessible();
  });
});
