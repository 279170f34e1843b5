import { LightningElement, api } from 'lwc';
import type recentExecutions from '@salesforce/apex/AuditTimelineController.recentExecutions';
import LIST from '@salesforce/label/c.ExecutionListTitle';
import { outcomeStyle } from 'c/outcomeStyle';
import type { OutcomeStyle } from 'c/outcomeStyle';
import { agoText } from 'c/timeText';

/** One run of an agent's tool, as the list shows it. */
export type Execution = Awaited<ReturnType<typeof recentExecutions>>[number];

interface Row {
  id: string;
  execution: Execution;
  style: OutcomeStyle;
  ago: string;
  selected: 'true' | 'false';
  className: string;
}

/** Keys that move the focus within the list, with the step they take. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * The latest executions as a list of buttons; arrow keys move between them.
 * Fires `choose` with the id of the execution in `detail`.
 */
export default class ExecutionList extends LightningElement {
  /** Executions to list, newest first. */
  @api executions: Execution[] = [];

  /** Id of the execution that is shown in detail. */
  @api selectedId?: string;

  /** The instant "now" for relative times, milliseconds since 1970. */
  @api now = 0;

  label = { list: LIST };

  get rows(): Row[] {
    return this.executions.map((execution) => {
      const selected = execution.id === this.selectedId;
      return {
        id: execution.id ?? '',
        execution,
        style: outcomeStyle(execution.outcome),
        ago: execution.startedAt ? agoText(execution.startedAt, this.now) : '',
        selected: selected ? 'true' : 'false',
        className: selected ? 'row slds-button_reset slds-theme_shade' : 'row slds-button_reset',
      };
    });
  }

  handleClick(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: id }));
  }

  handleKeydown(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    const buttons = [...this.template!.querySelectorAll('button')];
    const focused = buttons.findIndex((button) => button === event.currentTarget);
    buttons[focused + step]?.focus();
  }
}
