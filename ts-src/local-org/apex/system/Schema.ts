import type { ObjectSchema } from '../../data/schema.ts';
import { tx } from '../runtime/transaction.ts';
import { mapOf, Types } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { CaseInsensitiveMap } from './case-insensitive-map.ts';
import { reference, SystemObject } from './define.ts';
import { DescribeSObjectResult } from './DescribeSObjectResult.ts';
import { InvalidParameterValueException } from './exceptions.ts';
import type { ApexList } from './List.ts';
import { listOfType, namedType } from './named-types.ts';
import { sobjectType } from './SObjectType.ts';

const globals = new WeakMap<object, CaseInsensitiveMap>();

/** Static members of `Schema`. */
export class ApexSchema extends SystemObject {
  static 'getGlobalDescribe()'(): CaseInsensitiveMap {
    const { schema, state } = tx();
    let map = globals.get(state);
    if (!map) {
      const entries = [...schema.objects.values()].map(
        (object) => [object.name.toLowerCase(), sobjectType(object)] as const,
      );
      map = new CaseInsensitiveMap(mapOf(Types.String, namedType('Schema.SObjectType')), entries);
      globals.set(state, map);
    }
    return map;
  }
  static 'describeSObjects(List)'(names: ApexList | null): ApexList {
    const results = present(names).items.map((name) => new DescribeSObjectResult(described(present(name as string))));
    return listOfType('Schema.DescribeSObjectResult', results);
  }
  static 'describeSObjects(List,SObjectDescribeOptions)'(names: ApexList | null): ApexList {
    return ApexSchema['describeSObjects(List)'](names);
  }
}

function described(name: string): ObjectSchema {
  const schema = tx().schema.object(name);
  if (!schema) throw new InvalidParameterValueException(`sObject type '${name}' is not supported.`);
  return schema;
}

export const SchemaType = reference(
  `
  public class System.Schema {
    public static Map<String, Schema.SObjectType> getGlobalDescribe();
    public static List<Schema.DescribeSObjectResult> describeSObjects(List<String> sObjectTypes);
    public static List<Schema.DescribeSObjectResult> describeSObjects(List<String> sObjectTypes, SObjectDescribeOptions options);
  }`,
  ApexSchema,
);
