import type { ObjectSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import { parseSoql } from '../../soql/parse.ts';
import { tx } from '../runtime/transaction.ts';

/** All records of a setting or metadata type with all their fields, in system mode; no limit counts it. */
export function allRecords(schema: ObjectSchema): SObject[] {
  const fields = [...schema.fields.values()].map(({ name }) => name);
  const query = parseSoql(`SELECT ${fields.join(', ')} FROM ${schema.name}`);
  return tx().data.query(query, [], { userId: tx().user.id, mode: 'system', sharing: false }).records;
}
