import type { Condition, Operand, SoqlQuery } from '../../soql/ast.ts';
import { toId18 } from '../../values/index.ts';
import type { ObjectSchema } from '../schema.ts';
import { SObject } from '../sobject.ts';
import { invalidQuery } from './context.ts';
import type { QueryContext } from './context.ts';
import { listValues } from './operands.ts';

const MOST_RECORDS = 200;

/**
 * `SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = :user AND RecordId IN :ids`: rows that exist only as an answer.
 * The platform wants exactly one user and at most 200 records.
 */
export function userRecordAccess(context: QueryContext, query: SoqlQuery, object: ObjectSchema): SObject[] {
  const terms = query.where?.kind === 'and' ? query.where.terms : query.where ? [query.where] : [];
  const [userId, ...others] = idsOf(context, terms, 'userid');
  const recordIds = idsOf(context, terms, 'recordid');
  if (!userId || others.length > 0 || recordIds.length === 0 || recordIds.length > MOST_RECORDS || terms.length !== 2) {
    throw invalidQuery(
      'MALFORMED_QUERY',
      'UserRecordAccess needs WHERE UserId = one user AND RecordId = or IN at most 200 records',
    );
  }
  const byObject = Map.groupBy(recordIds, (id) => context.schema.objectByPrefix(id));
  const rows: SObject[] = [];
  for (const [target, ids] of byObject) if (target) rows.push(...accessRows(context, object, userId, target, ids));
  return rows;
}

function idsOf(context: QueryContext, terms: readonly Condition[], field: string): string[] {
  const operands: Operand[] = terms.flatMap((term) => {
    if (term.kind !== 'compare' && term.kind !== 'in') return [];
    const isField = term.left.kind === 'field' && term.left.path.at(-1)!.toLowerCase() === field;
    const isPositive = term.kind === 'in' ? !term.negated && term.right.kind !== 'semijoin' : term.operator === '=';
    return isField && isPositive ? [term.right as Operand] : [];
  });
  const values = operands.flatMap((operand) => listValues(context, operand));
  return values.flatMap((value) => toId18(value instanceof SObject ? (value.id ?? '') : String(value)) ?? []);
}

function accessRows(
  context: QueryContext,
  object: ObjectSchema,
  userId: string,
  target: ObjectSchema,
  ids: string[],
): SObject[] {
  const { read, edit, delete: remove } = context.recordAccess(userId, target, ids);
  return ids.map((id) => {
    const level = remove.has(id) ? 'All' : edit.has(id) ? 'Edit' : read.has(id) ? 'Read' : 'None';
    const values: Record<string, unknown> = {
      Id: id,
      RecordId: id,
      UserId: userId,
      HasReadAccess: read.has(id),
      HasEditAccess: edit.has(id),
      HasDeleteAccess: remove.has(id),
      HasTransferAccess: remove.has(id),
      HasAllAccess: remove.has(id),
      MaxAccessLevel: level,
    };
    const known = Object.entries(values).filter(([name]) => object.fields.has(name.toLowerCase()));
    return new SObject(object, Object.fromEntries(known));
  });
}
