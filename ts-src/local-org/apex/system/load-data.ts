import type { FieldSchema, ObjectSchema } from '../../data/schema.ts';
import { SObject } from '../../data/sobject.ts';
import { toId18 } from '../../values/index.ts';
import { runDml } from '../runtime/dml.ts';
import { tx } from '../runtime/transaction.ts';
import { csvRows } from './csv.ts';
import { StringException } from './exceptions.ts';
import { fieldPrimitive, readPrimitive } from './json/scalars.ts';
import { listOfType } from './named-types.ts';
import { staticResource } from './static-resource.ts';

/** Key of `Transaction.state`: ids of loaded records by object and the Id that the file gave them. */
const LOADED = Symbol('loaded records');

/**
 * Inserts the records of a CSV static resource (RFC 4180): the first line names fields, or `Parent__r.External_Id__c`. Lookups may name the
 * values of the Id column of a file that was loaded before.
 * @throws StringException for a resource that is missing or malformed, DmlException as `insert` does
 */
export function loadData(schema: ObjectSchema, resource: string): SObject[] {
  const text = staticResource(resource)?.text();
  if (text === undefined || text === null) throw new StringException(`Static Resource not found: ${resource}`);
  const [header, ...lines] = csvRows(text);
  if (!header) throw new StringException(`Static resource ${resource} has no header`);
  const columns = header.map((name) => columnOf(schema, name.trim()));
  const rows = lines.filter((line) => line.some((cell) => cell !== ''));
  const records = rows.map((cells) => {
    const record = new SObject(schema);
    columns.forEach((column, i) => column.write(record, cells[i] ?? ''));
    return record;
  });
  runDml({ operation: 'insert', value: listOfType(schema.name, records), mode: 'system' });
  const idAt = header.findIndex((name) => name.trim().toLowerCase() === 'id');
  if (idAt >= 0) rows.forEach((cells, i) => loaded().set(keyOf(schema.name, cells[idAt]!), records[i]!.id!));
  return records;
}

interface Column {
  write(record: SObject, cell: string): void;
}

function columnOf(schema: ObjectSchema, name: string): Column {
  if (name.toLowerCase() === 'id') return { write: () => undefined };
  const [parent, external] = name.split('.');
  if (external !== undefined) return parentColumn(schema, parent!, external);
  const field = schema.fields.get(name.toLowerCase());
  if (!field) throw new StringException(`Invalid field: ${name}`);
  return { write: (record, cell) => void (cell !== '' && record.put(field.name, cellValue(field, cell))) };
}

/** A parent that an external id names. */
function parentColumn(schema: ObjectSchema, relationship: string, external: string): Column {
  const field = tx().schema.relationship(schema, relationship);
  const target = field && tx().schema.object(field.referenceTo[0]!);
  const key = target?.fields.get(external.toLowerCase());
  if (!key) throw new StringException(`Invalid field: ${relationship}.${external}`);
  return {
    write: (record, cell) => {
      if (cell === '') return;
      const parent = new SObject(target!);
      parent.put(key.name, cellValue(key, cell));
      record.setRelation(relationship, parent);
    },
  };
}

function cellValue(field: FieldSchema, cell: string): unknown {
  if (field.referenceTo.length > 0) {
    const found = field.referenceTo.map((object) => loaded().get(keyOf(object, cell))).find((id) => id !== undefined);
    if (found !== undefined) return found;
    if (toId18(cell) === null) throw new StringException(`Invalid id: ${cell}`);
  }
  return readPrimitive({ kind: 'string', text: cell }, fieldPrimitive(field.type));
}

function loaded(): Map<string, string> {
  const { state } = tx();
  const known = (state.get(LOADED) as Map<string, string> | undefined) ?? new Map<string, string>();
  state.set(LOADED, known);
  return known;
}

function keyOf(object: string, id: string): string {
  return `${object.toLowerCase()} ${id}`;
}
