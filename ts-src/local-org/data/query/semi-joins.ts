import type { Condition, SelectItem, SoqlQuery } from '../../soql/ast.ts';
import type { ObjectSchema } from '../schema.ts';
import { invalidQuery } from './context.ts';
import type { Expression, Scope } from './scope.ts';

const MOST = 2;

/** The platform's rules for `IN (SELECT ...)` within one WHERE clause. Throws MALFORMED_QUERY. */
export function checkSemiJoins(where: Condition): void {
  const found = semiJoins(where);
  if (found.length === 0) return;
  if (found.some(({ nested }) => nested)) {
    throw invalidQuery(
      'MALFORMED_QUERY',
      'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
    );
  }
  if (found.length > MOST)
    throw invalidQuery('MALFORMED_QUERY', `Maximum ${MOST} semi join sub-selects are allowed in a WHERE clause`);
}

/** `nested`: below OR or NOT. */
function semiJoins(condition: Condition, nested = false): { query: SoqlQuery; nested: boolean }[] {
  switch (condition.kind) {
    case 'and':
      return condition.terms.flatMap((term) => semiJoins(term, nested));
    case 'or':
      return condition.terms.flatMap((term) => semiJoins(term, true));
    case 'not':
      return semiJoins(condition.term, true);
    case 'in':
      return condition.right.kind === 'semijoin' ? [{ query: condition.right.query, nested }] : [];
    default:
      return [];
  }
}

/** The one field that the inner query selects. Throws for what the platform refuses in it. */
export function checkSemiJoin(
  scope: Scope,
  inner: SoqlQuery,
  left: Expression,
  object: ObjectSchema,
): Extract<SelectItem, { kind: 'field' }> {
  const [item, ...others] = inner.select;
  if (item?.kind !== 'field' || others.length > 0)
    throw invalidQuery('MALFORMED_QUERY', 'a nested query selects exactly one field');
  if (left.encoding.kind !== 'id') {
    const name = left.field?.name ?? 'expression';
    throw invalidQuery(
      'INVALID_QUERY_FILTER_OPERATOR',
      `The left operand field in the where expression for outer query should be an id field, cannot use: '${name}'`,
    );
  }
  if (object === scope.object)
    throw invalidQuery('MALFORMED_QUERY', 'The inner and outer selects should not be on the same object type');
  if (inner.where && semiJoins(inner.where).length > 0)
    throw invalidQuery('MALFORMED_QUERY', 'Nesting of semi join sub-selects is not supported');
  if (inner.limit || inner.orderBy.length > 0)
    throw invalidQuery('MALFORMED_QUERY', 'ORDER BY and LIMIT are not allowed in a semi join sub-select');
  return item;
}
