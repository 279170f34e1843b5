/** Filter items of metadata (criteria sharing rules, roll-up summaries) as SQL. */
import { ApexDate, ApexDatetime, Decimal } from '../../values/index.ts';
import type { FieldSchema, ObjectSchema } from '../schema.ts';
import { encode, encodingOf, isStored, quote } from '../storage/columns.ts';
import type { SqlValue } from '../storage/columns.ts';
import { allOf, anyOf, joinSql, raw, sql } from '../storage/sql.ts';
import type { Sql } from '../storage/sql.ts';

export interface FilterItem {
  field: string;
  operation: string;
  value: string;
}

/** How to read a field of the filtered row that is computed, e.g. a formula. */
export type ComputedField = (object: ObjectSchema, field: FieldSchema, alias: string) => Sql;

/**
 * The items joined as `booleanFilter` says (`1 AND (2 OR 3)`), by AND without one.
 * Throws Error naming the item for an unknown field or operation.
 */
export function filterSql(
  object: ObjectSchema,
  alias: string,
  items: readonly FilterItem[],
  booleanFilter: string | null,
  computed: ComputedField,
): Sql {
  const terms = items.map((item) => sql`COALESCE(${itemSql(object, alias, item, computed)}, 0)`);
  if (!booleanFilter) return allOf(terms);
  return combine(booleanFilter, terms);
}

function combine(filter: string, terms: readonly Sql[]): Sql {
  const tokens = filter.toUpperCase().match(/\d+|AND|OR|NOT|[()]/g) ?? [];
  const pieces = tokens.map((token) => {
    if (!/^\d+$/.test(token)) return raw(token);
    const term = terms[Number(token) - 1];
    if (!term) throw new Error(`boolean filter "${filter}" names item ${token}, which does not exist`);
    return term;
  });
  return sql`(${joinSql(pieces, ' ')})`;
}

function itemSql(object: ObjectSchema, alias: string, item: FilterItem, computed: ComputedField): Sql {
  const name = item.field.includes('.') ? item.field.slice(item.field.indexOf('.') + 1) : item.field;
  const field = object.fields.get(name.toLowerCase());
  if (!field) throw new Error(`filter on ${object.name} names the unknown field ${item.field}`);
  const column = isStored(field) ? raw(`${alias}.${quote(field.name)}`) : computed(object, field, alias);
  const values = splitValues(item.value).map((value) => filterValue(field, value));
  switch (item.operation) {
    case 'equals':
      return anyOf(values.map((value) => (value === null ? sql`${column} IS NULL` : sql`${column} = ${value}`)));
    case 'notEqual':
      return allOf(values.map((value) => sql`${column} IS NOT ${value}`));
    case 'lessThan':
    case 'greaterThan':
    case 'lessOrEqual':
    case 'greaterOrEqual':
      return sql`${column} ${raw(ORDER[item.operation])} ${values[0]!}`;
    case 'contains':
    case 'notContain':
    case 'startsWith':
      return textMatch(item.operation, column, splitValues(item.value));
    case 'includes':
    case 'excludes':
      return chosen(item.operation, column, splitValues(item.value));
    default:
      throw new Error(`UNSUPPORTED: filter operation ${item.operation} on ${object.name}.${field.name}`);
  }
}

const ORDER = { lessThan: '<', greaterThan: '>', lessOrEqual: '<=', greaterOrEqual: '>=' } as const;

function textMatch(operation: 'contains' | 'notContain' | 'startsWith', column: Sql, values: readonly string[]): Sql {
  const escaped = values.map((value) => value.replace(/[\\%_]/g, (character) => `\\${character}`));
  const patterns = escaped.map((value) => (operation === 'startsWith' ? `${value}%` : `%${value}%`));
  const any = anyOf(patterns.map((pattern) => sql`${column} LIKE ${pattern} ESCAPE '\\'`));
  return operation === 'notContain' ? sql`NOT COALESCE(${any}, 0)` : any;
}

function chosen(operation: 'includes' | 'excludes', column: Sql, values: readonly string[]): Sql {
  const any = anyOf(
    values.map((value) => sql`instr(';' || lower(${column}) || ';', ${`;${value.toLowerCase()};`}) > 0`),
  );
  return operation === 'excludes' ? sql`NOT COALESCE(${any}, 0)` : any;
}

/** Several values are separated by commas; a comma inside one stands in quotes. */
function splitValues(text: string): string[] {
  const parts = text.match(/"[^"]*"|[^,]+/g) ?? [''];
  return parts.map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
}

function filterValue(field: FieldSchema, value: string): SqlValue {
  if (value === '') return encodingOf(field).kind === 'boolean' ? 0 : null;
  switch (encodingOf(field).kind) {
    case 'boolean':
      return /^(true|1)$/i.test(value) ? 1 : 0;
    case 'decimal':
    case 'integer':
    case 'long':
      return encode(field, Decimal.parse(value));
    case 'date':
      return encode(field, ApexDate.parse(value));
    case 'datetime':
      return encode(field, ApexDatetime.parse(value));
    default:
      return value;
  }
}
