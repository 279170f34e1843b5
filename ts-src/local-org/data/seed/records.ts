import { ApexDate, ApexDatetime, ApexTime, Blob, Decimal } from '../../values/index.ts';
import type { DmlContext } from '../dml/context.ts';
import type { FieldSchema, ObjectSchema } from '../schema.ts';
import { SObject } from '../sobject.ts';
import { encodingOf, isStored } from '../storage/columns.ts';
import { SeedError } from './seed.ts';
import type { SeedRecords, SeedValue } from './seed.ts';
import { storeRecord } from './write.ts';

/** Adds records in the order of the file; a row may refer to earlier ones. Returns how many. */
export function addRecords(
  context: DmlContext,
  sets: readonly SeedRecords[],
  users: ReadonlyMap<string, string>,
): number {
  const references = new Map<string, string>();
  let count = 0;
  sets.forEach((set, at) => {
    const object = context.schema.object(set.object);
    if (!object) throw new SeedError(`records[${at}].object`, `no object ${set.object}`);
    set.rows.forEach((row, index) => {
      const path = `records[${at}].rows[${index}]`;
      const id = storeRecord(context, readRow(object, row, path, references, users));
      if (typeof row.$ref === 'string') references.set(row.$ref, id);
      count++;
    });
  });
  return count;
}

function readRow(
  object: ObjectSchema,
  row: Record<string, SeedValue | undefined>,
  path: string,
  references: ReadonlyMap<string, string>,
  users: ReadonlyMap<string, string>,
): SObject {
  const record = new SObject(object);
  for (const [name, value] of Object.entries(row)) {
    if (name === '$ref' || value === undefined) continue;
    const field = object.fields.get(name.toLowerCase());
    if (!field || !isStored(field)) throw new SeedError(`${path}.${name}`, `${object.name} has no such field`);
    record.put(field.name, readValue(field, value, `${path}.${name}`, references, users));
  }
  return record;
}

function readValue(
  field: FieldSchema,
  value: SeedValue,
  path: string,
  references: ReadonlyMap<string, string>,
  users: ReadonlyMap<string, string>,
): unknown {
  if (value === null) return null;
  if (typeof value === 'object') {
    const id = '$ref' in value ? references.get(value.$ref) : users.get(value.$user.toLowerCase());
    if (!id) throw new SeedError(path, `nothing earlier is called ${JSON.stringify(value)}`);
    return id;
  }
  const read = fromJson(field, value);
  if (read === null) throw new SeedError(path, `${JSON.stringify(value)} is no ${field.type}`);
  return read;
}

/** null when the JSON value does not fit the field. */
function fromJson(field: FieldSchema, value: string | number | boolean): unknown {
  const { kind } = encodingOf(field);
  if (kind === 'boolean') return typeof value === 'boolean' ? value : null;
  if (kind === 'decimal')
    return typeof value === 'number' ? Decimal.from(value) : typeof value === 'string' ? Decimal.tryParse(value) : null;
  if (kind === 'integer' || kind === 'long') return typeof value === 'number' && Number.isInteger(value) ? value : null;
  if (typeof value !== 'string') return null;
  if (kind === 'date') return ApexDate.tryParse(value);
  if (kind === 'datetime') return ApexDatetime.tryParse(value);
  if (kind === 'time') return ApexTime.tryParse(value);
  return kind === 'blob' ? Blob.fromBase64(value) : value;
}
