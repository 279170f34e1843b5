import { tx } from '../runtime/transaction.ts';

interface Item {
  value: unknown;
  /** Milliseconds since 1970; null: does not expire. */
  expires: number | null;
}

type Items = Map<string, Item>;

/** Kept for the life of the process, per program; tests have a cache of their own per test. */
const stores = new WeakMap<object, Map<string, Items>>();

/** The items of one partition. `kind` is `Org`, or `Session` with the user's id. */
export function cacheItems(kind: string, partition: string): Items {
  const { isTest, state, program } = tx();
  const owner = isTest ? state : program;
  const partitions = stores.get(owner) ?? new Map<string, Items>();
  stores.set(owner, partitions);
  const key = `${kind} ${partition.toLowerCase()}`;
  const items = partitions.get(key) ?? new Map<string, Item>();
  partitions.set(key, items);
  return items;
}

/** undefined when absent or expired. */
export function cached(items: Items, key: string): unknown {
  const item = items.get(key);
  if (!item) return undefined;
  if (item.expires === null || item.expires > tx().now()) return item.value;
  items.delete(key);
  return undefined;
}
