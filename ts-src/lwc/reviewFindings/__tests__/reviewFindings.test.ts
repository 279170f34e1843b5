import { describe, expect, it, jest } from '@jest/globals';
import ReviewFindings from 'c/reviewFindings';
import { allInside, inside, show } from '../../__tests__/support/dom';

const NOW = Date.parse('2026-11-21T10:05:00Z');
const FINDINGS = [
  {
    key: 'Alarm0',
    kind: 'Alarm',
    at: '2026-11-21T10:04:00.000Z',
    person: 'Ada Byron',
    agent: 'Desk',
    tool: 'find_records',
    review: 'Wrong',
  },
  { key: 'Reason1', kind: 'Reason', person: 'Ada Byron', agent: 'Desk' },
];

function showList(props: Record<string, unknown> = {}): Promise<HTMLElement> {
  return show('c-review-findings', ReviewFindings, { findings: FINDINGS, now: NOW, ...props });
}

describe('c-review-findings', () => {
  it('shows sign, person, agent, tool, age and answer of each finding', async () => {
    const list = await showList();
    const [first, second] = allInside(list, 'button').map((button) => button.textContent);
    for (const part of [
      'c.ReviewKindAlarm',
      'Ada Byron · Desk · find_records',
      '1 minute ago',
      'c.ReviewAnswerWrong',
    ]) {
      expect(first).toContain(part);
    }
    expect(second).toBe('c.ReviewKindReasonAda Byron · Desk');
  });

  it('marks the chosen finding and tells which one is chosen', async () => {
    const list = await showList({ selectedKey: 'Reason1' });
    expect(allInside(list, 'button').map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
    const chosen = jest.fn();
    list.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
    inside(list, '[data-key="Alarm0"]').click();
    expect(chosen).toHaveBeenCalledWith('Alarm0');
  });

  it('moves the focus by arrow keys', async () => {
    const list = await showList();
    const [first, second] = allInside(list, 'button');
    first?.focus();
    first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', cancelable: true }));
    expect(list.shadowRoot?.activeElement).toBe(second);
    const other = new KeyboardEvent('keydown', { key: 'a', cancelable: true });
    second?.dispatchEvent(other);
    expect(other.defaultPrevented).toBe(false);
  });

  it('is accessible', async () => {
    await expect(await showList()).toBeAccessible();
  });
});
