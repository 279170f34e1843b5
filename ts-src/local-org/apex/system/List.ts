import { SObject } from '../../data/sobject.ts';
import { grow } from '../runtime/heap.ts';
import { ApexObject } from '../runtime/object.ts';
import { listOf, SObjectApexType, type ApexType } from '../runtime/type.ts';
import { dereferenced, present } from './arguments.ts';
import { reference } from './define.ts';
import { ListException } from './exceptions.ts';
import { ApexIterator } from './Iterator.ts';
import type { ApexSet } from './Set.ts';
import { objectToken } from './object-token.ts';
import type { SObjectTypeToken } from './SObjectType.ts';
import { compareValues, type Comparator } from './sort.ts';
import { collectionText, hash, sameValue, text } from './value.ts';

/** Bytes that an element adds to the heap. */
const ELEMENT = 8;

/** The value of `List<T>`. */
export class ApexList extends ApexObject {
  readonly #type: ApexType;
  items: unknown[];

  constructor(type: ApexType, items: unknown[] = []) {
    super();
    this.#type = type;
    this.items = items;
    if (items.length > 0) grow(ELEMENT * items.length);
  }

  override get apexType(): ApexType {
    return this.#type;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.items[Symbol.iterator]();
  }

  static 'new()'(type: ApexType): ApexList {
    return new ApexList(type);
  }
  static 'new(Integer)'(type: ApexType, size: number): ApexList {
    return new ApexList(type, new Array<unknown>(size).fill(null));
  }
  static 'new(List)'(type: ApexType, source: ApexList | null): ApexList {
    return new ApexList(type, [...dereferenced(source)]);
  }
  static 'new(Set)'(type: ApexType, source: ApexSet | null): ApexList {
    return new ApexList(type, [...dereferenced(source)]);
  }

  'add(Object)'(element: unknown): void {
    grow(ELEMENT);
    this.items.push(element);
  }
  'add(Integer,Object)'(index: number, element: unknown): void {
    if (index !== this.items.length) this.#check(index);
    grow(ELEMENT);
    this.items.splice(index, 0, element);
  }
  'addAll(List)'(source: ApexList | null): void {
    for (const item of [...dereferenced(source)]) this['add(Object)'](item);
  }
  'addAll(Set)'(source: ApexSet | null): void {
    for (const item of dereferenced(source)) this['add(Object)'](item);
  }
  'addAll(Iterable)'(source: ApexList | ApexSet | null): void {
    for (const item of [...dereferenced(source)]) this['add(Object)'](item);
  }
  'clear()'(): void {
    this.items.length = 0;
  }
  'contains(Object)'(element: unknown): boolean {
    return this['indexOf(Object)'](element) >= 0;
  }
  'get(Integer)'(index: number | null): unknown {
    return this.items[this.#check(index)];
  }
  'set(Integer,Object)'(index: number | null, element: unknown): void {
    this.items[this.#check(index)] = element;
  }
  'remove(Integer)'(index: number | null): unknown {
    return this.items.splice(this.#check(index), 1)[0];
  }
  'indexOf(Object)'(element: unknown): number {
    return this.items.findIndex((item) => sameValue(item, element));
  }
  'isEmpty()'(): boolean {
    return this.items.length === 0;
  }
  'size()'(): number {
    return this.items.length;
  }
  'iterator()'(): ApexIterator {
    return new ApexIterator(this.#type.args[0]!, this.items[Symbol.iterator]());
  }
  'sort()'(): void {
    this.items.sort(compareValues);
  }
  'sort(Comparator)'(comparator: Comparator | null): void {
    const order = dereferenced(comparator);
    this.items.sort((left, right) => order['compare(Object,Object)'](left, right));
  }
  'clone()'(): ApexList {
    return new ApexList(this.#type, [...this.items]);
  }
  'deepClone()'(): ApexList {
    return this['deepClone(Boolean,Boolean,Boolean)'](false, false, false);
  }
  'deepClone(Boolean)'(preserveId: boolean): ApexList {
    return this['deepClone(Boolean,Boolean,Boolean)'](preserveId, false, false);
  }
  'deepClone(Boolean,Boolean)'(preserveId: boolean, preserveTimestamps: boolean): ApexList {
    return this['deepClone(Boolean,Boolean,Boolean)'](preserveId, preserveTimestamps, false);
  }
  'deepClone(Boolean,Boolean,Boolean)'(id: boolean, timestamps: boolean, autoNumber: boolean): ApexList {
    const clone = (item: unknown): unknown =>
      item instanceof SObject ? item.clone(id, true, timestamps, autoNumber) : item;
    return new ApexList(this.#type, this.items.map(clone));
  }
  'getSObjectType()'(): SObjectTypeToken | null {
    const element = this.#type.args[0];
    return element instanceof SObjectApexType && element.schema ? objectToken(element.schema) : null;
  }
  'equals(List)'(other: ApexList | null): boolean {
    return this['equals(Object)'](other);
  }
  override 'equals(Object)'(other: unknown): boolean {
    if (!(other instanceof ApexList) || other.items.length !== this.items.length) return false;
    return this.items.every((item, i) => sameValue(item, other.items[i]));
  }
  override 'hashCode()'(): number {
    return this.items.reduce<number>((result, item) => (Math.imul(31, result) + hash(item)) | 0, 1);
  }
  override 'toString()'(): string {
    return collectionText('(', this.#texts(), ')');
  }

  *#texts(): Generator<string> {
    for (const item of this.items) yield item === this ? '(already output)' : text(item);
  }

  #check(index: number | null): number {
    const at = present(index);
    if (at < 0 || at >= this.items.length) throw new ListException(`List index out of bounds: ${at}`);
    return at;
  }
}

/** A list whose element type is `element`. */
export function list(element: ApexType, items: unknown[]): ApexList {
  return new ApexList(listOf(element), items);
}

export const ListType = reference(
  `
  public class System.List<T> implements Iterable<T> {
    public List();
    public List(Integer size);
    public List(List<T> listToCopy);
    public List(Set<T> setToCopy);
    public void add(T element);
    public void add(Integer index, T element);
    public void addAll(List<T> fromList);
    public void addAll(Set<T> fromSet);
    public void addAll(Iterable<T> fromIterable);
    public void clear();
    public List<T> clone();
    public Boolean contains(T element);
    public List<T> deepClone();
    public List<T> deepClone(Boolean preserveId);
    public List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps);
    public List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber);
    public Boolean equals(List<T> other);
    public Boolean equals(Object other);
    public T get(Integer index);
    public Schema.SObjectType getSObjectType();
    public Integer hashCode();
    public Integer indexOf(T element);
    public Boolean isEmpty();
    public Iterator<T> iterator();
    public T remove(Integer index);
    public void set(Integer index, T element);
    public Integer size();
    public void sort();
    public void sort(Comparator<T> comparator);
    public String toString();
  }`,
  ApexList,
);
