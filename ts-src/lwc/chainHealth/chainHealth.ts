import { LightningElement, api } from 'lwc';
import type chainHealth from '@salesforce/apex/AuditTimelineController.chainHealth';
import AGE from '@salesforce/label/c.ChainAge';
import AMBER from '@salesforce/label/c.ChainAmber';
import GREEN from '@salesforce/label/c.ChainGreen';
import NONE from '@salesforce/label/c.ChainNone';
import RED from '@salesforce/label/c.ChainRed';
import ROOT from '@salesforce/label/c.ChainRoot';
import SIZE from '@salesforce/label/c.ChainSize';
import TITLE from '@salesforce/label/c.ChainTitle';
import { ageText } from 'c/timeText';

/** State of the org's audit chain as its latest seal gives it. */
export type Health = Awaited<ReturnType<typeof chainHealth>>;

const ROOT_DIGITS = 12;

const BADGES: Readonly<Record<string, { label: string; className: string; icon: string }>> = {
  GREEN: { label: GREEN, className: 'slds-theme_success', icon: 'utility:shield' },
  AMBER: { label: AMBER, className: 'slds-theme_warning', icon: 'utility:warning' },
  RED: { label: RED, className: 'slds-theme_error', icon: 'utility:error' },
};

/** One strip that says whether the signed chain is whole, how long it is and how fresh. */
export default class ChainHealth extends LightningElement {
  /** The latest seal; undefined while none is known. */
  @api health?: Health;

  label = { title: TITLE, none: NONE, size: SIZE, root: ROOT, age: AGE };

  get hasSeal(): boolean {
    return this.health?.status !== undefined && this.health.status !== 'NONE';
  }

  get badge(): { label: string; className: string; icon: string } {
    const status = this.health?.status ?? 'RED';
    return BADGES[status] ?? { label: status, className: 'slds-theme_error', icon: 'utility:error' };
  }

  get entries(): number {
    return this.health?.size ?? 0;
  }

  get root(): string {
    return this.health?.root ?? '';
  }

  get shortRoot(): string {
    return this.root.slice(0, ROOT_DIGITS);
  }

  get age(): string {
    return ageText(this.health?.ageSeconds ?? 0);
  }
}
