/** What emitted code needs to make and change records and collections. */
import type { ObjectSchema } from '../../data/schema.ts';
import { SObject } from '../../data/sobject.ts';
import { FinalException, ListException } from '../system/exceptions.ts';
import { ApexList } from '../system/List.ts';
import { ApexMap } from '../system/Map.ts';
import { ApexSet } from '../system/Set.ts';
import { grow } from './heap.ts';
import { n } from './operators.ts';
import type { ApexType } from './type.ts';

/** Bytes of a record and of each of its fields, and what they take in JavaScript beyond them. */
const RECORD = 48;
const FIELD = 16;
const RECORD_SURPLUS = 250;
const FIELD_SURPLUS = 60;

/** Counts new records of so many fields each. */
export function growRecords(count: number, fields: number): void {
  grow(count * (RECORD + fields * FIELD), count * (RECORD_SURPLUS + fields * FIELD_SURPLUS));
}

/** @param fields names and values in turn, as written */
export function record(schema: ObjectSchema, fields: unknown[], parents: unknown[] = []): SObject {
  const made = new SObject(schema);
  growRecords(1, fields.length / 2);
  for (let i = 0; i < fields.length; i += 2) made.put(fields[i] as string, fields[i + 1]);
  for (let i = 0; i < parents.length; i += 2) made.setRelation(parents[i] as string, parents[i + 1] as SObject | null);
  return made;
}

export function setField<T>(target: SObject, field: string, value: T): T {
  if (target.readOnly) throw new FinalException('Record is read-only');
  target.put(field, value);
  return value;
}

export function setParent(target: SObject, relationship: string, value: SObject | null): SObject | null {
  if (target.readOnly) throw new FinalException('Record is read-only');
  target.setRelation(relationship, value);
  return value;
}

export function setElement<T>(target: ApexList, index: number, value: T): T {
  target['set(Integer,Object)'](index, value);
  return value;
}

export function setProperty<T>(target: Record<string, (value: T) => void>, setter: string, value: T): T {
  target[setter]!(value);
  return value;
}

/** The list of a child relationship; `type` is the list's. */
export function children(target: SObject, relationship: string, type: ApexType): ApexList {
  return new ApexList(type, target.children(relationship));
}

export function list(type: ApexType, items: unknown[]): ApexList {
  return new ApexList(type, items);
}

export function array(type: ApexType, size: number): ApexList {
  if (size < 0) throw new ListException(`List index out of bounds: ${size}`);
  return new ApexList(type, new Array<unknown>(size).fill(null));
}

export function set(type: ApexType, items: unknown[]): ApexSet {
  return new ApexSet(type, items);
}

export function map(type: ApexType, entries: [unknown, unknown][]): ApexMap {
  return new ApexMap(type, entries);
}

interface ApexIterable {
  'iterator()'(): ApexIteration;
}

interface ApexIteration {
  'hasNext()'(): boolean;
  'next()'(): unknown;
}

/** The elements of anything that a for loop accepts. */
export function iterate(source: Iterable<unknown> | ApexIterable | ApexIteration): Iterable<unknown> {
  if (Symbol.iterator in source) return source;
  return elements('iterator()' in source ? n(source['iterator()']()) : source);
}

function* elements(iteration: ApexIteration): Generator<unknown> {
  while (n(iteration['hasNext()']())) yield iteration['next()']();
}

/** Rows per turn of `for (List<Account> chunk : [SELECT ...])`. */
const CHUNK = 200;

export function* chunks(source: ApexList): Generator<ApexList> {
  for (let at = 0; at < source.items.length; at += CHUNK) {
    yield new ApexList(source.apexType, source.items.slice(at, at + CHUNK));
  }
}
