import { LimitException } from '../runtime/exception.ts';
import type { CharacterSet } from './regex-set.ts';

/** How often a pattern may read its input, on the platform. */
const MAX_ACCESSES = 1_000_000;

/** Codes that the table of a set knows. */
export const TABLE = 256;

/** A region of a text. How often it is read is counted, and limited. */
export class MeteredInput {
  readonly input: string;
  /** The region. Assertions take its bounds for those of the input. */
  from = 0;
  to: number;
  accesses = 0;
  /** Whether the end of the region was looked at. */
  hitEnd = false;

  constructor(input: string) {
    this.input = input;
    this.to = input.length;
  }

  /** Reads `count` characters outside the program: assertions, and the search for where a match may begin. */
  read(count: number): void {
    this.accesses += count;
    this.#limit();
  }

  protected readOne(): void {
    this.accesses += 1;
    this.#limit();
  }

  #limit(): void {
    if (this.accesses > MAX_ACCESSES) throw new LimitException('Regex too complicated');
  }

  /** The position after one code point of the set; -1 when none is at `at`. A set of the basic plane reads a unit, others a surrogate pair. */
  protected step(set: CharacterSet, at: number): number {
    if (at >= this.to) {
      this.hitEnd = true;
      return -1;
    }
    this.readOne();
    const unit = this.input.charCodeAt(at);
    if (unit < TABLE) return set.table[unit] === 1 ? at + 1 : -1;
    if (set.isBmp || !isHigh(unit) || at + 1 >= this.input.length) return set.has(unit) ? at + 1 : -1;
    const code = this.input.codePointAt(at)!;
    this.readOne();
    return set.has(code) ? at + (code > 0xffff ? 2 : 1) : -1;
  }

  /** The position after `count` code points of the set; -1 when there are fewer. */
  protected many(set: CharacterSet, from: number, count: number): number {
    let at = from;
    for (let i = 0; i < count && at >= 0; i++) at = this.step(set, at);
    return at;
  }

  /** The position after as many code points of the set as there are, but not more than `most`. */
  protected most(set: CharacterSet, from: number, most: number): number {
    const { input, to } = this;
    const { table } = set;
    let at = from;
    let left = most;
    while (left > 0 && at < to) {
      const unit = input.charCodeAt(at);
      if (unit < TABLE) {
        if (table[unit] === 0) break;
        at += 1;
      } else {
        const { accesses } = this;
        const next = this.step(set, at);
        this.accesses = accesses;
        if (next < 0) break;
        at = next;
      }
      left -= 1;
    }
    if (left > 0 && at >= to) this.hitEnd = true;
    this.accesses += at - from + (left > 0 && at < to ? 1 : 0);
    this.#limit();
    return at;
  }

  protected text(text: string, at: number): boolean {
    const { input, to } = this;
    for (let i = 0; i < text.length; i++) {
      if (at + i >= to) {
        this.hitEnd = true;
        return false;
      }
      this.readOne();
      if (input.charCodeAt(at + i) !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  protected beside(set: CharacterSet, at: number, behind: boolean): boolean {
    const place = behind ? at - 1 : at;
    if (behind ? place < this.from : place >= this.to) {
      if (!behind) this.hitEnd = true;
      return false;
    }
    this.readOne();
    return set.has(this.input.charCodeAt(place));
  }
}

export function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

export function isLow(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
