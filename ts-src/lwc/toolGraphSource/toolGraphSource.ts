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
  @api fileName = 'tool-order.json';
  /** Whether the text can only be read. */
  @api readOnly = false;

  label = { source: SOURCE, apply: APPLY, import: IMPORT, export: EXPORT };
  problem = '';
  private given = '';
  private typed?: string;

  /** The text to show; another one replaces what was typed. */
  @api
  get source(): string {
    return this.given;
  }
  set source(text: string) {
    this.given = text;
    this.typed = undefined;
    this.problem = '';
  }

  get text(): string {
    return this.typed ?? this.given;
  }

  get canEdit(): boolean {
    return !this.readOnly;
  }

  get isUnchanged(): boolean {
    return this.text === this.given;
  }

  get address(): string {
    return `data:application/json;charset=utf-8,${encodeURIComponent(this.text)}`;
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    this.typed = event.detail.value;
  }

  async handleFile(event: CustomEvent<{ files: FileList }>): Promise<void> {
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

  handleApply(): void {
    this.dispatchEvent(new CustomEvent('apply', { detail: this.text }));
  }
}
