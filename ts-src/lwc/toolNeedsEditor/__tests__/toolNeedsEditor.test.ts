import { describe, expect, it, jest } from '@jest/globals';
import ToolNeedsEditor from 'c/toolNeedsEditor';
import { allInside, inside, show } from '../../__tests__/support/dom';

const TOOLS = ['find_records', 'search', 'send_email'].map((toolName) => ({
  toolName,
  writes: false,
  granted: true,
  flagged: false,
}));
const GRAPH = { send_email: { allOf: ['find_records'], anyOf: [] } };

type Group = HTMLElement & { value: string[]; options: { value: string }[]; disabled: boolean };

async function shown(props = {}): Promise<{ element: HTMLElement; edits: jest.Mock }> {
  const element = await show<HTMLElement>('c-tool-needs-editor', ToolNeedsEditor, {
    tools: TOOLS,
    graph: GRAPH,
    tool: 'send_email',
    ...props,
  });
  const edits = jest.fn();
  element.addEventListener('edit', (event) => edits((event as CustomEvent).detail));
  return { element, edits };
}

describe('c-tool-needs-editor', () => {
  it('offers every other tool and shows what is needed', async () => {
    const { element } = await shown();
    const all = inside<Group>(element, '[data-id="allOf"]');
    expect(all.options.map(({ value }) => value)).toEqual(['find_records', 'search']);
    expect(all.value).toEqual(['find_records']);
    expect(inside<Group>(element, '[data-id="anyOf"]').value).toEqual([]);
  });

  it('gives the graph with what was checked', async () => {
    const { element, edits } = await shown();
    inside(element, '[data-id="anyOf"]').dispatchEvent(
      new CustomEvent('change', { detail: { value: ['find_records', 'search'] } }),
    );
    expect(edits).toHaveBeenCalledWith({ send_email: { allOf: [], anyOf: ['find_records', 'search'] } });
    inside(element, '[data-id="allOf"]').dispatchEvent(new CustomEvent('change', { detail: { value: [] } }));
    expect(edits).toHaveBeenLastCalledWith({});
  });

  it('removes a tool that the graph names', async () => {
    const { element, edits } = await shown({ tool: 'find_records' });
    inside(element, '[data-id="remove"]').click();
    expect(edits).toHaveBeenCalledWith({});
    const { element: other } = await shown({ tool: 'search' });
    expect(allInside(other, '[data-id="remove"]')).toEqual([]);
  });

  it('changes nothing for who may only read', async () => {
    const { element } = await shown({ readOnly: true });
    expect(allInside<Group>(element, 'lightning-checkbox-group').every(({ disabled }) => disabled)).toBe(true);
    expect(allInside(element, '[data-id="remove"]')).toEqual([]);
  });

  it('is accessible', async () => {
    const { element } = await shown();
    await expect(element).toBeAccessible();
  });
});
