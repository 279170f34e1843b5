import { describe, expect, it, jest } from '@jest/globals';
import ExecutionList from 'c/executionList';
import { allInside, inside, show } from '../../__tests__/support/dom';

const NOW = Date.parse('2026-11-21T10:05:00Z');

const EXECUTIONS = [
  {
    id: 'e1',
    agent: 'Sales helper',
    userName: 'Ada Byron',
    tool: 'find_records',
    outcome: 'Succeeded',
    rule: 'PermitReadAccount',
    startedAt: '2026-11-21T10:04:00.000Z',
  },
  {
    id: 'e2',
    agent: 'Sales helper',
    userName: 'Ada Byron',
    tool: 'get_record',
    outcome: 'Denied',
    rule: 'default-deny',
  },
];

function showList(props: Record<string, unknown> = {}): Promise<HTMLElement> {
  return show('c-execution-list', ExecutionList, { executions: EXECUTIONS, now: NOW, ...props });
}

function press(button: HTMLElement, key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, cancelable: true });
  button.dispatchEvent(event);
  return event;
}

describe('c-execution-list', () => {
  it('shows tool, person, agent, rule, outcome and age of each execution', async () => {
    const list = await showList();
    const text = inside(list, 'button').textContent;
    for (const part of ['find_records', 'Ada Byron', 'Sales helper', 'PermitReadAccount', '1 minute ago']) {
      expect(text).toContain(part);
    }
    const icons = allInside<HTMLElement & { alternativeText: string }>(list, 'lightning-icon');
    expect(icons.map((icon) => icon.alternativeText)).toEqual(['c.OutcomeSucceeded', 'c.OutcomeDenied']);
  });

  it('marks the chosen execution', async () => {
    const list = await showList({ selectedId: 'e2' });
    expect(allInside(list, 'button').map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
  });

  it('tells which execution was chosen', async () => {
    const list = await showList();
    const chosen = jest.fn();
    list.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
    inside(list, '[data-id="e2"]').click();
    expect(chosen).toHaveBeenCalledWith('e2');
  });

  it('moves the focus by arrow keys and stays at the ends', async () => {
    const list = await showList();
    const [first, second] = allInside(list, 'button');
    first.focus();
    expect(press(first, 'ArrowDown').defaultPrevented).toBe(true);
    expect(list.shadowRoot?.activeElement).toBe(second);
    press(second, 'ArrowDown');
    expect(list.shadowRoot?.activeElement).toBe(second);
    press(second, 'ArrowUp');
    expect(list.shadowRoot?.activeElement).toBe(first);
  });

  it('leaves other keys to the browser', async () => {
    const list = await showList();
    expect(press(inside(list, 'button'), 'Tab').defaultPrevented).toBe(false);
  });

  it('is accessible', async () => {
    await expect(await showList({ selectedId: 'e1' })).toBeAccessible();
  });
});
