import type { FunctionCall, SoqlQuery } from '../../soql/ast.ts';
import type { DataError } from '../errors.ts';
import type { Sql } from '../storage/sql.ts';
import { invalidQuery } from './context.ts';

/** One item of GROUP BY. */
export interface Group {
  name: string;
  sql: Sql;
}

/** The groupings that GROUP BY asks for: one; with ROLLUP each prefix of the items; with CUBE each combination. */
export function groupingSets(query: SoqlQuery, groups: readonly Group[]): Group[][] {
  const kind = query.groupBy?.kind ?? 'plain';
  if (kind === 'plain') return [[...groups]];
  if (kind === 'rollup') return [...groups.keys(), groups.length].map((size) => groups.slice(0, size)).reverse();
  return [...Array(2 ** groups.length).keys()]
    .reverse()
    .map((bits) => groups.filter((_, index) => bits & (1 << index)));
}

type Named = { kind: 'field'; path: string[] } | { kind: 'call'; call: FunctionCall };

/** A name that equal expressions share. */
export function nameOf(item: Named): string {
  if (item.kind === 'field') return item.path.join('.').toLowerCase();
  const args = item.call.args.map((arg) => (arg.kind === 'operand' ? '?' : nameOf(arg)));
  return `${item.call.name.toLowerCase()}(${args.join(',')})`;
}

export function notGrouped(field: string): DataError {
  return invalidQuery('MALFORMED_QUERY', `Field must be grouped or aggregated: ${field}`);
}
