import { describe, expect, it } from '@jest/globals';
import ExecutionDetail from 'c/executionDetail';
import { allInside, inside, show } from '../../__tests__/support/dom';

const PROPS = {
  execution: { id: 'e1', tool: 'get_record', outcome: 'Denied', rule: 'ForbidCompensation', reason: 'Not for agents' },
  decisionSteps: [
    { id: 'd1', kind: 'Safety', title: 'Arguments checked', outcome: 'Succeeded', at: '2026-11-21T10:00:00.000Z' },
    { id: 'd2', kind: 'ToolCall', title: 'Read denied', outcome: 'Denied', at: '2026-11-21T10:00:00.100Z' },
  ],
  executionSteps: [
    { id: 's1', stepType: 'UserInput' },
    {
      id: 's2',
      stepType: 'ToolCall',
      tool: 'find_records',
      recordCount: 3,
      strippedFields: ['Margin__c'],
      durationMs: 85,
    },
    { id: 's3', stepType: 'Error', errorCode: 'FAULT', errorMessage: 'Row lock' },
  ],
};

function showDetail(props: Record<string, unknown> = {}): Promise<HTMLElement> {
  return show('c-execution-detail', ExecutionDetail, { ...PROPS, ...props });
}

describe('c-execution-detail', () => {
  it('says how the execution ended and by which rule', async () => {
    const detail = await showDetail();
    expect(inside(detail, '[data-id="outcome"]').textContent).toBe('c.OutcomeDenied');
    expect(inside(detail, '[data-id="reason"]').textContent).toBe('ForbidCompensation: Not for agents');
  });

  it('shows one storyboard step per decision, in order', async () => {
    const steps = allInside<HTMLElement & { step: { id: string } }>(await showDetail(), 'c-agent-storyboard-step');
    expect(steps.map(({ step }) => step.id)).toEqual(['d1', 'd2']);
  });

  it('lists technical steps with their results and durations', async () => {
    const rows = allInside(await showDetail(), 'tbody tr');
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['UserInput', '', ''],
      ['ToolCall · find_records', 'c.ExecutionRecords · c.ExecutionStripped', '85 ms'],
      ['Error', 'FAULT: Row lock', ''],
    ]);
  });

  it('says so when no decision was recorded', async () => {
    const detail = await showDetail({ decisionSteps: [], executionSteps: [] });
    expect(inside(detail, '[data-id="none"]').textContent).toBe('c.ExecutionNoSteps');
    expect(allInside(detail, 'table')).toEqual([]);
  });

  it('is accessible', async () => {
    await expect(await showDetail()).toBeAccessible();
  });
});
