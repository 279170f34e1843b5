import { describe, expect, it, jest } from '@jest/globals';
import ToolGraphView from 'c/toolGraphView';
import { allInside, inside, show } from '../../__tests__/support/dom';

const TOOLS = [
  { toolName: 'find_records', writes: false, granted: true, flagged: false },
  { toolName: 'search', writes: false, granted: true, flagged: false },
  { toolName: 'send_email', writes: true, granted: true, flagged: false },
  { toolName: 'check_stock', writes: false, granted: false, flagged: true },
];
const GRAPH = { send_email: { allOf: ['check_stock'], anyOf: ['find_records', 'search'] } };

function shown(props = {}): Promise<HTMLElement> {
  return show<HTMLElement>('c-tool-graph-view', ToolGraphView, { tools: TOOLS, graph: GRAPH, ...props });
}

function node(element: HTMLElement, toolName: string): HTMLElement {
  return inside(element, `g[data-tool="${toolName}"]`);
}

describe('c-tool-graph-view', () => {
  it('draws every tool as a button that says what it needs', async () => {
    const element = await shown();
    expect(allInside(element, 'g[role="button"]')).toHaveLength(4);
    expect(node(element, 'send_email').getAttribute('aria-label')).toBe(
      'send_email. c.ToolGraphWrites. c.ToolGraphNeedsAll: check_stock. c.ToolGraphNeedsAny: find_records, search',
    );
    expect(node(element, 'check_stock').getAttribute('aria-label')).toBe(
      'check_stock. c.ToolGraphUnknownTool. c.ToolGraphFlagged',
    );
    expect(node(element, 'check_stock').textContent).toContain('!');
  });

  it('draws needs of all solid, and alternatives dashed to where they meet', async () => {
    const element = await shown();
    expect(allInside(element, 'g.edge:not(.any)')).toHaveLength(1);
    expect(allInside(element, 'g.edge.any')).toHaveLength(3);
    expect(allInside(element, '.pill')).toHaveLength(1);
  });

  it('marks the chosen tool and its arrows', async () => {
    const element = await shown({ selected: 'search' });
    expect(node(element, 'search').getAttribute('aria-pressed')).toBe('true');
    expect(node(element, 'send_email').getAttribute('aria-pressed')).toBe('false');
    expect(allInside(element, 'g.edge.near')).toHaveLength(1);
  });

  it('lets a tool be chosen by mouse and keyboard', async () => {
    const element = await shown();
    const choose = jest.fn();
    element.addEventListener('choose', (event) => choose((event as CustomEvent).detail));
    node(element, 'search').dispatchEvent(new MouseEvent('click'));
    node(element, 'send_email').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    node(element, 'find_records').dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
    node(element, 'find_records').dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    expect(choose.mock.calls).toEqual([['search'], ['send_email'], ['find_records']]);
  });

  it('draws tools without any needs, and a cycle', async () => {
    expect(allInside(await shown({ graph: {} }), 'g.edge')).toHaveLength(0);
    const cycle = { search: { allOf: ['send_email'], anyOf: [] }, send_email: { allOf: ['search'], anyOf: [] } };
    expect(allInside(await shown({ graph: cycle }), 'g.edge')).toHaveLength(2);
  });

  it('is accessible', async () => {
    await expect(await shown({ selected: 'search' })).toBeAccessible();
  });
});
