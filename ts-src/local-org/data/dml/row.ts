import type { DmlError } from '../contract.ts';
import type { SObject } from '../sobject.ts';

/** One record on its way through a DML statement. */
export interface Row {
  /** Position in the caller's list. */
  readonly index: number;
  /** The caller's record: only its Id is ever written. */
  readonly input: SObject;
  /** What triggers see and what is stored. */
  record: SObject;
  /** The stored row before the statement; null on insert. */
  old: SObject | null;
  /** Names of the fields the caller or a trigger wrote, lower-case. */
  written: Set<string>;
  errors: DmlError[];
  created: boolean;
  /** The update writes sums of child records, which callers cannot. */
  summing?: boolean;
}

export function newRow(index: number, input: SObject, record: SObject, old: SObject | null = null): Row {
  return { index, input, record, old, written: new Set(), errors: [], created: false };
}

export function fail(row: Row, statusCode: string, message: string, fields: string[] = []): void {
  row.errors.push({ statusCode, message, fields });
}

export function healthy(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.errors.length === 0);
}

/** Moves what addError put on the records into the rows. */
export function collectTriggerErrors(rows: readonly Row[]): void {
  for (const row of rows) {
    for (const error of row.record.errors) {
      fail(
        row,
        error.statusCode ?? 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        error.message,
        error.field === null ? [] : [error.field],
      );
    }
    row.record.errors = [];
  }
}
