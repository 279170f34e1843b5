import type { FieldSchema, ObjectSchema } from '../../../data/schema.ts';
import { SObject } from '../../../data/sobject.ts';
import { Decimal } from '../../../values/index.ts';
import type { ClassInfo } from '../../program.ts';
import { tx } from '../../runtime/transaction.ts';
import { listOf, mapOf, SObjectApexType, Types, type ApexType } from '../../runtime/type.ts';
import { enumValues } from '../enum-values.ts';
import { JSONException, TypeException } from '../exceptions.ts';
import { implementationOf } from '../implementation.ts';
import { ApexList } from '../List.ts';
import { ApexMap } from '../Map.ts';
import { ApexSet } from '../Set.ts';
import { fieldPrimitive, isPrimitive, readPrimitive } from './scalars.ts';
import { instanceFields } from './serialize.ts';
import type { Json } from './tree.ts';

/** System classes that are read from JSON: a static method that makes the instance from the members of an object. */
export interface FromJson {
  fromJson(members: ReadonlyMap<string, Json>): object;
}

/** Maps, lists, strings, Integer, Long or Decimal, booleans and null. */
export function untyped(json: Json): unknown {
  switch (json.kind) {
    case 'object':
      return new ApexMap(
        mapOf(Types.String, Types.Object),
        json.entries.map(([name, value]) => [name, untyped(value)] as const),
      );
    case 'array':
      return new ApexList(listOf(Types.Object), json.items.map(untyped));
    case 'string':
      return json.text;
    case 'number':
      return json.isWhole ? wholeNumber(BigInt(json.text)) : Decimal.parse(json.text);
    case 'boolean':
      return json.value;
    case 'null':
      return null;
  }
}

function wholeNumber(value: bigint): number | bigint | Decimal {
  if (value === BigInt.asIntN(32, value)) return Number(value);
  return value === BigInt.asIntN(64, value) ? value : new Decimal(value, 0);
}

/**
 * A value of `type`. `strict` refuses members that the class does not have.
 * @throws JSONException
 */
export function typed(json: Json, type: ApexType, strict: boolean): unknown {
  if (isPrimitive(type)) return readPrimitive(json, type);
  if (type === Types.Object) return untyped(json);
  if (json.kind === 'null') return null;
  if (type.kind === 'list') return new ApexList(type, items(json, type, strict));
  if (type.kind === 'set') return new ApexSet(type, items(json, type, strict));
  if (type.kind === 'map') return readMap(json, type, strict);
  if (type instanceof SObjectApexType) return readRecord(json, type.schema);
  if (type.kind === 'enum') return readEnum(json, type);
  const info = tx().program.classInfo(type);
  if (info?.kind === 'class') return readObject(json, info, strict);
  const implementation = implementationOf(type) as Partial<FromJson> | undefined;
  if (implementation?.fromJson) return implementation.fromJson(new Map(members(json)));
  throw new JSONException(`Apex Type unsupported in JSON: ${type.name}`);
}

const OBJECT_EXPECTED = "Malformed JSON: Expected '{' at the beginning of object";
const ARRAY_EXPECTED = "Malformed JSON: Expected '[' at the beginning of List/Set";

/** @throws JSONException when a text that begins with `character` cannot be a value of `type` */
export function requireStart(character: string, type: ApexType): void {
  if (character === 'n' || isPrimitive(type) || type === Types.Object || type.kind === 'enum') return;
  const isArray = type.kind === 'list' || type.kind === 'set';
  if (isArray && character !== '[') throw new JSONException(ARRAY_EXPECTED);
  if (!isArray && character !== '{') throw new JSONException(OBJECT_EXPECTED);
}

function items(json: Json, type: ApexType, strict: boolean): unknown[] {
  if (json.kind !== 'array') throw new JSONException(ARRAY_EXPECTED);
  return json.items.map((item) => typed(item, type.args[0]!, strict));
}

function members(json: Json): [string, Json][] {
  if (json.kind !== 'object') throw new JSONException(OBJECT_EXPECTED);
  return json.entries;
}

function readMap(json: Json, type: ApexType, strict: boolean): ApexMap {
  const [key, value] = type.args as [ApexType, ApexType];
  const read = (name: string): unknown => {
    const text: Json = { kind: 'string', text: name };
    if (key.kind === 'enum') return readEnum(text, key);
    if (!isPrimitive(key) && key !== Types.Object) throw new JSONException(`Unsupported map key type: ${key.name}`);
    return key === Types.Object ? name : readPrimitive(text, key);
  };
  return new ApexMap(
    type,
    members(json).map(([name, item]) => [read(name), typed(item, value, strict)] as const),
  );
}

function readEnum(json: Json, type: ApexType): unknown {
  const text = json.kind === 'string' ? json.text : '';
  const found = enumValues(type).find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (!found) throw new JSONException(`Illegal value for enum ${type.name}: ${text}`);
  return found;
}

function readObject(json: Json, info: ClassInfo, strict: boolean): object {
  const entries = members(json);
  if (info.isAbstract) throw new TypeException(`Cannot construct abstract type: ${info.name}`);
  const instance = info.allocate();
  const fields = new Map([...instanceFields(info)].reverse().map((field) => [field.name.toLowerCase(), field]));
  for (const [name, value] of entries) {
    const field = fields.get(name.toLowerCase());
    if (field?.set) field.set(instance, typed(value, field.type, strict));
    else if (strict && !field) throw new JSONException(`Unknown field: ${info.name}.${name}`);
  }
  return instance;
}

/** @param schema null: the object is named by `attributes.type` */
function readRecord(json: Json, schema: ObjectSchema | null): SObject {
  const entries = members(json);
  const record = new SObject(schemaOf(entries, schema));
  for (const [name, value] of entries) if (!isAbout(record.schema, name)) readField(record, name, value);
  return record;
}

/** Not a field: its attributes, or the object's own name. */
function isAbout({ name }: ObjectSchema, key: string): boolean {
  return key === 'attributes' || key.toLowerCase() === name.toLowerCase();
}

function schemaOf(entries: [string, Json][], schema: ObjectSchema | null): ObjectSchema {
  const attributes = entries.find(([name]) => name === 'attributes')?.[1];
  const type = attributes?.kind === 'object' ? attributes.entries.find(([name]) => name === 'type')?.[1] : undefined;
  const named = type?.kind === 'string' ? tx().schema.object(type.text) : undefined;
  const found = schema ?? named;
  if (!found) throw new JSONException('Malformed JSON: Expected attributes with the type of the sobject');
  return found;
}

function readField(record: SObject, name: string, value: Json): void {
  const { schema } = tx();
  const field = schema.field(record.schema, name);
  if (field) {
    record.put(field.name, readPrimitive(value, namesMetadata(field) ? Types.String : fieldPrimitive(field.type)));
    return;
  }
  const reference = schema.relationship(record.schema, name);
  if (reference) {
    const parent = reference.referenceTo.length === 1 ? (schema.object(reference.referenceTo[0]!) ?? null) : null;
    record.setRelation(name, value.kind === 'null' ? null : readRecord(value, parent));
    return;
  }
  const child = schema.child(record.schema, name);
  if (!child) throw new JSONException(`No such column '${name}' on sobject of type ${record.schema.name}`);
  record.setChildren(name, readChildren(value, schema.object(child.childObject) ?? null));
}

/** Definitions of objects and fields, and records of custom metadata, are referred to by names that are no record ids. */
function namesMetadata({ referenceTo }: FieldSchema): boolean {
  return referenceTo.some((object) => /^(EntityDefinition|FieldDefinition|\w+__mdt)$/.test(object));
}

/** `{"totalSize":…,"done":…,"records":[…]}`, or the records alone. */
function readChildren(json: Json, schema: ObjectSchema | null): SObject[] {
  if (json.kind === 'null') return [];
  const records = json.kind === 'object' ? json.entries.find(([name]) => name === 'records')?.[1] : json;
  if (records?.kind !== 'array') throw new JSONException(ARRAY_EXPECTED);
  return records.items.map((item) => readRecord(item, schema));
}
