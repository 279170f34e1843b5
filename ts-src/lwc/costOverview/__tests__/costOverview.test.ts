import { describe, expect, it, jest } from '@jest/globals';
import report from '@salesforce/apex/CostController.report';
import CostOverview from 'c/costOverview';
import type { ApexWire } from '../../__tests__/support/apexWire';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

type Support = typeof import('../../__tests__/support/apexWire');

jest.mock(
  '@salesforce/apex/CostController.report',
  () => jest.requireActual<Support>('../../__tests__/support/apexWire').apexWire(),
  { virtual: true },
);

const wire = report as unknown as ApexWire;

const LINE = {
  name: 'Desk',
  costUSD: 12.5,
  answers: 3,
  turns: 2,
  promptTokens: 3000,
  completionTokens: 300,
  unpriced: 1,
};
const REPORT = {
  days: 30,
  daysAsked: 30,
  isComplete: true,
  total: LINE,
  agents: [LINE],
  people: [{ ...LINE, name: 'Ada Byron' }],
  dates: [{ ...LINE, name: '2026-03-31' }],
  budgets: [
    { agent: 'Desk', perDayUSD: 20, usedUSD: 12.5, perUserDayUSD: 15, topUser: 'Ada Byron', topUserUsedUSD: 12.5 },
    { agent: 'Mail', perUserDayUSD: 1, usedUSD: 0, topUserUsedUSD: 0 },
  ],
};

async function showPage(data: unknown = REPORT): Promise<HTMLElement> {
  const page = await show<HTMLElement>('c-cost-overview', CostOverview);
  wire.emit(data);
  await rendered();
  return page;
}

describe('c-cost-overview', () => {
  it('waits for the report of thirty days', async () => {
    const page = await show<HTMLElement>('c-cost-overview', CostOverview);
    expect(allInside(page, 'lightning-spinner')).toHaveLength(1);
    expect(wire.getLastConfig()).toEqual({ days: 30 });
  });

  it('shows totals, days, agents and people', async () => {
    const page = await showPage();
    expect(inside(page, '[data-id="cost"]').textContent).toBe('$12.50');
    expect(inside(page, '[data-id="unpriced"]').textContent).toBe('c.CostAnswersUnpriced');
    expect(inside(page, '[data-id="turns"]').textContent).toBe('2');
    expect(inside(page, '[data-id="tokens"]').textContent).toBe('1,650');
    expect(inside<HTMLElement & { lines: unknown }>(page, 'c-cost-trend').lines).toEqual(REPORT.dates);
    expect(inside<HTMLElement & { lines: unknown }>(page, '[data-id="agents"]').lines).toEqual(REPORT.agents);
    expect(inside<HTMLElement & { lines: unknown }>(page, '[data-id="people"]').lines).toEqual(REPORT.people);
    expect(allInside(page, '[data-id="shortened"]')).toEqual([]);
  });

  it('asks for the period that is chosen', async () => {
    const page = await showPage();
    inside(page, '[data-id="period"]').dispatchEvent(new CustomEvent('change', { detail: { value: '7' } }));
    await rendered();
    expect(wire.getLastConfig()).toEqual({ days: 7 });
  });

  it('marks agents from the threshold that is typed, and from its own where that is none', async () => {
    const page = await showPage();
    const agents = inside<HTMLElement & { highFrom: number }>(page, '[data-id="agents"]');
    expect(agents.highFrom).toBe(10);
    for (const [typed, threshold] of [
      ['0.5', 0.5],
      ['-3', 10],
      ['much', 10],
    ] as const) {
      inside(page, '[data-id="threshold"]').dispatchEvent(new CustomEvent('change', { detail: { value: typed } }));
      await rendered();
      expect(agents.highFrom).toBe(threshold);
    }
  });

  it('shows what is used of each budget', async () => {
    const page = await showPage();
    const rows = allInside(page, '[data-id="budgets"] tbody tr');
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['Desk', 'c.CostBudgetUsed', 'Ada Byron: c.CostBudgetUsed'],
      ['Mail', '', 'c.CostBudgetUsed'],
    ]);
  });

  it('has no table of budgets for a person who may not read them', async () => {
    expect(allInside(await showPage({ ...REPORT, budgets: [] }), '[data-id="budgets"]')).toEqual([]);
  });

  it('says when the period was shortened, and when nothing could be added up', async () => {
    expect(inside(await showPage({ ...REPORT, days: 7 }), '[data-id="shortened"]').textContent).toBe('c.CostShortened');
    const page = await showPage({ ...REPORT, days: 1, isComplete: false });
    expect(inside(page, '[data-id="too-many"]').textContent).toBe('c.CostTooMany');
    expect(allInside(page, 'c-cost-table')).toEqual([]);
  });

  it('says so when no agent has asked a model', async () => {
    const page = await showPage({ ...REPORT, total: { answers: 0 } });
    expect(inside(page, '[data-id="empty"]').textContent).toBe('c.CostEmpty');
  });

  it('shows why there is no report', async () => {
    const page = await show<HTMLElement>('c-cost-overview', CostOverview);
    wire.error({ message: 'No access' });
    await rendered();
    expect(JSON.stringify(inside<HTMLElement & { errors: unknown }>(page, 'c-error-panel').errors)).toContain(
      'No access',
    );
  });

  it('is accessible', async () => {
    await expect(await showPage()).toBeAccessible();
  });
});
