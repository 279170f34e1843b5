import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import rows from '@salesforce/apex/BroadAccessController.rows';
import BroadAccess from 'c/broadAccess';
import { downloadCsv } from 'c/csvText';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

jest.mock('@salesforce/apex/BroadAccessController.rows', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('c/csvText', () => ({
  ...jest.requireActual<typeof import('c/csvText')>('c/csvText'),
  downloadCsv: jest.fn(),
}));

const ask = rows as unknown as jest.MockedFunction<typeof rows>;
const USER = { kind: 'user', name: 'ada@x.example', permissions: ['View All Data'], via: ['a', 'b'], advice: ['Do.'] };
const APP = { kind: 'app', name: 'Loader', permissions: ['View All Data'], via: ['token of ada@x.example'] };

async function showPage(found: (typeof USER | typeof APP)[]): Promise<HTMLElement> {
  ask.mockResolvedValue(found);
  const page = await show<HTMLElement>('c-broad-access', BroadAccess);
  await rendered();
  return page;
}

function rowsOf(page: HTMLElement, id: string): unknown {
  return inside<HTMLElement & { rows: unknown }>(page, `[data-id="${id}"]`).rows;
}

beforeEach(() => {
  ask.mockReset();
});

describe('c-broad-access', () => {
  it('shows users and apps apart', async () => {
    const page = await showPage([USER, APP]);
    expect(rowsOf(page, 'users')).toEqual([USER]);
    expect(rowsOf(page, 'apps')).toEqual([APP]);
    expect(inside(page, '[data-id="limit"]').textContent).toBe('c.BroadAccessLimit');
  });

  it('says that no app acts for them', async () => {
    const page = await showPage([USER]);
    expect(inside(page, '[data-id="no-apps"]').textContent).toBe('c.BroadAccessNoApps');
  });

  it('says that nobody has broad access', async () => {
    const page = await showPage([]);
    expect(inside(page, '[data-id="empty"]').textContent).toContain('c.BroadAccessEmpty');
    expect(allInside(page, '[data-id="export"]')).toEqual([]);
  });

  it('waits, and says which right is missing', async () => {
    ask.mockRejectedValue({ body: { message: 'The report needs the permission View Setup.' } });
    const page = await show<HTMLElement>('c-broad-access', BroadAccess);
    await rendered();
    const panel = inside<HTMLElement & { errors: unknown }>(page, 'c-error-panel');
    expect(JSON.stringify(panel.errors)).toContain('View Setup');
  });

  it('exports all rows', async () => {
    const page = await showPage([USER, APP]);
    inside(page, '[data-id="export"]').click();
    expect(jest.mocked(downloadCsv).mock.calls[0]).toEqual([
      'broad-access.csv',
      expect.stringContaining('"user","ada@x.example","View All Data","a; b","Do."'),
    ]);
  });

  it('is accessible', async () => {
    await expect(await showPage([USER, APP])).toBeAccessible();
  });
});
