import {
  lengths,
  type Assertion,
  type IgnoreCase,
  type ParsedRegex,
  type RegexNode,
  type RepeatMode,
} from './regex-ast.ts';
import { PatternReader, type Flags } from './regex-reader.ts';
import { characterSet } from './regex-set.ts';

/** Reads a pattern as java.util.regex.Pattern does. @throws StringException `Invalid regex: …` */
export function parseRegex(pattern: string): ParsedRegex {
  return new RegexParser(pattern).parse();
}

const NO_FLAGS: Flags = { i: false, m: false, s: false, x: false, d: false, u: false, U: false };

/** The end of a line, as in `\R`. */
const LINE_ENDS = '[\\n\\x0B\\f\\r\\x85\\u2028\\u2029]';

/** The most repetitions that mean "without end". */
export const ENDLESS = 0x7fffffff;

class RegexParser {
  readonly #reader: PatternReader;
  readonly #names = new Map<string, number>();
  #groups = 0;

  constructor(pattern: string) {
    this.#reader = new PatternReader(pattern);
  }

  parse(): ParsedRegex {
    const root = this.#alternatives(NO_FLAGS);
    const { at, source } = this.#reader;
    if (at < source.length) this.#reader.fail(`Unmatched closing ')' near index ${Math.max(at - 1, 0)}`);
    return { root, groupCount: this.#groups, names: this.#names };
  }

  /** Up to the closing parenthesis of the group or the end. `flags` are those in force; `(?i)` changes them up to there. */
  #alternatives(flags: Flags): RegexNode {
    const options: RegexNode[][] = [[]];
    let current = flags;
    while (this.#reader.peek() !== undefined && this.#reader.peek() !== ')') {
      const change = this.#reader.match(/\(\?([imsxduU]*)(?:-([imsxduU]+))?\)/y);
      if (change) current = changed(current, change[1]!, change[2] ?? '');
      else if (this.#reader.peek() === '|') {
        this.#reader.take();
        options.push([]);
      } else {
        this.#piece(options.at(-1)!, current);
      }
    }
    const parts = options.map((items) => sequence(items));
    return parts.length === 1 ? parts[0]! : { kind: 'choice', options: parts };
  }

  /** Adds the next atom with its quantifier. */
  #piece(items: RegexNode[], flags: Flags): void {
    if (flags.x && this.#reader.match(/(?:\s+|#[^\n]*\n?)/y)) return;
    const { at } = this.#reader;
    if (this.#reader.match(/[*+?]/y)) {
      this.#reader.fail(`Dangling meta character '${this.#reader.source[at]}' near index ${at}`);
    }
    for (const atom of this.#atoms(flags)) items.push(atom);
    if (flags.x) while (this.#reader.match(/(?:\s+|#[^\n]*\n?)/y));
    const bounds = this.#quantifier();
    if (bounds) items.push(repeat(items.pop() ?? sequence([]), ...bounds));
  }

  #quantifier(): [number, number, RepeatMode] | null {
    const match = this.#reader.match(/(?:([*+?])|\{(\d+)(,?)(\d*)\})([+?]?)/y);
    if (!match) return null;
    const [, sign, low, comma, high, suffix] = match;
    const mode = suffix === '+' ? 'possessive' : suffix === '?' ? 'lazy' : 'greedy';
    if (sign !== undefined) return [sign === '+' ? 1 : 0, sign === '?' ? 1 : ENDLESS, mode];
    const min = Number(low);
    const max = comma === '' ? min : high === '' ? ENDLESS : Number(high);
    if (max < min) this.#reader.fail(`Illegal repetition range near index ${this.#reader.at - 1}`);
    return [min, max, mode];
  }

  /** One atom, or the characters of a quotation. */
  #atoms(flags: Flags): RegexNode[] {
    const reader = this.#reader;
    const character = reader.peek()!;
    switch (character) {
      case '(':
        return [this.#group(flags)];
      case '[':
        return [{ kind: 'set', set: characterSet(reader.characterClass(flags), caseOf(flags)) }];
      case '\\':
        return this.#escape(flags);
      case '^':
        reader.take();
        return [assertion(flags.m ? (flags.d ? 'unixLineBegin' : 'lineBegin') : 'begin')];
      case '$':
        reader.take();
        return [assertion(endOf(flags))];
      case '.':
        reader.take();
        return [{ kind: 'set', set: characterSet(dot(flags)) }];
      case '{':
        // After another quantifier it repeats nothing.
        if (!reader.match(/\{\d+,?\d*\}[+?]?/y)) reader.fail(`Illegal repetition near index ${reader.at}`);
        return [];
      default:
        return [literal(reader.take(), flags)];
    }
  }

  #escape(flags: Flags): RegexNode[] {
    const reader = this.#reader;
    const quoted = reader.quotation();
    if (quoted !== null) return [...quoted].map((one) => literal(one, flags));
    const reference = reader.match(/\\(?:([1-9])|k<([a-zA-Z][a-zA-Z0-9]*)>)/y);
    if (reference) return [this.#reference(reference[1], reference[2], flags)];
    const zeroWidth = reader.match(/\\([bBAzZG])/y);
    if (zeroWidth) return [assertion(ZERO_WIDTH[zeroWidth[1]!]!(flags))];
    if (reader.match(/\\R/y)) return [lineBreak()];
    const set = reader.set(flags);
    if (set !== null) return [{ kind: 'set', set: characterSet(set, caseOf(flags)) }];
    return [literal(reader.escapedCharacter(), flags)];
  }

  /** `\1`, `\12` where there are so many groups, `\k<name>`. */
  #reference(digit: string | undefined, name: string | undefined, flags: Flags): RegexNode {
    const known = digit === undefined ? this.#names.get(name!) : Number(digit);
    if (known === undefined) return this.#reader.fail(`named capturing group <${name}> does not exist`);
    let group = known;
    while (digit !== undefined && /[0-9]/.test(this.#reader.peek() ?? '')) {
      const longer: number = group * 10 + Number(this.#reader.peek());
      if (longer > this.#groups) break;
      group = longer;
      this.#reader.take();
    }
    return { kind: 'reference', group: group <= this.#groups ? group : 0, ignoreCase: caseOf(flags) };
  }

  #group(flags: Flags): RegexNode {
    const reader = this.#reader;
    const special = reader.match(/\(\?(?:<([a-zA-Z][a-zA-Z0-9]*)>|(<?)([=!])|(>)|([imsxduU]*)(?:-([imsxduU]+))?:)/y);
    if (!special) {
      if (reader.startsWith('(?')) reader.fail(`Unknown inline modifier near index ${reader.at + 2}`);
      reader.take();
      return this.#capture(flags);
    }
    const [, name, behind, look, atomic, on, off] = special;
    if (name !== undefined) {
      if (this.#names.has(name)) reader.fail(`Named capturing group <${name}> is already defined`);
      this.#names.set(name, this.#groups + 1);
      return this.#capture(flags);
    }
    if (look !== undefined) {
      const body = this.#body(flags);
      if (behind === '<' && lengths(body).max >= ENDLESS) {
        reader.fail(`Look-behind group does not have an obvious maximum length near index ${reader.at - 1}`);
      }
      return { kind: 'look', behind: behind === '<', negative: look === '!', body };
    }
    if (atomic !== undefined) return { kind: 'atomic', body: this.#body(flags) };
    return this.#body(changed(flags, on ?? '', off ?? ''));
  }

  #capture(flags: Flags): RegexNode {
    this.#groups += 1;
    const number = this.#groups;
    return { kind: 'group', number, body: this.#body(flags) };
  }

  #body(flags: Flags): RegexNode {
    const body = this.#alternatives(flags);
    if (this.#reader.peek() !== ')') this.#reader.fail(`Unclosed group near index ${this.#reader.source.length}`);
    this.#reader.take();
    return body;
  }
}

function changed(flags: Flags, on: string, off: string): Flags {
  const result: Record<string, boolean> = { ...flags };
  for (const letter of on) result[letter] = true;
  for (const letter of off) result[letter] = false;
  // UNICODE_CHARACTER_CLASS implies UNICODE_CASE.
  if (on.includes('U')) result.u = true;
  return result as unknown as Flags;
}

function caseOf(flags: Flags): IgnoreCase {
  if (!flags.i) return 'no';
  return flags.u ? 'unicode' : 'ascii';
}

function dot(flags: Flags): string {
  if (flags.s) return '[^]';
  return flags.d ? '[^\\n]' : '[^\\n\\r\\u0085\\u2028\\u2029]';
}

const ZERO_WIDTH: Record<string, (flags: Flags) => Assertion> = {
  b: ({ U }) => (U ? 'unicodeBoundary' : 'boundary'),
  B: ({ U }) => (U ? 'notUnicodeBoundary' : 'notBoundary'),
  A: () => 'begin',
  z: () => 'end',
  Z: ({ d }) => (d ? 'unixLastEnd' : 'lastEnd'),
  G: () => 'lastMatch',
};

function endOf({ m, d }: Flags): Assertion {
  if (m) return d ? 'unixLineEnd' : 'lineEnd';
  return d ? 'unixLastEnd' : 'lastEnd';
}

function assertion(which: Assertion): RegexNode {
  return { kind: 'assertion', assertion: which };
}

function literal(character: string, flags: Flags): RegexNode {
  return { kind: 'text', text: character, ignoreCase: /^\p{Cased}$/u.test(character) ? caseOf(flags) : 'no' };
}

function lineBreak(): RegexNode {
  const pair: RegexNode = { kind: 'text', text: '\r\n', ignoreCase: 'no' };
  return { kind: 'choice', options: [pair, { kind: 'set', set: characterSet(LINE_ENDS) }] };
}

function repeat(body: RegexNode, min: number, max: number, mode: RepeatMode): RegexNode {
  return { kind: 'repeat', body, min, max, mode };
}

/** Characters in a row are one text, as a Slice of java.util.regex. */
function sequence(items: readonly RegexNode[]): RegexNode {
  const merged: RegexNode[] = [];
  for (const item of items) {
    const last = merged.at(-1);
    const joins = item.kind === 'text' && last?.kind === 'text' && compatible(item, last);
    if (joins) {
      const ignoreCase = last.ignoreCase === 'no' ? item.ignoreCase : last.ignoreCase;
      merged[merged.length - 1] = { kind: 'text', text: last.text + item.text, ignoreCase };
    } else {
      merged.push(item);
    }
  }
  return merged.length === 1 ? merged[0]! : { kind: 'sequence', items: merged };
}

type Text = Extract<RegexNode, { kind: 'text' }>;

/** Characters without case go with either. */
function compatible(a: Text, b: Text): boolean {
  return a.ignoreCase === b.ignoreCase || [a, b].some(({ text }) => !/\p{Cased}/u.test(text));
}
