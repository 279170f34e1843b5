import type { DmlRowResult } from '../../data/contract.ts';
import type { LeadConversion, LeadConverted } from '../../data/dml/convert-lead.ts';
import type { MergeOutcome } from '../../data/dml/merge.ts';
import { DataError } from '../../data/errors.ts';
import type { SObject } from '../../data/sobject.ts';
import { DmlException } from '../system/DmlException.ts';
import { recordsOf } from './dml.ts';
import { nullPointer } from './operators.ts';
import { tx } from './transaction.ts';

type Mode = 'user' | 'system';

interface Options {
  mode?: Mode;
  allOrNone?: boolean;
}

/** The `merge` statement and `Database.merge`. @throws DmlException when `allOrNone` */
export function runMerge(master: SObject | null, duplicates: unknown, options: Options = {}): MergeOutcome {
  if (master === null) throw nullPointer();
  const losers = recordsOf(duplicates);
  count(losers.length + 1);
  return withDmlException(master.schema.name, () => tx().data.merge(master, losers, settings(options)));
}

/** `Database.convertLead`. @throws DmlException when `allOrNone` */
export function runConversions(requests: readonly LeadConversion[], options: Options = {}): LeadConverted[] {
  count(requests.length);
  return withDmlException('Lead', () => tx().data.convertLeads(requests, settings(options)));
}

/** `Database.emptyRecycleBin`. @throws DmlException for a record that is not in the bin */
export function emptyRecycleBin(records: readonly SObject[]): DmlRowResult[] {
  if (records.length === 0) return [];
  count(records.length);
  return withDmlException(records[0]!.schema.name, () =>
    tx().data.emptyRecycleBin(records, settings({ allOrNone: false })),
  );
}

function settings({ mode, allOrNone = true }: Options): {
  access: ReturnType<ReturnType<typeof tx>['access']>;
  allOrNone: boolean;
} {
  return { access: tx().access(mode), allOrNone };
}

function count(rows: number): void {
  const { limits } = tx();
  limits.add('dmlStatements');
  limits.add('dmlRows', rows);
}

function withDmlException<T>(object: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof DataError) || error.kind !== 'DmlException') throw error;
    const exception = DmlException.of(error, object);
    exception.stack = error.stack;
    throw exception;
  }
}
