import { SObject } from '../../data/sobject.ts';
import { ApexObject } from '../runtime/object.ts';
import { listOf, mapOf, setOf, SObjectApexType, type ApexType } from '../runtime/type.ts';
import { dereferenced } from './arguments.ts';
import { reference } from './define.ts';
import { ListException } from './exceptions.ts';
import { KeyTable } from './key-table.ts';
import { ApexList } from './List.ts';
import { ApexSet } from './Set.ts';
import { objectToken } from './object-token.ts';
import type { SObjectTypeToken } from './SObjectType.ts';
import { collectionText, hash, sameValue, text } from './value.ts';

/** The value of `Map<K,V>`. */
export class ApexMap extends ApexObject {
  readonly #type: ApexType;
  readonly #table: KeyTable;

  constructor(type: ApexType, entries: Iterable<readonly [unknown, unknown]> = []) {
    super();
    this.#type = type;
    this.#table = new KeyTable(type.args[0]!);
    for (const [key, value] of entries) this.#table.put(key, value);
  }

  override get apexType(): ApexType {
    return this.#type;
  }

  get size(): number {
    return this.#table.size;
  }

  entries(): Iterable<[unknown, unknown]> {
    return this.#table.entries();
  }

  get(key: unknown): unknown {
    return this.#table.get(key);
  }

  has(key: unknown): boolean {
    return this.#table.has(key);
  }

  set(key: unknown, value: unknown): void {
    this.#table.put(key, value);
  }

  static 'new()'(type: ApexType): ApexMap {
    return new ApexMap(type);
  }
  static 'new(Map)'(type: ApexType, source: ApexMap | null): ApexMap {
    return new ApexMap(type, dereferenced(source).entries());
  }
  /** @throws ListException for rows without Id and for duplicates */
  static 'new(List)'(type: ApexType, source: ApexList | null): ApexMap {
    const map = new ApexMap(type);
    dereferenced(source).items.forEach((record, index) => {
      const id = idOf(record, index);
      if (map.has(id)) throw new ListException(`Row with duplicate Id at index: ${index}`);
      map.set(id, record);
    });
    return map;
  }

  'clear()'(): void {
    this.#table.clear();
  }
  'clone()'(): ApexMap {
    return new ApexMap(this.#type, this.entries());
  }
  'containsKey(Object)'(key: unknown): boolean {
    return this.#table.has(key);
  }
  'deepClone()'(): ApexMap {
    const clone = (value: unknown): unknown => (value instanceof SObject ? value.clone(true, true, true, true) : value);
    return new ApexMap(
      this.#type,
      [...this.entries()].map(([key, value]) => [clone(key), clone(value)] as const),
    );
  }
  'get(Object)'(key: unknown): unknown {
    return this.#table.get(key);
  }
  'getSObjectType()'(): SObjectTypeToken | null {
    const value = this.#type.args[1];
    return value instanceof SObjectApexType && value.schema ? objectToken(value.schema) : null;
  }
  'isEmpty()'(): boolean {
    return this.#table.size === 0;
  }
  'keySet()'(): ApexSet {
    return new ApexSet(setOf(this.#type.args[0]!), this.#table);
  }
  'put(Object,Object)'(key: unknown, value: unknown): unknown {
    return this.#table.put(key, value) ?? null;
  }
  'putAll(Map)'(source: ApexMap | null): void {
    for (const [key, value] of [...dereferenced(source).entries()]) this.#table.put(key, value);
  }
  /** Rows without Id are under null. */
  'putAll(List)'(source: ApexList | null): void {
    for (const record of dereferenced(source).items)
      this.#table.put(record instanceof SObject ? record.id : null, record);
  }
  'remove(Object)'(key: unknown): unknown {
    return this.#table.delete(key, true)?.value ?? null;
  }
  'size()'(): number {
    return this.#table.size;
  }
  'values()'(): ApexList {
    return new ApexList(listOf(this.#type.args[1]!), this.#table.values());
  }
  'equals(Map)'(other: unknown): boolean {
    return this['equals(Object)'](other);
  }
  override 'equals(Object)'(other: unknown): boolean {
    if (!(other instanceof ApexMap) || other.size !== this.size) return false;
    return [...this.entries()].every(([key, value]) => other.has(key) && sameValue(value, other.get(key)));
  }
  override 'hashCode()'(): number {
    return [...this.entries()].reduce<number>((sum, [key, value]) => (sum + (hash(key) ^ hash(value))) | 0, 0);
  }
  override 'toString()'(): string {
    return collectionText('{', this.#texts(), '}');
  }

  *#texts(): Generator<string> {
    for (const [key, value] of this.entries()) {
      yield `${text(key)}=${value === this ? '(already output)' : text(value)}`;
    }
  }
}

/** A map with these key and value types. */
export function map(key: ApexType, value: ApexType, entries: Iterable<readonly [unknown, unknown]>): ApexMap {
  return new ApexMap(mapOf(key, value), entries);
}

function idOf(record: unknown, index: number): string {
  const id = record instanceof SObject ? record.id : null;
  if (id === null) throw new ListException(`Row with null Id at index: ${index}`);
  return id;
}

export const MapType = reference(
  `
  public class System.Map<K, V> {
    public Map();
    public Map(Map<K, V> mapToCopy);
    public Map(List<SObject> recordList);
    public void clear();
    public Map<K, V> clone();
    public Boolean containsKey(K key);
    public Map<K, V> deepClone();
    public Boolean equals(Map<K, V> other);
    public Boolean equals(Object other);
    public V get(K key);
    public Schema.SObjectType getSObjectType();
    public Integer hashCode();
    public Boolean isEmpty();
    public Set<K> keySet();
    public V put(K key, V value);
    public void putAll(Map<K, V> fromMap);
    public void putAll(List<SObject> records);
    public V remove(K key);
    public Integer size();
    public String toString();
    public List<V> values();
  }`,
  ApexMap,
);
