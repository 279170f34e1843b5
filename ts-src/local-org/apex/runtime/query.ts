import type { QueryResult } from '../../data/contract.ts';
import { SObject } from '../../data/sobject.ts';
import type { SoqlQuery } from '../../soql/ast.ts';
import type { SoslSearch } from '../../soql/sosl-ast.ts';
import { parseSoql } from '../../soql/parse.ts';
import { ApexEnum } from '../system/define.ts';
import { QueryException } from '../system/QueryException.ts';
import { ApexObject } from './object.ts';
import { tx } from './transaction.ts';
import { growRecords } from './values.ts';

/** Gives the value of a variable that a bind names (lower case); undefined when there is none. */
export type BindScope = (name: string) => unknown;

type Mode = 'user' | 'system';

/** Runs a query as the running class may, and counts it against the limits. Without `mode` the class's default holds. */
export function runQuery(query: SoqlQuery, binds: readonly unknown[], mode?: Mode): QueryResult {
  const transaction = tx();
  const { limits } = transaction;
  limits.add('queries');
  const subqueries = query.select.filter(({ kind }) => kind === 'subquery').length;
  limits.add('aggregateQueries', subqueries);
  const rowsLeft = limits.maximum('queryRows') - limits.used('queryRows');
  const result = transaction.data.query(query, binds.map(bindValue), transaction.access(mode), rowsLeft);
  const rows = query.countOnly ? 1 : rowsOf(result.records, subqueries > 0);
  // What was not fetched is not counted: the platform too stops at the first row that is too many.
  limits.add('queryRows', Math.min(rows, rowsLeft + 1));
  growRecords(result.records.length, query.select.length);
  return result;
}

/** Rows that count: records, and those of their child subqueries. */
function rowsOf(records: readonly SObject[], hasChildren = true): number {
  let rows = records.length;
  if (!hasChildren) return rows;
  for (const record of records) {
    for (const children of record.childLists().values()) rows += rowsOf(children);
  }
  return rows;
}

/** `Database.query(text)`: binds name variables of the caller. */
export function runQueryText(text: string, mode?: Mode, scope: BindScope = callerScope()): QueryResult {
  const query = parseSoql(text);
  const binds = bindTexts(query).map((bind) => resolveBind(bind, scope));
  return runQuery(query, binds, mode);
}

/** Collections become arrays, records their ids, enum values their names. */
export function bindValue(value: unknown): unknown {
  if (value instanceof SObject) return value.id;
  if (value instanceof ApexEnum) return value.name;
  if (value instanceof ApexObject && Symbol.iterator in value) {
    return [...(value as unknown as Iterable<unknown>)].map(bindValue);
  }
  return value;
}

const texts = new WeakMap<SoqlQuery | SoslSearch, string[]>();

/** The bind expressions of a query or search, by index. */
export function bindTexts(query: SoqlQuery | SoslSearch): string[] {
  let found = texts.get(query);
  if (!found) {
    found = [];
    collect(query, found);
    texts.set(query, found);
  }
  return found;
}

function collect(node: unknown, found: string[]): void {
  if (node === null || typeof node !== 'object') return;
  const bind = node as { kind?: unknown; index?: number; text?: string };
  if (bind.kind === 'bind') found[bind.index!] = bind.text!;
  else for (const child of Object.values(node)) collect(child, found);
}

/** `ids`, `record.Field` */
export function resolveBind(text: string, scope: BindScope): unknown {
  const [name, ...fields] = text.trim().split(/\s*\.\s*/);
  let value = scope(name!.toLowerCase());
  if (value === undefined) throw new QueryException(`Variable does not exist: ${name}`);
  for (const field of fields) {
    if (!(value instanceof SObject)) throw new QueryException(`Variable does not exist: ${text}`);
    value = value.get(field);
  }
  return value;
}

let scopes: BindScope = () => undefined;

/** Runs a call whose query text may name variables in `scope`. */
export function scoped<T>(scope: BindScope, body: () => T): T {
  const outer = scopes;
  scopes = scope;
  try {
    return body();
  } finally {
    scopes = outer;
  }
}

/** The variables of the code that called the running system method. */
export function callerScope(): BindScope {
  return scopes;
}
