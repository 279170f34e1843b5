import type { ClassInfo, FieldInfo } from '../../apex/program.ts';
import { ApexObject } from '../../apex/runtime/object.ts';
import { tx } from '../../apex/runtime/transaction.ts';
import { ApexEnum } from '../../apex/system/define.ts';
import { ApexList } from '../../apex/system/List.ts';
import { ApexMap } from '../../apex/system/Map.ts';
import { ApexSet } from '../../apex/system/Set.ts';
import { text } from '../../apex/system/value.ts';
import { instanceFields } from '../../apex/system/json/serialize.ts';
import { UnsupportedError } from '../../apex/runtime/exception.ts';
import { SObject } from '../../data/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime, Decimal, Double } from '../../values/index.ts';
import { rawJson } from '../json.ts';

/**
 * The JSON that a component gets for an Apex value: of user classes only `@AuraEnabled` members, null ones left out;
 * records as `{Id, Field__c, Parent__r: {...}, Children__r: [...]}` without attributes.
 */
export function auraJson(value: unknown): string {
  return JSON.stringify(plain(value));
}

function plain(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return typeof value === 'bigint' ? rawJson(String(value)) : value;
  if (value instanceof ApexList || value instanceof ApexSet) return [...value].map(plain);
  if (value instanceof ApexMap)
    return Object.fromEntries([...value.entries()].map(([key, item]) => [text(key), plain(item)]));
  if (value instanceof SObject) return plainRecord(value);
  return plainScalar(value) ?? plainObject(value);
}

/** undefined: not a scalar. */
function plainScalar(value: object): unknown {
  if (value instanceof Decimal) return rawJson(value.toPlainString());
  if (value instanceof Double) return value.value;
  if (value instanceof ApexEnum) return value.name;
  if (value instanceof ApexDate || value instanceof ApexDatetime) return value.toString();
  return value instanceof ApexTime ? value.ms : undefined;
}

function plainRecord(record: SObject): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of record.populated()) if (value !== null) result[name] = plain(value);
  for (const field of record.schema.fields.values()) {
    const name = field.relationshipName;
    const parent = name !== null && record.hasRelation(name) ? record.relation(name) : null;
    if (name !== null && parent) result[name] = plainRecord(parent);
  }
  for (const child of record.schema.childRelationships) {
    const list = child.name === null ? undefined : record.childLists().get(child.name.toLowerCase());
    if (list) result[child.name!] = list.map(plainRecord);
  }
  return result;
}

function plainObject(value: object): Record<string, unknown> {
  const info = value instanceof ApexObject ? tx().program.classInfo(value.apexType) : undefined;
  if (!info) throw new UnsupportedError(`a value of type ${typeName(value)} for a component`);
  const entries = [...auraFields(info)].map((field) => [field.name, field.get(value)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== null).map(([name, item]) => [name, plain(item)]));
}

function typeName(value: object): string {
  return value instanceof ApexObject ? value.apexType.name : value.constructor.name;
}

function* auraFields(info: ClassInfo): Iterable<FieldInfo> {
  for (const field of instanceFields(info)) {
    if (field.annotations.some((one) => one.name === 'auraenabled')) yield field;
  }
}
