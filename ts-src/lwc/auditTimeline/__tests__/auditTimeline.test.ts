import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { refreshApex } from '@salesforce/apex';
import chainHealth from '@salesforce/apex/AuditTimelineController.chainHealth';
import recentExecutions from '@salesforce/apex/AuditTimelineController.recentExecutions';
import timeline from '@salesforce/apex/AuditTimelineController.timeline';
import AuditTimeline from 'c/auditTimeline';
import type { ApexWire } from '../../__tests__/support/apexWire';
import { allInside, inside, rendered, show } from '../../__tests__/support/dom';

type Support = typeof import('../../__tests__/support/apexWire');

jest.mock(
  '@salesforce/apex/AuditTimelineController.recentExecutions',
  () => jest.requireActual<Support>('../../__tests__/support/apexWire').apexWire(),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/AuditTimelineController.chainHealth',
  () => jest.requireActual<Support>('../../__tests__/support/apexWire').apexWire(),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/AuditTimelineController.timeline',
  () => jest.requireActual<Support>('../../__tests__/support/apexWire').apexWire(),
  { virtual: true },
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

const executionsWire = recentExecutions as unknown as ApexWire;
const healthWire = chainHealth as unknown as ApexWire;
const timelineWire = timeline as unknown as ApexWire;
const refresh = refreshApex as jest.MockedFunction<typeof refreshApex>;

const EXECUTIONS = [
  { id: 'e2', tool: 'get_record', outcome: 'Denied', rule: 'default-deny', startedAt: '2026-11-21T10:00:00.000Z' },
  { id: 'e1', tool: 'find_records', outcome: 'Succeeded', rule: 'PermitReadAccount' },
];
const HEALTH = { status: 'GREEN', size: 12, root: 'abc', ageSeconds: 3 };
const TIMELINE = { decisionSteps: [{ id: 'd1', kind: 'ToolCall', title: 'Denied' }], executionSteps: [] };

async function showTimeline(executions: unknown = EXECUTIONS): Promise<HTMLElement> {
  const element = await show<HTMLElement>('c-audit-timeline', AuditTimeline);
  executionsWire.emit(executions);
  healthWire.emit(HEALTH);
  await rendered();
  return element;
}

async function choose(element: HTMLElement, id: string): Promise<void> {
  inside(element, 'c-execution-list').dispatchEvent(new CustomEvent('choose', { detail: id }));
  await rendered();
}

async function seconds(count: number): Promise<void> {
  jest.advanceTimersByTime(count * 1000);
  await rendered();
}

beforeEach(() => {
  jest.useFakeTimers();
  refresh.mockReset().mockResolvedValue(undefined);
});

afterEach(() => {
  jest.useRealTimers();
});

describe('c-audit-timeline', () => {
  it('shows a spinner until the executions arrive', async () => {
    const element = await show<HTMLElement>('c-audit-timeline', AuditTimeline);
    expect(allInside(element, 'lightning-spinner')).toHaveLength(1);
    executionsWire.emit(EXECUTIONS);
    await rendered();
    expect(allInside(element, 'lightning-spinner')).toHaveLength(0);
  });

  it('lists the executions and the health of the chain', async () => {
    const element = await showTimeline();
    expect(inside<HTMLElement & { executions: unknown }>(element, 'c-execution-list').executions).toEqual(EXECUTIONS);
    expect(inside<HTMLElement & { health: unknown }>(element, 'c-chain-health').health).toEqual(HEALTH);
  });

  it('asks for as many executions as it is set to', async () => {
    await show('c-audit-timeline', AuditTimeline, { limitRows: 7 });
    expect(executionsWire.getLastConfig()).toEqual({ limitRows: 7 });
  });

  it('shows the decisions of the execution that was chosen', async () => {
    const element = await showTimeline();
    expect(allInside(element, 'c-execution-detail')).toEqual([]);
    await choose(element, 'e2');
    expect(timelineWire.getLastConfig()).toEqual({ executionId: 'e2' });
    expect(inside(element, '[data-id="detail"] lightning-spinner')).toBeTruthy();
    timelineWire.emit(TIMELINE);
    await rendered();
    const detail = inside<HTMLElement & { execution: unknown; decisionSteps: unknown }>(element, 'c-execution-detail');
    expect(detail.execution).toEqual(EXECUTIONS[0]);
    expect(detail.decisionSteps).toEqual(TIMELINE.decisionSteps);
  });

  it('says so when nothing happened yet', async () => {
    const element = await showTimeline([]);
    expect(inside(element, '[data-id="empty"]').textContent).toBe('c.AuditTimelineEmpty');
  });

  it('shows why the executions cannot be read', async () => {
    const element = await show<HTMLElement>('c-audit-timeline', AuditTimeline);
    executionsWire.error({ message: 'No access' });
    await rendered();
    const panel = inside<HTMLElement & { errors: unknown }>(element, '[data-id="executions-error"]');
    expect(JSON.stringify(panel.errors)).toContain('No access');
  });

  it('shows why the chain health cannot be read, beside the executions', async () => {
    const element = await showTimeline();
    healthWire.error({ message: 'No access' });
    await rendered();
    expect(allInside(element, 'c-error-panel')).toHaveLength(1);
    expect(allInside(element, 'c-execution-list')).toHaveLength(1);
  });

  it('refreshes executions and health by itself, and the timeline once one is chosen', async () => {
    const element = await showTimeline();
    await seconds(5);
    expect(refresh).toHaveBeenCalledTimes(2);
    await choose(element, 'e1');
    timelineWire.emit(TIMELINE);
    await seconds(5);
    expect(refresh).toHaveBeenCalledTimes(5);
  });

  it('does not ask again while an answer is still due', async () => {
    refresh.mockReturnValue(new Promise(() => undefined));
    await showTimeline();
    await seconds(20);
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('goes on refreshing after a refresh failed', async () => {
    refresh.mockRejectedValueOnce(new Error('offline'));
    await showTimeline();
    await seconds(5);
    await seconds(5);
    expect(refresh).toHaveBeenCalledTimes(4);
  });

  it('stops while paused and catches up when resumed', async () => {
    const element = await showTimeline();
    const pause = inside<HTMLElement & { label: string }>(element, '[data-id="pause"]');
    pause.click();
    await seconds(20);
    expect(refresh).not.toHaveBeenCalled();
    expect(pause.label).toBe('c.AuditTimelineResume');
    pause.click();
    await rendered();
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('stops when it leaves the page', async () => {
    const element = await showTimeline();
    element.remove();
    await seconds(20);
    expect(refresh).not.toHaveBeenCalled();
  });

  it('tells screen readers about new executions, not about the first ones', async () => {
    const element = await showTimeline();
    expect(inside(element, '[data-id="news"]').textContent).toBe('');
    executionsWire.emit([{ id: 'e3', tool: 'get_record' }, ...EXECUTIONS]);
    await rendered();
    expect(inside(element, '[data-id="news"]').textContent).toBe('c.AuditTimelineNews');
    expect(inside(element, '[data-id="news"]').getAttribute('aria-live')).toBe('polite');
  });

  it('is accessible', async () => {
    jest.useRealTimers();
    const element = await showTimeline();
    await choose(element, 'e2');
    timelineWire.emit(TIMELINE);
    await rendered();
    await expect(element).toBeAccessible();
  });
});
