import type { DmlError } from './contract.ts';

/** The Apex exception (and REST errorCode) that a store fault becomes. */
export type DataErrorKind =
  | 'QueryException'
  | 'DmlException'
  | 'NoAccessException'
  | 'SecurityException'
  | 'LimitException'
  | 'SObjectException'
  | 'SearchException'
  | 'UnsupportedException';

/**
 * A fault of a query or DML statement.
 * `code` is the REST errorCode, e.g. INVALID_FIELD, INVALID_TYPE, MALFORMED_QUERY, INSUFFICIENT_ACCESS_OR_READONLY.
 */
export class DataError extends Error {
  override readonly name = 'DataError';
  readonly kind: DataErrorKind;
  readonly code: string;
  /** DmlException only: the failing rows. */
  readonly rows: { index: number; id: string | null; errors: DmlError[] }[];
  /** Fields refused by FLS in user mode, for QueryException.getInaccessibleFields. */
  readonly inaccessible: { object: string; fields: string[] }[];
  /** MALFORMED_QUERY only: where, counted from 1. */
  readonly position: { row: number; column: number } | null;

  constructor(kind: DataErrorKind, code: string, message: string, detail: ErrorDetail = {}) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.rows = detail.rows ?? [];
    this.inaccessible = detail.inaccessible ?? [];
    this.position = detail.position ?? null;
  }
}

interface ErrorDetail {
  rows?: DataError['rows'];
  inaccessible?: DataError['inaccessible'];
  position?: DataError['position'];
}
