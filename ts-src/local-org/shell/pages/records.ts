import type { DataSession } from '../../data/contract.ts';
import type { FieldSchema, ObjectSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import { userAccess, type Org } from '../../api/org.ts';
import type { LayoutModel } from '../layouts.ts';

/** Rows of a list page. */
const LIST_ROWS = 100;
const LIST_COLUMNS = 7;
const HIDDEN = new Set([
  'isdeleted',
  'systemmodstamp',
  'lastvieweddate',
  'lastreferenceddate',
  'lastactivitydate',
  'ownerid',
]);

/** A table of records: the columns the user may read, in order. */
export interface Listing {
  object: ObjectSchema;
  fields: FieldSchema[];
  records: SObject[];
  /** There are more records than shown. */
  more: boolean;
}

/** Columns of a list: the name, then what the layout shows first, read row by row; without a layout the object's own short fields. */
export function listFields(
  data: DataSession,
  userId: string,
  object: ObjectSchema,
  layout: LayoutModel | null,
): FieldSchema[] {
  const readable = readableFields(data, userId, object).filter(
    (field) => !HIDDEN.has(field.name.toLowerCase()) && !isLong(field),
  );
  const byName = new Map(readable.map((field) => [field.name.toLowerCase(), field]));
  const placed = (layout?.sections ?? [])
    .flatMap((section) => rowByRow(section.columns))
    .flatMap((name) => byName.get(name.toLowerCase()) ?? []);
  const own = readable.filter((field) => field.custom || (!object.custom && field.type !== 'ID'));
  const name = readable.filter((field) => field.name === object.nameField);
  const chosen = [...new Set([...name, ...(placed.length > 0 ? placed : own)])].slice(0, LIST_COLUMNS);
  const created = byName.get('createddate');
  return created && !chosen.includes(created) ? [...chosen, created] : chosen;
}

function rowByRow(columns: string[][]): string[] {
  const rows = Math.max(0, ...columns.map((column) => column.length));
  return Array.from({ length: rows }, (_, row) => columns.flatMap((column) => column[row] ?? [])).flat();
}

function isLong(field: FieldSchema): boolean {
  return (field.type === 'TEXTAREA' && field.length > 255) || ['ADDRESS', 'LOCATION', 'BASE64'].includes(field.type);
}

export function readableFields(data: DataSession, userId: string, object: ObjectSchema): FieldSchema[] {
  return [...object.fields.values()].filter((field) => data.fieldAccess(userId, object, field.name).read);
}

/** The newest records of an object that the user may see; `where` narrows them to the children of a record. */
export function listing(
  org: Org,
  data: DataSession,
  userId: string,
  object: ObjectSchema,
  fields: FieldSchema[],
  where = '',
): Listing {
  const order = object.fields.has('createddate') ? 'ORDER BY CreatedDate DESC' : 'ORDER BY Id';
  const text = `SELECT ${selectList(org, fields)} FROM ${object.name} ${where} ${order} LIMIT ${LIST_ROWS + 1}`;
  const { records } = data.query(org.parseSoql(text), [], userAccess(userId));
  return { object, fields, records: records.slice(0, LIST_ROWS), more: records.length > LIST_ROWS };
}

/** Id, the fields, and the names of the records they refer to. */
export function selectList(org: Org, fields: FieldSchema[]): string {
  const names = fields
    .filter((field) => field.type !== 'ID')
    .flatMap((field) => [field.name, ...parentName(org, field)]);
  return ['Id', ...names].join(', ');
}

function parentName(org: Org, field: FieldSchema): string[] {
  if (field.type !== 'REFERENCE' || field.relationshipName === null || field.referenceTo.length !== 1) return [];
  const parent = org.schema.object(field.referenceTo[0]!);
  return parent?.nameField ? [`${field.relationshipName}.${parent.nameField}`] : [];
}
