import type { IntentParser } from './intent.ts';
import { API_NAME, isAbsent, onlyKeys, requiredList, requiredText } from './reader.ts';

const MOST_OBJECTS = 20;

/** `describe_objects {objects?: [name]}`; without names the org lists what the person may read. */
export const describeObjects: IntentParser = {
  tool: 'describe_objects',
  parse(args) {
    onlyKeys(args, ['objects']);
    const names = isAbsent(args.objects) ? [] : requiredList(args.objects, 'objects', MOST_OBJECTS);
    return {
      operation: 'Read',
      objects: names.map((name, at) => ({
        name: requiredText(name, `objects[${at}]`, API_NAME, 'an object API name'),
        fields: [],
      })),
      related: [],
      recordIds: [],
    };
  },
};
