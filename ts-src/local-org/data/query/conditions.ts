import type { CompareOperator, Comparable, Condition, Operand, SoqlQuery } from '../../soql/ast.ts';
import { allOf, anyOf, joinSql, listOf, raw, sql } from '../storage/sql.ts';
import type { Sql } from '../storage/sql.ts';
import { invalidQuery } from './context.ts';
import { convertList, convertOperand, listValues, notText, operandValue } from './operands.ts';
import type { Converted } from './operands.ts';
import type { Expression, Scope } from './scope.ts';

/** What conditions need from their query: values of functions, and nested queries. */
export interface ConditionParts {
  scope: Scope;
  value(comparable: Comparable): Expression;
  semiJoin(query: SoqlQuery, left: Expression): Sql;
}

/** A condition that is always true or false in SQL, never null: SOQL knows two truth values. */
export function condition(parts: ConditionParts, node: Condition): Sql {
  switch (node.kind) {
    case 'and':
      return allOf(node.terms.map((term) => condition(parts, term)));
    case 'or':
      return anyOf(node.terms.map((term) => condition(parts, term)));
    case 'not':
      return sql`NOT COALESCE(${condition(parts, node.term)}, 0)`;
    case 'compare':
      return comparison(parts, node.left, node.operator, node.right);
    case 'in':
      return membership(parts, node);
    case 'includes':
      return includes(parts, node);
  }
}

function comparison(parts: ConditionParts, comparable: Comparable, operator: CompareOperator, right: Operand): Sql {
  const left = filterable(parts.value(comparable));
  if (operator === 'LIKE') return like(parts, left, right);
  if (right.kind === 'bind' && isCollection(parts.scope.context.binds[right.index]))
    return equalsAny(parts, left, operator, right);
  const converted = convertOperand(parts.scope.context, left, right);
  if (converted.kind === 'range') return rangeComparison(left.sql, operator, converted);
  const { value } = converted;
  if (operator === '=') return value === null ? sql`${left.sql} IS NULL` : sql`${left.sql} = ${value}`;
  if (operator === '!=') return sql`${left.sql} IS NOT ${value}`;
  if (value === null && right.kind === 'null') {
    throw invalidQuery('INVALID_QUERY_FILTER_OPERATOR', `operator ${operator} cannot be used with null`);
  }
  return sql`${left.sql} ${raw(operator)} ${value}`;
}

/** `Id = :ids` with a collection means IN, `!=` means NOT IN. */
function equalsAny(parts: ConditionParts, left: Expression, operator: CompareOperator, right: Operand): Sql {
  const inside = inList(parts, left, right);
  if (operator === '=') return inside;
  if (operator === '!=') return sql`NOT COALESCE(${inside}, 0)`;
  throw invalidQuery('MALFORMED_QUERY', `operator ${operator} needs a single value`);
}

function isCollection(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function rangeComparison(left: Sql, operator: CompareOperator, range: Extract<Converted, { kind: 'range' }>): Sql {
  switch (operator) {
    case '=':
      return sql`(${left} >= ${range.start} AND ${left} < ${range.end})`;
    case '!=':
      return sql`NOT COALESCE(${left} >= ${range.start} AND ${left} < ${range.end}, 0)`;
    case '<':
      return sql`${left} < ${range.start}`;
    case '<=':
      return sql`${left} < ${range.end}`;
    case '>':
      return sql`${left} >= ${range.end}`;
    default:
      return sql`${left} >= ${range.start}`;
  }
}

/** LIKE takes one pattern or a bound collection of patterns. */
function like(parts: ConditionParts, left: Expression, right: Operand): Sql {
  if (left.encoding.kind !== 'text' && left.encoding.kind !== 'exactText') {
    throw invalidQuery('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${left.encoding.kind} field`);
  }
  const { context } = parts.scope;
  const patterns = right.kind === 'bind' ? listValues(context, right) : [operandValue(context, right)];
  return anyOf(patterns.map((pattern) => likeOne(left, pattern)));
}

function likeOne({ sql: left, field }: Expression, pattern: unknown): Sql {
  if (pattern !== null && typeof pattern !== 'string') throw notText(field?.name ?? 'expression');
  if (pattern === null || pattern === '') return sql`${left} IS NULL`;
  const escaped = String(pattern).replace(/\\(?![_%])/g, '\\\\');
  return sql`${left} LIKE ${escaped} ESCAPE '\\'`;
}

function membership(parts: ConditionParts, node: Extract<Condition, { kind: 'in' }>): Sql {
  const left = filterable(parts.value(node.left));
  const { right } = node;
  const inside =
    right.kind === 'semijoin' ? sql`${left.sql} IN ${parts.semiJoin(right.query, left)}` : inList(parts, left, right);
  return node.negated ? sql`NOT COALESCE(${inside}, 0)` : inside;
}

function inList(parts: ConditionParts, left: Expression, right: Operand): Sql {
  const hasRanges = right.kind === 'list' && right.items.some((item) => item.kind === 'dateLiteral');
  if (hasRanges) return anyOf(right.items.map((item) => comparisonTo(parts, left, item)));
  const values = convertList(parts.scope.context, left, right);
  const present = values.filter((value): value is string | number | bigint => value !== null);
  const terms = present.length > 0 ? [sql`${left.sql} IN ${listOf(present)}`] : [];
  if (present.length < values.length) terms.push(sql`${left.sql} IS NULL`);
  return anyOf(terms);
}

function comparisonTo(parts: ConditionParts, left: Expression, item: Operand): Sql {
  const converted = convertOperand(parts.scope.context, left, item);
  return converted.kind === 'range' ? rangeComparison(left.sql, '=', converted) : sql`${left.sql} = ${converted.value}`;
}

/** `x INCLUDES ('A;B', 'C')`: A and B, or C. */
function includes(parts: ConditionParts, node: Extract<Condition, { kind: 'includes' }>): Sql {
  const left = parts.value(node.left);
  if (left.field?.type !== 'MULTIPICKLIST') {
    throw invalidQuery('INVALID_QUERY_FILTER_OPERATOR', 'INCLUDES and EXCLUDES need a multi-select picklist');
  }
  const groups = listValues(parts.scope.context, node.right).map((value) => String(value ?? '').split(';'));
  const alternatives = groups.map((names) =>
    allOf(
      names.map((name) =>
        name === ''
          ? sql`${left.sql} IS NULL`
          : sql`instr(';' || lower(${left.sql}) || ';', ${`;${name.toLowerCase()};`}) > 0`,
      ),
    ),
  );
  const any = anyOf(alternatives);
  return node.negated ? sql`NOT COALESCE(${any}, 0)` : any;
}

const NOT_FILTERED: ReadonlySet<string> = new Set(['BASE64', 'ENCRYPTEDSTRING', 'ADDRESS', 'LOCATION']);

/** Long text, blobs, encrypted text and compound fields cannot be filtered. */
function filterable(expression: Expression): Expression {
  const { field } = expression;
  const isLongText = field?.type === 'TEXTAREA' && field.length > 255;
  if (field && (isLongText || NOT_FILTERED.has(field.type))) {
    throw invalidQuery('INVALID_FIELD', `field '${field.name}' can not be filtered in a query call`);
  }
  return expression;
}

/** Conditions joined by AND; null when there are none. */
export function conjunction(terms: readonly (Sql | null)[]): Sql | null {
  const present = terms.filter((term): term is Sql => term !== null);
  return present.length === 0 ? null : joinSql(present, ' AND ');
}
