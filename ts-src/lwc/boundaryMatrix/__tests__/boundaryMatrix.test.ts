import { describe, expect, it, jest } from '@jest/globals';
import BoundaryMatrix from 'c/boundaryMatrix';
import { allInside, inside, show } from '../../__tests__/support/dom';

const CELLS = ['Read', 'Create', 'Update', 'Delete'].map((operation) => ({ operation, effect: 'ALLOW' }));
const ACCOUNT = {
  row: { objectName: 'Account', label: 'Account', cells: CELLS },
  fields: [
    {
      objectName: 'Account',
      field: 'Fax',
      label: 'Account Fax',
      cells: [{ operation: 'Read', effect: 'DENY' }, ...CELLS.slice(1, 3)],
    },
  ],
  isOpen: true,
  isLoading: false,
};
const DEAL = {
  row: { objectName: 'Deal__c', label: 'Deal', cells: CELLS },
  isOpen: false,
  isLoading: true,
};

function showMatrix(props: Record<string, unknown> = {}): Promise<HTMLElement> {
  return show('c-boundary-matrix', BoundaryMatrix, { objects: [ACCOUNT, DEAL], ...props });
}

function texts(matrix: HTMLElement, key: string): (string | null)[] {
  return allInside(matrix, `tr[data-row="${key}"] td`).map((cell) => cell.textContent);
}

describe('c-boundary-matrix', () => {
  it('has a row for each object and each field of an open one', async () => {
    const matrix = await showMatrix();
    expect(allInside(matrix, 'tbody tr').map((line) => line.dataset['row'])).toEqual([
      'Account.',
      'Account.Fax',
      'Deal__c.',
    ]);
    expect(texts(matrix, 'Account.')).toEqual(Array(4).fill('c.EffectAllow'));
    expect(texts(matrix, 'Account.Fax')).toEqual(['c.EffectDeny', 'c.EffectAllow', 'c.EffectAllow', '']);
  });

  it('shows an API name that differs from the label, and that fields are loading', async () => {
    const matrix = await showMatrix();
    expect(inside(matrix, 'tr[data-row="Deal__c."] th').textContent).toBe('DealDeal__cc.DataBoundaryLoading');
    expect(inside(matrix, 'tr[data-row="Account."] th').textContent).toBe('Account');
  });

  it('says of each cell what it is about', async () => {
    const matrix = await showMatrix();
    expect(inside(matrix, '[data-key="Account.Fax.Read"]').getAttribute('aria-label')).toBe(
      'Read Account Fax: c.EffectDeny',
    );
  });

  it('asks to open and to close an object', async () => {
    const matrix = await showMatrix();
    const toggled = jest.fn();
    matrix.addEventListener('toggleobject', (event) => toggled((event as CustomEvent).detail));
    const buttons = allInside(matrix, '[aria-expanded]');
    expect(buttons.map((button) => button.getAttribute('aria-expanded'))).toEqual(['true', 'false']);
    buttons[1]!.click();
    expect(toggled).toHaveBeenCalledWith('Deal__c');
  });

  it('tells which cell was chosen and marks it', async () => {
    const matrix = await showMatrix({ selectedKey: 'Account.Fax.Read' });
    const chosen = jest.fn();
    matrix.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
    inside(matrix, '[data-key="Account.Fax.Read"]').click();
    expect(chosen).toHaveBeenCalledWith({ objectName: 'Account', field: 'Fax', operation: 'Read' });
    expect(allInside(matrix, '[aria-pressed="true"]')).toHaveLength(1);
  });

  it('is accessible', async () => {
    await expect(await showMatrix({ selectedKey: 'Account..Read' })).toBeAccessible();
  });
});
