import { describe, expect, it } from '@jest/globals';
import CostTrend from 'c/costTrend';
import { allInside, inside, show } from '../../__tests__/support/dom';

const LINES = [
  { name: '2026-03-30', costUSD: 2, answers: 2, turns: 1, promptTokens: 100, completionTokens: 10, unpriced: 1 },
  { name: '2026-03-31', costUSD: 0.5, answers: 1, turns: 1, promptTokens: 50, completionTokens: 5, unpriced: 0 },
  { name: '2026-04-01', answers: 1, turns: 1, promptTokens: 50, completionTokens: 5, unpriced: 1 },
  { name: '2026-04-02', answers: 0, turns: 0, unpriced: 0 },
];

describe('c-cost-trend', () => {
  it('draws a bar for each day, as high as its cost', async () => {
    const trend = await show<HTMLElement>('c-cost-trend', CostTrend, { lines: LINES });
    expect(allInside(trend, 'rect').map((bar) => bar.getAttribute('height'))).toEqual(['160', '40', '12', '0']);
    expect(allInside(trend, 'rect').map((bar) => bar.getAttribute('class'))).toEqual([
      'priced',
      'priced',
      'unpriced',
      'priced',
    ]);
    expect([inside(trend, '[data-id="first"]').textContent, inside(trend, '[data-id="last"]').textContent]).toEqual([
      'Mar 30',
      'Apr 2',
    ]);
    expect(inside(trend, '[data-id="highest"]').textContent).toBe('$2.00');
  });

  it('says the same in a table', async () => {
    const trend = await show<HTMLElement>('c-cost-trend', CostTrend, { lines: LINES });
    expect(allInside(trend, 'tbody tr').map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['Mar 30', '$2.00c.CostAnswersUnpriced', '1', '110'],
      ['Mar 31', '$0.50', '1', '55'],
      ['Apr 1', 'c.CostNoPrice', '1', '55'],
      ['Apr 2', '$0.00', '0', ''],
    ]);
  });

  it('draws no bar where nothing has cost anything', async () => {
    const trend = await show<HTMLElement>('c-cost-trend', CostTrend, { lines: [LINES[3]] });
    expect(allInside(trend, 'rect').map((bar) => bar.getAttribute('height'))).toEqual(['0']);
  });

  it('is accessible', async () => {
    const trend = await show<HTMLElement>('c-cost-trend', CostTrend, { lines: LINES });
    await expect(trend).toBeAccessible();
  });
});
