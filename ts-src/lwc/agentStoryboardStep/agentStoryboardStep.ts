import { LightningElement, api } from 'lwc';
import type timeline from '@salesforce/apex/AuditTimelineController.timeline';
import { outcomeStyle } from 'c/outcomeStyle';
import type { OutcomeStyle } from 'c/outcomeStyle';

/** One line of an execution's user-friendly timeline. */
export type DecisionStep = NonNullable<Awaited<ReturnType<typeof timeline>>['decisionSteps']>[number];

/** Icon per kind of step. */
const ICONS: Readonly<Record<string, string>> = {
  ToolCall: 'standard:process',
  TextResponse: 'standard:live_chat',
  Approval: 'standard:approval',
  Safety: 'standard:policy',
  Error: 'standard:incident',
};

const OTHER_ICON = 'standard:agent_session';

/** One step of the storyboard: what was decided, how it ended, when and why. */
export default class AgentStoryboardStep extends LightningElement {
  /** The decision step to show. */
  @api step?: DecisionStep;

  get icon(): string {
    return ICONS[this.step?.kind ?? ''] ?? OTHER_ICON;
  }

  get outcome(): OutcomeStyle {
    return outcomeStyle(this.step?.outcome);
  }

  get hasStep(): boolean {
    return this.step !== undefined;
  }
}
