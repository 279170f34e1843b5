import type { ObjectSchema } from '../../data/schema.ts';
import { SObject } from '../../data/sobject.ts';
import { toId15 } from '../../values/index.ts';
import { tx } from '../runtime/transaction.ts';
import { mapOf, Types } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { allRecords } from './all-records.ts';
import { primitive } from './define.ts';
import { ApexMap } from './Map.ts';

/** Records of a setting by the 15-character id of their owner: a user, a profile or the organization. */
function byOwner(schema: ObjectSchema): Map<string, SObject> {
  const owned = allRecords(schema).filter((record) => record.peek('SetupOwnerId') !== null);
  return new Map(owned.map((record) => [toId15(record.peek('SetupOwnerId') as string), record]));
}

/** The values in force for an owner, with `fallbacks` in order where it has none. Never null. */
function merged(schema: ObjectSchema, owners: readonly string[]): SObject {
  const records = byOwner(schema);
  const found = owners.flatMap((owner) => records.get(toId15(owner)) ?? []);
  const result = new SObject(schema, found[0] ? Object.fromEntries(found[0].populated()) : {});
  for (const record of found.slice(1)) {
    for (const [name, value] of record.populated()) {
      if (schema.fields.get(name.toLowerCase())?.custom && result.peek(name) === null) result.put(name, value);
    }
  }
  return result;
}

function forOwner(schema: ObjectSchema, owner: string): SObject {
  const { organizationId, profileId, id } = tx().user;
  const profile = owner.startsWith('005') && toId15(owner) === toId15(id) ? [profileId] : [];
  return merged(schema, [owner, ...profile, organizationId]);
}

const named = (schema: ObjectSchema, name: string): SObject | null =>
  allRecords(schema).find((record) => (record.peek('Name') as string).toLowerCase() === name.toLowerCase()) ?? null;

/** An id of a user, profile or organization owns a value of a hierarchy; anything else names a value of a list. */
const isOwner = (text: string): boolean => /^(005|00e|00D)[a-zA-Z0-9]{12}([a-zA-Z0-9]{3})?$/.test(text);

function getInstance(schema: ObjectSchema, key: string | null): SObject | null {
  return isOwner(present(key)) ? forOwner(schema, key!) : named(schema, key!);
}

function getValues(schema: ObjectSchema, key: string | null): SObject | null {
  return isOwner(present(key)) ? (byOwner(schema).get(toId15(key!)) ?? null) : named(schema, key!);
}

/** Static members of custom settings, `T` being the setting; every function gets the setting's schema first. */
export const CustomSettingType = primitive(
  `
  public class System.CustomSetting<T> {
    public static T getInstance();
    public static T getInstance(String key);
    public static T getOrgDefaults();
    public static T getValues(String key);
    public static Map<String, T> getAll();
  }`,
  {
    'getInstance()': (schema: ObjectSchema) => forOwner(schema, tx().user.id),
    'getInstance(String)': getInstance,
    'getOrgDefaults()': (schema: ObjectSchema) => merged(schema, [tx().user.organizationId]),
    'getValues(String)': getValues,
    'getAll()': (schema: ObjectSchema) => {
      const type = tx().program.type(schema.name)!;
      return new ApexMap(
        mapOf(Types.String, type),
        allRecords(schema).map((record) => [record.peek('Name'), record] as const),
      );
    },
  },
);
