import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import agents from '@salesforce/apex/ChatController.agents';
import conversation from '@salesforce/apex/ChatController.conversation';
import conversations from '@salesforce/apex/ChatController.conversations';
import send from '@salesforce/apex/ChatController.send';
import stop from '@salesforce/apex/ChatController.stop';
import turn from '@salesforce/apex/ChatController.turn';
import AgentChat from 'c/agentChat';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

jest.mock('@salesforce/apex/ChatController.agents', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ChatController.conversation', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ChatController.conversations', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ChatController.send', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ChatController.stop', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ChatController.turn', () => ({ default: jest.fn() }), { virtual: true });

const apex = {
  agents: jest.mocked(agents),
  conversation: jest.mocked(conversation),
  conversations: jest.mocked(conversations),
  send: jest.mocked(send),
  stop: jest.mocked(stop),
  turn: jest.mocked(turn),
};

const RUNNING = { executionId: 'e1', agentName: 'DealDesk', status: 'Running', lines: [] };
const ANSWERED = { ...RUNNING, status: 'Succeeded', answer: 'Write to wanda@example.com.' };

type TurnElement = HTMLElement & { turn: Record<string, unknown> };

function turnsOf(chat: HTMLElement): Record<string, unknown>[] {
  return allInside<TurnElement>(chat, 'c-chat-turn').map((element) => element.turn);
}

async function showChat(): Promise<HTMLElement> {
  const chat = await show<HTMLElement>('c-agent-chat', AgentChat);
  await rendered();
  return chat;
}

async function say(chat: HTMLElement, text: string): Promise<void> {
  inside(chat, 'c-chat-composer').dispatchEvent(new CustomEvent('send', { detail: text }));
  await rendered();
}

async function wait(milliseconds: number): Promise<void> {
  jest.advanceTimersByTime(milliseconds);
  await rendered();
  await rendered();
}

beforeEach(() => {
  jest.useFakeTimers();
  Object.values(apex).forEach((method) => method.mockReset());
  apex.agents.mockResolvedValue([{ name: 'DealDesk', label: 'Deal Desk', description: 'Looks up contacts.' }]);
  apex.conversations.mockResolvedValue([]);
  apex.send.mockResolvedValue(RUNNING);
  apex.turn.mockResolvedValue(ANSWERED);
});

afterEach(() => {
  jest.useRealTimers();
});

describe('c-agent-chat', () => {
  it('shows a spinner until the agents are there, then the first of them', async () => {
    let arrive: (value: []) => void = () => undefined;
    apex.agents.mockReturnValue(new Promise((resolve) => (arrive = resolve)));
    const chat = await showChat();
    expect(allInside(chat, 'lightning-spinner')).toHaveLength(1);
    arrive([]);
    await rendered();
    expect(inside(chat, '[data-id="no-agents"]').textContent).toBe('c.ChatNoAgents');
  });

  it('sends a message, asks how the run stands, and shows the answer', async () => {
    const chat = await showChat();
    await say(chat, 'Whom do I write to?');
    expect(apex.send).toHaveBeenCalledWith({ agentName: 'DealDesk', prompt: 'Whom do I write to?', after: undefined });
    expect(turnsOf(chat)).toEqual([{ ...RUNNING, prompt: 'Whom do I write to?' }]);
    await wait(400);
    expect(turnsOf(chat)).toEqual([{ ...ANSWERED, prompt: 'Whom do I write to?' }]);
    expect(inside(chat, '[data-id="news"]').textContent).toBe('c.ChatAnswered');
    await wait(60_000);
    expect(apex.turn).toHaveBeenCalledTimes(1);
  });

  it('goes on in the same conversation', async () => {
    const chat = await showChat();
    await say(chat, 'Hello');
    await wait(400);
    apex.send.mockResolvedValue({ ...RUNNING, executionId: 'e2' });
    await say(chat, 'And then?');
    expect(apex.send).toHaveBeenLastCalledWith({ agentName: 'DealDesk', prompt: 'And then?', after: 'e1' });
  });

  it('shows what is being sent at once, and gives it up with the reason when it cannot be sent', async () => {
    let refuse: (error: unknown) => void = () => undefined;
    apex.send.mockReturnValue(new Promise((_resolve, reject) => (refuse = reject)));
    const chat = await showChat();
    await say(chat, 'Hello');
    expect(turnsOf(chat)[0]).toMatchObject({ prompt: 'Hello', status: 'Running' });
    refuse({ body: { message: 'The event bus refused it.' } });
    await rendered();
    expect(turnsOf(chat)).toEqual([]);
    const panel = inside<HTMLElement & { errors: unknown }>(chat, '[data-id="send-error"]');
    expect(JSON.stringify(panel.errors)).toContain('event bus');
  });

  it('asks again after a poll that failed', async () => {
    apex.turn.mockRejectedValueOnce({ body: { message: 'Busy' } });
    const chat = await showChat();
    await say(chat, 'Hello');
    await wait(400);
    expect(allInside(chat, '[data-id="read-error"]')).toHaveLength(1);
    await wait(600);
    expect(allInside(chat, '[data-id="read-error"]')).toHaveLength(0);
    expect(turnsOf(chat)[0]).toMatchObject({ status: 'Succeeded' });
  });

  it('waits for an approval and goes on when it is answered', async () => {
    apex.turn.mockResolvedValueOnce({ ...RUNNING, status: 'Awaiting Action' });
    const chat = await showChat();
    await say(chat, 'Remind me');
    await wait(400);
    expect(inside(chat, '[data-id="news"]').textContent).toBe('c.OutcomeHeld');
    await wait(15_000);
    expect(turnsOf(chat)[0]).toMatchObject({ status: 'Succeeded' });
  });

  it('stops the run', async () => {
    apex.stop.mockResolvedValue({ ...RUNNING, status: 'Cancelled' });
    const chat = await showChat();
    await say(chat, 'Hello');
    inside(chat, 'c-chat-composer').dispatchEvent(new CustomEvent('stop'));
    await rendered();
    expect(apex.stop).toHaveBeenCalledWith({ executionId: 'e1' });
    expect(turnsOf(chat)[0]).toMatchObject({ status: 'Cancelled', prompt: 'Hello' });
    await wait(60_000);
    expect(apex.turn).not.toHaveBeenCalled();
  });

  it('stops a run that waits for a person', async () => {
    apex.send.mockResolvedValue({ ...RUNNING, status: 'Awaiting Action' });
    apex.stop.mockResolvedValue({ ...RUNNING, status: 'Cancelled' });
    const chat = await showChat();
    await say(chat, 'Remind me');
    inside(chat, 'c-chat-turn').dispatchEvent(new CustomEvent('stop', { detail: 'e1' }));
    await rendered();
    expect(apex.stop).toHaveBeenCalledWith({ executionId: 'e1' });
    expect(turnsOf(chat)[0]).toMatchObject({ status: 'Cancelled' });
  });

  it('opens an earlier conversation and begins a new one', async () => {
    apex.conversations.mockResolvedValue([{ executionId: 'e1', title: 'Hello', agentLabel: 'Deal Desk' }]);
    apex.conversation.mockResolvedValue([{ ...ANSWERED, prompt: 'Hello' }]);
    const chat = await showChat();
    inside(chat, 'c-conversation-list').dispatchEvent(new CustomEvent('choose', { detail: 'e1' }));
    await rendered();
    expect(turnsOf(chat)).toEqual([{ ...ANSWERED, prompt: 'Hello' }]);
    expect(inside(chat, '[data-id="agent-label"]').textContent).toBe('Deal Desk');
    inside(chat, 'c-conversation-list').dispatchEvent(new CustomEvent('begin'));
    await rendered();
    expect(turnsOf(chat)).toEqual([]);
    expect(allInside(chat, '[data-id="agent"]')).toHaveLength(1);
  });

  it('drops an answer that arrives for a conversation that was left', async () => {
    const chat = await showChat();
    await say(chat, 'Hello');
    jest.advanceTimersByTime(400);
    inside(chat, 'c-conversation-list').dispatchEvent(new CustomEvent('begin'));
    await rendered();
    expect(turnsOf(chat)).toEqual([]);
  });

  it('tries a failed run again', async () => {
    apex.turn.mockResolvedValueOnce({ ...RUNNING, status: 'Failed' });
    const chat = await showChat();
    await say(chat, 'Hello');
    await wait(400);
    apex.send.mockResolvedValue({ ...RUNNING, executionId: 'e2' });
    inside(chat, 'c-chat-turn').dispatchEvent(new CustomEvent('retry', { detail: 'Hello' }));
    await rendered();
    expect(apex.send).toHaveBeenCalledTimes(2);
  });

  it('says why nothing can be read', async () => {
    apex.agents.mockRejectedValue({ body: { message: 'No access' } });
    const panel = inside<HTMLElement & { errors: unknown }>(await showChat(), '[data-id="read-error"]');
    expect(JSON.stringify(panel.errors)).toContain('No access');
  });

  it('is accessible', async () => {
    const chat = await showChat();
    await say(chat, 'Hello');
    jest.useRealTimers();
    await expect(chat).toBeAccessible();
  });
});
