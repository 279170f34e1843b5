import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import choices from '@salesforce/apex/DataBoundaryController.choices';
import DataBoundary from 'c/dataBoundary';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

jest.mock('@salesforce/apex/DataBoundaryController.choices', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});

const ask = choices as unknown as jest.MockedFunction<typeof choices>;
const CHOICES = {
  agents: [
    { value: 'Desk', label: 'Deal Desk' },
    { value: 'Mail', label: 'Mail reader' },
  ],
  phases: ['sandbox', 'full'],
  phase: 'sandbox',
  me: { value: '005a', label: 'Ada Byron' },
  mayReadOthers: true,
};

async function showPage(found: unknown = CHOICES): Promise<HTMLElement> {
  ask.mockResolvedValue(found as typeof CHOICES);
  const page = await show<HTMLElement>('c-data-boundary', DataBoundary);
  await rendered();
  return page;
}

beforeEach(() => {
  ask.mockReset();
});

describe('c-data-boundary', () => {
  it('starts with the first agent and shows rights and rules', async () => {
    const page = await showPage();
    expect(inside<HTMLElement & { agent: string }>(page, 'c-effective-rights').agent).toBe('Desk');
    expect(inside<HTMLElement & { agent: string }>(page, 'c-boundary-rules').agent).toBe('Desk');
  });

  it('shows another agent', async () => {
    const page = await showPage();
    inside(page, '[data-id="agent"]').dispatchEvent(new CustomEvent('change', { detail: { value: 'Mail' } }));
    await rendered();
    expect(inside<HTMLElement & { agent: string }>(page, 'c-effective-rights').agent).toBe('Mail');
  });

  it('shows a plain user no rules', async () => {
    const page = await showPage({ ...CHOICES, mayReadOthers: false });
    expect(allInside(page, 'c-boundary-rules')).toEqual([]);
    expect(allInside(page, 'c-effective-rights')).toHaveLength(1);
  });

  it('says that there is no agent', async () => {
    const page = await showPage({ ...CHOICES, agents: [] });
    expect(inside(page, '[data-id="no-agents"]').textContent).toBe('c.DataBoundaryNoAgents');
  });

  it('waits, and says why it cannot go on', async () => {
    ask.mockRejectedValue({ body: { message: 'No access' } });
    const page = await show<HTMLElement>('c-data-boundary', DataBoundary);
    await rendered();
    expect(allInside(page, 'c-error-panel')).toHaveLength(1);
  });

  it('is accessible', async () => {
    await expect(await showPage()).toBeAccessible();
  });
});
