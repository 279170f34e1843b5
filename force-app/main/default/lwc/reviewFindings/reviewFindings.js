import { LightningElement, api } from 'lwc';
import FINDINGS from '@salesforce/label/c.ReviewFindings';
import { answerStyle, kindText } from 'c/reviewText';
import { agoText } from 'c/timeText';
/** Keys that move the focus within the list, with the step they take. */
const STEPS = { ArrowDown: 1, ArrowUp: -1 };
/**
 * Findings as a list of buttons; arrow keys move between them.
 * Fires `choose` with the key of the finding in `detail`.
 */
export default class ReviewFindings extends LightningElement {
  /** Findings to list, the latest first. */
  @api
  findings = [];
  /** Key of the finding that is shown in detail. */
  @api
  selectedKey;
  /** The instant "now" for relative times, milliseconds since 1970. */
  @api
  now = 0;
  label = { findings: FINDINGS };
  get rows() {
    return this.findings.map((finding) => {
      const selected = finding.key === this.selectedKey;
      return {
        key: finding.key ?? '',
        kind: kindText(finding.kind),
        ago: finding.at ? agoText(finding.at, this.now) : '',
        about: [finding.person, finding.agent, finding.tool].filter(Boolean).join(' · '),
        answer: answerStyle(finding.review),
        pressed: selected ? 'true' : 'false',
        className: selected ? 'row slds-button_reset slds-theme_shade' : 'row slds-button_reset'
      };
    });
  }
  handleClick(event) {
    const { key } = event.currentTarget.dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: key }));
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
