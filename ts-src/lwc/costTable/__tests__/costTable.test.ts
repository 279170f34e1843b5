import { describe, expect, it } from '@jest/globals';
import CostTable from 'c/costTable';
import { allInside, show } from '../../__tests__/support/dom';

const LINES = [
  { name: 'Desk', costUSD: 12, answers: 4, turns: 2, promptTokens: 9000, completionTokens: 1000, unpriced: 1 },
  { name: 'Mail', costUSD: 9.99, answers: 1, turns: 1, promptTokens: 10, completionTokens: 1, unpriced: 0 },
  { name: 'Local', answers: 1, turns: 1, promptTokens: 10, completionTokens: 1, unpriced: 1 },
];

function showTable(props: Record<string, unknown> = {}): Promise<HTMLElement> {
  return show('c-cost-table', CostTable, { heading: 'Cost per agent', nameLabel: 'Agent', lines: LINES, ...props });
}

describe('c-cost-table', () => {
  it('has a row for each line, with what has no price said in words', async () => {
    const table = await showTable();
    expect(allInside(table, 'tbody tr').map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['Desk', '$12.00c.CostAnswersUnpriced', '2', '5,000', '9,000', '1,000'],
      ['Mail', '$9.99', '1', '11', '10', '1'],
      ['Local', 'c.CostNoPrice', '1', '11', '10', '1'],
    ]);
  });

  it('marks costs from the threshold on, in words', async () => {
    expect(allInside(await showTable(), 'lightning-badge')).toEqual([]);
    const badges = allInside<HTMLElement & { label: string }>(await showTable({ highFrom: 10 }), 'lightning-badge');
    expect(badges.map((badge) => badge.label)).toEqual(['c.CostHigh']);
  });

  it('is accessible', async () => {
    await expect(await showTable({ highFrom: 10 })).toBeAccessible();
  });
});
