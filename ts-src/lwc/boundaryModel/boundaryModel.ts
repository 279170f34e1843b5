import type fieldRows from '@salesforce/apex/EffectiveRightController.fieldRows';

/** The cells of one object, or of one field of it. */
export type BoundaryRow = Awaited<ReturnType<typeof fieldRows>>[number];

/** One object of the matrix; `fields` is undefined while they are not loaded. */
export interface BoundaryObject {
  row: BoundaryRow;
  fields?: BoundaryRow[];
  /** Whether its fields are shown. */
  isOpen: boolean;
  isLoading: boolean;
}

/** Which cell is meant; `field` is empty for an object as a whole. */
export interface CellAddress {
  objectName: string;
  field: string;
  operation: string;
}

export const OPERATIONS = ['Read', 'Create', 'Update', 'Delete'];

/** Objects on one page of the matrix. */
export const PAGE_SIZE = 25;

export function cellKey({ objectName, field, operation }: CellAddress): string {
  return `${objectName}.${field}.${operation}`;
}

/** `Account`, or `Account.Fax`. */
export function pathOf({ objectName, field }: CellAddress): string {
  return field ? `${objectName}.${field}` : objectName;
}

/** Names that contain the text, whatever the letter case; all for a blank text. */
export function namesWith(names: readonly string[], text: string): string[] {
  const wanted = text.trim().toLowerCase();
  return names.filter((name) => name.toLowerCase().includes(wanted));
}

function hasEffect({ cells = [] }: BoundaryRow, effect: string): boolean {
  return cells.some((cell) => cell.effect === effect);
}

/**
 * The objects with a cell of this effect, their own or one of a loaded field; an open object keeps the fields that have it.
 * An empty effect keeps all.
 */
export function objectsWith(objects: readonly BoundaryObject[], effect: string): BoundaryObject[] {
  if (effect === '') {
    return [...objects];
  }
  return objects.flatMap((object) => {
    const fields = object.fields?.filter((row) => hasEffect(row, effect));
    const matches = hasEffect(object.row, effect) || Boolean(fields?.length);
    return matches ? [{ ...object, ...(fields && { fields }) }] : [];
  });
}

/** The part of a list that one page shows; pages count from 0. */
export function pageOf<T>(list: readonly T[], page: number): T[] {
  return list.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
}

export function pageCount(length: number): number {
  return Math.max(1, Math.ceil(length / PAGE_SIZE));
}

/** Whose rights, of which agent, in which phase. */
export interface Subject {
  agent: string;
  person: string;
  phase: string;
}

const HEADINGS = ['Agent', 'Person', 'Phase', 'Object', 'Field', 'Operation', 'Decision', 'Rule', 'Reason'];

/** One line for each cell, after a line of headings. */
export function linesOf({ agent, person, phase }: Subject, rows: readonly BoundaryRow[]): string[][] {
  const lines = rows.flatMap(({ objectName = '', field = '', cells = [] }) =>
    cells.map(({ operation = '', effect = '', rule = '', reason = '' }) => [
      agent,
      person,
      phase,
      objectName,
      field,
      operation,
      effect,
      rule,
      reason,
    ]),
  );
  return [HEADINGS, ...lines];
}
