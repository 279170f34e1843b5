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

/** `aggregate_records {object, measures, groupBy?, filter?, limit?}`; every field counts as read. */
export const aggregateRecords: IntentParser = {
  tool: 'aggregate_records',
  parse(args) {
    onlyKeys(args, ['object', 'measures', 'groupBy', 'filter', 'limit']);
    const name = requiredText(args.object, 'object', API_NAME, 'an object API name');
    const paths = new Set(measuredFields(args.measures));
    if (!isAbsent(args.groupBy)) for (const path of groupFields(args.groupBy)) paths.add(path);
    if (!isAbsent(args.filter)) for (const path of filterFields(args.filter, 'filter')) paths.add(path);
    const { object, related } = usedByPaths(name, paths);
    const limit = isAbsent(args.limit) ? {} : { limit: wholeNumber(args.limit, 'limit', MOST_GROUPS) };
    return { operation: 'Read', objects: [object], related, recordIds: [], ...limit };
  },
};

function measuredFields(value: unknown): string[] {
  return requiredList(value, 'measures', MOST_MEASURES).flatMap((item, at) => {
    const path = `measures[${at}]`;
    const measure = requiredRecord(item, path);
    onlyKeys(measure, ['function', 'field'], `${path}.`);
    if (typeof measure.function !== 'string' || !FUNCTIONS.includes(measure.function))
      throw new ArgumentError(`${path}.function`, `must be one of ${FUNCTIONS.join(', ')}`);
    if (measure.function === 'count' && isAbsent(measure.field)) return [];
    return [requiredText(measure.field, `${path}.field`, FIELD_PATH, 'a field API name or relationship path')];
  });
}

function groupFields(value: unknown): string[] {
  return requiredList(value, 'groupBy', MOST_GROUP_FIELDS).map((item, at) =>
    requiredText(item, `groupBy[${at}]`, FIELD_PATH, 'a field API name or relationship path'),
  );
}
