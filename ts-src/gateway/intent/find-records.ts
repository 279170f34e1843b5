import { filterFields } from './filter.ts';
import type { IntentParser } from './intent.ts';
import { usedByPaths } from './paths.ts';
import {
  API_NAME,
  ArgumentError,
  FIELD_PATH,
  fieldPaths,
  isAbsent,
  onlyKeys,
  requiredList,
  requiredRecord,
  requiredText,
  wholeNumber,
} from './reader.ts';

const MOST_ROWS = 200;
const MOST_ORDERS = 5;

/** `find_records {object, fields, filter?, orderBy?, limit?}`; fields of filter and order count as read. */
export const findRecords: IntentParser = {
  tool: 'find_records',
  parse(args) {
    onlyKeys(args, ['object', 'fields', 'filter', 'orderBy', 'limit']);
    const name = requiredText(args.object, 'object', API_NAME, 'an object API name');
    const paths = new Set(fieldPaths(args.fields, 'fields'));
    if (!isAbsent(args.filter)) for (const path of filterFields(args.filter, 'filter')) paths.add(path);
    if (!isAbsent(args.orderBy)) for (const path of orderFields(args.orderBy)) paths.add(path);
    const { object, related } = usedByPaths(name, paths);
    const limit = isAbsent(args.limit) ? {} : { limit: wholeNumber(args.limit, 'limit', MOST_ROWS) };
    return { operation: 'Read', objects: [object], related, recordIds: [], ...limit };
  },
};

function orderFields(value: unknown): string[] {
  return requiredList(value, 'orderBy', MOST_ORDERS).map((item, at) => {
    const order = requiredRecord(item, `orderBy[${at}]`);
    onlyKeys(order, ['field', 'direction'], `orderBy[${at}].`);
    if (!isAbsent(order.direction) && order.direction !== 'asc' && order.direction !== 'desc') {
      throw new ArgumentError(`orderBy[${at}].direction`, 'must be asc or desc');
    }
    return requiredText(order.field, `orderBy[${at}].field`, FIELD_PATH, 'a field API name or relationship path');
  });
}
