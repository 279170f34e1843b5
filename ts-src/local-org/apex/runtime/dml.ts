import type { DmlOperation, DmlRowResult } from '../../data/contract.ts';
import { DataError } from '../../data/errors.ts';
import { SObject } from '../../data/sobject.ts';
import { DmlException } from '../system/DmlException.ts';
import { ApexList } from '../system/List.ts';
import { dmlOptionsOf } from '../system/SObject.ts';
import { truncatesOf } from '../system/DMLOptions.ts';
import { unmixed } from './mixed-dml.ts';
import { nullPointer } from './operators.ts';
import { tx } from './transaction.ts';

export interface DmlRequest {
  operation: DmlOperation;
  /** A record or a list of records. */
  value: unknown;
  /** Without it the running class's default holds. */
  mode?: 'user' | 'system';
  allOrNone?: boolean;
  /** Upsert only. */
  externalIdField?: string | null;
  /** Text that is too long for its field is cut. Without it the options of the first record hold. */
  truncates?: boolean;
}

/** Runs a DML statement as the running class may, and counts it against the limits. @throws DmlException when `allOrNone` */
export function runDml({
  operation,
  value,
  mode,
  allOrNone = true,
  externalIdField,
  truncates,
}: DmlRequest): DmlRowResult[] {
  const records = recordsOf(value);
  if (records.length === 0) return [];
  const transaction = tx();
  transaction.limits.add('dmlStatements');
  transaction.limits.add('dmlRows', records.length);
  const options = {
    access: transaction.access(mode),
    allOrNone,
    externalIdField: externalIdField ?? undefined,
    truncates: truncates ?? truncatesOf(dmlOptionsOf(records[0]!)),
  };
  try {
    return unmixed(operation, records, allOrNone, () => transaction.data.dml(operation, records, options));
  } catch (error) {
    if (!(error instanceof DataError) || error.kind !== 'DmlException') throw error;
    const exception = DmlException.of(error, records[0]!.schema.name);
    exception.stack = error.stack;
    throw exception;
  }
}

/** The records of a DML statement's operand. @throws NullPointerException for null, in a list too */
export function recordsOf(value: unknown): SObject[] {
  if (value instanceof SObject) return [value];
  if (!(value instanceof ApexList)) throw nullPointer();
  for (const item of value.items) if (item === null) throw nullPointer();
  return value.items as SObject[];
}
