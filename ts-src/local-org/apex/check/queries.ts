import type { ObjectSchema } from '../../data/schema.ts';
import type { FunctionCall, SelectItem, SoqlQuery } from '../../soql/ast.ts';
import type { Soql } from '../ast/index.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';
import { expression } from './expressions.ts';
import { QueryFields } from './query-fields.ts';
import type { Type } from './type.ts';

/** `[SELECT ...]` */
export function query(c: BodyContext, node: Soql): Bound {
  const { query: soql } = node;
  const schema = c.universe.schema.object(soql.from.name);
  if (!schema) c.fail(node, `sObject type '${soql.from.name}' is not supported.`);
  new QueryFields(c.universe.schema, (message) => c.fail(node, message)).check(soql, schema);
  return {
    kind: 'query',
    query: soql,
    binds: node.binds.map((bind) => expression(c, bind)),
    mode: modeOf(c, soql),
    type: resultType(c, soql, schema),
    nonNull: true,
    line: node.line,
  };
}

/** `WITH SECURITY_ENFORCED` checks fields in system mode. */
function modeOf(c: BodyContext, { withMode }: SoqlQuery): 'user' | 'system' {
  if (withMode === 'USER_MODE') return 'user';
  return withMode === null ? c.defaultMode : 'system';
}

function resultType(c: BodyContext, soql: SoqlQuery, schema: ObjectSchema): Type {
  if (soql.countOnly) return c.special.Integer;
  const row = isAggregate(soql)
    ? (c.universe.recordByName('AggregateResult') ?? c.special.SObject)
    : c.universe.record(schema);
  return c.universe.list(row);
}

const AGGREGATES = new Set(['count', 'count_distinct', 'sum', 'avg', 'min', 'max', 'grouping']);

export function isAggregateFunction(call: FunctionCall): boolean {
  return AGGREGATES.has(call.name.toLowerCase());
}

function isAggregate({ groupBy, select }: SoqlQuery): boolean {
  return (
    groupBy !== null || select.some((item: SelectItem) => item.kind === 'function' && isAggregateFunction(item.call))
  );
}
