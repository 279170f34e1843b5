import { LightningElement, api } from 'lwc';
import CHECKS from '@salesforce/label/c.DataBoundaryChecks';
import CHOOSE from '@salesforce/label/c.DataBoundaryChoose';
import DECIDED from '@salesforce/label/c.DataBoundaryDecided';
import LOADING from '@salesforce/label/c.DataBoundaryLoading';
import UNAVAILABLE from '@salesforce/label/c.DataBoundaryUnavailable';
import { effectStyle } from 'c/effectStyle';
/** Why a cell of the matrix is as it is: the decision, the rule, and every check in its order. */
export default class BoundaryReason extends LightningElement {
  /** Operation and place, as `Read Account.Fax`; undefined while no cell is chosen. */
  @api
  heading;
  /** Undefined while it loads. */
  @api
  cell;
  /** Why the explanation cannot be read. */
  @api
  error;
  label = {
    checks: CHECKS,
    choose: CHOOSE,
    decided: DECIDED,
    loading: LOADING,
    unavailable: UNAVAILABLE
  };
  get effect() {
    return effectStyle(this.cell?.effect);
  }
  get checks() {
    return (this.cell?.why ?? []).map((text, index) => ({ key: `${index}`, text }));
  }
}
