import type { Condition, SoqlQuery } from '../../soql/ast.ts';
import type { SearchGroup, SoslSearch } from '../../soql/sosl-ast.ts';
import { DataError } from '../errors.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../schema.ts';
import type { SObject } from '../sobject.ts';
import { isStored, quote } from '../storage/columns.ts';
import type { SqlValue } from '../storage/columns.ts';
import type { Database } from '../storage/database.ts';
import { joinSql, raw, sql } from '../storage/sql.ts';
import type { QueryContext } from './context.ts';
import { operandValue, rowCount } from './operands.ts';
import { runQuery } from './run.ts';
import { compileSearch } from './search-term.ts';
import type { Matcher } from './search-term.ts';
import { queryableObject } from './statement.ts';

/** What a search found of one object. */
export interface SearchRows {
  object: ObjectSchema;
  records: SObject[];
}

/** The platform's maximum of records of a search. */
const MOST_RECORDS = 2000;

/** The context of one of the search's queries. */
export type ContextOf = (query: SoqlQuery) => QueryContext;

/**
 * Runs a search: one entry per object of RETURNING, in order, empty ones included; without RETURNING one per object with a match. `fixed`: the ids
 * that count as found whatever the text says, as in Apex tests; null for a real search. Throws DataError SearchException or QueryException.
 */
export function runSearch(contextOf: ContextOf, search: SoslSearch, fixed: readonly string[] | null): SearchRows[] {
  const first = search.returning[0] ?? idsOnly('User', search);
  const context = contextOf(first);
  const term = termOf(context, search);
  compileSearch(term);
  let left = Math.min(search.limit ? rowCount(context, search.limit, 'LIMIT') : MOST_RECORDS, MOST_RECORDS);
  const isOpen = search.returning.length === 0;
  const queries = isOpen ? openQueries(context, search, fixed) : search.returning;
  const rows = queries.map((query) => {
    const own = contextOf(query);
    const object = queryableObject({ context: own }, query.from.name);
    const ids = fixed ? fixed.filter((id) => id.startsWith(object.keyPrefix)) : found(own, object, search.group, term);
    const records = rowsOf(own, query, ids).slice(0, left);
    left -= records.length;
    return { object, records };
  });
  return isOpen ? rows.filter(({ records }) => records.length > 0) : rows;
}

function termOf(context: QueryContext, search: SoslSearch): string {
  const value = operandValue(context, search.term);
  if (value !== null && typeof value !== 'string')
    throw new DataError('SearchException', 'MALFORMED_SEARCH', 'the search term must be text');
  return value ?? '';
}

/** The rows of a RETURNING query among the found ids; without an order of its own in the order of the ids. */
function rowsOf(context: QueryContext, query: SoqlQuery, ids: readonly string[]): SObject[] {
  const among: Condition = {
    kind: 'in',
    left: { kind: 'field', path: ['Id'] },
    negated: false,
    right: { kind: 'list', items: ids.map((value) => ({ kind: 'string', value })) },
  };
  const where: Condition = query.where ? { kind: 'and', terms: [among, query.where] } : among;
  const { records } = runQuery(context, { ...query, where });
  if (query.orderBy.length > 0) return records;
  const rank = new Map(ids.map((id, at) => [id, at]));
  return records.sort((a, b) => rank.get(a.id!)! - rank.get(b.id!)!);
}

function idsOnly(name: string, { withMode, text }: SoslSearch): SoqlQuery {
  return {
    select: [{ kind: 'field', path: ['Id'], alias: null }],
    countOnly: false,
    from: { name, alias: null, scope: null },
    where: null,
    withMode,
    groupBy: null,
    having: null,
    orderBy: [],
    limit: null,
    offset: null,
    forUpdate: false,
    allRows: false,
    text,
  };
}

/** Without RETURNING every object with records of people is searched. */
function openQueries(context: QueryContext, search: SoslSearch, fixed: readonly string[] | null): SoqlQuery[] {
  const objects = [...context.schema.objects.values()].filter(
    (object) => object.kind === 'object' && !object.setup && object.nameField !== null && context.db.hasTable(object),
  );
  const wanted = fixed ? objects.filter((object) => fixed.some((id) => id.startsWith(object.keyPrefix))) : objects;
  const readable = wanted.filter((object) => context.checks === 'none' || context.rights.object(object).read);
  return readable.map((object) => idsOnly(object.name, search));
}

const TEXT: ReadonlySet<FieldType> = new Set<FieldType>([
  'STRING',
  'TEXTAREA',
  'EMAIL',
  'PHONE',
  'URL',
  'PICKLIST',
  'MULTIPICKLIST',
  'COMBOBOX',
]);

/** Ids of the object's records that match. */
function found(context: QueryContext, object: ObjectSchema, group: SearchGroup, term: string): string[] {
  const fields = [...object.fields.values()].filter(
    (field) =>
      isSearched(object, field, group) && (context.checks !== 'user' || context.rights.field(object, field).read),
  );
  if (fields.length === 0 || !context.db.hasTable(object)) return [];
  const texts = fields.map((field) => raw(searchText(field)));
  const alive = object.fields.has('isdeleted') ? raw('t."IsDeleted" = 0 AND ') : raw('');
  const visible = context.rights.visible(object, 't');
  const match = sql`sosl_match(${term}, ${joinSql(texts, ', ')})`;
  const where = sql`${alive}${match}${visible ? sql` AND ${visible}` : raw('')}`;
  const from = raw(`${context.db.table(object)} AS t`);
  const { text, values } = sql`SELECT t."Id" FROM ${from} WHERE ${where} ORDER BY t."Id" LIMIT ${MOST_RECORDS}`;
  return context.db.rows(text, values).map(([id]) => String(id));
}

/** A phone number is found by its parts and by all its digits. */
function searchText(field: FieldSchema): string {
  const column = `t.${quote(field.name)}`;
  return field.type === 'PHONE' ? `${column} || ' ' || sosl_digits(${column})` : column;
}

const NAMES: ReadonlySet<string> = new Set(['name', 'firstname', 'lastname', 'title', 'subject', 'casenumber']);

function isSearched(object: ObjectSchema, field: FieldSchema, group: SearchGroup): boolean {
  if (!isStored(field) || !TEXT.has(field.type)) return false;
  const isName = field.nameField || field.name === object.nameField || isNamePart(object, field);
  if (group === 'ALL') return true;
  if (group === 'NAME') return isName;
  if (group === 'EMAIL') return field.type === 'EMAIL';
  if (group === 'PHONE') return field.type === 'PHONE';
  return isName || field.type === 'EMAIL' || field.type === 'PHONE';
}

/** `Title` is a name on a file, not on a contact. */
function isNamePart(object: ObjectSchema, field: FieldSchema): boolean {
  const name = field.name.toLowerCase();
  if (name === 'title') return object.nameField === 'Title';
  return NAMES.has(name) && !field.custom;
}

/** Registers the SQL functions that searches use. */
export function defineSearchFunctions(db: Database): void {
  let last: { term: string; matches: Matcher } | null = null;
  db.define('sosl_match', (term: SqlValue, ...fields: SqlValue[]) => {
    const text = String(term);
    if (last?.term !== text) last = { term: text, matches: compileSearch(text) };
    return last.matches(fields.flatMap((field) => (field === null ? [] : String(field)))) ? 1 : 0;
  });
  db.define('sosl_digits', (value: SqlValue) => (value === null ? null : String(value).replace(/\D/g, '')));
}
