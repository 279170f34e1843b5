/** Random choices that are the same for the same seed. */
export interface Dice {
  /** True with this probability. */
  chance(probability: number): boolean;
  /** Whole number from 0 to below `bound`. */
  below(bound: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Each item with this probability. */
  some<Item>(items: readonly Item[], probability: number): Item[];
}

/** mulberry32: 32 bits of state, for tests only. */
export function dice(seed: number): Dice {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  const chance = (probability: number): boolean => next() < probability;
  return {
    below,
    chance,
    pick: (items) => items[below(items.length)]!,
    some: (items, probability) => items.filter(() => chance(probability)),
  };
}
