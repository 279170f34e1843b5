import { LightningElement, api } from 'lwc';
import type explain from '@salesforce/apex/EffectiveRightController.explain';
import CHECKS from '@salesforce/label/c.DataBoundaryChecks';
import CHOOSE from '@salesforce/label/c.DataBoundaryChoose';
import DECIDED from '@salesforce/label/c.DataBoundaryDecided';
import LOADING from '@salesforce/label/c.DataBoundaryLoading';
import UNAVAILABLE from '@salesforce/label/c.DataBoundaryUnavailable';
import { effectStyle } from 'c/effectStyle';
import type { EffectStyle } from 'c/effectStyle';

/** One cell with the checks that led to it. */
export type ExplainedCell = Awaited<ReturnType<typeof explain>>;

/** Why a cell of the matrix is as it is: the decision, the rule, and every check in its order. */
export default class BoundaryReason extends LightningElement {
  /** Operation and place, as `Read Account.Fax`; undefined while no cell is chosen. */
  @api heading?: string;

  /** Undefined while it loads. */
  @api cell?: ExplainedCell;

  /** Why the explanation cannot be read. */
  @api error: unknown;

  label = {
    checks: CHECKS,
    choose: CHOOSE,
    decided: DECIDED,
    loading: LOADING,
    unavailable: UNAVAILABLE,
  };

  get effect(): EffectStyle {
    return effectStyle(this.cell?.effect);
  }

  get checks(): { key: string; text: string }[] {
    return (this.cell?.why ?? []).map((text, index) => ({ key: `${index}`, text }));
  }
}
