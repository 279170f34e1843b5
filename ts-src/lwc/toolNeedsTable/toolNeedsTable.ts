import { LightningElement, api } from 'lwc';
import FLAGGED from '@salesforce/label/c.ToolGraphFlagged';
import ALL from '@salesforce/label/c.ToolGraphNeedsAll';
import ANY from '@salesforce/label/c.ToolGraphNeedsAny';
import REMARKS from '@salesforce/label/c.ToolGraphRemarks';
import TITLE from '@salesforce/label/c.ToolGraphTitle';
import TOOL from '@salesforce/label/c.ToolGraphTool';
import UNKNOWN from '@salesforce/label/c.ToolGraphUnknownTool';
import WRITES from '@salesforce/label/c.ToolGraphWrites';
import { EMPTY, needsOf } from 'c/toolGraphModel';
import type { ToolGraph } from 'c/toolGraphModel';
import type { GraphTool } from 'c/toolGraphView';

interface Row {
  toolName: string;
  allOf: string;
  anyOf: string;
  remarks: string;
  pressed: 'true' | 'false';
  className: string;
}

/** The order of tools as a table: the same as the drawing, for reading and for keyboards. Fires `choose` like it. */
export default class ToolNeedsTable extends LightningElement {
  @api tools: readonly GraphTool[] = [];
  @api graph: ToolGraph = EMPTY;
  /** Name of the chosen tool. */
  @api selected?: string;

  label = { title: TITLE, tool: TOOL, all: ALL, any: ANY, remarks: REMARKS };

  get rows(): Row[] {
    return this.tools.map(({ toolName, writes, granted, flagged }) => {
      const { allOf, anyOf } = needsOf(this.graph, toolName);
      const chosen = toolName === this.selected;
      return {
        toolName,
        allOf: allOf.join(', '),
        anyOf: anyOf.join(', '),
        remarks: [writes ? WRITES : '', granted ? '' : UNKNOWN, flagged ? FLAGGED : ''].filter(Boolean).join(', '),
        pressed: chosen ? 'true' : 'false',
        className: chosen ? 'slds-is-selected' : '',
      };
    });
  }

  handleChoose(event: Event): void {
    const { tool } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: tool }));
  }
}
