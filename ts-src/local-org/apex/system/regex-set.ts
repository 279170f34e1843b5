import type { IgnoreCase } from './regex-ast.ts';

/** Codes with an entry in the table of a set. */
const TABLE = 256;

/** A set of code points, as a character class of a pattern describes it. */
export class CharacterSet {
  /** 1 for each of the first 256 codes that is in the set. */
  readonly table = new Uint8Array(TABLE);
  /** Whether no code above U+FFFF is in it, by the kind of class: java.util.regex then steps back without reading. */
  readonly isBmp: boolean;
  /** Whether codes beyond the table may be in it. */
  readonly isOpen: boolean;
  readonly #plain: RegExp;
  readonly #folded: RegExp;
  /** Answers for the codes above the table. */
  readonly #known = new Map<number, boolean>();

  /** @param source of a JavaScript class with the flag v */
  constructor(source: string, ignoreCase: IgnoreCase = 'no') {
    this.#plain = new RegExp(`^${source}$`, 'v');
    const folded = ignoreCase === 'no' ? this.#plain : new RegExp(`^${source}$`, 'iv');
    this.#folded = ignoreCase === 'unicode' ? folded : this.#plain;
    for (let code = 0; code < TABLE; code++) {
      const expression = code < 128 ? folded : this.#folded;
      this.table[code] = expression.test(String.fromCharCode(code)) ? 1 : 0;
    }
    const isClosed = !/\[\^|\\[pP]\{/.test(source);
    this.isBmp = isClosed && !/\\u\{[1-9a-f][0-9a-f]{4,}\}/i.test(source);
    this.isOpen = !isClosed || ignoreCase === 'unicode' || /\\u\{[1-9a-f][0-9a-f]{2,}\}|\\u[0-9a-f]{4}/i.test(source);
  }

  has(code: number): boolean {
    if (code < TABLE) return this.table[code] === 1;
    let known = this.#known.get(code);
    if (known === undefined) this.#known.set(code, (known = this.#folded.test(String.fromCodePoint(code))));
    return known;
  }
}

const sets = new Map<string, CharacterSet>();

/** One set per description: patterns share them. */
export function characterSet(source: string, ignoreCase: IgnoreCase = 'no'): CharacterSet {
  const key = `${ignoreCase} ${source}`;
  let set = sets.get(key);
  if (!set) sets.set(key, (set = new CharacterSet(source, ignoreCase)));
  return set;
}
