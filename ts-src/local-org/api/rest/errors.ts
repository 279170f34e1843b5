import { DataError } from '../../data/errors.ts';
import type { DmlError } from '../../data/contract.ts';
import { ApexException, UnsupportedError } from '../../apex/runtime/exception.ts';

/** One entry of the list that every REST error answers with. */
export interface ErrorEntry {
  errorCode: string;
  message: string;
  fields?: string[];
}

const STATUS: Record<string, number> = {
  INVALID_SESSION_ID: 401,
  API_DISABLED_FOR_ORG: 403,
  INSUFFICIENT_SCOPE: 403,
  FORBIDDEN: 403,
  INSUFFICIENT_ACCESS: 403,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  REQUEST_LIMIT_EXCEEDED: 403,
  NOT_FOUND: 404,
  ENTITY_IS_DELETED: 404,
  METHOD_NOT_ALLOWED: 405,
  UNSUPPORTED_API_VERSION: 410,
  REQUEST_ENTITY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  APEX_ERROR: 500,
  UNKNOWN_EXCEPTION: 500,
  UNSUPPORTED: 501,
};

/** A refused REST request: answered as a list of entries. */
export class RestError extends Error {
  override readonly name = 'RestError';
  readonly code: string;
  readonly status: number;
  readonly entries: ErrorEntry[];

  constructor(entries: ErrorEntry[], cause?: unknown) {
    super(entries.map((entry) => `${entry.errorCode}: ${entry.message}`).join('; '), { cause });
    this.entries = entries;
    this.code = entries[0]!.errorCode;
    this.status = STATUS[this.code] ?? 400;
  }
}

export function refuse(errorCode: string, message: string, fields?: string[]): RestError {
  return new RestError([fields ? { message, errorCode, fields } : { message, errorCode }]);
}

export function notFound(): RestError {
  return refuse('NOT_FOUND', 'The requested resource does not exist');
}

export function unsupported(feature: string): RestError {
  return refuse('UNSUPPORTED', `UNSUPPORTED: ${feature}`);
}

export function dmlEntries(errors: readonly DmlError[]): ErrorEntry[] {
  return errors.map((error) => ({ message: error.message, errorCode: error.statusCode, fields: error.fields }));
}

/** The answer a store fault becomes; null when the fault is none of the caller's. */
export function asRestError(error: unknown): RestError | null {
  if (error instanceof RestError) return error;
  if (error instanceof UnsupportedError) return refuse('UNSUPPORTED', error.message);
  if (error instanceof ApexException) return triggerFault(error);
  if (!(error instanceof DataError)) return null;
  const rows = error.rows.flatMap((row) => dmlEntries(row.errors));
  if (rows.length > 0) return new RestError(rows, error);
  if (error.kind === 'UnsupportedException') return refuse('UNSUPPORTED', error.message);
  return new RestError([{ message: error.message, errorCode: error.code }], error);
}

/** An exception that Apex could not catch, of a trigger that the request ran: a limit was exceeded. */
function triggerFault(error: ApexException): RestError {
  const stack = error['getStackTraceString()']();
  const message = `${error['toString()']()}${stack === '' ? '' : `\n\n${stack}`}`;
  return new RestError([{ message, errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' }], error);
}
