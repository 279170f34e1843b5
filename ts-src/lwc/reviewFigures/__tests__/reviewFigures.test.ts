import { describe, expect, it } from '@jest/globals';
import ReviewFigures from 'c/reviewFigures';
import { allInside, inside, show } from '../../__tests__/support/dom';

const FIGURES = [
  { dimension: 'rule', name: 'PermitAccount', wrongShare: 0.5, wrongCount: 1, rightCount: 1, unclearCount: 0 },
  { dimension: 'agent', name: 'Desk', wrongCount: 0, rightCount: 0, unclearCount: 2 },
];

describe('c-review-figures', () => {
  it('has a row for each agent, tool and rule; without a judged one there is no share', async () => {
    const table = await show<HTMLElement>('c-review-figures', ReviewFigures, { figures: FIGURES });
    expect(allInside(table, 'tbody tr').map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['c.ReviewDimensionRule', 'PermitAccount', '50%', '1', '1', '0'],
      ['c.ReviewDimensionAgent', 'Desk', '', '0', '0', '2'],
    ]);
  });

  it('says so when nothing was reviewed', async () => {
    const table = await show<HTMLElement>('c-review-figures', ReviewFigures);
    expect(inside(table, '[data-id="empty"]').textContent).toBe('c.ReviewFiguresEmpty');
  });

  it('is accessible', async () => {
    await expect(await show('c-review-figures', ReviewFigures, { figures: FIGURES })).toBeAccessible();
  });
});
