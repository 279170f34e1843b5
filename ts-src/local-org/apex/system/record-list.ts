import { AGGREGATE_RESULT, SObject } from '../../data/sobject.ts';
import type { SoqlQuery } from '../../soql/ast.ts';
import { tx } from '../runtime/transaction.ts';
import { listOf, SObjectBase } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { SObjectException } from './exceptions.ts';
import { idValue } from './Id.ts';
import { ApexList } from './List.ts';

/** The rows of a query as a list of their object's type; aggregate rows as `List<AggregateResult>`. */
export function recordList(query: SoqlQuery, records: SObject[]): ApexList {
  const name = records[0]?.schema.name ?? (query.groupBy === null ? query.from.name : AGGREGATE_RESULT);
  return new ApexList(listOf(tx().program.type(name) ?? SObjectBase), records);
}

/** A record, or the one with an id. */
export function recordFrom(subject: unknown): SObject {
  return typeof subject === 'string' ? recordOf(subject) : (present(subject) as SObject);
}

/** A record that has only its id. @throws SObjectException for an id of no object */
export function recordOf(id: string): SObject {
  const value = idValue(id);
  const schema = tx().schema.objectByPrefix(value.slice(0, 3));
  if (!schema) throw new SObjectException(`Cannot locate Apex Type for ID: ${value}`);
  return new SObject(schema, { Id: value });
}
