import { SObject } from '../../data/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime, Decimal, Double } from '../../values/index.ts';
import { ApexEnum } from './define.ts';
import { ListException } from './exceptions.ts';
import { compareNumbers } from './value.ts';

/** What `Comparator<T>` looks like to the run time. */
export interface Comparator {
  'compare(Object,Object)'(left: unknown, right: unknown): number;
}

interface Comparable {
  'compareTo(Object)'(other: unknown): number;
}

/**
 * The order of `List.sort()`: nulls first; strings case-sensitively by code unit; enums by ordinal; records by type, name and then
 * the other fields; user objects by `compareTo`.
 */
export function compareValues(left: unknown, right: unknown): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left instanceof ApexDate && right instanceof ApexDate) return left.compare(right);
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.compare(right);
  if (left instanceof ApexTime && right instanceof ApexTime) return left.compare(right);
  if (left instanceof ApexEnum && right instanceof ApexEnum) return left.ordinal - right.ordinal;
  if (left instanceof SObject && right instanceof SObject) return compareRecords(left, right);
  if (isComparable(left)) return left['compareTo(Object)'](right);
  throw new ListException('One or more of the items in this list is not Comparable.');
}

function isNumeric(value: unknown): value is number | bigint | Decimal | Double {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal || value instanceof Double;
}

function isComparable(value: unknown): value is Comparable {
  return typeof (value as Comparable)['compareTo(Object)'] === 'function';
}

function compareRecords(left: SObject, right: SObject): number {
  const byType = compareValues(left.schema.label, right.schema.label);
  if (byType !== 0) return byType;
  for (const field of sortFields(left)) {
    const order = compareField(left.peek(field), right.peek(field));
    if (order !== 0) return order;
  }
  return 0;
}

/** The name field, then standard fields, then custom ones, each in alphabetical order. */
function sortFields(record: SObject): string[] {
  const rank = ({ nameField, custom }: { nameField: boolean; custom: boolean }): number =>
    nameField ? 0 : custom ? 2 : 1;
  return [...record.schema.fields.values()]
    .sort((left, right) => rank(left) - rank(right) || compareValues(left.name, right.name))
    .map(({ name }) => name);
}

/** Fields whose values have no order (base64, compound) count as equal. */
function compareField(left: unknown, right: unknown): number {
  if (typeof left === 'object' && left !== null && !isNumeric(left) && !hasOrder(left)) return 0;
  return compareValues(left, right);
}

function hasOrder(value: object): boolean {
  return value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime;
}
