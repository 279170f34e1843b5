import { LightningElement, api } from 'lwc';
import type loadRows from '@salesforce/apex/BroadAccessController.rows';
import ADVICE from '@salesforce/label/c.BroadAccessAdvice';
import RIGHTS from '@salesforce/label/c.BroadAccessRights';
import VIA from '@salesforce/label/c.BroadAccessVia';

/** One user or app that reaches all data over the API. */
export type BroadAccessRow = Awaited<ReturnType<typeof loadRows>>[number];

interface Line {
  who: string;
  rights: string;
  /** Whether all data can be changed, and not only read. */
  modifies: boolean;
  via: string[];
  advice: string[];
}

const MODIFY = 'Modify All Data';

/** Users or apps with their rights, where those come from, and what takes them away. */
export default class BroadAccessTable extends LightningElement {
  @api heading = '';

  /** Heading of the first column. */
  @api nameLabel = '';

  @api rows: BroadAccessRow[] = [];

  label = { advice: ADVICE, rights: RIGHTS, via: VIA };

  get lines(): Line[] {
    return this.rows.map(({ name: who = '', permissions = [], via = [], advice = [] }) => ({
      who,
      rights: permissions.join(', '),
      modifies: permissions.includes(MODIFY),
      via,
      advice,
    }));
  }
}
