import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import rules from '@salesforce/apex/DataBoundaryController.rules';
import BoundaryRules from 'c/boundaryRules';
import { downloadCsv } from 'c/csvText';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

jest.mock('@salesforce/apex/DataBoundaryController.rules', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('c/csvText', () => ({
  ...jest.requireActual<typeof import('c/csvText')>('c/csvText'),
  downloadCsv: jest.fn(),
}));

const ask = rules as unknown as jest.MockedFunction<typeof rules>;
const RULES = [
  { agent: 'Desk', objectName: 'Account', field: '*', operation: 'Read', effect: 'Permit', rule: 'P', conditions: '' },
  {
    agent: 'Desk',
    objectName: '*',
    field: 'Fax',
    operation: 'Read',
    effect: 'Forbid',
    rule: 'F',
    conditions: 'phase full',
  },
];

async function showRules(agent: string | undefined = 'Desk'): Promise<HTMLElement> {
  const element = await show<HTMLElement>('c-boundary-rules', BoundaryRules, { agent });
  await rendered();
  return element;
}

function lines(element: HTMLElement): string[][] {
  return allInside(element, 'tbody tr').map((line) => [...line.children].map((cell) => cell.textContent ?? ''));
}

beforeEach(() => {
  ask.mockReset().mockResolvedValue(RULES);
  jest.mocked(downloadCsv).mockReset();
});

describe('c-boundary-rules', () => {
  it('lists the rules of the agent', async () => {
    const element = await showRules();
    expect(ask).toHaveBeenCalledWith({ agent: 'Desk' });
    expect(lines(element)).toEqual([
      ['Account', 'c.DataBoundaryAnything', 'Read', 'c.EffectAllow', 'P', ''],
      ['c.DataBoundaryAnything', 'Fax', 'Read', 'c.EffectDeny', 'F', 'phase full'],
    ]);
  });

  it('finds rules by object, field or name', async () => {
    const element = await showRules();
    inside(element, '[data-id="search"]').dispatchEvent(new CustomEvent('change', { detail: { value: 'fAX' } }));
    await rendered();
    expect(lines(element)).toHaveLength(1);
    inside(element, '[data-id="search"]').dispatchEvent(new CustomEvent('change', { detail: { value: 'none' } }));
    await rendered();
    expect(inside(element, '[data-id="empty"]').textContent).toBe('c.DataBoundaryNoRules');
  });

  it('waits, and asks nothing without an agent', async () => {
    const element = await showRules('');
    expect(ask).not.toHaveBeenCalled();
    expect(allInside(element, 'lightning-spinner')).toHaveLength(1);
  });

  it('says why the rules cannot be read', async () => {
    ask.mockRejectedValue({ body: { message: 'No access' } });
    const element = await showRules();
    expect(allInside(element, 'c-error-panel')).toHaveLength(1);
  });

  it('exports what is listed', async () => {
    const element = await showRules();
    inside(element, '[data-id="export"]').click();
    const [name, text] = jest.mocked(downloadCsv).mock.calls[0]!;
    expect(name).toBe('data-boundary-rules-Desk.csv');
    expect(text.split('\r\n')).toHaveLength(4);
  });

  it('is accessible', async () => {
    await expect(await showRules()).toBeAccessible();
  });
});
