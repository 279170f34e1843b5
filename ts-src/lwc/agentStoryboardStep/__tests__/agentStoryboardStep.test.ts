import { describe, expect, it } from '@jest/globals';
import AgentStoryboardStep from 'c/agentStoryboardStep';
import { allInside, inside, show } from '../../__tests__/support/dom';

const STEP = {
  id: 'a01',
  kind: 'ToolCall',
  title: 'Find open opportunities',
  outcome: 'Denied',
  rationale: 'Margin is not for agents.',
  at: '2026-11-21T10:00:00.000Z',
};

describe('c-agent-storyboard-step', () => {
  it('shows what was decided, how it ended and why', async () => {
    const element = await show('c-agent-storyboard-step', AgentStoryboardStep, { step: STEP });
    expect(inside(element, '.title').textContent).toBe('Find open opportunities');
    expect(inside(element, '[data-id="outcome"]').textContent).toBe('c.OutcomeDenied');
    expect(inside(element, '[data-id="rationale"]').textContent).toBe('Margin is not for agents.');
  });

  it('leaves the rationale out when there is none', async () => {
    const element = await show('c-agent-storyboard-step', AgentStoryboardStep, {
      step: { ...STEP, rationale: undefined },
    });
    expect(allInside(element, '[data-id="rationale"]')).toEqual([]);
  });

  it('gives each kind its own icon, and one to kinds it does not know', async () => {
    const kinds = ['ToolCall', 'TextResponse', 'Approval', 'Safety', 'Error', 'Dream'];
    const icons = await Promise.all(
      kinds.map(async (kind) => {
        const element = await show('c-agent-storyboard-step', AgentStoryboardStep, { step: { ...STEP, kind } });
        return inside<HTMLElement & { iconName: string }>(element, '.kind').iconName;
      }),
    );
    expect(new Set(icons).size).toBe(kinds.length);
  });

  it('is accessible', async () => {
    await expect(await show('c-agent-storyboard-step', AgentStoryboardStep, { step: STEP })).toBeAccessible();
  });
});
