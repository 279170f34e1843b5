import type { Comparable, OrderItem, SelectItem, SoqlQuery } from '../../soql/ast.ts';
import type { ObjectSchema } from '../schema.ts';
import { AGGREGATE_RESULT, SObject } from '../sobject.ts';
import { decode } from '../storage/columns.ts';
import type { Encoding, SqlValue } from '../storage/columns.ts';
import { joinSql, raw, sql } from '../storage/sql.ts';
import type { Sql } from '../storage/sql.ts';
import { invalidQuery } from './context.ts';
import type { AccessCheck, QueryContext } from './context.ts';
import { callExpression, isAggregate } from './functions.ts';
import { groupingSets, nameOf, notGrouped } from './grouping.ts';
import type { Group } from './grouping.ts';
import { Aliases, Scope } from './scope.ts';
import { Statement, directionOf, sortable } from './statement.ts';

interface Output {
  key: string;
  encoding: Encoding;
  /** The column in the rows of one grouping: `grouped` are the names that it groups by. */
  column(grouped: ReadonlySet<string>): Sql;
}

/** Whether the query's rows are AggregateResult. */
export function isAggregateQuery(query: SoqlQuery): boolean {
  const aggregated = (item: Comparable | SelectItem): boolean =>
    (item.kind === 'function' || item.kind === 'call') && isAggregate(item.call);
  return query.groupBy !== null || query.select.some(aggregated) || query.orderBy.some(({ by }) => aggregated(by));
}

/** `SELECT COUNT() FROM ...` */
export function countRows(context: QueryContext, check: AccessCheck, query: SoqlQuery, object: ObjectSchema): number {
  if (query.orderBy.length > 0) throw notOrdered();
  const scope = new Scope(context, check, new Aliases(), object, query.from);
  const statement = new Statement(scope, query);
  const where = statement.where();
  const limit = statement.limit();
  check.finish();
  const { text, values } = sql`SELECT COUNT(*) FROM (SELECT 1 FROM ${scope.from()}${where}${limit})`;
  return Number(context.db.rows(text, values)[0]![0]);
}

function notOrdered(): Error {
  return invalidQuery('MALFORMED_QUERY', 'Ordering is not allowed if there is not Group By clause');
}

export function aggregateRows(
  context: QueryContext,
  check: AccessCheck,
  query: SoqlQuery,
  object: ObjectSchema,
): SObject[] {
  const scope = new Scope(context, check, new Aliases(), object, query.from);
  const statement = new Statement(scope, query);
  const groups = (query.groupBy?.items ?? []).map((item) => ({ name: nameOf(item), sql: groupable(statement, item) }));
  const names = new Set(groups.map((group) => group.name));
  const outputs = selectOutputs(scope, query, names);
  const orders = orderOutputs(statement, query, names);
  const where = statement.where();
  const having = statement.having();
  const limit = ungroupedLimit(query) ?? statement.limit();
  check.finish();
  const rows = groupingSets(query, groups).map((set) =>
    oneGrouping(scope, set, [...outputs, ...orders], where, having),
  );
  const { text, values } = ordered(rows, outputs.length, query.orderBy, limit);
  const result = context.schema.object(AGGREGATE_RESULT)!;
  const spelling = new Map(outputs.map(({ key }) => [key.toLowerCase(), key]));
  return context.db.rows(text, values).map((row) => readRow(result, outputs, spelling, row));
}

/** Without GROUP BY there is one row, which needs no order and no limit. */
function ungroupedLimit(query: SoqlQuery): Sql | null {
  if (query.groupBy) return null;
  if (query.orderBy.length > 0) throw notOrdered();
  if (query.limit || query.offset) {
    const message = 'Non-grouped query that uses overall aggregate functions cannot also use LIMIT';
    throw invalidQuery('MALFORMED_QUERY', message);
  }
  return raw('');
}

/** All groupings' rows in the asked order; the columns after the first `width` are only sorted by. */
function ordered(groupings: readonly Sql[], width: number, orderBy: readonly OrderItem[], limit: Sql): Sql {
  const all = joinSql(groupings, ' UNION ALL ');
  if (orderBy.length === 0) return sql`${all}${limit}`;
  const terms = orderBy.map((item, at) => raw(`${width + at + 1}${directionOf(item)}`));
  return sql`SELECT * FROM (${all}) ORDER BY ${joinSql(terms, ', ')}${limit}`;
}

const NOT_GROUPED: ReadonlySet<string> = new Set([
  'MULTIPICKLIST',
  'ENCRYPTEDSTRING',
  'BASE64',
  'DATETIME',
  'ADDRESS',
  'LOCATION',
  'DOUBLE',
  'CURRENCY',
  'PERCENT',
]);

function groupable(statement: Statement, item: Comparable): Sql {
  const { field, sql: text } = statement.value(item);
  const isLongText = field?.type === 'TEXTAREA' && field.length > 255;
  if (item.kind === 'field' && field && (isLongText || NOT_GROUPED.has(field.type))) {
    throw invalidQuery('INVALID_FIELD', `field '${field.name}' can not be grouped in a query call`);
  }
  return text;
}

function oneGrouping(scope: Scope, set: readonly Group[], outputs: readonly Output[], where: Sql, having: Sql): Sql {
  const names = new Set(set.map((group) => group.name));
  const columns = joinSql(
    outputs.map((output) => output.column(names)),
    ', ',
  );
  const keys = joinSql(
    set.map((group) => group.sql),
    ', ',
  );
  const by = set.length > 0 ? sql` GROUP BY ${keys}` : raw('');
  const onlyIfRows = set.length === 0 && having.text !== '' ? raw(' GROUP BY 1=1') : by;
  return sql`SELECT ${columns} FROM ${scope.from()}${where}${onlyIfRows}${having}`;
}

function selectOutputs(scope: Scope, query: SoqlQuery, grouped: ReadonlySet<string>): Output[] {
  let unnamed = 0;
  const outputs = query.select.map((item) => selectOutput(scope, item, grouped, () => `expr${unnamed++}`));
  const keys = new Set<string>();
  for (const { key } of outputs) {
    if (keys.has(key.toLowerCase())) throw invalidQuery('MALFORMED_QUERY', `duplicate alias: ${key}`);
    keys.add(key.toLowerCase());
  }
  return outputs;
}

function selectOutput(scope: Scope, item: SelectItem, grouped: ReadonlySet<string>, nextName: () => string): Output {
  if (item.kind === 'field') {
    const name = nameOf(item);
    if (!grouped.has(name)) throw notGrouped(item.path.at(-1)!);
    const { sql: column, encoding } = scope.resolve(item.path, true);
    return { key: item.alias ?? item.path.at(-1)!, encoding, column: (set) => (set.has(name) ? column : raw('NULL')) };
  }
  if (item.kind !== 'function')
    throw invalidQuery('MALFORMED_QUERY', 'a grouped query selects fields and aggregates only');
  const name = nameOf({ kind: 'call', call: item.call });
  const key = item.alias ?? nextName();
  if (item.call.name.toUpperCase() === 'GROUPING') return groupingOutput(item, key, grouped);
  const { sql: column, encoding } = callExpression(scope, item.call, true);
  return { key, encoding, column: (set) => (grouped.has(name) && !set.has(name) ? raw('NULL') : column) };
}

/** `GROUPING(field)`: 1 in the rows that sum over the field, otherwise 0. */
function groupingOutput(
  item: Extract<SelectItem, { kind: 'function' }>,
  key: string,
  grouped: ReadonlySet<string>,
): Output {
  const [of] = item.call.args;
  const name = of && of.kind !== 'operand' ? nameOf(of) : '';
  if (!grouped.has(name)) throw notGrouped(name);
  return { key, encoding: { kind: 'integer' }, column: (set) => raw(set.has(name) ? '0' : '1') };
}

/** What the rows are sorted by: grouped fields and aggregates. */
function orderOutputs(statement: Statement, query: SoqlQuery, grouped: ReadonlySet<string>): Output[] {
  return query.orderBy.map(({ by }) => {
    const name = nameOf(by);
    const isGrouping = by.kind === 'call' && by.call.name.toUpperCase() === 'GROUPING';
    if (isGrouping) return groupingOutput({ kind: 'function', call: by.call, alias: null }, name, grouped);
    const isTotal = by.kind === 'call' && isAggregate(by.call);
    if (query.groupBy && !isTotal && !grouped.has(name)) {
      const field = by.kind === 'field' ? by.path.at(-1) : by.call.name;
      throw invalidQuery('MALFORMED_QUERY', `Ordered field must be grouped or aggregated: ${field}`);
    }
    const value = statement.value(by);
    const column = sortable(value);
    return { key: name, encoding: value.encoding, column: (set) => (isTotal || set.has(name) ? column : raw('NULL')) };
  });
}

function readRow(
  object: ObjectSchema,
  outputs: readonly Output[],
  names: ReadonlyMap<string, string>,
  row: readonly SqlValue[],
): SObject {
  const values = new Map<string, unknown>();
  outputs.forEach((output, index) => values.set(output.key.toLowerCase(), decode(output.encoding, row[index])));
  return SObject.fromQuery(object, values, new Set(values.keys()), names);
}
