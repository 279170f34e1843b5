import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { refreshApex } from '@salesforce/apex';
import timeline from '@salesforce/apex/AuditTimelineController.timeline';
import figures from '@salesforce/apex/DecisionReviewController.figures';
import report from '@salesforce/apex/DecisionReviewController.report';
import DecisionReview from 'c/decisionReview';
import type { ApexWire } from '../../__tests__/support/apexWire';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

type Support = typeof import('../../__tests__/support/apexWire');

jest.mock(
  '@salesforce/apex/DecisionReviewController.report',
  () => jest.requireActual<Support>('../../__tests__/support/apexWire').apexWire(),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/DecisionReviewController.figures',
  () => jest.requireActual<Support>('../../__tests__/support/apexWire').apexWire(),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/DecisionReviewController.reviews',
  () => jest.requireActual<Support>('../../__tests__/support/apexWire').apexWire(),
  { virtual: true },
);
jest.mock('@salesforce/apex/DecisionReviewController.mark', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock(
  '@salesforce/apex/AuditTimelineController.timeline',
  () => jest.requireActual<Support>('../../__tests__/support/apexWire').apexWire(),
  { virtual: true },
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

const reportWire = report as unknown as ApexWire;
const figuresWire = figures as unknown as ApexWire;
const timelineWire = timeline as unknown as ApexWire;
const refresh = refreshApex as jest.MockedFunction<typeof refreshApex>;

const REPORT = {
  days: 7,
  executionCount: 9,
  lookedAt: 8,
  isCut: false,
  replayed: 5,
  notReplayed: 1,
  findings: [
    {
      key: 'Alarm0',
      kind: 'Alarm',
      executionId: 'e1',
      evidence: 'It touched Decoy.',
      agent: 'Desk',
      outcome: 'Succeeded',
    },
    { key: 'Reason1', kind: 'Reason', executionId: 'e2', evidence: 'No reason.', agent: 'Desk', tool: 'find_records' },
  ],
};
const FIGURES = [{ dimension: 'agent', name: 'Desk', wrongShare: 1, wrongCount: 1, rightCount: 0, unclearCount: 0 }];

async function showPage(data: unknown = REPORT): Promise<HTMLElement> {
  const page = await show<HTMLElement>('c-decision-review', DecisionReview);
  reportWire.emit(data);
  figuresWire.emit(FIGURES);
  await rendered();
  return page;
}

async function choose(page: HTMLElement, key: string): Promise<void> {
  inside(page, 'c-review-findings').dispatchEvent(new CustomEvent('choose', { detail: key }));
  await rendered();
}

async function change(page: HTMLElement, field: string, value: string): Promise<void> {
  inside(page, `[data-id="${field}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await rendered();
}

function keys(page: HTMLElement): (string | undefined)[] {
  return inside<HTMLElement & { findings: { key?: string }[] }>(page, 'c-review-findings').findings.map(
    ({ key }) => key,
  );
}

beforeEach(() => {
  refresh.mockReset().mockResolvedValue(undefined);
});

describe('c-decision-review', () => {
  it('waits for the findings of seven days', async () => {
    const page = await show<HTMLElement>('c-decision-review', DecisionReview);
    expect(allInside(page, 'lightning-spinner')).toHaveLength(1);
    expect([reportWire.getLastConfig(), figuresWire.getLastConfig()]).toEqual([{ days: 7 }, { days: 7 }]);
  });

  it('lists findings, says what was looked at, and shows the figures', async () => {
    const page = await showPage();
    expect(keys(page)).toEqual(['Alarm0', 'Reason1']);
    expect(inside(page, '[data-id="looked"]').textContent).toBe('c.ReviewLooked');
    expect(inside<HTMLElement & { figures: unknown }>(page, 'c-review-figures').figures).toEqual(FIGURES);
  });

  it('says when not everything was read', async () => {
    const page = await showPage({ ...REPORT, isCut: true });
    expect(inside(page, '[data-id="looked"]').textContent).toBe('c.ReviewLooked c.ReviewCut');
  });

  it('shows findings of one sign', async () => {
    const page = await showPage();
    const kinds = inside<HTMLElement & { options: { value: string }[] }>(page, '[data-id="kind"]').options;
    expect(kinds.map(({ value }) => value)).toEqual(['', 'Alarm', 'Reason']);
    await change(page, 'kind', 'Reason');
    expect(keys(page)).toEqual(['Reason1']);
  });

  it('shows evidence, form and timeline of the finding that is chosen', async () => {
    const page = await showPage();
    await choose(page, 'Alarm0');
    expect(timelineWire.getLastConfig()).toEqual({ executionId: 'e1' });
    expect(inside(page, '[data-id="evidence"]').textContent).toBe('It touched Decoy.');
    expect(inside<HTMLElement & { executionId: string }>(page, 'c-review-form').executionId).toBe('e1');
    timelineWire.emit({ executionId: 'e1', decisionSteps: [], executionSteps: [] });
    await rendered();
    const detail = inside<HTMLElement & { execution: unknown }>(page, 'c-execution-detail');
    expect(detail.execution).toMatchObject({ id: 'e1', tool: 'Desk', outcome: 'Succeeded' });
  });

  it('does not show the timeline of another execution while its own is due', async () => {
    const page = await showPage();
    await choose(page, 'Alarm0');
    timelineWire.emit({ executionId: 'e1', decisionSteps: [], executionSteps: [] });
    await choose(page, 'Reason1');
    expect(allInside(page, 'c-execution-detail')).toEqual([]);
  });

  it('reads findings and figures anew after a review', async () => {
    const page = await showPage();
    await choose(page, 'Alarm0');
    inside(page, 'c-review-form').dispatchEvent(new CustomEvent('saved'));
    await rendered();
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('asks for another period, of which nothing is chosen yet', async () => {
    const page = await showPage();
    await choose(page, 'Alarm0');
    await change(page, 'period', '30');
    expect(reportWire.getLastConfig()).toEqual({ days: 30 });
    expect(allInside(page, 'c-review-form')).toEqual([]);
  });

  it('says so when nothing looks wrong', async () => {
    const page = await showPage({ ...REPORT, findings: [] });
    expect(inside(page, '[data-id="empty"]').textContent).toBe('c.ReviewEmpty');
  });

  it('shows why there are no findings', async () => {
    const page = await show<HTMLElement>('c-decision-review', DecisionReview);
    reportWire.error({ message: 'No access' });
    await rendered();
    expect(JSON.stringify(inside<HTMLElement & { errors: unknown }>(page, 'c-error-panel').errors)).toContain(
      'No access',
    );
  });

  it('is accessible', async () => {
    const page = await showPage();
    await choose(page, 'Reason1');
    timelineWire.emit({ executionId: 'e2', decisionSteps: [], executionSteps: [] });
    await rendered();
    await expect(page).toBeAccessible();
  });
});
