import { LightningElement, api } from 'lwc';
import LIST from '@salesforce/label/c.ChatConversations';
import NEW from '@salesforce/label/c.ChatNew';
import EMPTY from '@salesforce/label/c.ChatNoConversations';
import { outcomeStyle } from 'c/outcomeStyle';
import { agoText } from 'c/timeText';
/**
 * The person's conversations as a list of buttons. Fires `choose` with the id of the conversation's latest run in `detail`,
 * and `begin` for a new one.
 */
export default class ConversationList extends LightningElement {
  /** Newest first. */
  @api
  conversations = [];
  /** Latest run of the conversation that is open. */
  @api
  selectedId;
  /** The instant "now" for relative times, milliseconds since 1970. */
  @api
  now = 0;
  label = { empty: EMPTY, list: LIST, new: NEW };
  get isEmpty() {
    return this.conversations.length === 0;
  }
  get rows() {
    return this.conversations.map((conversation) => {
      const current = conversation.executionId === this.selectedId;
      return {
        id: conversation.executionId ?? '',
        conversation,
        style: outcomeStyle(conversation.status),
        ago: conversation.startedAt ? agoText(conversation.startedAt, this.now) : '',
        current: current ? 'true' : 'false',
        className: current ? 'row slds-button_reset slds-theme_shade' : 'row slds-button_reset'
      };
    });
  }
  handleNew() {
    this.dispatchEvent(new CustomEvent('begin'));
  }
  handleChoose(event) {
    const { id } = event.currentTarget.dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: id }));
  }
}
