import { LightningElement, api } from 'lwc';
import type timeline from '@salesforce/apex/AuditTimelineController.timeline';
import { outcomeStyle } from 'c/outcomeStyle';
import type { OutcomeStyle } from 'c/outcomeStyle';

/** One line of an execution's user-friendly timeline. */
export type DecisionStep = NonNullable<Awaited<ReturnType<typeof timeline>>['decisionSteps']>[number];

/** Icon and colour class of the timeline per kind of step; the classes are those of the SLDS activity timeline. */
const KINDS: Readonly<Record<string, { icon: string; className: string }>> = {
  ToolCall: { icon: 'standard:process', className: 'slds-timeline__item_task' },
  TextResponse: { icon: 'standard:live_chat', className: 'slds-timeline__item_email' },
  Approval: { icon: 'standard:approval', className: 'slds-timeline__item_event' },
  Safety: { icon: 'standard:policy', className: 'slds-timeline__item_call' },
  Error: { icon: 'standard:incident', className: 'slds-timeline__item_event' },
};

const OTHER_KIND = { icon: 'standard:agent_session', className: 'slds-timeline__item_task' };

/** One step of the storyboard: what was decided, how it ended, when and why. */
export default class AgentStoryboardStep extends LightningElement {
  /** The decision step to show. */
  @api step?: DecisionStep;

  private get kind(): { icon: string; className: string } {
    return KINDS[this.step?.kind ?? ''] ?? OTHER_KIND;
  }

  get icon(): string {
    return this.kind.icon;
  }

  get itemClass(): string {
    return `slds-timeline__item_expandable slds-is-open ${this.kind.className}`;
  }

  get outcome(): OutcomeStyle {
    return outcomeStyle(this.step?.outcome);
  }

  get hasStep(): boolean {
    return this.step !== undefined;
  }
}
