import { LightningElement, api } from 'lwc';
import AGE from '@salesforce/label/c.ChainAge';
import AMBER from '@salesforce/label/c.ChainAmber';
import GREEN from '@salesforce/label/c.ChainGreen';
import NONE from '@salesforce/label/c.ChainNone';
import RED from '@salesforce/label/c.ChainRed';
import ROOT from '@salesforce/label/c.ChainRoot';
import SIZE from '@salesforce/label/c.ChainSize';
import TITLE from '@salesforce/label/c.ChainTitle';
import { ageText } from 'c/timeText';
const ROOT_DIGITS = 12;
const BADGES = {
  GREEN: { label: GREEN, className: 'slds-theme_success', icon: 'utility:shield' },
  AMBER: { label: AMBER, className: 'slds-theme_warning', icon: 'utility:warning' },
  RED: { label: RED, className: 'slds-theme_error', icon: 'utility:error' }
};
/** One strip that says whether the signed chain is whole, how long it is and how fresh. */
export default class ChainHealth extends LightningElement {
  /** The latest seal; undefined while none is known. */
  @api
  health;
  label = { title: TITLE, none: NONE, size: SIZE, root: ROOT, age: AGE };
  get hasSeal() {
    return this.health?.status !== undefined && this.health.status !== 'NONE';
  }
  get badge() {
    const status = this.health?.status ?? 'RED';
    return BADGES[status] ?? { label: status, className: 'slds-theme_error', icon: 'utility:error' };
  }
  get entries() {
    return this.health?.size ?? 0;
  }
  get root() {
    return this.health?.root ?? '';
  }
  get shortRoot() {
    return this.root.slice(0, ROOT_DIGITS);
  }
  get age() {
    return ageText(this.health?.ageSeconds ?? 0);
  }
}
