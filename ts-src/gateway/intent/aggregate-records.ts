import { filterFields } from './filter.ts';
import type { IntentParser } from './intent.ts';
import { usedByPaths } from './paths.ts';
import {
  API_NAME,
  ArgumentError,
  FIELD_PATH,
  isAbsent,
  onlyKeys,
  requiredList,
  requiredRecord,
  requiredText,
  wholeNumber,
} from './reader.ts';

const FUNCTIONS = ['count', 'countDistinct', 'sum', 'avg', 'min', 'max'];
const MOST_MEASURES = 10;
const MOST_GROUP_FIELDS = 3;
const MOST_GROUPS = 200;
const MOST_CONDITIONS = 10;
const MOST_ORDERS = 5;
const OPERATORS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];

/**
 * `aggregate_records {object, measures, groupBy?, filter?, having?, orderBy?, limit?}`; every field counts as read. Groups
 * are compared and sorted by the request's own measures and groups, so having and orderBy bring no field of their own.
 */
export const aggregateRecords: IntentParser = {
  tool: 'aggregate_records',
  parse(args) {
    onlyKeys(args, ['object', 'measures', 'groupBy', 'filter', 'having', 'orderBy', 'limit']);
    const name = requiredText(args.object, 'object', API_NAME, 'an object API name');
    const measures = measured(args.measures);
    const groups = isAbsent(args.groupBy) ? [] : groupFields(args.groupBy);
    const paths = new Set([...measures.fields, ...groups]);
    if (!isAbsent(args.filter)) for (const path of filterFields(args.filter, 'filter')) paths.add(path);
    if (!isAbsent(args.having)) requireConditions(args.having, measures.keys);
    if (!isAbsent(args.orderBy)) requireOrders(args.orderBy, measures.keys, groups);
    const { object, related } = usedByPaths(name, paths);
    const limit = isAbsent(args.limit) ? {} : { limit: wholeNumber(args.limit, 'limit', MOST_GROUPS) };
    return { operation: 'Read', objects: [object], related, recordIds: [], ...limit };
  },
};

interface Measures {
  fields: string[];
  /** As the result names them, in lower case: `count`, `sum(amount)`. */
  keys: string[];
}

function measured(value: unknown): Measures {
  const measures: Measures = { fields: [], keys: [] };
  requiredList(value, 'measures', MOST_MEASURES).forEach((item, at) => {
    const path = `measures[${at}]`;
    const measure = requiredRecord(item, path);
    onlyKeys(measure, ['function', 'field'], `${path}.`);
    if (typeof measure.function !== 'string' || !FUNCTIONS.includes(measure.function))
      throw new ArgumentError(`${path}.function`, `must be one of ${FUNCTIONS.join(', ')}`);
    if (measure.function === 'count' && isAbsent(measure.field)) {
      measures.keys.push('count');
      return;
    }
    const field = requiredText(measure.field, `${path}.field`, FIELD_PATH, 'a field API name or relationship path');
    measures.fields.push(field);
    measures.keys.push(`${measure.function}(${field})`.toLowerCase());
  });
  return measures;
}

function requireConditions(value: unknown, keys: readonly string[]): void {
  requiredList(value, 'having', MOST_CONDITIONS).forEach((item, at) => {
    const path = `having[${at}]`;
    const condition = requiredRecord(item, path);
    onlyKeys(condition, ['measure', 'operator', 'value'], `${path}.`);
    requireOneOf(condition.measure, `${path}.measure`, keys, 'one of the measures');
    if (typeof condition.operator !== 'string' || !OPERATORS.includes(condition.operator))
      throw new ArgumentError(`${path}.operator`, `must be one of ${OPERATORS.join(', ')}`);
    if (typeof condition.value !== 'number' && typeof condition.value !== 'string')
      throw new ArgumentError(`${path}.value`, 'must be a number or a date');
  });
}

function requireOrders(value: unknown, keys: readonly string[], groups: readonly string[]): void {
  const fields = groups.map((group) => group.toLowerCase());
  requiredList(value, 'orderBy', MOST_ORDERS).forEach((item, at) => {
    const path = `orderBy[${at}]`;
    const order = requiredRecord(item, path);
    onlyKeys(order, ['measure', 'field', 'direction'], `${path}.`);
    if (isAbsent(order.measure) === isAbsent(order.field))
      throw new ArgumentError(`${path}.measure`, 'or field is required, and not both');
    if (isAbsent(order.field)) requireOneOf(order.measure, `${path}.measure`, keys, 'one of the measures');
    else requireOneOf(order.field, `${path}.field`, fields, 'one of the fields of groupBy');
    if (!isAbsent(order.direction) && order.direction !== 'asc' && order.direction !== 'desc')
      throw new ArgumentError(`${path}.direction`, 'must be asc or desc');
  });
}

function requireOneOf(value: unknown, field: string, known: readonly string[], what: string): void {
  if (typeof value !== 'string' || !known.includes(value.toLowerCase()))
    throw new ArgumentError(field, `must be ${what}`);
}

function groupFields(value: unknown): string[] {
  return requiredList(value, 'groupBy', MOST_GROUP_FIELDS).map((item, at) =>
    requiredText(item, `groupBy[${at}]`, FIELD_PATH, 'a field API name or relationship path'),
  );
}
