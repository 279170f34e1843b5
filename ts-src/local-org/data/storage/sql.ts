import type { SqlValue } from './columns.ts';

/** A piece of SQL with the values of its `?`, in order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Composes SQL: interpolated pieces keep their values in order. Everything else becomes a parameter. */
export function sql(strings: TemplateStringsArray, ...parts: (Sql | SqlValue)[]): Sql {
  let text = strings[0]!;
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    const piece = isSql(part) ? part : value(part);
    text += piece.text + strings[index + 1]!;
    values.push(...piece.values);
  });
  return { text, values };
}

/** SQL text without values. The caller quotes names. */
export function raw(text: string): Sql {
  return { text, values: [] };
}

export function value(one: SqlValue): Sql {
  return { text: '?', values: [one] };
}

export function joinSql(pieces: readonly Sql[], separator: string): Sql {
  return { text: pieces.map((piece) => piece.text).join(separator), values: pieces.flatMap((piece) => piece.values) };
}

/** True when there are no terms. */
export function allOf(terms: readonly Sql[]): Sql {
  if (terms.length === 0) return raw('1');
  return terms.length === 1 ? terms[0]! : sql`(${joinSql(terms, ' AND ')})`;
}

/** False when there are no terms. */
export function anyOf(terms: readonly Sql[]): Sql {
  if (terms.length === 0) return raw('0');
  return terms.length === 1 ? terms[0]! : sql`(${joinSql(terms, ' OR ')})`;
}

/** The values as a one-column subquery: one parameter however many there are. */
export function listOf(values: readonly (string | number | bigint)[]): Sql {
  const json = `[${values.map((one) => (typeof one === 'string' ? JSON.stringify(one) : String(one))).join(',')}]`;
  return sql`(SELECT value FROM json_each(${json}))`;
}

function isSql(part: Sql | SqlValue): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part;
}
