import { LightningElement, api } from 'lwc';
import findPeople from '@salesforce/apex/DataBoundaryController.people';
import FIND from '@salesforce/label/c.DataBoundaryFindPerson';
import NOBODY from '@salesforce/label/c.DataBoundaryNobody';
import PERSON from '@salesforce/label/c.DataBoundaryPerson';
const WAIT_MS = 300;
/** A person, found by name or username. Fires `choose` with the choice in `detail`. */
export default class PersonChoice extends LightningElement {
  /** The signed-in person, who is always among the choices. */
  @api
  me;
  /** The person who is chosen. */
  @api
  chosen;
  label = { find: FIND, nobody: NOBODY, person: PERSON };
  error;
  found;
  timer;
  /** The text that was asked for last: an answer to an earlier one is dropped. */
  asked = '';
  disconnectedCallback() {
    clearTimeout(this.timer);
  }
  get options() {
    const choices = [this.me, this.chosen, ...(this.found ?? [])];
    const byValue = new Map(choices.map((choice) => [choice?.value ?? '', choice?.label ?? '']));
    byValue.delete('');
    return [...byValue].map(([value, label]) => ({ value, label }));
  }
  get value() {
    return this.chosen?.value ?? this.me?.value ?? '';
  }
  get isNobody() {
    return this.found?.length === 0;
  }
  /** One question for a word, not one for each letter. */
  handleFind(event) {
    clearTimeout(this.timer);
    const text = event.detail.value;
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = setTimeout(() => this.find(text), WAIT_MS);
  }
  handleChoose(event) {
    const detail = this.options.find((option) => option.value === event.detail.value);
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }
  async find(text) {
    this.asked = text;
    this.error = undefined;
    if (text.trim() === '') {
      this.found = undefined;
      return;
    }
    try {
      const found = await findPeople({ text });
      if (text === this.asked) {
        this.found = found;
      }
    } catch (error) {
      if (text === this.asked) {
        this.error = error;
      }
    }
  }
}
