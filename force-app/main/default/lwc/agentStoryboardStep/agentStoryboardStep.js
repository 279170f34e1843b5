import { LightningElement, api } from 'lwc';
import { outcomeStyle } from 'c/outcomeStyle';
/** Icon per kind of step. */
const ICONS = {
  ToolCall: 'standard:process',
  TextResponse: 'standard:live_chat',
  Approval: 'standard:approval',
  Safety: 'standard:policy',
  Error: 'standard:incident'
};
const OTHER_ICON = 'standard:agent_session';
/** One step of the storyboard: what was decided, how it ended, when and why. */
export default class AgentStoryboardStep extends LightningElement {
  /** The decision step to show. */
  @api
  step;
  get icon() {
    return ICONS[this.step?.kind ?? ''] ?? OTHER_ICON;
  }
  get outcome() {
    return outcomeStyle(this.step?.outcome);
  }
  get hasStep() {
    return this.step !== undefined;
  }
}
