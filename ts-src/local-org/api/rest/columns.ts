import { DataError } from '../../data/errors.ts';
import type { FieldSchema, FieldType, ObjectSchema, Schema } from '../../data/schema.ts';
import type { FunctionCall, SelectItem, SoqlQuery } from '../../soql/ast.ts';
import type { Row } from './serialize.ts';

const NUMBERS: ReadonlySet<FieldType> = new Set(['INTEGER', 'LONG', 'DOUBLE', 'CURRENCY', 'PERCENT']);
const TEXTS: ReadonlySet<FieldType> = new Set([
  'STRING',
  'TEXTAREA',
  'EMAIL',
  'PHONE',
  'URL',
  'PICKLIST',
  'ENCRYPTEDSTRING',
]);

/** The answer of `/query?columns=true`: what the columns of a query are, without its rows. */
export function queryColumns(schema: Schema, query: SoqlQuery): Row {
  const object = schema.object(query.from.name);
  if (!object)
    throw new DataError('QueryException', 'INVALID_TYPE', `sObject type '${query.from.name}' is not supported.`);
  const columns = columnsOf(schema, object, query);
  return {
    columnMetadata: columns,
    entityName: object.name,
    groupBy: query.groupBy !== null,
    idSelected: columns.some((column) => column.columnName === 'Id'),
    keyPrefix: object.keyPrefix,
  };
}

function columnsOf(schema: Schema, object: ObjectSchema, query: SoqlQuery): Row[] {
  const columns: Row[] = [];
  let expressions = 0;
  for (const item of query.select) {
    if (item.kind === 'field') addPath(schema, object, columns, withoutAlias(query, item.path), item.alias);
    else if (item.kind === 'function') columns.push(functionColumn(item, () => `expr${expressions++}`));
    else if (item.kind === 'subquery') columns.push(childColumn(schema, object, item.query));
    else if (item.kind === 'fields')
      for (const field of object.fields.values()) columns.push(fieldColumn(field, field.name));
  }
  return columns;
}

/** `a.Name` of `FROM Account a` is `Name`. */
function withoutAlias(query: SoqlQuery, path: string[]): string[] {
  const first = path[0]?.toLowerCase();
  const named = [query.from.alias?.toLowerCase(), query.from.name.toLowerCase()];
  return path.length > 1 && named.includes(first) ? path.slice(1) : path;
}

function addPath(schema: Schema, object: ObjectSchema, columns: Row[], path: string[], alias: string | null): void {
  const [step, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) {
    const field = object.fields.get(step.toLowerCase());
    if (field) columns.push(fieldColumn(field, alias ?? field.name));
    return;
  }
  const field = schema.relationship(object, step);
  const parent = field?.referenceTo.length === 1 ? schema.object(field.referenceTo[0]!) : schema.object('Name');
  if (!field || !parent) return;
  const name = field.relationshipName!;
  let column = columns.find((one) => one.columnName === name && !one.aggregate);
  if (!column) columns.push((column = relationColumn(name, false)));
  addPath(schema, parent, column.joinColumns as Row[], rest, null);
}

function childColumn(schema: Schema, object: ObjectSchema, query: SoqlQuery): Row {
  const child = schema.child(object, query.from.name);
  const childObject = child && schema.object(child.childObject);
  const column = relationColumn(child?.name ?? query.from.name, true);
  column.joinColumns = childObject ? columnsOf(schema, childObject, query) : [];
  return column;
}

function functionColumn(item: Extract<SelectItem, { kind: 'function' }>, unnamed: () => string): Row {
  return { ...relationColumn(item.alias ?? unnamed(), true), displayName: callText(item.call) };
}

function callText(call: FunctionCall): string {
  const args = call.args.map((arg) =>
    arg.kind === 'field' ? arg.path.join('.') : arg.kind === 'call' ? callText(arg.call) : '',
  );
  return `${call.name}(${args.filter((text) => text !== '').join(', ')})`;
}

function relationColumn(name: string, aggregate: boolean): Row {
  return { ...BASE, aggregate, columnName: name, displayName: name, joinColumns: [] };
}

function fieldColumn(field: FieldSchema, name: string): Row {
  return {
    ...BASE,
    apexType: field.type.charAt(0) + field.type.slice(1).toLowerCase(),
    booleanType: field.type === 'BOOLEAN',
    columnName: name,
    custom: field.custom,
    displayName: name,
    foreignKeyName: field.type === 'REFERENCE' ? field.relationshipName : null,
    insertable: field.createable,
    joinColumns: [],
    numberType: NUMBERS.has(field.type),
    textType: TEXTS.has(field.type),
    updatable: field.updateable,
  };
}

const BASE: Row = {
  aggregate: false,
  apexType: null,
  booleanType: false,
  custom: false,
  foreignKeyName: null,
  insertable: false,
  numberType: false,
  textType: false,
  updatable: false,
};
