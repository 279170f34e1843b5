import { LightningElement, api } from 'lwc';
import ALL from '@salesforce/label/c.ToolGraphNeedsAll';
import ANY from '@salesforce/label/c.ToolGraphNeedsAny';
import OF from '@salesforce/label/c.ToolGraphNeedsOf';
import REMOVE from '@salesforce/label/c.ToolGraphRemoveTool';
import { EMPTY, needsOf, toolsOf, withNeeds, withoutTool } from 'c/toolGraphModel';
import type { NeedKind, ToolGraph } from 'c/toolGraphModel';
import type { GraphTool } from 'c/toolGraphView';

/** What one tool needs first, with a checkbox for each other tool. Fires `edit` with the new graph in `detail`. */
export default class ToolNeedsEditor extends LightningElement {
  @api tools: readonly GraphTool[] = [];
  @api graph: ToolGraph = EMPTY;
  /** The tool whose needs are edited. */
  @api tool = '';
  /** Whether the needs can only be read. */
  @api readOnly = false;

  label = { all: ALL, any: ANY, remove: REMOVE };

  get heading(): string {
    return OF.replace('{0}', this.tool);
  }

  get options(): { label: string; value: string }[] {
    return this.tools
      .filter(({ toolName }) => toolName !== this.tool)
      .map(({ toolName }) => ({ label: toolName, value: toolName }));
  }

  get allOf(): readonly string[] {
    return needsOf(this.graph, this.tool).allOf;
  }

  get anyOf(): readonly string[] {
    return needsOf(this.graph, this.tool).anyOf;
  }

  get isRemovable(): boolean {
    return !this.readOnly && toolsOf(this.graph).includes(this.tool);
  }

  handleAll(event: CustomEvent<{ value: string[] }>): void {
    this.edit('allOf', event);
  }

  handleAny(event: CustomEvent<{ value: string[] }>): void {
    this.edit('anyOf', event);
  }

  handleRemove(): void {
    this.fire(withoutTool(this.graph, this.tool));
  }

  private edit(kind: NeedKind, event: CustomEvent<{ value: string[] }>): void {
    this.fire(withNeeds(this.graph, this.tool, kind, event.detail.value));
  }

  private fire(graph: ToolGraph): void {
    this.dispatchEvent(new CustomEvent('edit', { detail: graph }));
  }
}
