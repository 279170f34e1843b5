import { LightningElement, api } from 'lwc';
import TITLE from '@salesforce/label/c.ErrorTitle';
import { reduceErrors } from 'c/ldsUtils';

/** Says in words what went wrong, with the messages the platform gave. */
export default class ErrorPanel extends LightningElement {
  /** What could not be done, for a person to read. */
  @api friendlyMessage: string = TITLE;

  /** One error or a list of them, of Apex, Lightning Data Service or JavaScript. */
  @api errors: unknown;

  get messages(): string[] {
    return reduceErrors(this.errors);
  }
}
