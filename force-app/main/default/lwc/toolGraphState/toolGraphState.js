import { LightningElement, api } from 'lwc';
import APPROVED from '@salesforce/label/c.ToolGraphStateApproved';
import DRAFT from '@salesforce/label/c.ToolGraphStateDraft';
import NONE from '@salesforce/label/c.ToolGraphStateNone';
import UNAPPROVED from '@salesforce/label/c.ToolGraphStateUnapproved';
import UNSAVED from '@salesforce/label/c.ToolGraphStateUnsaved';
/** How the graph of an agent stands: in force, approved, drafted, changed. */
export default class ToolGraphState extends LightningElement {
  @api
  work;
  /** Whether there are changes that have not been saved. */
  @api
  unsaved = false;
  label = { draft: DRAFT, unsaved: UNSAVED };
  get isApproved() {
    return this.work?.approved ?? false;
  }
  get inForceLabel() {
    if (!this.work?.inForce) {
      return NONE;
    }
    return this.isApproved ? APPROVED.replace('{0}', this.work.approvedBy ?? '') : UNAPPROVED;
  }
  get inForceIcon() {
    return this.isApproved ? 'utility:success' : 'utility:info';
  }
  get inForceClass() {
    return this.isApproved ? 'slds-theme_success' : '';
  }
  get approvedAt() {
    return this.isApproved ? this.work?.approvedAt : undefined;
  }
  get isDrafted() {
    return Boolean(this.work?.draft);
  }
}
