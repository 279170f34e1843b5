import type { DmlContext } from '../dml/context.ts';
import { applyAutoNumbers, applyDefaults, stamp } from '../dml/defaults.ts';
import { derive } from '../dml/derived.ts';
import { newRow } from '../dml/row.ts';
import { recordId } from '../ids.ts';
import { SObject } from '../sobject.ts';
import { insertRow } from '../storage/records.ts';

/** Stores one record in system mode, without triggers and validation rules; returns its id. */
export function writeRow(context: DmlContext, object: string, values: Record<string, unknown>): string {
  return storeRecord(context, new SObject(context.schema.object(object)!, values));
}

export function storeRecord(context: DmlContext, record: SObject): string {
  const { keyPrefix } = record.schema;
  const given = ['CreatedDate', 'LastModifiedDate', 'CreatedById'].flatMap((name) =>
    record.peek(name) === null ? [] : [[name, record.peek(name)] as const],
  );
  applyDefaults(context, record);
  derive(context, newRow(0, record, record));
  applyAutoNumbers(context, record);
  stamp(context, record, true);
  for (const [name, value] of given) record.put(name, value);
  record.id = recordId(keyPrefix, context.db.take(`id:${keyPrefix}`));
  insertRow(context.db, record);
  return record.id;
}
