import { SObject } from '../../data/sobject.ts';
import { ApexEnum } from './define.ts';
import { ApexException } from '../runtime/exception.ts';
import { grow } from '../runtime/heap.ts';
import { ApexObject } from '../runtime/object.ts';
import { ApexType, Types } from '../runtime/type.ts';
import { toId18 } from '../../values/index.ts';
import { FinalException } from './exceptions.ts';
import { hash, sameValue } from './value.ts';

interface Entry {
  readonly key: unknown;
  /** Hash of the key when it was put. */
  readonly code: number;
  value: unknown;
}

/** Bytes that an entry adds to the heap, and what it takes in JavaScript beyond them. */
const ENTRY = 24;
const ENTRY_SURPLUS = 60;

/**
 * The keys of a Set or Map with their values, in order of insertion. Keys are compared as `sameValue` does; records by their values at the
 * time they were put, user objects by `equals` and `hashCode`.
 */
export class KeyTable {
  /** Keyed by the value itself for JavaScript primitives and identities, by the Entry for values compared by content. */
  readonly #entries = new Map<unknown, Entry>();
  readonly #buckets = new Map<number, Entry[]>();
  readonly #isId: boolean;
  #iterating = 0;

  constructor(keyType: ApexType) {
    this.#isId = keyType === Types.Id;
  }

  get size(): number {
    return this.#entries.size;
  }

  has(key: unknown): boolean {
    return this.#find(key) !== undefined;
  }

  /** null when absent. */
  get(key: unknown): unknown {
    return this.#find(key)?.value ?? null;
  }

  /** Returns the former value, undefined when the key is new. */
  put(key: unknown, value: unknown): unknown {
    const found = this.#find(key);
    if (found) {
      const former = found.value;
      found.value = value;
      return former;
    }
    this.#mutable();
    grow(ENTRY, ENTRY_SURPLUS);
    const normal = this.#normal(key);
    if (isPlain(normal)) this.#entries.set(normal, { key: normal, code: 0, value });
    else this.#remember({ key: normal, code: hash(normal), value });
    return undefined;
  }

  /** Returns the removed entry, undefined when there was none. Keys of a map may be removed in a loop over them. */
  delete(key: unknown, inLoop = false): { value: unknown } | undefined {
    const found = this.#find(key);
    if (!found) return undefined;
    if (!inLoop) this.#mutable();
    if (isPlain(found.key)) {
      this.#entries.delete(found.key);
    } else {
      this.#entries.delete(found);
      const bucket = this.#buckets.get(found.code)!;
      bucket.splice(bucket.indexOf(found), 1);
    }
    return found;
  }

  clear(): void {
    this.#mutable();
    this.#entries.clear();
    this.#buckets.clear();
  }

  /** While a loop runs over the keys, adding and removing raises FinalException. */
  keys(): IterableIterator<unknown> {
    return this.#walk(({ key }) => key);
  }

  /** While a loop runs over the entries, adding and removing raises FinalException. */
  entries(): IterableIterator<[unknown, unknown]> {
    return this.#walk(({ key, value }) => [key, value]);
  }

  values(): unknown[] {
    return [...this.#entries.values()].map(({ value }) => value);
  }

  /** Not a generator: those are several times slower, and loops over collections are what Apex does most. */
  #walk<T>(take: (entry: Entry) => T): IterableIterator<T> {
    const entries = this.#entries.values();
    let isOver = false;
    const end = (): IteratorReturnResult<undefined> => {
      if (!isOver) this.#iterating -= 1;
      isOver = true;
      return { done: true, value: undefined };
    };
    this.#iterating += 1;
    return {
      next: () => {
        const next = entries.next();
        return next.done ? end() : { done: false, value: take(next.value) };
      },
      return: end,
      [Symbol.iterator]() {
        return this;
      },
    };
  }

  #find(key: unknown): Entry | undefined {
    const normal = this.#normal(key);
    if (isPlain(normal)) return this.#entries.get(normal);
    return this.#buckets.get(hash(normal))?.find((entry) => sameValue(entry.key, normal));
  }

  #remember(entry: Entry): void {
    this.#entries.set(entry, entry);
    const bucket = this.#buckets.get(entry.code);
    if (bucket) bucket.push(entry);
    else this.#buckets.set(entry.code, [entry]);
  }

  #normal(key: unknown): unknown {
    return this.#isId && typeof key === 'string' && key.length === 15 ? (toId18(key) ?? key) : key;
  }

  #mutable(): void {
    if (this.#iterating > 0) throw new FinalException('Cannot modify a collection while it is being iterated.');
  }
}

/** Whether a JavaScript Map compares the key as Apex does. */
function isPlain(key: unknown): boolean {
  if (typeof key !== 'object' || key === null) return true;
  if (key instanceof ApexEnum || key instanceof ApexType) return true;
  if (key instanceof SObject) return false;
  return (key instanceof ApexObject || key instanceof ApexException) && hasIdentity(key);
}

/** Neither equals nor hashCode is overridden. */
function hasIdentity(key: ApexObject | ApexException): boolean {
  const base = key instanceof ApexException ? ApexException.prototype : ApexObject.prototype;
  return key['equals(Object)'] === base['equals(Object)'] && key['hashCode()'] === base['hashCode()'];
}
