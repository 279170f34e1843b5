import { AGGREGATE_RESULT, type SObject } from '../../data/sobject.ts';
import type { SoqlQuery } from '../../soql/ast.ts';
import { tx } from '../runtime/transaction.ts';
import { listOf, SObjectBase } from '../runtime/type.ts';
import { ApexList } from './List.ts';

/** The rows of a query as a list of their object's type; aggregate rows as `List<AggregateResult>`. */
export function recordList(query: SoqlQuery, records: SObject[]): ApexList {
  const name = records[0]?.schema.name ?? (query.groupBy === null ? query.from.name : AGGREGATE_RESULT);
  return new ApexList(listOf(tx().program.type(name) ?? SObjectBase), records);
}
