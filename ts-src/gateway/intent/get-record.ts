import type { IntentParser } from './intent.ts';
import { usedByPaths } from './paths.ts';
import { API_NAME, fieldPaths, onlyKeys, RECORD_ID, requiredText } from './reader.ts';

/** `get_record {object, id, fields}` */
export const getRecord: IntentParser = {
  tool: 'get_record',
  parse(args) {
    onlyKeys(args, ['object', 'id', 'fields']);
    const name = requiredText(args.object, 'object', API_NAME, 'an object API name');
    const id = requiredText(args.id, 'id', RECORD_ID, 'a 15 or 18 character record id');
    const { object, related } = usedByPaths(name, fieldPaths(args.fields, 'fields'));
    return { operation: 'Read', objects: [object], related, recordIds: [id] };
  },
};
