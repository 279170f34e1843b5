import { ApexDate, ApexDatetime, ApexTime, Decimal, toId18, toUtc } from '../../values/index.ts';
import type { Operand } from '../../soql/ast.ts';
import { plainText } from '../../soql/literals.ts';
import type { DataError } from '../errors.ts';
import { SObject } from '../sobject.ts';
import { scaled, toDecimal } from '../storage/columns.ts';
import type { SqlValue } from '../storage/columns.ts';
import { invalidQuery, unsupportedQuery } from './context.ts';
import type { QueryContext } from './context.ts';
import { literalRange } from './dates.ts';
import type { Expression } from './scope.ts';

const DAY_MS = 86_400_000;

/** A right-hand side for SQL: one value, or the half-open range that a date literal means. */
export type Converted = { kind: 'value'; value: SqlValue } | { kind: 'range'; start: number; end: number };

/** The operand in the stored form of the field it is compared with. Throws INVALID_FIELD for a value of another type. */
export function convertOperand(context: QueryContext, left: Expression, operand: Operand): Converted {
  if (operand.kind === 'dateLiteral') return convertDateLiteral(context, left, operand);
  refuseOtherMoment(left, operand);
  return { kind: 'value', value: convertValue(left, operandValue(context, operand)) };
}

/** A literal day does not fit a moment, nor the other way round; bound values do. */
function refuseOtherMoment(left: Expression, operand: Operand): void {
  if (operand.kind === 'date' && left.encoding.kind === 'datetime') wrongType(left, 'dateTime');
  if (operand.kind === 'datetime' && left.encoding.kind === 'date') wrongType(left, 'date');
}

/** The values of the right-hand side of IN or INCLUDES: a list, a bound collection, or a single value. */
export function convertList(context: QueryContext, left: Expression, operand: Operand): SqlValue[] {
  return listValues(context, operand).map((value) => convertValue(left, value));
}

export function listValues(context: QueryContext, operand: Operand): unknown[] {
  if (operand.kind === 'list') return operand.items.flatMap((item) => listValues(context, item));
  const value = operandValue(context, operand);
  if (typeof value === 'object' && value !== null && Symbol.iterator in value) return [...(value as Iterable<unknown>)];
  return [value];
}

/** The Apex value of an operand. */
export function operandValue(context: QueryContext, operand: Operand): unknown {
  switch (operand.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'string':
      return operand.value;
    case 'number':
    case 'currency':
      return Decimal.parse(operand.text);
    case 'date':
      return parsed(ApexDate.tryParse(operand.text), operand.text);
    case 'datetime':
      return parsed(ApexDatetime.tryParse(operand.text), operand.text);
    case 'time':
      return parsed(ApexTime.tryParse(operand.text), operand.text);
    case 'bind':
      return bound(context, operand);
    case 'list':
      throw invalidQuery('MALFORMED_QUERY', 'a list of values needs IN, NOT IN, INCLUDES or EXCLUDES');
    case 'dateLiteral':
      throw unsupportedQuery(`${operand.name} in this place`);
  }
}

function parsed<T>(value: T | null, text: string): T {
  if (value === null) throw invalidQuery('MALFORMED_QUERY', `invalid date or time: ${text}`);
  return value;
}

function bound(context: QueryContext, operand: Extract<Operand, { kind: 'bind' }>): unknown {
  if (operand.index >= context.binds.length)
    throw invalidQuery('MALFORMED_QUERY', `Variable does not exist: ${operand.text}`);
  const value = context.binds[operand.index];
  return value instanceof SObject ? value.id : (value ?? null);
}

/** A whole number for LIMIT and OFFSET. */
export function rowCount(context: QueryContext, operand: Operand, clause: string): number {
  const value = toDecimal(operandValue(context, operand));
  if (!value || value.sign < 0) throw invalidQuery('MALFORMED_QUERY', `${clause} needs a number of rows`);
  const rows = Number(value.round());
  if (rows > 2 ** 31 - 1)
    throw invalidQuery('NUMBER_OUTSIDE_VALID_RANGE', `${clause} is too large: ${value.toPlainString()}`);
  return rows;
}

function convertValue(left: Expression, given: unknown): SqlValue {
  const value = given instanceof SObject ? given.id : given;
  if (value === null || value === undefined) return null;
  switch (left.encoding.kind) {
    case 'text':
    case 'exactText':
      return textValue(left, value);
    case 'id':
      return idValue(left, value);
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : wrongType(left, 'boolean');
    case 'date':
    case 'datetime':
      return momentValue(left, value);
    case 'time':
      return value instanceof ApexTime ? value.ms : wrongType(left, 'time');
    case 'blob':
      throw invalidQuery('INVALID_FIELD', `field '${left.field?.name}' can not be filtered in a query call`);
    default:
      return numberValue(left, value);
  }
}

function textValue(left: Expression, value: unknown): SqlValue {
  if (typeof value === 'string') return value === '' ? null : plainText(value);
  const isEnum = typeof value === 'object' && value !== null && 'ordinal' in value && 'name' in value;
  return isEnum ? String(value.name) : wrongType(left, 'string');
}

/** An id in any of its forms; other text matches nothing, but the platform refuses it as a literal. */
function idValue(left: Expression, value: unknown): SqlValue {
  if (typeof value !== 'string') return wrongType(left, 'string');
  if (value === '') return null;
  const id = toId18(value);
  if (id === null) throw invalidQuery('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${value}`);
  return id;
}

function momentValue(left: Expression, value: unknown): SqlValue {
  const isDate = left.encoding.kind === 'date';
  if (value instanceof ApexDate) return isDate ? value.epochDay : value.epochDay * DAY_MS;
  if (value instanceof ApexDatetime) return isDate ? Math.floor(value.ms / DAY_MS) : value.ms;
  return wrongType(left, isDate ? 'date' : 'dateTime');
}

function numberValue(left: Expression, value: unknown): SqlValue {
  const decimal = toDecimal(value);
  if (!decimal) return wrongType(left, left.encoding.kind === 'decimal' ? 'double' : 'int');
  return scaled(decimal, left.encoding.kind === 'decimal' ? left.encoding.scale : 0);
}

/** The fault of a value without quotes where text is needed. */
export function notText(field: string): DataError {
  const message = `value of filter criterion for field '${field}' must be of type string and should be enclosed in quotes`;
  return invalidQuery('INVALID_FIELD', message);
}

function wrongType(left: Expression, type: string): never {
  const quoted = type === 'string' ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  const name = left.field?.name ?? 'expression';
  throw invalidQuery(
    'INVALID_FIELD',
    `value of filter criterion for field '${name}' must be of type ${type} and ${quoted}`,
  );
}

function convertDateLiteral(
  context: QueryContext,
  left: Expression,
  operand: Extract<Operand, { kind: 'dateLiteral' }>,
): Converted {
  if (left.encoding.kind !== 'date' && left.encoding.kind !== 'datetime') return wrongType(left, left.encoding.kind);
  const today = new ApexDatetime(context.nowMs).fields(context.timeZone).date;
  const range = literalRange(operand.name, operand.n, today, context.fiscalStart);
  if (!range) throw unsupportedQuery(`date literal ${operand.name}`);
  const bound = (date: ApexDate) =>
    left.encoding.kind === 'date' ? date.epochDay : toUtc(date.epochDay * DAY_MS, context.timeZone);
  return { kind: 'range', start: bound(range.start), end: bound(range.end) };
}
