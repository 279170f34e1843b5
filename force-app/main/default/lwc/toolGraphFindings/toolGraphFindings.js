import { LightningElement, api } from 'lwc';
import ERROR from '@salesforce/label/c.ToolGraphError';
import TITLE from '@salesforce/label/c.ToolGraphFindings';
import WARNING from '@salesforce/label/c.ToolGraphWarning';
/** What there is to look at in a graph, at its tools. Fires `choose` with the name of a tool in `detail`. */
export default class ToolGraphFindings extends LightningElement {
  @api
  findings = [];
  label = { title: TITLE };
  get rows() {
    return this.findings.map(({ error, message = '', tools = [] }) => ({
      message,
      icon: error ? 'utility:error' : 'utility:warning',
      variant: error ? 'error' : 'warning',
      severity: error ? ERROR : WARNING,
      tools
    }));
  }
  handleChoose(event) {
    const { tool } = event.currentTarget.dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: tool }));
  }
}
