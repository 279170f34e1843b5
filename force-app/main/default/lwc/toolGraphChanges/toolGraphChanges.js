import { LightningElement, api } from 'lwc';
import ACCEPT from '@salesforce/label/c.ToolGraphAccept';
import ACCEPT_ALL from '@salesforce/label/c.ToolGraphAcceptAll';
import ADDED from '@salesforce/label/c.ToolGraphAdded';
import DISMISS from '@salesforce/label/c.ToolGraphDismiss';
import ALL from '@salesforce/label/c.ToolGraphEdgeAll';
import ANY from '@salesforce/label/c.ToolGraphEdgeAny';
import NONE from '@salesforce/label/c.ToolGraphNoChange';
import REMOVED from '@salesforce/label/c.ToolGraphRemoved';
import { edgeKey } from 'c/toolGraphModel';
/**
 * What tells two graphs apart, need by need. Where changes can be accepted, fires `accept` with a list of changes in
 * `detail`, and `dismiss`.
 */
export default class ToolGraphChanges extends LightningElement {
  @api
  heading = '';
  @api
  changes = [];
  /** Whether the changes are only told. */
  @api
  readOnly = false;
  label = { accept: ACCEPT, acceptAll: ACCEPT_ALL, dismiss: DISMISS, none: NONE };
  get canAccept() {
    return !this.readOnly;
  }
  get canAcceptAll() {
    return this.canAccept && this.changes.length > 0;
  }
  get isEmpty() {
    return this.changes.length === 0;
  }
  get rows() {
    return this.changes.map((change) => {
      const { edge, added } = change;
      const text = (edge.kind === 'allOf' ? ALL : ANY).replace('{0}', edge.tool).replace('{1}', edge.needed);
      return {
        key: edgeKey(edge),
        change,
        text,
        icon: added ? 'utility:add' : 'utility:dash',
        sign: added ? ADDED : REMOVED,
        acceptLabel: `${ACCEPT}: ${text}, ${added ? ADDED : REMOVED}`
      };
    });
  }
  handleAccept(event) {
    const { key } = event.currentTarget.dataset;
    this.accept(this.rows.filter((row) => row.key === key).map(({ change }) => change));
  }
  handleAcceptAll() {
    this.accept(this.changes);
  }
  handleDismiss() {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }
  accept(changes) {
    this.dispatchEvent(new CustomEvent('accept', { detail: changes }));
  }
}
