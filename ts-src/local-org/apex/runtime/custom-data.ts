import type { ObjectSchema } from '../../data/schema.ts';
import { SObject } from '../../data/sobject.ts';
import { parseSoql } from '../../soql/parse.ts';
import { ApexMap } from '../system/Map.ts';
import { tx } from './transaction.ts';
import { mapOf, Types, type ApexType } from './type.ts';

/**
 * Static methods of custom settings and custom metadata types, by key. They read without access checks and cost no query.
 * `type` is the object's.
 */
export function customData(schema: ObjectSchema, type: ApexType, key: string, args: readonly unknown[]): unknown {
  const method = key.slice(0, key.indexOf('('));
  const name = (args[0] ?? null) as string | null;
  if (method === 'getAll') return all(schema, type);
  if (schema.settingType === 'Hierarchy') return hierarchy(schema, method, args.length === 0 ? tx().user.id : name);
  if (name === null) return null;
  return rows(schema).find((row) => namesOf(row).includes(name.toLowerCase())) ?? null;
}

function rows(schema: ObjectSchema): SObject[] {
  const fields = [...schema.fields.values()].map(({ name }) => name).join(', ');
  const { data, user } = tx();
  const access = { userId: user.id, mode: 'system', sharing: false } as const;
  return data.query(parseSoql(`SELECT ${fields} FROM ${schema.name}`), [], access).records;
}

/** Custom metadata is named by developer name, with or without namespace, or id; a list setting by its name. */
function namesOf(row: SObject): string[] {
  const names = ['DeveloperName', 'QualifiedApiName', 'Name', 'Id'].filter((field) =>
    row.schema.fields.has(field.toLowerCase()),
  );
  return names.flatMap((field) => (row.get(field) as string | null)?.toLowerCase() ?? []);
}

function all(schema: ObjectSchema, type: ApexType): ApexMap {
  const name = schema.kind === 'metadata' ? 'DeveloperName' : 'Name';
  return new ApexMap(
    mapOf(Types.String, type),
    rows(schema).map((row) => [row.get(name), row] as const),
  );
}

/** Values of the user, else of the profile, else of the organization. */
function hierarchy(schema: ObjectSchema, method: string, owner: string | null): SObject | null {
  const known = rows(schema);
  const of = (id: string | null): SObject | undefined =>
    known.find((row) => id !== null && row.get('SetupOwnerId') === id);
  const { user } = tx();
  if (method === 'getOrgDefaults') return of(user.organizationId) ?? new SObject(schema);
  if (method === 'getValues') return of(owner) ?? null;
  const levels = owner?.startsWith('005')
    ? [owner, profileOf(owner), user.organizationId]
    : [owner, user.organizationId];
  const found = levels.flatMap((id) => of(id) ?? []);
  return found.length > 1 ? merged(schema, found) : (found[0] ?? new SObject(schema));
}

function profileOf(userId: string): string | null {
  const { data, user } = tx();
  if (userId === user.id) return user.profileId;
  const access = { userId, mode: 'system', sharing: false } as const;
  const [row] = data.query(parseSoql('SELECT ProfileId FROM User WHERE Id = :id'), [userId], access).records;
  return (row?.get('ProfileId') as string | null | undefined) ?? null;
}

/** @param levels most specific first */
function merged(schema: ObjectSchema, levels: readonly SObject[]): SObject {
  const result = new SObject(schema);
  for (const field of schema.fields.values()) {
    const level = levels.find((row) => row.get(field.name) !== null);
    if (level) result.put(field.name, level.get(field.name));
  }
  return result;
}
