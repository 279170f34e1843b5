import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import agents from '@salesforce/apex/ToolDependencyGraphController.agents';
import approve from '@salesforce/apex/ToolDependencyGraphController.approve';
import check from '@salesforce/apex/ToolDependencyGraphController.check';
import mine from '@salesforce/apex/ToolDependencyGraphController.mine';
import save from '@salesforce/apex/ToolDependencyGraphController.save';
import suggest from '@salesforce/apex/ToolDependencyGraphController.suggest';
import work from '@salesforce/apex/ToolDependencyGraphController.work';
import ToolDependencyGraph from 'c/toolDependencyGraph';
import type { ApexWire } from '../../__tests__/support/apexWire';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

type Support = typeof import('../../__tests__/support/apexWire');

jest.mock(
  '@salesforce/apex/ToolDependencyGraphController.agents',
  () => jest.requireActual<Support>('../../__tests__/support/apexWire').apexWire(),
  { virtual: true },
);
jest.mock('@salesforce/apex/ToolDependencyGraphController.approve', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ToolDependencyGraphController.check', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ToolDependencyGraphController.mine', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ToolDependencyGraphController.save', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ToolDependencyGraphController.suggest', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ToolDependencyGraphController.work', () => ({ default: jest.fn() }), { virtual: true });

const agentsWire = agents as unknown as ApexWire;
const server = {
  approve: jest.mocked(approve),
  check: jest.mocked(check),
  mine: jest.mocked(mine),
  save: jest.mocked(save),
  suggest: jest.mocked(suggest),
  work: jest.mocked(work),
};

const EMAIL_NEEDS_SEARCH = '{"version":"1.0","dependencies":{"send_email":{"allOf":["search"]}}}';
const EMAIL_NEEDS_READ = '{"version":"1.0","dependencies":{"send_email":{"allOf":["get_record"]}}}';
const WORK = {
  agentId: 'a1',
  agentLabel: 'Customer Care',
  tools: [
    { name: 'get_record', writes: false },
    { name: 'search', writes: false },
    { name: 'send_email', writes: true },
  ],
  inForce: EMAIL_NEEDS_SEARCH,
  approved: true,
  approvedBy: 'Ada',
  version: 'v1',
  mayEdit: true,
  mayApprove: true,
  conflict: false,
};

type Button = HTMLElement & { disabled: boolean };
type View = HTMLElement & { graph: unknown; tools: { toolName: string; granted: boolean; flagged: boolean }[] };
type Changes = HTMLElement & { heading: string; changes: unknown[] };

async function shown(given: object = {}): Promise<HTMLElement> {
  server.work.mockResolvedValue({ ...WORK, ...given });
  const element = await show<HTMLElement>('c-tool-dependency-graph', ToolDependencyGraph);
  agentsWire.emit([{ id: 'a1', label: 'Customer Care', active: true }]);
  await rendered();
  fire(element, 'agent', 'change', { value: 'a1' });
  await rendered();
  return element;
}

function fire(element: HTMLElement, id: string, name: string, detail: unknown): void {
  inside(element, `[data-id="${id}"]`).dispatchEvent(new CustomEvent(name, { detail }));
}

async function press(element: HTMLElement, id: string): Promise<void> {
  inside(element, `[data-id="${id}"]`).click();
  await rendered();
}

/** Makes the graph anew as the editor of one tool does. */
async function edit(element: HTMLElement, graph: unknown): Promise<void> {
  inside(element, 'c-tool-graph-view').dispatchEvent(new CustomEvent('choose', { detail: 'send_email' }));
  await rendered();
  inside(element, 'c-tool-needs-editor').dispatchEvent(new CustomEvent('edit', { detail: graph }));
  await rendered();
}

function graphOf(element: HTMLElement): unknown {
  return inside<View>(element, 'c-tool-graph-view').graph;
}

function isDisabled(element: HTMLElement, id: string): boolean {
  return inside<Button>(element, `[data-id="${id}"]`).disabled;
}

const NEEDS_SEARCH = { send_email: { allOf: ['search'], anyOf: [] } };
const NEEDS_READ = { send_email: { allOf: ['get_record'], anyOf: [] } };

beforeEach(() => {
  Object.values(server).forEach((method) => method.mockReset());
  server.check.mockResolvedValue([]);
});

describe('c-tool-dependency-graph', () => {
  it('asks for an agent, and says so when there is none', async () => {
    const element = await show<HTMLElement>('c-tool-dependency-graph', ToolDependencyGraph);
    agentsWire.emit([{ id: 'a1', label: 'Customer Care' }]);
    await rendered();
    expect(inside(element, '[data-id="choose-agent"]')).toBeTruthy();
    agentsWire.emit([]);
    await rendered();
    expect(inside(element, '[data-id="no-agents"]')).toBeTruthy();
  });

  it('draws what is in force, with its findings', async () => {
    server.check.mockResolvedValue([{ error: false, tools: ['search'], message: 'doubt' }]);
    const element = await shown();
    expect(graphOf(element)).toEqual(NEEDS_SEARCH);
    expect(server.check).toHaveBeenCalledWith({ agentId: 'a1', source: EMAIL_NEEDS_SEARCH });
    const flagged = inside<View>(element, 'c-tool-graph-view').tools.filter((tool) => tool.flagged);
    expect(flagged.map(({ toolName }) => toolName)).toEqual(['search']);
    expect(allInside(element, 'c-tool-graph-findings')).toHaveLength(1);
  });

  it('marks tools that only the graph knows', async () => {
    const element = await shown({ tools: [{ name: 'send_email', writes: true }] });
    const unknown = inside<View>(element, 'c-tool-graph-view').tools.filter((tool) => !tool.granted);
    expect(unknown.map(({ toolName }) => toolName)).toEqual(['search']);
  });

  it('shows on a record page the agent of the record', async () => {
    server.work.mockResolvedValue(WORK);
    const element = await show<HTMLElement>('c-tool-dependency-graph', ToolDependencyGraph, { recordId: 'a7' });
    await rendered();
    expect(server.work).toHaveBeenCalledWith({ agentId: 'a7' });
    expect(allInside(element, '[data-id="agent"]')).toEqual([]);
  });

  it('edits, undoes and redoes, and looks at each step', async () => {
    const element = await shown();
    expect([isDisabled(element, 'undo'), isDisabled(element, 'redo'), isDisabled(element, 'save')]).toEqual([
      true,
      true,
      true,
    ]);
    await edit(element, NEEDS_READ);
    expect(graphOf(element)).toEqual(NEEDS_READ);
    expect(JSON.parse(server.check.mock.lastCall![0].source!).dependencies.send_email.allOf).toEqual(['get_record']);
    expect(isDisabled(element, 'agent')).toBe(true);
    await press(element, 'undo');
    expect(graphOf(element)).toEqual(NEEDS_SEARCH);
    expect(isDisabled(element, 'save')).toBe(true);
    await press(element, 'redo');
    expect(graphOf(element)).toEqual(NEEDS_READ);
    expect(isDisabled(element, 'save')).toBe(false);
  });

  it('saves a draft, which waits for approval', async () => {
    const element = await shown();
    await edit(element, NEEDS_READ);
    server.save.mockResolvedValue({ ...WORK, draft: EMAIL_NEEDS_READ, version: 'v2' });
    await press(element, 'save');
    const sent = server.save.mock.lastCall![0];
    expect(JSON.parse(sent.source!)).toEqual(JSON.parse(EMAIL_NEEDS_READ));
    expect(sent.version).toBe('v1');
    expect(inside(element, '[data-id="notice"]').textContent).toBe('c.ToolGraphSaved');
    expect(inside<Changes>(element, '[data-id="approval"]').changes).toHaveLength(2);

    server.approve.mockResolvedValue({ ...WORK, inForce: EMAIL_NEEDS_READ, version: 'v3' });
    await press(element, 'approve');
    expect(server.approve).toHaveBeenCalledWith({ agentId: 'a1', version: 'v2' });
    expect(inside(element, '[data-id="notice"]').textContent).toBe('c.ToolGraphApproved');
    expect(isDisabled(element, 'approve')).toBe(true);
  });

  it('does not save what would deny every tool', async () => {
    const element = await shown();
    server.check.mockResolvedValue([{ error: true, tools: ['send_email'], message: 'wait for each other' }]);
    await edit(element, { send_email: { allOf: ['send_email'], anyOf: [] } });
    expect(isDisabled(element, 'save')).toBe(true);
  });

  it('shows only the answer for the last edit', async () => {
    const element = await shown();
    let answerFirst: (findings: never[]) => void = () => undefined;
    server.check.mockReturnValueOnce(new Promise((resolve) => (answerFirst = resolve)));
    await edit(element, NEEDS_READ);
    server.check.mockResolvedValueOnce([{ error: true, tools: [], message: 'of the second' }]);
    await edit(element, {});
    answerFirst([]);
    await rendered();
    expect(allInside(element, 'c-tool-graph-findings')).toHaveLength(1);
  });

  it('keeps the own graph after a conflict and offers the one of the others', async () => {
    const element = await shown();
    await edit(element, NEEDS_READ);
    server.save.mockResolvedValue({
      ...WORK,
      draft: '{"version":"1.0","dependencies":{}}',
      version: 'v9',
      conflict: true,
    });
    await press(element, 'save');
    expect(graphOf(element)).toEqual(NEEDS_READ);
    const theirs = inside<Changes>(element, '[data-id="proposal"]');
    expect(theirs.heading).toBe('c.ToolGraphProposalConflict');
    expect(theirs.changes).toHaveLength(1);
    server.save.mockResolvedValue({ ...WORK, draft: EMAIL_NEEDS_READ });
    await press(element, 'save');
    expect(server.save.mock.lastCall![0].version).toBe('v9');
  });

  it('shows what the model proposes as changes, which are accepted one by one', async () => {
    const element = await shown();
    server.suggest.mockResolvedValue(EMAIL_NEEDS_READ);
    await press(element, 'suggest');
    const proposal = inside<Changes>(element, '[data-id="proposal"]');
    expect(proposal.changes).toHaveLength(2);
    expect(graphOf(element)).toEqual(NEEDS_SEARCH);
    fire(element, 'proposal', 'accept', [proposal.changes[0]]);
    await rendered();
    expect(graphOf(element)).toEqual({ send_email: { allOf: ['get_record', 'search'], anyOf: [] } });
    expect(inside<Changes>(element, '[data-id="proposal"]').changes).toHaveLength(1);
    fire(element, 'proposal', 'dismiss', undefined);
    await rendered();
    expect(allInside(element, '[data-id="proposal"]')).toEqual([]);
    expect(server.save).not.toHaveBeenCalled();
  });

  it('takes needs from runs, and none away because runs did without', async () => {
    const element = await shown();
    server.mine.mockResolvedValue(EMAIL_NEEDS_READ);
    await press(element, 'mine');
    const edge = { tool: 'send_email', needed: 'get_record', kind: 'allOf' };
    expect(inside<Changes>(element, '[data-id="proposal"]').changes).toEqual([{ edge, added: true }]);
  });

  it('drops a proposal for an agent that was left', async () => {
    let answer: (source: string) => void = () => undefined;
    server.suggest.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const element = await shown();
    await press(element, 'suggest');
    fire(element, 'agent', 'change', { value: 'a2' });
    await rendered();
    answer(EMAIL_NEEDS_READ);
    await rendered();
    expect(allInside(element, 'c-tool-graph-changes')).toEqual([]);
  });

  it('says why a proposal cannot be had', async () => {
    const element = await shown();
    server.suggest.mockRejectedValue({ body: { message: 'The agent has no active model.' } });
    await press(element, 'suggest');
    const panel = inside<HTMLElement & { errors: unknown }>(element, '[data-id="error"]');
    expect(JSON.stringify(panel.errors)).toContain('no active model');
    expect(graphOf(element)).toEqual(NEEDS_SEARCH);
  });

  it('applies JSON without errors and shows what is wrong with other', async () => {
    const element = await shown();
    inside(element, 'c-tool-graph-source').dispatchEvent(new CustomEvent('apply', { detail: EMAIL_NEEDS_READ }));
    await rendered();
    expect(graphOf(element)).toEqual(NEEDS_READ);
    server.check.mockResolvedValue([{ error: true, tools: [], message: 'The graph is no JSON' }]);
    inside(element, 'c-tool-graph-source').dispatchEvent(new CustomEvent('apply', { detail: '{' }));
    await rendered();
    expect(graphOf(element)).toEqual(NEEDS_READ);
    expect(allInside(element, 'c-tool-graph-findings')).toHaveLength(1);
  });

  it('shows a stored text that is no graph as it is', async () => {
    server.check.mockResolvedValue([{ error: true, tools: [], message: 'The graph is no JSON' }]);
    const element = await shown({ inForce: 'nonsense', approved: false });
    expect(inside(element, '[data-id="unreadable"]')).toBeTruthy();
    expect(inside<HTMLElement & { source: string }>(element, 'c-tool-graph-source').source).toBe('nonsense');
    expect(isDisabled(element, 'approve')).toBe(true);
  });

  it('discards a draft, or changes that were not saved', async () => {
    const element = await shown({ draft: EMAIL_NEEDS_READ });
    expect(graphOf(element)).toEqual(NEEDS_READ);
    server.save.mockResolvedValue(WORK);
    await press(element, 'discard');
    expect(server.save.mock.lastCall![0].source).toBe('');
    expect(graphOf(element)).toEqual(NEEDS_SEARCH);
    await edit(element, {});
    server.work.mockResolvedValue(WORK);
    await press(element, 'reload');
    expect(graphOf(element)).toEqual(NEEDS_SEARCH);
  });

  it('approves a graph that was deployed without a draft', async () => {
    const element = await shown({ approved: false });
    expect(isDisabled(element, 'approve')).toBe(false);
  });

  it('offers no change to who may only look', async () => {
    const element = await shown({ mayEdit: false, mayApprove: false });
    expect(allInside(element, 'lightning-button, lightning-button-icon')).toEqual([]);
    expect(inside<HTMLElement & { readOnly: boolean }>(element, 'c-tool-graph-source').readOnly).toBe(true);
  });

  it('shows why an agent cannot be shown', async () => {
    server.work.mockReset();
    const element = await show<HTMLElement>('c-tool-dependency-graph', ToolDependencyGraph);
    agentsWire.emit([{ id: 'a1', label: 'Customer Care' }]);
    await rendered();
    server.work.mockRejectedValue({ body: { message: 'You may not see it' } });
    fire(element, 'agent', 'change', { value: 'a1' });
    await rendered();
    expect(inside(element, '[data-id="load-error"]')).toBeTruthy();
    agentsWire.error({ message: 'No access' });
    await rendered();
    expect(allInside(element, 'c-error-panel')).toHaveLength(2);
  });

  it('is accessible', async () => {
    const element = await shown({ draft: EMAIL_NEEDS_READ });
    await edit(element, NEEDS_SEARCH);
    await expect(element).toBeAccessible();
  });
});
