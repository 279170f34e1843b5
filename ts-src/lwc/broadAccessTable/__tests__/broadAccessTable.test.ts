import { describe, expect, it } from '@jest/globals';
import BroadAccessTable from 'c/broadAccessTable';
import { allInside, show } from '../../__tests__/support/dom';

const ROWS = [
  {
    kind: 'user',
    name: 'ada@x.example',
    permissions: ['API Enabled', 'Modify All Data'],
    via: ['API Enabled: profile Admin', 'Modify All Data: profile Admin'],
    advice: ['Give the user a profile without Modify All Data.'],
  },
  { kind: 'user', name: 'bob@x.example', permissions: ['View All Data'], via: ['View All Data: permission set R'] },
];

function showTable(): Promise<HTMLElement> {
  return show('c-broad-access-table', BroadAccessTable, { heading: 'Users (2)', nameLabel: 'User', rows: ROWS });
}

describe('c-broad-access-table', () => {
  it('has a row for each with rights, sources and advice', async () => {
    const lines = allInside(await showTable(), 'tbody tr').map((line) =>
      [...line.children].map((cell) => cell.textContent),
    );
    expect(lines).toEqual([
      [
        'ada@x.example',
        'API Enabled, Modify All Data',
        'API Enabled: profile AdminModify All Data: profile Admin',
        'Give the user a profile without Modify All Data.',
      ],
      ['bob@x.example', 'View All Data', 'View All Data: permission set R', ''],
    ]);
  });

  it('marks who may change all data', async () => {
    const icons = allInside<HTMLElement & { iconName: string }>(await showTable(), 'lightning-icon');
    expect(icons.map((icon) => icon.iconName)).toEqual(['utility:error', 'utility:warning']);
  });

  it('is accessible', async () => {
    await expect(await showTable()).toBeAccessible();
  });
});
