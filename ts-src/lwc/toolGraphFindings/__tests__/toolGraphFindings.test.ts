import { describe, expect, it, jest } from '@jest/globals';
import ToolGraphFindings from 'c/toolGraphFindings';
import { allInside, inside, show } from '../../__tests__/support/dom';

const FINDINGS = [
  { error: true, message: 'These tools wait for each other: a, b.', tools: ['a', 'b'] },
  { error: false, message: 'c is no tool of this org.', tools: ['c'] },
];

function shown(): Promise<HTMLElement> {
  return show('c-tool-graph-findings', ToolGraphFindings, { findings: FINDINGS });
}

describe('c-tool-graph-findings', () => {
  it('says what is an error and what a warning, in words', async () => {
    const icons = allInside<HTMLElement & { alternativeText: string }>(await shown(), 'lightning-icon');
    expect(icons.map(({ alternativeText }) => alternativeText)).toEqual(['c.ToolGraphError', 'c.ToolGraphWarning']);
  });

  it('leads to the tools concerned', async () => {
    const element = await shown();
    const choose = jest.fn();
    element.addEventListener('choose', (event) => choose((event as CustomEvent).detail));
    inside(element, 'button[data-tool="b"]').click();
    expect(choose).toHaveBeenCalledWith('b');
  });

  it('is accessible', async () => {
    await expect(await shown()).toBeAccessible();
  });
});
