import { LightningElement, api } from 'lwc';
import { outcomeStyle } from 'c/outcomeStyle';
/** Icon and colour class of the timeline per kind of step; the classes are those of the SLDS activity timeline. */
const KINDS = {
  ToolCall: { icon: 'standard:process', className: 'slds-timeline__item_task' },
  TextResponse: { icon: 'standard:live_chat', className: 'slds-timeline__item_email' },
  Approval: { icon: 'standard:approval', className: 'slds-timeline__item_event' },
  Safety: { icon: 'standard:policy', className: 'slds-timeline__item_call' },
  Error: { icon: 'standard:incident', className: 'slds-timeline__item_event' }
};
const OTHER_KIND = { icon: 'standard:agent_session', className: 'slds-timeline__item_task' };
/** One step of the storyboard: what was decided, how it ended, when and why. */
export default class AgentStoryboardStep extends LightningElement {
  /** The decision step to show. */
  @api
  step;
  get kind() {
    return KINDS[this.step?.kind ?? ''] ?? OTHER_KIND;
  }
  get icon() {
    return this.kind.icon;
  }
  get itemClass() {
    return `slds-timeline__item_expandable slds-is-open ${this.kind.className}`;
  }
  get outcome() {
    return outcomeStyle(this.step?.outcome);
  }
  get hasStep() {
    return this.step !== undefined;
  }
}
