import type { ObjectSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import { tx } from '../runtime/transaction.ts';
import { mapOf, Types } from '../runtime/type.ts';
import { allRecords } from './all-records.ts';
import { present } from './arguments.ts';
import { primitive } from './define.ts';
import { ApexMap } from './Map.ts';

/** By record id, developer name or qualified API name, ignoring case; null when there is none. */
function getInstance(schema: ObjectSchema, key: string | null): SObject | null {
  const wanted = present(key).toLowerCase();
  const names = ['Id', 'DeveloperName', 'QualifiedApiName'];
  const matches = (record: SObject): boolean =>
    names.some((name) => String(record.peek(name)).toLowerCase() === wanted);
  return allRecords(schema).find(matches) ?? null;
}

/** Static members of custom metadata types, `T` being the type; every function gets the type's schema first. */
export const CustomMetadataType = primitive(
  `
  public class System.CustomMetadata<T> {
    public static T getInstance(String key);
    public static Map<String, T> getAll();
  }`,
  {
    'getInstance(String)': getInstance,
    'getAll()': (schema: ObjectSchema) => {
      const type = tx().program.type(schema.name)!;
      return new ApexMap(
        mapOf(Types.String, type),
        allRecords(schema).map((record) => [record.peek('DeveloperName'), record] as const),
      );
    },
  },
);
