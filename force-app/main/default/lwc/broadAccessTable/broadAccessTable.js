import { LightningElement, api } from 'lwc';
import ADVICE from '@salesforce/label/c.BroadAccessAdvice';
import RIGHTS from '@salesforce/label/c.BroadAccessRights';
import VIA from '@salesforce/label/c.BroadAccessVia';
const MODIFY = 'Modify All Data';
/** Users or apps with their rights, where those come from, and what takes them away. */
export default class BroadAccessTable extends LightningElement {
  @api
  heading = '';
  /** Heading of the first column. */
  @api
  nameLabel = '';
  @api
  rows = [];
  label = { advice: ADVICE, rights: RIGHTS, via: VIA };
  get lines() {
    return this.rows.map(({ name: who = '', permissions = [], via = [], advice = [] }) => ({
      who,
      rights: permissions.join(', '),
      modifies: permissions.includes(MODIFY),
      via,
      advice
    }));
  }
}
