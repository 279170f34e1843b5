import { equals, hashKey } from './equality.ts';

interface Hashable {
  'hashCode()'(): number;
}

/** A map with Apex's equality of keys, in insertion order: the store of Apex sets and maps. */
export class HashTable<V> {
  readonly #entries = new Map<unknown, { key: unknown; value: V }>();
  /** Keys that define equality themselves, by hash code; the first of several equal ones stands for all. */
  #representatives: Map<number, unknown[]> | null = null;

  get size(): number {
    return this.#entries.size;
  }

  get(key: unknown): V | undefined {
    return this.#entries.get(this.#find(key))?.value;
  }

  has(key: unknown): boolean {
    return this.#entries.has(this.#find(key));
  }

  set(key: unknown, value: V): void {
    const slot = this.#find(key);
    const entry = this.#entries.get(slot);
    if (entry) {
      entry.value = value;
      return;
    }
    this.#entries.set(slot, { key, value });
    if (slot === key && isOpaque(key)) this.#remember(key as Hashable);
  }

  delete(key: unknown): boolean {
    const slot = this.#find(key);
    if (!this.#entries.delete(slot)) return false;
    if (isOpaque(slot)) this.#forget(slot as Hashable);
    return true;
  }

  clear(): void {
    this.#entries.clear();
    this.#representatives = null;
  }

  *keys(): IterableIterator<unknown> {
    for (const entry of this.#entries.values()) yield entry.key;
  }

  *values(): IterableIterator<V> {
    for (const entry of this.#entries.values()) yield entry.value;
  }

  /** The key of the JavaScript map: a value, or the representative object. */
  #find(key: unknown): unknown {
    const direct = hashKey(key);
    if (direct !== undefined) return direct;
    const candidates = this.#representatives?.get((key as Hashable)['hashCode()']());
    return candidates?.find((candidate) => equals(key, candidate)) ?? key;
  }

  #remember(key: Hashable): void {
    const hash = key['hashCode()']();
    this.#representatives ??= new Map();
    const bucket = this.#representatives.get(hash);
    if (bucket) bucket.push(key);
    else this.#representatives.set(hash, [key]);
  }

  #forget(key: Hashable): void {
    for (const [hash, bucket] of this.#representatives ?? []) {
      const at = bucket.indexOf(key);
      if (at < 0) continue;
      bucket.splice(at, 1);
      if (bucket.length === 0) this.#representatives!.delete(hash);
      return;
    }
  }
}

/** Whether equality is the object's own affair. */
function isOpaque(key: unknown): boolean {
  return typeof key === 'object' && key !== null;
}
