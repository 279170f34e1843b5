import { describe, expect, it, jest } from '@jest/globals';
import ToolGraphChanges from 'c/toolGraphChanges';
import { allInside, inside, show } from '../../__tests__/support/dom';

const CHANGES = [
  { edge: { tool: 'send_email', needed: 'search', kind: 'anyOf' }, added: true },
  { edge: { tool: 'send_email', needed: 'get_record', kind: 'allOf' }, added: false },
];

async function shown(props = {}): Promise<{ element: HTMLElement; accepted: jest.Mock; dismissed: jest.Mock }> {
  const element = await show<HTMLElement>('c-tool-graph-changes', ToolGraphChanges, {
    heading: 'Proposed',
    changes: CHANGES,
    ...props,
  });
  const accepted = jest.fn();
  const dismissed = jest.fn();
  element.addEventListener('accept', (event) => accepted((event as CustomEvent).detail));
  element.addEventListener('dismiss', dismissed);
  return { element, accepted, dismissed };
}

describe('c-tool-graph-changes', () => {
  it('says of each change what is added and removed', async () => {
    const { element } = await shown();
    const texts = allInside(element, 'li span').map((item) => item.textContent);
    expect(texts).toEqual(['c.ToolGraphEdgeAny (c.ToolGraphAdded)', 'c.ToolGraphEdgeAll (c.ToolGraphRemoved)']);
  });

  it('lets one change be accepted, or all', async () => {
    const { element, accepted } = await shown();
    allInside(element, '[data-id="accept"]')[1]!.click();
    expect(accepted).toHaveBeenCalledWith([CHANGES[1]]);
    inside(element, '[data-id="accept-all"]').click();
    expect(accepted).toHaveBeenLastCalledWith(CHANGES);
  });

  it('can be put away', async () => {
    const { element, dismissed } = await shown();
    inside(element, '[data-id="dismiss"]').click();
    expect(dismissed).toHaveBeenCalled();
  });

  it('says so when there is no difference', async () => {
    const { element } = await shown({ changes: [] });
    expect(inside(element, '[data-id="none"]').textContent).toBe('c.ToolGraphNoChange');
    expect(allInside(element, '[data-id="accept-all"]')).toEqual([]);
  });

  it('offers nothing where changes are only told', async () => {
    const { element } = await shown({ readOnly: true });
    expect(allInside(element, 'lightning-button')).toEqual([]);
  });

  it('is accessible', async () => {
    const { element } = await shown();
    await expect(element).toBeAccessible();
  });
});
