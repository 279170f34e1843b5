import { describe, expect, it, jest } from '@jest/globals';
import ToolGraphSource from 'c/toolGraphSource';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

type Area = HTMLElement & { value: string };
type Button = HTMLElement & { disabled: boolean };

async function shown(props = {}): Promise<HTMLElement & { source: string }> {
  return show<HTMLElement & { source: string }>('c-tool-graph-source', ToolGraphSource, {
    source: '{"a":1}',
    ...props,
  });
}

async function type(element: HTMLElement, value: string): Promise<void> {
  inside(element, '[data-id="source"]').dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await rendered();
}

async function importFile(element: HTMLElement, text: string): Promise<void> {
  const file = { text: () => Promise.resolve(text) };
  inside(element, '[data-id="file"]').dispatchEvent(new CustomEvent('change', { detail: { files: [file] } }));
  await rendered();
}

describe('c-tool-graph-source', () => {
  it('gives the typed text to be applied', async () => {
    const element = await shown();
    const applied = jest.fn();
    element.addEventListener('apply', (event) => applied((event as CustomEvent).detail));
    expect(inside<Button>(element, '[data-id="apply"]').disabled).toBe(true);
    await type(element, '{"b":2}');
    inside(element, '[data-id="apply"]').click();
    expect(applied).toHaveBeenCalledWith('{"b":2}');
  });

  it('shows another graph in place of what was typed', async () => {
    const element = await shown();
    await type(element, 'nonsense');
    element.source = '{"c":3}';
    await rendered();
    expect(inside<Area>(element, '[data-id="source"]').value).toBe('{"c":3}');
  });

  it('takes the text of a file, to be looked at before it is applied', async () => {
    const element = await shown();
    await importFile(element, '{"d":4}');
    expect(inside<Area>(element, '[data-id="source"]').value).toBe('{"d":4}');
  });

  it('refuses a file that is too large', async () => {
    const element = await shown();
    await importFile(element, 'x'.repeat(131_073));
    expect(inside(element, '[data-id="problem"]').textContent).toBe('c.ToolGraphTooLarge');
    expect(inside<Area>(element, '[data-id="source"]').value).toBe('{"a":1}');
  });

  it('gives what it shows as a file', async () => {
    const element = await shown({ fileName: 'tool-order-care.json' });
    const link = inside<HTMLAnchorElement>(element, '[data-id="download"]');
    expect(decodeURIComponent(link.href)).toContain('{"a":1}');
    expect(link.download).toBe('tool-order-care.json');
  });

  it('can only be read where nothing may be changed', async () => {
    const element = await shown({ readOnly: true });
    expect(allInside(element, '[data-id="apply"], [data-id="file"]')).toEqual([]);
  });

  it('is accessible', async () => {
    await expect(await shown()).toBeAccessible();
  });
});
