import { LightningElement, api } from 'lwc';
import type loadWork from '@salesforce/apex/ToolDependencyGraphController.work';
import APPROVED from '@salesforce/label/c.ToolGraphStateApproved';
import DRAFT from '@salesforce/label/c.ToolGraphStateDraft';
import NONE from '@salesforce/label/c.ToolGraphStateNone';
import UNAPPROVED from '@salesforce/label/c.ToolGraphStateUnapproved';
import UNSAVED from '@salesforce/label/c.ToolGraphStateUnsaved';

type Work = Awaited<ReturnType<typeof loadWork>>;

/** How the graph of an agent stands: in force, approved, drafted, changed. */
export default class ToolGraphState extends LightningElement {
  @api work?: Work;
  /** Whether there are changes that have not been saved. */
  @api unsaved = false;

  label = { draft: DRAFT, unsaved: UNSAVED };

  get isApproved(): boolean {
    return this.work?.approved ?? false;
  }

  get inForceLabel(): string {
    if (!this.work?.inForce) {
      return NONE;
    }
    return this.isApproved ? APPROVED.replace('{0}', this.work.approvedBy ?? '') : UNAPPROVED;
  }

  get inForceIcon(): string {
    return this.isApproved ? 'utility:success' : 'utility:info';
  }

  get inForceClass(): string {
    return this.isApproved ? 'slds-theme_success' : '';
  }

  get approvedAt(): string | undefined {
    return this.isApproved ? this.work?.approvedAt : undefined;
  }

  get isDrafted(): boolean {
    return Boolean(this.work?.draft);
  }
}
