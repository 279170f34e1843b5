import { LightningElement, api } from 'lwc';
import ALL from '@salesforce/label/c.DataBoundaryMatrix';
import HIDE_FIELDS from '@salesforce/label/c.DataBoundaryHideFields';
import LOADING from '@salesforce/label/c.DataBoundaryLoading';
import NAME from '@salesforce/label/c.DataBoundaryName';
import SHOW_FIELDS from '@salesforce/label/c.DataBoundaryShowFields';
import { OPERATIONS, cellKey } from 'c/boundaryModel';
import type { BoundaryObject, BoundaryRow, CellAddress } from 'c/boundaryModel';
import { effectStyle } from 'c/effectStyle';
import type { EffectStyle } from 'c/effectStyle';

interface Cell {
  key: string;
  operation: string;
  style?: EffectStyle;
  /** Read out: operation, place and decision. */
  title?: string;
  pressed?: 'true' | 'false';
}

interface Line {
  key: string;
  objectName: string;
  field: string;
  /** API name; empty where it is the label. */
  apiName: string;
  label: string;
  isObject: boolean;
  isWaiting: boolean;
  expanded: 'true' | 'false';
  icon: string;
  toggleTitle: string;
  cells: Cell[];
}

/**
 * Objects and, below the open ones, their fields, with a cell for each operation.
 * Fires `toggleobject` with the name of an object, and `choose` with the address of a cell.
 */
export default class BoundaryMatrix extends LightningElement {
  /** Objects to list, in their order. */
  @api objects: BoundaryObject[] = [];

  /** Key of the cell that is explained beside the matrix. */
  @api selectedKey?: string;

  label = { all: ALL, loading: LOADING, name: NAME };

  operations = OPERATIONS;

  get lines(): Line[] {
    return this.objects.flatMap((object) => {
      const lines = [this.lineOf(object.row, object)];
      if (object.isOpen) {
        lines.push(...(object.fields ?? []).map((row) => this.lineOf(row)));
      }
      return lines;
    });
  }

  handleToggle(event: Event): void {
    const { object } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('toggleobject', { detail: object }));
  }

  handleChoose(event: Event): void {
    const { object = '', field = '', operation = '' } = (event.currentTarget as HTMLElement).dataset;
    const detail: CellAddress = { objectName: object, field, operation };
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }

  /** @param object the object of the row, when the row is the object's own */
  private lineOf(row: BoundaryRow, object?: BoundaryObject): Line {
    const { objectName = '', field = '', label = '' } = row;
    const name = object ? objectName : field;
    return {
      key: `${objectName}.${field}`,
      objectName,
      field,
      apiName: name === label ? '' : name,
      label,
      isObject: object !== undefined,
      isWaiting: object?.isLoading === true,
      expanded: object?.isOpen ? 'true' : 'false',
      icon: object?.isOpen ? 'utility:chevrondown' : 'utility:chevronright',
      toggleTitle: (object?.isOpen ? HIDE_FIELDS : SHOW_FIELDS).replace('{0}', label),
      cells: OPERATIONS.map((operation) => this.cellOf(row, operation)),
    };
  }

  private cellOf({ objectName = '', field = '', label = '', cells = [] }: BoundaryRow, operation: string): Cell {
    const key = cellKey({ objectName, field, operation });
    const cell = cells.find((candidate) => candidate.operation === operation);
    if (!cell) {
      return { key, operation };
    }
    const style = effectStyle(cell.effect);
    return {
      key,
      operation,
      style,
      title: `${operation} ${label}: ${style.label}`,
      pressed: key === this.selectedKey ? 'true' : 'false',
    };
  }
}
