import { describe, expect, it, jest } from '@jest/globals';
import { refreshApex } from '@salesforce/apex';
import agents from '@salesforce/apex/GuidanceController.agents';
import GuidanceReport from 'c/guidanceReport';
import type { ApexWire } from '../../__tests__/support/apexWire';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

type Support = typeof import('../../__tests__/support/apexWire');

jest.mock(
  '@salesforce/apex/GuidanceController.agents',
  () => jest.requireActual<Support>('../../__tests__/support/apexWire').apexWire(),
  { virtual: true },
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });
jest.mock(
  'lightning/navigation',
  () => {
    const Navigate = Symbol('Navigate');
    let last: unknown;
    const mixin = (Base: new () => object): unknown =>
      class extends Base {
        [Navigate](target: unknown): void {
          last = target;
        }
      };
    return { NavigationMixin: Object.assign(mixin, { Navigate }), navigatedTo: () => last };
  },
  { virtual: true },
);

const wire = agents as unknown as ApexWire;
const { navigatedTo } = jest.requireMock<{ navigatedTo(): unknown }>('lightning/navigation');
const refresh = jest.mocked(refreshApex);

const ITEMS = [
  { name: 'masking', title: 'Masked', state: 'met', evidence: 'Masking is on.' },
  {
    name: 'tool-order',
    title: 'Approved',
    state: 'open',
    evidence: 'No graph.',
    advice: 'Make one.',
    place: 'tool-order',
  },
  { name: 'deletion', title: 'Deletions', state: 'not-applicable', evidence: 'No tool.' },
  { name: 'people', title: 'Tried', state: 'unknown', evidence: 'Elsewhere?', advice: 'Look.', place: 'settings' },
  { name: 'mail', title: 'Mail', state: 'open', evidence: 'None.', advice: 'Set it.', place: 'capabilities' },
];

async function shown(data: unknown = [{ agentId: 'a1', agentLabel: 'Care', items: ITEMS }]): Promise<HTMLElement> {
  const element = await show<HTMLElement>('c-guidance-report', GuidanceReport);
  wire.emit(data);
  await rendered();
  return element;
}

function names(element: HTMLElement): (string | undefined)[] {
  return allInside(element, 'tbody tr').map((row) => row.dataset.name);
}

describe('c-guidance-report', () => {
  it('shows a spinner until the guidance arrives', async () => {
    const element = await show<HTMLElement>('c-guidance-report', GuidanceReport);
    expect(allInside(element, 'lightning-spinner')).toHaveLength(1);
  });

  it('tells of each agent what is met, in words', async () => {
    const element = await shown();
    expect(allInside(element, 'tbody td:first-child').map((cell) => cell.textContent)).toEqual([
      'c.GuidanceMet',
      'c.GuidanceOpen',
      'c.GuidanceNotApplicable',
      'c.GuidanceUnknown',
      'c.GuidanceOpen',
    ]);
    expect(inside(element, '[data-id="summary"]').textContent).toBe('c.GuidanceSummary');
    expect(inside(element, 'tr[data-name="tool-order"]').textContent).toContain('No graph.');
    expect(inside(element, 'tr[data-name="tool-order"]').textContent).toContain('Make one.');
  });

  it('can leave out what needs nothing', async () => {
    const element = await shown();
    inside(element, '[data-id="only-open"]').dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
    await rendered();
    expect(names(element)).toEqual(['tool-order', 'people', 'mail']);
    wire.emit([{ agentId: 'a2', agentLabel: 'Desk', items: [ITEMS[0]] }]);
    await rendered();
    expect(inside(element, '[data-id="done"]').textContent).toBe('c.GuidanceNothingOpen');
  });

  it.each([
    ['tool-order', { type: 'standard__navItemPage', state: { c__agent: 'a1' } }],
    ['settings', { type: 'standard__webPage' }],
    ['capabilities', { type: 'standard__recordPage' }],
  ])('leads to %s', async (place, target) => {
    const element = await shown();
    inside(element, `button[data-place="${place}"]`).click();
    expect(navigatedTo()).toMatchObject(target);
  });

  it('says so when there is no agent', async () => {
    expect(inside(await shown([]), '[data-id="empty"]').textContent).toBe('c.GuidanceEmpty');
  });

  it('shows why it cannot be read', async () => {
    const element = await show<HTMLElement>('c-guidance-report', GuidanceReport);
    wire.error({ message: 'This needs a permission' });
    await rendered();
    expect(allInside(element, 'c-error-panel')).toHaveLength(1);
  });

  it('asks again when told to', async () => {
    refresh.mockResolvedValue(undefined);
    const element = await shown();
    inside(element, '[data-id="refresh"]').click();
    await rendered();
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(allInside(element, 'lightning-spinner')).toEqual([]);
  });

  it('is accessible', async () => {
    await expect(await shown()).toBeAccessible();
  });
});
