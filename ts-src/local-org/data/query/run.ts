import type { SoqlQuery } from '../../soql/ast.ts';
import type { QueryResult } from '../contract.ts';
import type { ObjectSchema } from '../schema.ts';
import { aggregateRows, countRows, isAggregateQuery } from './aggregate.ts';
import { AccessCheck } from './context.ts';
import type { QueryContext } from './context.ts';
import { userRecordAccess } from './record-access.ts';
import { RecordQuery } from './records.ts';
import { queryableObject } from './statement.ts';
import { userEntityAccess, userFieldAccess } from './user-access.ts';

/** Objects whose rows exist only as answers. */
const ANSWERED: Readonly<
  Record<string, (context: QueryContext, query: SoqlQuery, object: ObjectSchema) => QueryResult['records']>
> = {
  UserRecordAccess: userRecordAccess,
  UserEntityAccess: userEntityAccess,
  UserFieldAccess: userFieldAccess,
};

/** Runs a query: one SQL statement, and one more per child subquery. */
export function runQuery(context: QueryContext, query: SoqlQuery): QueryResult {
  const check = new AccessCheck(context);
  const object = queryableObject({ context }, query.from.name);
  const answer = ANSWERED[object.name];
  if (answer) {
    const found = answer(context, query, object);
    return { records: query.countOnly ? [] : found, size: found.length };
  }
  if (query.countOnly) return { records: [], size: countRows(context, check, query, object) };
  const records = isAggregateQuery(query)
    ? aggregateRows(context, check, query, object)
    : new RecordQuery(context, check, query, object).run();
  return { records, size: records.length };
}
