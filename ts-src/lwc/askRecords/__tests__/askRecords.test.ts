import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import agents from '@salesforce/apex/SentenceController.agents';
import read from '@salesforce/apex/SentenceController.read';
import run from '@salesforce/apex/SentenceController.run';
import AskRecords from 'c/askRecords';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

jest.mock('@salesforce/apex/SentenceController.agents', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SentenceController.read', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SentenceController.run', () => ({ default: jest.fn() }), { virtual: true });

const apex = { agents: jest.mocked(agents), read: jest.mocked(read), run: jest.mocked(run) };

const READING = { understood: true, tool: 'find_records', explanation: ['"open" → IsClosed eq false'], candidates: [] };
const FOUND = {
  status: 'succeeded',
  objectName: 'Opportunity',
  columns: ['Name', 'Amount'],
  rows: [{ recordId: '006000000000001AAA', cells: ['Pilot', '50,000'] }],
  truncated: true,
  strippedFields: ['Opportunity.Margin__c'],
};

async function showPage(): Promise<HTMLElement> {
  const page = await show<HTMLElement>('c-ask-records', AskRecords);
  await rendered();
  return page;
}

async function write(page: HTMLElement, sentence: string): Promise<HTMLInputElement> {
  const field = inside<HTMLInputElement>(page, 'input');
  field.value = sentence;
  field.dispatchEvent(new Event('input'));
  await rendered();
  return field;
}

async function ask(page: HTMLElement, sentence: string): Promise<void> {
  (await write(page, sentence)).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
  await rendered();
}

async function runIt(page: HTMLElement): Promise<void> {
  inside(page, '[data-id="run"]').click();
  await rendered();
}

beforeEach(() => {
  apex.agents.mockReset().mockResolvedValue([{ name: 'SalesAssistant', label: 'Sales Assistant' }]);
  apex.read.mockReset().mockResolvedValue(READING);
  apex.run.mockReset().mockResolvedValue(FOUND);
});

describe('c-ask-records', () => {
  it('shows what was understood, and runs nothing by itself', async () => {
    const page = await showPage();
    await ask(page, 'open opportunities');
    expect(apex.read).toHaveBeenCalledWith({ sentence: 'open opportunities' });
    expect(inside(page, '[data-id="reading"] li').textContent).toBe('"open" → IsClosed eq false');
    expect(apex.run).not.toHaveBeenCalled();
  });

  it('runs it through the chosen agent and shows a table with links to the records', async () => {
    const page = await showPage();
    await ask(page, 'open opportunities');
    await runIt(page);
    expect(apex.run).toHaveBeenCalledWith({ agentName: 'SalesAssistant', sentence: 'open opportunities' });
    expect(allInside(page, 'th').map((cell) => cell.textContent)).toEqual(['Name', 'Amount']);
    expect(allInside(page, 'td').map((cell) => cell.textContent)).toEqual(['Pilot', '50,000']);
    expect(inside(page, 'td a').getAttribute('href')).toBe('/lightning/r/Opportunity/006000000000001AAA/view');
    expect(inside(page, '[data-id="summary"]').textContent).toBe('c.AskRows · c.AskMore · c.AskHidden');
  });

  it('forgets what was understood when the sentence changes', async () => {
    const page = await showPage();
    await ask(page, 'open opportunities');
    await write(page, 'open cases');
    expect(allInside(page, '[data-id="run"]')).toEqual([]);
  });

  it('forgets what was found when the agent changes', async () => {
    const page = await showPage();
    await ask(page, 'open opportunities');
    await runIt(page);
    inside(page, 'lightning-combobox').dispatchEvent(new CustomEvent('change', { detail: { value: 'Other' } }));
    await rendered();
    expect(allInside(page, 'table')).toEqual([]);
  });

  it('says why a sentence is refused and what it could mean', async () => {
    apex.read.mockResolvedValue({ understood: false, problem: 'Two readings.', candidates: ['Account', 'Asset'] });
    const page = await showPage();
    await ask(page, 'open things');
    const text = inside(page, '[data-id="refused"]').textContent;
    for (const part of ['Two readings.', 'Account', 'Asset']) {
      expect(text).toContain(part);
    }
  });

  it('says which rule denied it', async () => {
    apex.run.mockResolvedValue({ status: 'denied', rule: 'default-deny', reason: 'No rule permits it.' });
    const page = await showPage();
    await ask(page, 'open opportunities');
    await runIt(page);
    expect(inside(page, '[data-id="headline"]').textContent).toContain('c.ChatDenied');
    expect(inside(page, '[data-id="reason"]').textContent).toBe('No rule permits it.');
    expect(allInside(page, 'table')).toEqual([]);
  });

  it('says so when nothing matches', async () => {
    apex.run.mockResolvedValue({ ...FOUND, rows: [], truncated: false, strippedFields: [] });
    const page = await showPage();
    await ask(page, 'open opportunities');
    await runIt(page);
    expect(inside(page, '[data-id="empty"]').textContent).toBe('c.AskEmpty');
  });

  it('says what went wrong, and that there is no agent', async () => {
    apex.read.mockRejectedValue({ body: { message: 'No access' } });
    const page = await showPage();
    await ask(page, 'open opportunities');
    expect(allInside(page, '[data-id="error"]')).toHaveLength(1);
    apex.agents.mockResolvedValue([]);
    expect(inside(await showPage(), '[data-id="no-agents"]').textContent).toBe('c.AskNoAgents');
  });

  it('is accessible', async () => {
    const page = await showPage();
    await ask(page, 'open opportunities');
    await runIt(page);
    await expect(page).toBeAccessible();
  });
});
