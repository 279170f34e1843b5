import { describe, expect, it, jest } from '@jest/globals';
import ConversationList from 'c/conversationList';
import { allInside, inside, show } from '../../__tests__/support/dom';

const CONVERSATIONS = [
  {
    executionId: 'e2',
    agentLabel: 'Deal Desk',
    title: 'Write to [EMAIL:001]',
    status: 'Awaiting Action',
    startedAt: '2026-11-21T10:04:00.000Z',
  },
  { executionId: 'e1', agentLabel: 'Deal Desk', title: 'Hello', status: 'Succeeded' },
];

function showList(props: Record<string, unknown> = {}): Promise<HTMLElement> {
  return show('c-conversation-list', ConversationList, {
    conversations: CONVERSATIONS,
    selectedId: 'e1',
    now: Date.parse('2026-11-21T10:05:00Z'),
    ...props,
  });
}

describe('c-conversation-list', () => {
  it('shows title, agent, age and state of each conversation', async () => {
    const list = await showList();
    const text = inside(list, '[data-id="e2"]').textContent;
    for (const part of ['Write to [EMAIL:001]', 'Deal Desk', '1 minute ago']) {
      expect(text).toContain(part);
    }
    expect(inside<HTMLElement & { alternativeText: string }>(list, 'lightning-icon').alternativeText).toBe(
      'c.OutcomeHeld',
    );
  });

  it('marks the one that is open', async () => {
    const list = await showList();
    expect(allInside(list, 'li button').map((button) => button.getAttribute('aria-current'))).toEqual([
      'false',
      'true',
    ]);
  });

  it('tells which one was chosen, and when a new one is wanted', async () => {
    const list = await showList();
    const chosen = jest.fn();
    const begun = jest.fn();
    list.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
    list.addEventListener('begin', begun);
    inside(list, '[data-id="e2"]').click();
    inside(list, '[data-id="new"]').click();
    expect(chosen).toHaveBeenCalledWith('e2');
    expect(begun).toHaveBeenCalledTimes(1);
  });

  it('says so when there is none yet', async () => {
    const list = await showList({ conversations: [] });
    expect(inside(list, '[data-id="empty"]').textContent).toBe('c.ChatNoConversations');
  });

  it('is accessible', async () => {
    await expect(await showList()).toBeAccessible();
  });
});
