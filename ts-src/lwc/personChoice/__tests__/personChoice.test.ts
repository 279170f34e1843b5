import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import people from '@salesforce/apex/DataBoundaryController.people';
import PersonChoice from 'c/personChoice';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

jest.mock('@salesforce/apex/DataBoundaryController.people', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});

const ask = people as unknown as jest.MockedFunction<typeof people>;
const ME = { value: '005a', label: 'Ada Byron' };
const WANDA = { value: '005w', label: 'Wanda West (wanda@x.example)' };

type Combobox = HTMLElement & { options: unknown; value: string };

function showChoice(props: Record<string, unknown> = {}): Promise<HTMLElement> {
  return show('c-person-choice', PersonChoice, { me: ME, ...props });
}

async function type(element: HTMLElement, ...texts: string[]): Promise<void> {
  for (const value of texts) {
    inside(element, '[data-id="find"]').dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
  jest.advanceTimersByTime(1000);
  await rendered();
}

beforeEach(() => {
  jest.useFakeTimers();
  ask.mockReset().mockResolvedValue([WANDA]);
});

afterEach(() => {
  jest.useRealTimers();
});

describe('c-person-choice', () => {
  it('starts with the signed-in person', async () => {
    const combobox = inside<Combobox>(await showChoice(), '[data-id="person"]');
    expect(combobox.value).toBe('005a');
    expect(combobox.options).toEqual([ME]);
  });

  it('asks once for a word and offers who was found', async () => {
    const element = await showChoice();
    await type(element, 'w', 'wa', 'wan');
    expect(ask.mock.calls).toEqual([[{ text: 'wan' }]]);
    expect(inside<Combobox>(element, '[data-id="person"]').options).toEqual([ME, WANDA]);
  });

  it('drops the answer to an earlier text', async () => {
    let answer: (people: (typeof WANDA)[]) => void = () => undefined;
    ask.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const element = await showChoice();
    await type(element, 'ed');
    await type(element, 'wan');
    answer([{ value: '005e', label: 'Edgar East' }]);
    await rendered();
    expect(inside<Combobox>(element, '[data-id="person"]').options).toEqual([ME, WANDA]);
  });

  it('asks nothing for a blank text', async () => {
    await type(await showChoice(), '  ');
    expect(ask).not.toHaveBeenCalled();
  });

  it('tells who was chosen', async () => {
    const element = await showChoice({ chosen: WANDA });
    const chosen = jest.fn();
    element.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
    inside(element, '[data-id="person"]').dispatchEvent(new CustomEvent('change', { detail: { value: '005a' } }));
    expect(chosen).toHaveBeenCalledWith(ME);
    expect(inside<Combobox>(element, '[data-id="person"]').value).toBe('005w');
  });

  it('says that nobody was found, and why nobody could be', async () => {
    ask.mockResolvedValue([]);
    const element = await showChoice();
    await type(element, 'zz');
    expect(inside(element, '[data-id="nobody"]').textContent).toBe('c.DataBoundaryNobody');
    ask.mockRejectedValue({ body: { message: 'No access' } });
    await type(element, 'zzz');
    expect(allInside(element, 'c-error-panel')).toHaveLength(1);
  });

  it('is accessible', async () => {
    jest.useRealTimers();
    await expect(await showChoice()).toBeAccessible();
  });
});
