import { describe, expect, it, jest } from '@jest/globals';
import ToolNeedsTable from 'c/toolNeedsTable';
import { allInside, inside, show } from '../../__tests__/support/dom';

const TOOLS = [
  { toolName: 'find_records', writes: false, granted: true, flagged: false },
  { toolName: 'send_email', writes: true, granted: true, flagged: true },
];
const GRAPH = { send_email: { allOf: ['find_records'], anyOf: ['search'] } };

function shown(): Promise<HTMLElement> {
  return show('c-tool-needs-table', ToolNeedsTable, { tools: TOOLS, graph: GRAPH, selected: 'send_email' });
}

describe('c-tool-needs-table', () => {
  it('says of each tool what it needs', async () => {
    const cells = allInside(await shown(), 'tbody tr:nth-child(2) td').map((cell) => cell.textContent);
    expect(cells).toEqual(['find_records', 'search', 'c.ToolGraphWrites, c.ToolGraphFlagged']);
  });

  it('lets a tool be chosen, and marks the chosen one', async () => {
    const element = await shown();
    const choose = jest.fn();
    element.addEventListener('choose', (event) => choose((event as CustomEvent).detail));
    inside(element, 'button[data-tool="find_records"]').click();
    expect(choose).toHaveBeenCalledWith('find_records');
    expect(inside(element, 'button[data-tool="send_email"]').getAttribute('aria-pressed')).toBe('true');
  });

  it('is accessible', async () => {
    await expect(await shown()).toBeAccessible();
  });
});
