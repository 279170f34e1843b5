import { LightningElement, api } from 'lwc';
import ALL from '@salesforce/label/c.ToolGraphNeedsAll';
import ANY from '@salesforce/label/c.ToolGraphNeedsAny';
import OF from '@salesforce/label/c.ToolGraphNeedsOf';
import REMOVE from '@salesforce/label/c.ToolGraphRemoveTool';
import { EMPTY, needsOf, toolsOf, withNeeds, withoutTool } from 'c/toolGraphModel';
/** What one tool needs first, with a checkbox for each other tool. Fires `edit` with the new graph in `detail`. */
export default class ToolNeedsEditor extends LightningElement {
  @api
  tools = [];
  @api
  graph = EMPTY;
  /** The tool whose needs are edited. */
  @api
  tool = '';
  /** Whether the needs can only be read. */
  @api
  readOnly = false;
  label = { all: ALL, any: ANY, remove: REMOVE };
  get heading() {
    return OF.replace('{0}', this.tool);
  }
  get options() {
    return this.tools
      .filter(({ toolName }) => toolName !== this.tool)
      .map(({ toolName }) => ({ label: toolName, value: toolName }));
  }
  get allOf() {
    return needsOf(this.graph, this.tool).allOf;
  }
  get anyOf() {
    return needsOf(this.graph, this.tool).anyOf;
  }
  get isRemovable() {
    return !this.readOnly && toolsOf(this.graph).includes(this.tool);
  }
  handleAll(event) {
    this.edit('allOf', event);
  }
  handleAny(event) {
    this.edit('anyOf', event);
  }
  handleRemove() {
    this.fire(withoutTool(this.graph, this.tool));
  }
  edit(kind, event) {
    this.fire(withNeeds(this.graph, this.tool, kind, event.detail.value));
  }
  fire(graph) {
    this.dispatchEvent(new CustomEvent('edit', { detail: graph }));
  }
}
