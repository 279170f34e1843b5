import type { FieldSchema, ObjectSchema } from '../schema.ts';
import { encodingOf, quote } from '../storage/columns.ts';
import { joinSql, raw, sql } from '../storage/sql.ts';
import type { Sql } from '../storage/sql.ts';

/** Names of an address's parts after its prefix, in the order of the stored array. */
const ADDRESS_PARTS = [
  'Street',
  'City',
  'State',
  'StateCode',
  'PostalCode',
  'Country',
  'CountryCode',
  'Latitude',
  'Longitude',
  'GeocodeAccuracy',
];

export function isCompound(field: FieldSchema): boolean {
  return field.type === 'ADDRESS' || field.type === 'LOCATION';
}

/** The field's parts as a JSON array, in SQL; null when all are empty. */
export function compoundSql(object: ObjectSchema, field: FieldSchema, alias: string): Sql {
  const columns = partNames(field).map((name) => part(object, name, alias));
  const list = joinSql(columns, ', ');
  return sql`CASE WHEN COALESCE(${list}, NULL) IS NULL THEN NULL ELSE json_array(${list}) END`;
}

/** `BillingAddress` → `BillingStreet`, ...; `Place__c` → `Place__Latitude__s`, `Place__Longitude__s`. */
function partNames(field: FieldSchema): string[] {
  if (field.type === 'LOCATION')
    return ['Latitude', 'Longitude'].map((axis) => field.name.replace(/__c$/, `__${axis}__s`));
  return ADDRESS_PARTS.map((part) => field.name.replace(/Address$/, part));
}

/** Degrees are stored as whole numbers of their field's scale. */
function part(object: ObjectSchema, name: string, alias: string): Sql {
  const field = object.fields.get(name.toLowerCase());
  if (!field) return raw('NULL');
  const column = `${alias}.${quote(field.name)}`;
  const encoding = encodingOf(field);
  return raw(encoding.kind === 'decimal' ? `${column} / 1e${encoding.scale}` : column);
}
