import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import explain from '@salesforce/apex/EffectiveRightController.explain';
import fieldRows from '@salesforce/apex/EffectiveRightController.fieldRows';
import objectNames from '@salesforce/apex/EffectiveRightController.objectNames';
import objectRows from '@salesforce/apex/EffectiveRightController.objectRows';
import { downloadCsv } from 'c/csvText';
import EffectiveRights from 'c/effectiveRights';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

jest.mock('@salesforce/apex/EffectiveRightController.explain', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/EffectiveRightController.fieldRows', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/EffectiveRightController.objectNames', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/EffectiveRightController.objectRows', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/DataBoundaryController.people', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('c/csvText', () => ({
  ...jest.requireActual<typeof import('c/csvText')>('c/csvText'),
  downloadCsv: jest.fn(),
}));

const asked = {
  explain: explain as unknown as jest.MockedFunction<typeof explain>,
  fields: fieldRows as unknown as jest.MockedFunction<typeof fieldRows>,
  names: objectNames as unknown as jest.MockedFunction<typeof objectNames>,
  rows: objectRows as unknown as jest.MockedFunction<typeof objectRows>,
};

const CHOICES = {
  phases: ['sandbox', 'full'],
  phase: 'sandbox',
  me: { value: '005a', label: 'Ada Byron' },
  mayReadOthers: true,
};
const NAMES = ['Account', ...Array.from({ length: 30 }, (_, index) => `Object${index + 10}__c`)];

type Matrix = HTMLElement & { objects: { row: { objectName: string }; isOpen: boolean; fields?: unknown[] }[] };

function cellsOf(objectName: string): { operation: string; effect: string }[] {
  return [{ operation: 'Read', effect: objectName === 'Account' ? 'ALLOW' : 'DENY' }];
}

async function settled(): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    await rendered();
  }
}

async function showRights(props: Record<string, unknown> = {}): Promise<HTMLElement> {
  const element = await show<HTMLElement>('c-effective-rights', EffectiveRights, {
    choices: CHOICES,
    agent: 'Desk',
    ...props,
  });
  await settled();
  return element;
}

function objectsOf(element: HTMLElement): string[] {
  return inside<Matrix>(element, 'c-boundary-matrix').objects.map(({ row }) => row.objectName);
}

async function change(element: HTMLElement, id: string, value: string): Promise<void> {
  inside(element, `[data-id="${id}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}

async function tell(element: HTMLElement, type: string, detail: unknown): Promise<void> {
  inside(element, 'c-boundary-matrix').dispatchEvent(new CustomEvent(type, { detail }));
  await settled();
}

beforeEach(() => {
  for (const method of Object.values(asked)) method.mockReset();
  asked.names.mockResolvedValue(NAMES);
  asked.rows.mockImplementation(async ({ objectNames: names = [] }) =>
    names.map((objectName) => ({ objectName, label: objectName, cells: cellsOf(objectName) })),
  );
  asked.fields.mockImplementation(async ({ objectName = '' }) => [
    { objectName, field: 'Fax', label: 'Fax', cells: [{ operation: 'Read', effect: 'HOLD' }] },
  ]);
  asked.explain.mockResolvedValue({
    effect: 'DENY',
    rule: 'R',
    reason: 'User 005a may not.',
    why: ['User 005a may not.'],
  });
  jest.mocked(downloadCsv).mockReset();
});

describe('c-effective-rights', () => {
  it('shows the first page of objects for the signed-in person and the phase of the org', async () => {
    const element = await showRights();
    expect(asked.names).toHaveBeenCalledWith({ agent: 'Desk', phase: 'sandbox' });
    expect(objectsOf(element)).toEqual(NAMES.slice(0, 25));
    expect(asked.rows).toHaveBeenCalledTimes(1);
    expect(inside(element, '[data-id="page"]').textContent).toBe('c.DataBoundaryPage');
  });

  it('turns pages and loads only what it shows', async () => {
    const element = await showRights();
    inside(element, '[data-id="next"]').click();
    await settled();
    expect(objectsOf(element)).toEqual(NAMES.slice(25));
    expect(asked.rows.mock.calls[1]![0].objectNames).toEqual(NAMES.slice(25));
    inside(element, '[data-id="previous"]').click();
    await settled();
    expect(asked.rows).toHaveBeenCalledTimes(2);
  });

  it('loads fields when an object is opened, once', async () => {
    const element = await showRights();
    await tell(element, 'toggleobject', 'Account');
    const [account] = inside<Matrix>(element, 'c-boundary-matrix').objects;
    expect(account).toMatchObject({ isOpen: true, fields: [{ field: 'Fax' }] });
    await tell(element, 'toggleobject', 'Account');
    await tell(element, 'toggleobject', 'Account');
    expect(asked.fields).toHaveBeenCalledTimes(1);
  });

  it('looks for a decision in all objects and in the fields that are loaded', async () => {
    const element = await showRights();
    await tell(element, 'toggleobject', 'Account');
    await change(element, 'effect', 'HOLD');
    expect(asked.rows).toHaveBeenCalledTimes(2);
    expect(objectsOf(element)).toEqual(['Account']);
    expect(inside(element, '[data-id="loaded-fields"]').textContent).toBe('c.DataBoundaryLoadedFields');
    await change(element, 'effect', 'UNKNOWN');
    expect(inside(element, '[data-id="no-match"]').textContent).toBe('c.DataBoundaryNoMatch');
  });

  it('finds objects by name', async () => {
    const element = await showRights();
    await change(element, 'search', 'acc');
    expect(objectsOf(element)).toEqual(['Account']);
  });

  it('asks anew for another person and another phase', async () => {
    const element = await showRights();
    inside(element, 'c-person-choice').dispatchEvent(
      new CustomEvent('choose', { detail: { value: '005w', label: 'Wanda' } }),
    );
    await settled();
    await change(element, 'phase', 'full');
    expect(asked.names).toHaveBeenLastCalledWith({ agent: 'Desk', phase: 'full', userId: '005w' });
  });

  it('drops the answer to an earlier question', async () => {
    let answer: (names: string[]) => void = () => undefined;
    asked.names.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const element = await showRights();
    await change(element, 'phase', 'full');
    answer(['Late__c']);
    await settled();
    expect(objectsOf(element)).toEqual(NAMES.slice(0, 25));
  });

  it('drops the error of an earlier question', async () => {
    let refuse: (error: unknown) => void = () => undefined;
    asked.names.mockReturnValueOnce(new Promise((_, reject) => (refuse = reject)));
    const element = await showRights();
    await change(element, 'phase', 'full');
    refuse({ body: { message: 'Late' } });
    await settled();
    expect(allInside(element, 'c-error-panel')).toEqual([]);
    expect(objectsOf(element)).toEqual(NAMES.slice(0, 25));
  });

  it('explains a cell and names the person', async () => {
    const element = await showRights();
    await tell(element, 'choose', { objectName: 'Account', field: '', operation: 'Read' });
    expect(asked.explain.mock.calls[0]![0]).toEqual({
      agent: 'Desk',
      phase: 'sandbox',
      operation: 'Read',
      path: 'Account',
    });
    const reason = inside<HTMLElement & { heading: string; cell: unknown }>(element, 'c-boundary-reason');
    expect(reason.heading).toBe('Read Account');
    expect(reason.cell).toMatchObject({ reason: 'Ada Byron may not.', why: ['Ada Byron may not.'] });
  });

  it('says why a cell cannot be explained', async () => {
    asked.explain.mockRejectedValue({ body: { message: 'No access' } });
    const element = await showRights();
    await tell(element, 'choose', { objectName: 'Account', field: 'Fax', operation: 'Read' });
    expect(asked.explain.mock.calls[0]![0].path).toBe('Account.Fax');
    const reason = inside<HTMLElement & { heading: string; error: unknown }>(element, 'c-boundary-reason');
    expect(reason.heading).toBe('Read Account.Fax');
    expect(JSON.stringify(reason.error)).toContain('No access');
  });

  it('exports all objects that match with all their fields', async () => {
    const element = await showRights();
    await change(element, 'search', 'object1');
    inside(element, '[data-id="export"]').click();
    await settled();
    const [name, text] = jest.mocked(downloadCsv).mock.calls[0]!;
    expect(name).toBe('data-boundary-Desk.csv');
    expect(text.split('\r\n')).toHaveLength(1 + 2 * 10 + 1);
    expect(text).toContain('"Ada Byron","sandbox","Object10__c","Fax","Read","HOLD"');
  });

  it('exports no file that lacks fields, and says why', async () => {
    const element = await showRights();
    await change(element, 'search', 'object1');
    asked.fields.mockRejectedValueOnce({ body: { message: 'Too slow' } });
    inside(element, '[data-id="export"]').click();
    await settled();
    expect(downloadCsv).not.toHaveBeenCalled();
    expect(allInside(element, 'c-error-panel')).toHaveLength(1);
    inside(element, '[data-id="export"]').click();
    await settled();
    expect(downloadCsv).toHaveBeenCalledTimes(1);
    expect(allInside(element, 'c-error-panel')).toEqual([]);
  });

  it('asks once for an object that is hidden by now, and leaves it out', async () => {
    asked.rows.mockImplementation(async ({ objectNames: names = [] }) =>
      names
        .filter((objectName) => objectName !== 'Account')
        .map((objectName) => ({ objectName, label: objectName, cells: cellsOf(objectName) })),
    );
    const element = await showRights();
    expect(objectsOf(element)).toEqual(NAMES.slice(1, 26));
    expect(asked.rows).toHaveBeenCalledTimes(2);
  });

  it('says that nothing is open, and why nothing can be shown', async () => {
    asked.names.mockResolvedValue([]);
    expect(inside(await showRights(), '[data-id="empty"]').textContent).toBe('c.DataBoundaryEmpty');
    asked.names.mockRejectedValue({ body: { message: 'Rule Odd' } });
    const element = await showRights();
    await change(element, 'search', 'acc');
    expect(allInside(element, 'c-error-panel')).toHaveLength(1);
  });

  it('goes on after fields that could not be loaded', async () => {
    asked.fields.mockRejectedValueOnce({ body: { message: 'Too slow' } });
    const element = await showRights();
    await tell(element, 'toggleobject', 'Account');
    expect(allInside(element, 'c-error-panel')).toHaveLength(1);
    await change(element, 'search', 'acc');
    await tell(element, 'toggleobject', 'Account');
    expect(inside<Matrix>(element, 'c-boundary-matrix').objects[0]).toMatchObject({ isOpen: true });
    expect(asked.fields).toHaveBeenCalledTimes(2);
  });

  it('lets a plain user choose nobody else', async () => {
    const element = await showRights({ choices: { ...CHOICES, mayReadOthers: false } });
    expect(allInside(element, 'c-person-choice')).toEqual([]);
  });

  it('is accessible', async () => {
    await expect(await showRights()).toBeAccessible();
  });
});
