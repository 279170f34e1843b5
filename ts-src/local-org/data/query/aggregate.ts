import type { FunctionCall, SelectItem, SoqlQuery } from '../../soql/ast.ts';
import type { ObjectSchema } from '../schema.ts';
import { AGGREGATE_RESULT, SObject } from '../sobject.ts';
import { decode } from '../storage/columns.ts';
import type { SqlValue } from '../storage/columns.ts';
import { joinSql, raw, sql } from '../storage/sql.ts';
import type { Sql } from '../storage/sql.ts';
import { invalidQuery, unsupportedQuery } from './context.ts';
import type { AccessCheck, QueryContext } from './context.ts';
import { callExpression, isAggregate } from './functions.ts';
import { Aliases, Scope } from './scope.ts';
import type { Expression } from './scope.ts';
import { Statement } from './statement.ts';

interface Output {
  key: string;
  expression: Expression;
  /** Name of the grouped item, to leave it out in subtotals. */
  group: string | null;
}

/** Whether the query's rows are AggregateResult. */
export function isAggregateQuery(query: SoqlQuery): boolean {
  return query.groupBy !== null || query.select.some((item) => item.kind === 'function' && isAggregate(item.call));
}

/** `SELECT COUNT() FROM ...` */
export function countRows(context: QueryContext, check: AccessCheck, query: SoqlQuery, object: ObjectSchema): number {
  const scope = new Scope(context, check, new Aliases(), object, query.from.alias);
  const statement = new Statement(scope, query);
  const where = statement.where();
  const limit = statement.limit();
  check.finish();
  const { text, values } = sql`SELECT COUNT(*) FROM (SELECT 1 FROM ${scope.from()}${where}${limit})`;
  return Number(context.db.rows(text, values)[0]![0]);
}

export function aggregateRows(
  context: QueryContext,
  check: AccessCheck,
  query: SoqlQuery,
  object: ObjectSchema,
): SObject[] {
  const scope = new Scope(context, check, new Aliases(), object, query.from.alias);
  const statement = new Statement(scope, query);
  const groups = (query.groupBy?.items ?? []).map((item) => ({ name: nameOf(item), sql: statement.value(item).sql }));
  const outputs = selectOutputs(scope, query, new Set(groups.map((group) => group.name)));
  const where = statement.where();
  const having = statement.having();
  const order = statement.orderItems();
  const limit = statement.limit();
  check.finish();
  const sets = groupingSets(query, groups);
  if (sets.length > 1 && order.length > 0) throw unsupportedQuery('ORDER BY with GROUP BY ROLLUP or CUBE');
  const selects = sets.map((set) => oneGrouping(scope, set, outputs, where, having));
  const ordered = order.length > 0 ? sql` ORDER BY ${joinSql(order, ', ')}` : raw('');
  const { text, values } = sql`${joinSql(selects, ' UNION ALL ')}${ordered}${limit}`;
  const result = context.schema.object(AGGREGATE_RESULT)!;
  const names = new Map(outputs.map(({ key }) => [key.toLowerCase(), key]));
  return context.db.rows(text, values).map((row) => readRow(result, outputs, names, row));
}

interface Group {
  name: string;
  sql: Sql;
}

function oneGrouping(scope: Scope, set: Group[], outputs: Output[], where: Sql, having: Sql): Sql {
  const names = new Set(set.map((group) => group.name));
  const columns = outputs.map(({ expression, group }) =>
    group !== null && !names.has(group) ? raw('NULL') : expression.sql,
  );
  const by =
    set.length > 0
      ? sql` GROUP BY ${joinSql(
          set.map((group) => group.sql),
          ', ',
        )}`
      : raw('');
  const onlyIfRows = set.length === 0 && having.text !== '' ? raw(' GROUP BY 1=1') : by;
  return sql`SELECT ${joinSql(columns, ', ')} FROM ${scope.from()}${where}${onlyIfRows}${having}`;
}

function groupingSets(query: SoqlQuery, groups: Group[]): Group[][] {
  const kind = query.groupBy?.kind ?? 'plain';
  if (kind === 'plain') return [groups];
  if (kind === 'rollup') return [...groups.keys(), groups.length].map((size) => groups.slice(0, size)).reverse();
  return [...Array(2 ** groups.length).keys()]
    .reverse()
    .map((bits) => groups.filter((_, index) => bits & (1 << index)));
}

function selectOutputs(scope: Scope, query: SoqlQuery, grouped: ReadonlySet<string>): Output[] {
  let unnamed = 0;
  return query.select.map((item) => {
    if (item.kind === 'field') {
      const name = nameOf(item);
      if (!grouped.has(name))
        throw invalidQuery('MALFORMED_QUERY', `Field must be grouped or aggregated: ${item.path.at(-1)}`);
      return { key: item.alias ?? item.path.at(-1)!, expression: scope.resolve(item.path, true), group: name };
    }
    if (item.kind !== 'function')
      throw invalidQuery('MALFORMED_QUERY', 'a grouped query selects fields and aggregates only');
    const expression = outputExpression(scope, item);
    const name = nameOf({ kind: 'call', call: item.call });
    return { key: item.alias ?? `expr${unnamed++}`, expression, group: grouped.has(name) ? name : null };
  });
}

function outputExpression(scope: Scope, item: Extract<SelectItem, { kind: 'function' }>): Expression {
  if (item.call.name.toUpperCase() === 'GROUPING') throw unsupportedQuery('GROUPING()');
  return callExpression(scope, item.call, true);
}

function nameOf(item: { kind: 'field'; path: string[] } | { kind: 'call'; call: FunctionCall }): string {
  if (item.kind === 'field') return item.path.join('.').toLowerCase();
  const args = item.call.args.map((arg) => (arg.kind === 'operand' ? '?' : nameOf(arg)));
  return `${item.call.name.toLowerCase()}(${args.join(',')})`;
}

function readRow(
  object: ObjectSchema,
  outputs: Output[],
  names: ReadonlyMap<string, string>,
  row: readonly SqlValue[],
): SObject {
  const values = new Map<string, unknown>();
  outputs.forEach((output, index) =>
    values.set(output.key.toLowerCase(), decode(output.expression.encoding, row[index])),
  );
  return SObject.fromQuery(object, values, new Set(values.keys()), names);
}
