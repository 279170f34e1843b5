import { LightningElement, api } from 'lwc';
import type check from '@salesforce/apex/ToolDependencyGraphController.check';
import ERROR from '@salesforce/label/c.ToolGraphError';
import TITLE from '@salesforce/label/c.ToolGraphFindings';
import WARNING from '@salesforce/label/c.ToolGraphWarning';

type Finding = Awaited<ReturnType<typeof check>>[number];

interface Row {
  message: string;
  icon: string;
  variant: string;
  severity: string;
  tools: string[];
}

/** What there is to look at in a graph, at its tools. Fires `choose` with the name of a tool in `detail`. */
export default class ToolGraphFindings extends LightningElement {
  @api findings: readonly Finding[] = [];

  label = { title: TITLE };

  get rows(): Row[] {
    return this.findings.map(({ error, message = '', tools = [] }) => ({
      message,
      icon: error ? 'utility:error' : 'utility:warning',
      variant: error ? 'error' : 'warning',
      severity: error ? ERROR : WARNING,
      tools,
    }));
  }

  handleChoose(event: Event): void {
    const { tool } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: tool }));
  }
}
