import { ApexObject } from '../runtime/object.ts';
import { setOf, type ApexType } from '../runtime/type.ts';
import { dereferenced } from './arguments.ts';
import { reference } from './define.ts';
import { FinalException } from './exceptions.ts';
import { ApexIterator } from './Iterator.ts';
import { KeyTable } from './key-table.ts';
import type { ApexList } from './List.ts';
import { collectionText, hash, text } from './value.ts';

type Source = ApexList | ApexSet | null;

/** The value of `Set<T>`. Built on the table of a Map it is the map's key set: it removes from the map and refuses additions. */
export class ApexSet extends ApexObject {
  readonly #type: ApexType;
  readonly #table: KeyTable;
  readonly #isView: boolean;

  constructor(type: ApexType, items: Iterable<unknown> | KeyTable = []) {
    super();
    this.#type = type;
    this.#isView = items instanceof KeyTable;
    if (items instanceof KeyTable) {
      this.#table = items;
      return;
    }
    this.#table = new KeyTable(type.args[0]!);
    for (const item of items) this.#table.put(item, true);
  }

  override get apexType(): ApexType {
    return this.#type;
  }

  /** Adding and removing during the iteration raises FinalException. */
  [Symbol.iterator](): Iterator<unknown> {
    return this.#table.keys();
  }

  get size(): number {
    return this.#table.size;
  }

  has(element: unknown): boolean {
    return this.#table.has(element);
  }

  static 'new()'(type: ApexType): ApexSet {
    return new ApexSet(type);
  }
  static 'new(Set)'(type: ApexType, source: Source): ApexSet {
    return new ApexSet(type, dereferenced(source));
  }
  static 'new(List)'(type: ApexType, source: Source): ApexSet {
    return new ApexSet(type, dereferenced(source));
  }

  'add(Object)'(element: unknown): boolean {
    if (this.#isView) throw new FinalException('Collection is read-only');
    return this.#table.put(element, true) === undefined;
  }
  'addAll(List)'(source: Source): boolean {
    return this.#each(source, (element) => this['add(Object)'](element));
  }
  'addAll(Set)'(source: Source): boolean {
    return this.#each(source, (element) => this['add(Object)'](element));
  }
  'addAll(Iterable)'(source: Source): boolean {
    return this.#each(source, (element) => this['add(Object)'](element));
  }
  'clear()'(): void {
    this.#table.clear();
  }
  'contains(Object)'(element: unknown): boolean {
    return this.#table.has(element);
  }
  'containsAll(List)'(source: Source): boolean {
    return [...dereferenced(source)].every((element) => this.#table.has(element));
  }
  'containsAll(Set)'(source: Source): boolean {
    return this['containsAll(List)'](source);
  }
  'containsAll(Iterable)'(source: Source): boolean {
    return this['containsAll(List)'](source);
  }
  'remove(Object)'(element: unknown): boolean {
    return this.#table.delete(element) !== undefined;
  }
  'removeAll(List)'(source: Source): boolean {
    return this.#each(source, (element) => this['remove(Object)'](element));
  }
  'removeAll(Set)'(source: Source): boolean {
    return this['removeAll(List)'](source);
  }
  'removeAll(Iterable)'(source: Source): boolean {
    return this['removeAll(List)'](source);
  }
  'retainAll(List)'(source: Source): boolean {
    const kept = new ApexSet(this.#type, dereferenced(source));
    return this.#each(this, (element) => !kept.has(element) && this['remove(Object)'](element));
  }
  'retainAll(Set)'(source: Source): boolean {
    return this['retainAll(List)'](source);
  }
  'retainAll(Iterable)'(source: Source): boolean {
    return this['retainAll(List)'](source);
  }
  'isEmpty()'(): boolean {
    return this.#table.size === 0;
  }
  'size()'(): number {
    return this.#table.size;
  }
  'iterator()'(): ApexIterator {
    return new ApexIterator(this.#type.args[0]!, [...this][Symbol.iterator]());
  }
  'clone()'(): ApexSet {
    return new ApexSet(this.#type, this);
  }
  'equals(Set)'(other: unknown): boolean {
    return this['equals(Object)'](other);
  }
  override 'equals(Object)'(other: unknown): boolean {
    return other instanceof ApexSet && other.size === this.size && [...this].every((element) => other.has(element));
  }
  override 'hashCode()'(): number {
    return [...this].reduce<number>((sum, element) => (sum + hash(element)) | 0, 0);
  }
  override 'toString()'(): string {
    return collectionText('{', [...this].map(text), '}');
  }

  /** Whether any call changed the set. The source may be this set. */
  #each(source: Source, change: (element: unknown) => boolean): boolean {
    let changed = false;
    for (const element of [...dereferenced(source)]) changed = change(element) || changed;
    return changed;
  }
}

/** A set whose element type is `element`. */
export function set(element: ApexType, items: Iterable<unknown>): ApexSet {
  return new ApexSet(setOf(element), items);
}

export const SetType = reference(
  `
  public class System.Set<T> implements Iterable<T> {
    public Set();
    public Set(Set<T> setToCopy);
    public Set(List<T> listToCopy);
    public Boolean add(T element);
    public Boolean addAll(List<T> fromList);
    public Boolean addAll(Set<T> fromSet);
    public Boolean addAll(Iterable<T> fromIterable);
    public void clear();
    public Set<T> clone();
    public Boolean contains(T element);
    public Boolean containsAll(List<T> listToCompare);
    public Boolean containsAll(Set<T> setToCompare);
    public Boolean containsAll(Iterable<T> iterableToCompare);
    public Boolean equals(Set<T> other);
    public Boolean equals(Object other);
    public Integer hashCode();
    public Boolean isEmpty();
    public Iterator<T> iterator();
    public Boolean remove(T element);
    public Boolean removeAll(List<T> listOfElementsToRemove);
    public Boolean removeAll(Set<T> setOfElementsToRemove);
    public Boolean removeAll(Iterable<T> elementsToRemove);
    public Boolean retainAll(List<T> listOfElementsToRetain);
    public Boolean retainAll(Set<T> setOfElementsToRetain);
    public Boolean retainAll(Iterable<T> elementsToRetain);
    public Integer size();
    public String toString();
  }`,
  ApexSet,
);
