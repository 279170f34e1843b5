import { LightningElement, api } from 'lwc';
import EXPORT from '@salesforce/label/c.ToolGraphExport';
import IMPORT from '@salesforce/label/c.ToolGraphImport';
import SOURCE from '@salesforce/label/c.ToolGraphSource';
import APPLY from '@salesforce/label/c.ToolGraphSourceApply';
import TOO_LARGE from '@salesforce/label/c.ToolGraphTooLarge';
/** As long as the field that keeps it. */
const LONGEST = 131_072;
/** The graph as JSON, to be read, changed, imported and downloaded. Fires `apply` with the text in `detail`. */
export default class ToolGraphSource extends LightningElement {
  /** Name of the downloaded file. */
  @api
  fileName = 'tool-order.json';
  /** Whether the text can only be read. */
  @api
  readOnly = false;
  label = { source: SOURCE, apply: APPLY, import: IMPORT, export: EXPORT };
  problem = '';
  given = '';
  typed;
  /** The text to show; another one replaces what was typed. */
  @api
  get source() {
    return this.given;
  }
  set source(text) {
    this.given = text;
    this.typed = undefined;
    this.problem = '';
  }
  get text() {
    return this.typed ?? this.given;
  }
  get canEdit() {
    return !this.readOnly;
  }
  get isUnchanged() {
    return this.text === this.given;
  }
  get address() {
    return `data:application/json;charset=utf-8,${encodeURIComponent(this.text)}`;
  }
  handleChange(event) {
    this.typed = event.detail.value;
  }
  async handleFile(event) {
    const file = event.detail.files[0];
    if (!file) {
      return;
    }
    const text = await file.text();
    this.problem = text.length > LONGEST ? TOO_LARGE : '';
    if (!this.problem) {
      this.typed = text;
    }
  }
  handleApply() {
    this.dispatchEvent(new CustomEvent('apply', { detail: this.text }));
  }
}
