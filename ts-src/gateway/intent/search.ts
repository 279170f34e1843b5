import type { IntentParser } from './intent.ts';
import {
  API_NAME,
  ArgumentError,
  isAbsent,
  onlyKeys,
  requiredList,
  requiredRecord,
  requiredText,
  wholeNumber,
} from './reader.ts';

const GROUPS = ['all', 'name', 'email', 'phone'];
const MOST_OBJECTS = 5;
const MOST_FIELDS = 50;
const MOST_RECORDS = 50;
const DEFAULT_RECORDS = 20;
const TERM = /^[^]{2,200}$/;

/** `search {term, in: [{object, fields}], among?, limit?}`; the limit holds for each object. */
export const search: IntentParser = {
  tool: 'search',
  parse(args) {
    onlyKeys(args, ['term', 'in', 'among', 'limit']);
    const term = requiredText(args.term, 'term', TERM, 'a text of 2 to 200 characters');
    if (!term.isWellFormed()) throw new ArgumentError('term', 'is not well-formed Unicode');
    if (!isAbsent(args.among) && !GROUPS.includes(args.among as string))
      throw new ArgumentError('among', `must be one of ${GROUPS.join(', ')}`);
    const objects = requiredList(args.in, 'in', MOST_OBJECTS).map((item, at) => searched(item, `in[${at}]`));
    const limit = isAbsent(args.limit) ? DEFAULT_RECORDS : wholeNumber(args.limit, 'limit', MOST_RECORDS);
    return { operation: 'Read', objects, related: [], recordIds: [], limit: limit * objects.length };
  },
};

function searched(value: unknown, path: string): { name: string; fields: string[] } {
  const item = requiredRecord(value, path);
  onlyKeys(item, ['object', 'fields'], `${path}.`);
  const name = requiredText(item.object, `${path}.object`, API_NAME, 'an object API name');
  const fields = requiredList(item.fields, `${path}.fields`, MOST_FIELDS).map((field, at) =>
    requiredText(field, `${path}.fields[${at}]`, API_NAME, 'a field API name'),
  );
  return { name, fields: [...new Set(fields)] };
}
