import { LightningElement, api } from 'lwc';
import HINT from '@salesforce/label/c.ChatHint';
import MESSAGE from '@salesforce/label/c.ChatMessage';
import SEND from '@salesforce/label/c.ChatSend';
import STOP from '@salesforce/label/c.ChatStop';

/**
 * Where a message is written. Fires `send` with the text in `detail`, and `stop` while a run is under way. What is written
 * stays until `clear`.
 */
export default class ChatComposer extends LightningElement {
  /** A run is under way: it can be stopped, and nothing can be sent. */
  @api running = false;

  /** Nothing can be sent for another reason. */
  @api disabled = false;

  label = { hint: HINT, message: MESSAGE, send: SEND, stop: STOP };
  text = '';

  /** Empties the field and puts the focus into it. */
  @api clear(): void {
    this.text = '';
    if (this.field) {
      this.field.value = '';
    }
    this.focusField();
  }

  /** Puts the focus into the field. */
  @api focusField(): void {
    this.field?.focus();
  }

  private get field(): HTMLTextAreaElement | null {
    return this.template!.querySelector('textarea');
  }

  get cannotSend(): boolean {
    return this.disabled || this.text.trim() === '';
  }

  handleInput(event: Event): void {
    this.text = (event.target as HTMLTextAreaElement).value;
  }

  /** While an input method composes a character, Enter belongs to it. */
  handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) {
      return;
    }
    event.preventDefault();
    this.handleSend();
  }

  handleSend(): void {
    if (!this.running && !this.cannotSend) {
      this.dispatchEvent(new CustomEvent('send', { detail: this.text.trim() }));
    }
  }

  /** The button that was pressed goes away: the focus must not be lost with it. */
  handleStop(): void {
    this.focusField();
    this.dispatchEvent(new CustomEvent('stop'));
  }
}
