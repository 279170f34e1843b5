import { LightningElement, api } from 'lwc';
import LIST from '@salesforce/label/c.ExecutionListTitle';
import { outcomeStyle } from 'c/outcomeStyle';
import { agoText } from 'c/timeText';
/** Keys that move the focus within the list, with the step they take. */
const STEPS = { ArrowDown: 1, ArrowUp: -1 };
/**
 * The latest executions as a list of buttons; arrow keys move between them.
 * Fires `choose` with the id of the execution in `detail`.
 */
export default class ExecutionList extends LightningElement {
  /** Executions to list, newest first. */
  @api
  executions = [];
  /** Id of the execution that is shown in detail. */
  @api
  selectedId;
  /** The instant "now" for relative times, milliseconds since 1970. */
  @api
  now = 0;
  label = { list: LIST };
  get rows() {
    return this.executions.map((execution) => {
      const selected = execution.id === this.selectedId;
      return {
        id: execution.id ?? '',
        execution,
        style: outcomeStyle(execution.outcome),
        ago: execution.startedAt ? agoText(execution.startedAt, this.now) : '',
        selected: selected ? 'true' : 'false',
        className: selected ? 'row slds-button_reset slds-theme_shade' : 'row slds-button_reset'
      };
    });
  }
  handleClick(event) {
    const { id } = event.currentTarget.dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: id }));
  }
  handleKeydown(event) {
    const step = STEPS[event.key];
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    const buttons = [...this.template.querySelectorAll('button')];
    const focused = buttons.findIndex((button) => button === event.currentTarget);
    buttons[focused + step]?.focus();
  }
}
