import { SObject } from '../../../data/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime, Blob, Decimal, Double } from '../../../values/index.ts';
import type { ClassInfo, FieldInfo } from '../../program.ts';
import { tx } from '../../runtime/transaction.ts';
import { ApexEnum } from '../define.ts';
import { JSONException } from '../exceptions.ts';
import { ApexList } from '../List.ts';
import { ApexMap } from '../Map.ts';
import { ApexSet } from '../Set.ts';
import { ApexUuid } from '../UUID.ts';
import { text } from '../value.ts';
import { JsonWriter } from './writer.ts';

/** System objects that have a JSON form. */
export interface JsonFields {
  jsonFields(): Iterable<readonly [string, unknown]>;
}

export interface SerializeOptions {
  pretty: boolean;
  /** Leaves out the null variables of user objects. */
  suppressNulls: boolean;
}

/** @throws JSONException for values without a JSON form */
export function serialize(value: unknown, { pretty, suppressNulls }: SerializeOptions): string {
  const writer = new JsonWriter(pretty);
  writeValue(writer, value, suppressNulls);
  return writer.toString();
}

export function writeValue(writer: JsonWriter, value: unknown, suppressNulls: boolean): void {
  if (writeScalar(writer, value)) return;
  if (value instanceof ApexList || value instanceof ApexSet) {
    writer.startArray();
    for (const item of value) writeValue(writer, item, suppressNulls);
    writer.endArray();
  } else if (value instanceof ApexMap) {
    writer.startObject();
    for (const [key, item] of value.entries()) {
      writer.name(keyText(key));
      writeValue(writer, item, suppressNulls);
    }
    writer.endObject();
  } else if (value instanceof SObject) {
    writeRecord(writer, value);
  } else {
    writeObject(writer, value as object, suppressNulls);
  }
}

/** False when the value is not a scalar. */
function writeScalar(writer: JsonWriter, value: unknown): boolean {
  if (value === null) writer.raw('null');
  else if (typeof value === 'string') writer.string(value);
  else if (typeof value === 'object') return writeValueObject(writer, value);
  else writer.raw(String(value));
  return true;
}

function writeValueObject(writer: JsonWriter, value: object): boolean {
  if (value instanceof Decimal || value instanceof Double) writer.raw(value.toString());
  else if (value instanceof Blob) writer.string(value.toBase64());
  else if (value instanceof ApexEnum) writer.string(value.name);
  else if (value instanceof ApexUuid) writer.string(value['toString()']());
  else if (isTemporal(value)) writer.string(value.toString());
  else return false;
  return true;
}

function isTemporal(value: object): boolean {
  return value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime;
}

function keyText(key: unknown): string {
  if (key !== null && typeof key === 'object' && isTemporal(key)) return String(key);
  return text(key);
}

/** The REST API version in `attributes.url`. */
const API_VERSION = 'v67.0';

/** `{"attributes":{"type","url"}, …fields, parents, child lists}`; nulls that only a query brought are left out. */
function writeRecord(writer: JsonWriter, record: SObject): void {
  writer.startObject();
  writer.name('attributes');
  writer.startObject();
  writer.name('type');
  writer.string(record.schema.name);
  if (record.id !== null) {
    writer.name('url');
    writer.string(`/services/data/${API_VERSION}/sobjects/${record.schema.name}/${record.id}`);
  }
  writer.endObject();
  for (const [name, value] of record.populated()) {
    if (value === null && record.queried !== null) continue;
    writer.name(name);
    writeFieldValue(writer, value);
  }
  writeRelated(writer, record);
  writer.endObject();
}

/** Moments in records have the offset `+0000` where others have `Z`. */
function writeFieldValue(writer: JsonWriter, value: unknown): void {
  if (value instanceof ApexDatetime) writer.string(value.toString().replace('Z', '+0000'));
  else writeValue(writer, value, false);
}

function writeRelated(writer: JsonWriter, record: SObject): void {
  for (const [lower, parent] of record.relations()) {
    if (parent === null) continue;
    const field = [...record.schema.fields.values()].find(
      ({ relationshipName }) => relationshipName?.toLowerCase() === lower,
    );
    writer.name(field?.relationshipName ?? lower);
    writeRecord(writer, parent);
  }
  for (const [lower, records] of record.childLists()) {
    const child = record.schema.childRelationships.find(({ name }) => name?.toLowerCase() === lower);
    writer.name(child?.name ?? lower);
    writer.startObject();
    writer.name('totalSize');
    writer.raw(String(records.length));
    writer.name('done');
    writer.raw('true');
    writer.name('records');
    writer.startArray();
    for (const row of records) writeRecord(writer, row);
    writer.endArray();
    writer.endObject();
  }
}

function writeObject(writer: JsonWriter, value: object, suppressNulls: boolean): void {
  writer.startObject();
  for (const [name, item] of fieldsOf(value)) {
    if (item === null && suppressNulls) continue;
    writer.name(name);
    writeValue(writer, item, suppressNulls);
  }
  writer.endObject();
}

function* fieldsOf(value: object): Iterable<readonly [string, unknown]> {
  if ('jsonFields' in value) {
    yield* (value as JsonFields).jsonFields();
    return;
  }
  const type = tx().program.typeOf(value);
  const info = type === null ? undefined : tx().program.classInfo(type);
  if (!info) throw new JSONException(`Apex Type unsupported in JSON: ${type?.name ?? typeof value}`);
  for (const field of instanceFields(info)) if (!field.isTransient) yield [field.name, field.get(value)];
}

/** Member variables of a class and of its superclasses, the class's own first. */
export function* instanceFields(info: ClassInfo): Iterable<FieldInfo> {
  yield* info.fields.filter(({ isStatic }) => !isStatic);
  const parent = info.superclass && tx().program.classInfo(info.superclass);
  if (parent) yield* instanceFields(parent);
}
