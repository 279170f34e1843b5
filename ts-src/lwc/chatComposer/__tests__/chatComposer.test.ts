import { describe, expect, it, jest } from '@jest/globals';
import ChatComposer from 'c/chatComposer';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

type Composer = HTMLElement & { clear(): void };

async function showComposer(props: Record<string, unknown> = {}): Promise<{ composer: Composer; sent: jest.Mock }> {
  const composer = await show<Composer>('c-chat-composer', ChatComposer, props);
  const sent = jest.fn();
  composer.addEventListener('send', (event) => sent((event as CustomEvent).detail));
  return { composer, sent };
}

async function write(composer: Composer, text: string): Promise<HTMLTextAreaElement> {
  const field = inside<HTMLTextAreaElement>(composer, 'textarea');
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await rendered();
  return field;
}

function press(field: HTMLElement, init: KeyboardEventInit): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { cancelable: true, ...init });
  field.dispatchEvent(event);
  return event;
}

describe('c-chat-composer', () => {
  it('sends on Enter, without the spaces around', async () => {
    const { composer, sent } = await showComposer();
    const event = press(await write(composer, '  Hello \n'), { key: 'Enter' });
    expect(sent).toHaveBeenCalledWith('Hello');
    expect(event.defaultPrevented).toBe(true);
  });

  it('begins a new line on Shift + Enter, and leaves Enter to an input method', async () => {
    const { composer, sent } = await showComposer();
    const field = await write(composer, 'Hello');
    expect(press(field, { key: 'Enter', shiftKey: true }).defaultPrevented).toBe(false);
    expect(press(field, { key: 'Enter', isComposing: true }).defaultPrevented).toBe(false);
    expect(sent).not.toHaveBeenCalled();
  });

  it('sends nothing when there is nothing to say, while a run is under way, or when it is disabled', async () => {
    const empty = await showComposer();
    press(await write(empty.composer, '   '), { key: 'Enter' });
    const running = await showComposer({ running: true });
    press(await write(running.composer, 'Hello'), { key: 'Enter' });
    const disabled = await showComposer({ disabled: true });
    press(await write(disabled.composer, 'Hello'), { key: 'Enter' });
    for (const { sent } of [empty, running, disabled]) {
      expect(sent).not.toHaveBeenCalled();
    }
  });

  it('keeps what is written until it is cleared', async () => {
    const { composer } = await showComposer();
    const field = await write(composer, 'Hello');
    inside(composer, '[data-id="send"]').click();
    await rendered();
    expect(field.value).toBe('Hello');
    composer.clear();
    await rendered();
    expect(field.value).toBe('');
    expect(composer.shadowRoot?.activeElement).toBe(field);
  });

  it('offers to stop instead while a run is under way, and keeps the focus', async () => {
    const { composer } = await showComposer({ running: true });
    const stopped = jest.fn();
    composer.addEventListener('stop', stopped);
    expect(allInside(composer, '[data-id="send"]')).toEqual([]);
    inside(composer, '[data-id="stop"]').click();
    expect(stopped).toHaveBeenCalledTimes(1);
    expect(composer.shadowRoot?.activeElement).toBe(inside(composer, 'textarea'));
  });

  it('is accessible', async () => {
    await expect((await showComposer()).composer).toBeAccessible();
  });
});
