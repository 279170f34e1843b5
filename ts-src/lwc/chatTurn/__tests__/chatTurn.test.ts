import { describe, expect, it, jest } from '@jest/globals';
import ChatTurn from 'c/chatTurn';
import { allInside, inside, show } from '../../__tests__/support/dom';

const LINE = { id: 'l1', kind: 'ToolCall', title: 'find_records on Contact', outcome: 'Succeeded' };
const ANSWERED = {
  executionId: 'e1',
  prompt: 'Whom do I write to?',
  answer: 'Write to wanda@example.com.',
  status: 'Succeeded',
  tokens: 1234,
  costUSD: 0.00195,
  durationMs: 1200,
  lines: [LINE],
};

function showTurn(turn: Record<string, unknown> = {}): Promise<HTMLElement> {
  return show('c-chat-turn', ChatTurn, { turn: { ...ANSWERED, ...turn }, agentLabel: 'Deal Desk' });
}

describe('c-chat-turn', () => {
  it('shows what was said, the answer, and what it took', async () => {
    const element = await showTurn();
    expect(inside(element, '[data-id="prompt"]').textContent).toBe('Whom do I write to?');
    expect(inside(element, '[data-id="answer"]').textContent).toBe('Write to wanda@example.com.');
    expect(inside(element, '[data-id="figures"]').textContent).toBe('c.ChatTokens · $0.00195 · 1.2 sec');
  });

  it('shows markup and links of a model as text', async () => {
    const answer = '<img src=x onerror=alert(1)> [click](javascript:alert(1)) https://evil.example';
    const element = await showTurn({ answer });
    expect(inside(element, '[data-id="answer"]').textContent).toBe(answer);
    expect(allInside(element, 'img, a, script')).toEqual([]);
  });

  it('folds what happened once there is an answer, and unfolds it before', async () => {
    const done = await showTurn();
    expect(inside<HTMLDetailsElement>(done, 'details').open).toBe(false);
    expect(inside<HTMLElement & { step: unknown }>(done, 'c-agent-storyboard-step').step).toEqual(LINE);
    const running = await showTurn({ status: 'Running', answer: undefined });
    expect(inside<HTMLDetailsElement>(running, 'details').open).toBe(true);
    expect(inside(running, '[data-id="working"]').textContent).toContain('c.ChatWorking');
  });

  it('leaves out what happened when nothing did', async () => {
    expect(allInside(await showTurn({ lines: [] }), 'details')).toEqual([]);
  });

  it('says why a run was denied, and offers no retry that would be denied again', async () => {
    const denied = await showTurn({ status: 'Denied', rule: 'prompt-safety', reason: 'It looks like an attack.' });
    expect(inside(denied, '[data-id="headline"]').textContent).toContain('c.ChatDenied');
    expect(inside(denied, '[data-id="reason"]').textContent).toBe('It looks like an attack.');
    expect(allInside(denied, '[data-id="retry"]')).toEqual([]);
  });

  it('lets a run that failed be tried again with the same words', async () => {
    const failed = await showTurn({ status: 'Failed', rule: 'MODEL_UNAVAILABLE', reason: 'HTTP status 529.' });
    const retried = jest.fn();
    failed.addEventListener('retry', (event) => retried((event as CustomEvent).detail));
    inside(failed, '[data-id="retry"]').click();
    expect(retried).toHaveBeenCalledWith('Whom do I write to?');
  });

  it('says that a held run waits for a person and can be stopped, and that a stopped one was', async () => {
    const held = await showTurn({ status: 'Awaiting Action' });
    expect(inside(held, '[data-id="headline"]').textContent).toContain('c.ChatHeld');
    const withdrawn = jest.fn();
    held.addEventListener('stop', (event) => withdrawn((event as CustomEvent).detail));
    inside(held, '[data-id="stop"]').click();
    expect(withdrawn).toHaveBeenCalledWith('e1');
    const stopped = await showTurn({ status: 'Cancelled' });
    expect(inside(stopped, '[data-id="headline"]').textContent).toContain('c.ChatCancelled');
  });

  it('says when values are not kept any more', async () => {
    const element = await showTurn({ answer: 'Write to [EMAIL:001].', valuesMissing: true });
    expect(inside(element, '[data-id="gone"]').textContent).toBe('c.ChatOriginalsGone');
  });

  it('is accessible', async () => {
    await expect(await showTurn()).toBeAccessible();
    await expect(await showTurn({ status: 'Failed', reason: 'HTTP status 529.' })).toBeAccessible();
  });
});
