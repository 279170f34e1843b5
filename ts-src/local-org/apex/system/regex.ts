import { StringException } from './exceptions.ts';
import { CLASSES, END_OR_BEFORE_LAST_LINE_END, PROPERTIES, SIMPLE_ESCAPES } from './regex-tables.ts';

/** A Java regular expression as a JavaScript one. */
export interface Regex {
  /** Flags `g`, `d` and `v`. */
  regexp: RegExp;
  /** JavaScript group number of each Java group; group 0 included. */
  groups: number[];
  /** Java group number by name. */
  names: Map<string, number>;
}

const cache = new Map<string, Regex>();

/** @throws StringException `Invalid regex: …` */
export function compile(pattern: string): Regex {
  let regex = cache.get(pattern);
  if (!regex) cache.set(pattern, (regex = new Translator(pattern).translate()));
  return regex;
}

/** `text` with every character that means something in a pattern escaped. */
export function quote(text: string): string {
  return `\\Q${text.replaceAll('\\E', '\\E\\\\E\\Q')}\\E`;
}

interface Flags {
  i: boolean;
  m: boolean;
  s: boolean;
  x: boolean;
}

/** Rewrites one pattern, left to right. */
class Translator {
  readonly #source: string;
  #at = 0;
  #out = '';
  /** Where the last quantifiable atom starts in the output, and how many groups were open before it. */
  #atom = { at: 0, groups: 0 };
  #jsGroups = 0;
  readonly #groups = [0];
  readonly #names = new Map<string, number>();

  constructor(source: string) {
    this.#source = source;
  }

  translate(): Regex {
    this.#alternatives({ i: false, m: false, s: false, x: false });
    if (this.#at < this.#source.length) this.#fail(`Unmatched closing ')' near index ${Math.max(this.#at - 1, 0)}`);
    return { regexp: this.#regexp(), groups: this.#groups, names: this.#names };
  }

  #regexp(): RegExp {
    try {
      return new RegExp(this.#out, 'dgv');
    } catch (error) {
      if (error instanceof SyntaxError) this.#fail(error.message);
      throw error;
    }
  }

  /** Up to the closing parenthesis of the group or the end. `flags` are those in force; `(?i)` changes them up to there. */
  #alternatives(flags: Flags): void {
    let current = flags;
    let wrapper = '';
    while (this.#at < this.#source.length && this.#peek() !== ')') {
      const change = /^\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?\)/.exec(this.#source.slice(this.#at));
      if (change) {
        this.#at += change[0].length;
        if (wrapper !== '') this.#out += ')';
        current = changed(current, change[1]!, change[2] ?? '');
        wrapper = opening(flags, current);
        this.#out += wrapper;
      } else if (this.#peek() === '|') {
        this.#at += 1;
        this.#out += wrapper === '' ? '|' : `)|${wrapper}`;
      } else {
        this.#piece(this.#peek()!, current);
      }
    }
    if (wrapper !== '') this.#out += ')';
  }

  #piece(character: string, flags: Flags): void {
    if (flags.x && this.#skipComment()) return;
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})([+?]?)/.exec(this.#source.slice(this.#at));
    if (quantifier) {
      this.#quantifier(quantifier[0], quantifier[1]!);
      return;
    }
    const start = { at: this.#out.length, groups: this.#jsGroups };
    this.#atomAt(character, flags);
    this.#atom = start;
  }

  #atomAt(character: string, flags: Flags): void {
    switch (character) {
      case '(':
        this.#group(flags);
        return;
      case '[':
        this.#out += this.#characterClass();
        return;
      case '\\':
        this.#escape();
        return;
      case '^':
        this.#at += 1;
        this.#out += flags.m ? `(?<![^\\n\\r\\u2028\\u2029])` : '(?<![\\s\\S])';
        return;
      case '$':
        this.#at += 1;
        this.#out += flags.m ? `(?=[\\n\\r\\u0085\\u2028\\u2029]|(?![\\s\\S]))` : END_OR_BEFORE_LAST_LINE_END;
        return;
      case '.':
        this.#at += 1;
        this.#out += '.';
        return;
      default:
        this.#out += this.#literal(this.#take());
    }
  }

  /** With the x flag: blanks and `# comments` are not part of the pattern. */
  #skipComment(): boolean {
    const match = /^(?:\s+|#[^\n]*\n?)/.exec(this.#source.slice(this.#at));
    if (match) this.#at += match[0].length;
    return match !== null;
  }

  /** A possessive quantifier becomes an atomic group: a look-ahead and a back reference to what it took. */
  #quantifier(text: string, suffix: string): void {
    this.#at += text.length;
    if (suffix !== '+') {
      this.#out += text;
      return;
    }
    const { at, groups } = this.#atom;
    const atom = this.#out.slice(at) + text.slice(0, -1);
    // The new group comes before those inside the atom.
    for (let i = 0; i < this.#groups.length; i++) if (this.#groups[i]! > groups) this.#groups[i]! += 1;
    this.#jsGroups += 1;
    const name = `possessive${this.#jsGroups}`;
    this.#out = `${this.#out.slice(0, at)}(?:(?=(?<${name}>${atom}))\\k<${name}>)`;
  }

  #group(flags: Flags): void {
    const rest = this.#source.slice(this.#at);
    const special = /^\(\?(?:<([a-zA-Z][a-zA-Z0-9]*)>|(<?[=!])|(>)|:|([a-zA-Z]*)(?:-([a-zA-Z]+))?:)/.exec(rest);
    if (!special) {
      if (rest.startsWith('(?')) this.#fail(`Unknown group type near index ${this.#at + 2}`);
      this.#at += 1;
      this.#capture('(', flags);
      return;
    }
    this.#at += special[0].length;
    const [, name, look, atomic, on, off] = special;
    if (name !== undefined) {
      this.#names.set(name, this.#groups.length);
      this.#capture('(', flags);
    } else if (atomic !== undefined) {
      this.#jsGroups += 1;
      const own = `atomic${this.#jsGroups}`;
      this.#out += `(?:(?=(?<${own}>`;
      this.#body(flags);
      this.#out += `))\\k<${own}>)`;
    } else {
      const inside = changed(flags, on ?? '', off ?? '');
      this.#out += look === undefined ? opening(flags, inside) || '(?:' : `(?${look}`;
      this.#body(inside);
      this.#out += ')';
    }
  }

  #capture(open: string, flags: Flags): void {
    this.#jsGroups += 1;
    this.#groups.push(this.#jsGroups);
    this.#out += open;
    this.#body(flags);
    this.#out += ')';
  }

  #body(flags: Flags): void {
    this.#alternatives(flags);
    if (this.#peek() !== ')') this.#fail(`Unclosed group near index ${this.#source.length}`);
    this.#at += 1;
  }

  #escape(): void {
    const rest = this.#source.slice(this.#at);
    const quoted = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest);
    if (quoted) {
      this.#at += quoted[0].length;
      this.#out += [...quoted[1]!].map((character) => this.#literal(character)).join('');
      return;
    }
    const reference = /^\\(?:([1-9])|k<([a-zA-Z][a-zA-Z0-9]*)>)/.exec(rest);
    if (reference) {
      this.#at += reference[0].length;
      this.#reference(reference[1] === undefined ? this.#names.get(reference[2]!) : Number(reference[1]));
      return;
    }
    const character = rest[1];
    if (character === 'G') this.#fail('\\G is not supported');
    if (character !== undefined && character in SIMPLE_ESCAPES) {
      this.#at += 2;
      this.#out += SIMPLE_ESCAPES[character];
      return;
    }
    const set = this.#set();
    this.#out += set === null ? this.#literal(this.#escapedCharacter()) : set;
  }

  /** A back reference by JavaScript number; an unknown group never matches. */
  #reference(group: number | undefined): void {
    const number = group === undefined ? undefined : this.#groups[group];
    this.#out += number === undefined ? '(?!)' : `(?:\\${number})`;
  }

  /** `\d`, `\S`, `\p{Lu}` … as a class of its own; null when the escape is not a set. */
  #set(): string | null {
    const rest = this.#source.slice(this.#at);
    const simple = /^\\([dwshvDWSHV])/.exec(rest);
    if (simple) {
      this.#at += 2;
      const letter = simple[1]!;
      return `[${letter === letter.toLowerCase() ? '' : '^'}${CLASSES[letter.toLowerCase()]}]`;
    }
    const property = /^\\([pP])(?:\{(\^?)([^}]*)\}|([A-Z]))/.exec(rest);
    if (!property) return null;
    this.#at += property[0].length;
    const negated = (property[1] === 'P') !== (property[2] === '^');
    return `[${negated ? '^' : ''}${this.#property(property[3] ?? property[4]!)}]`;
  }

  #property(name: string): string {
    const known = PROPERTIES[name];
    if (known !== undefined) return known;
    const [key, value] = name.split('=');
    if (value !== undefined) return `\\p{${key}=${value}}`;
    const script = /^Is([A-Z][a-z]{3,})$/.exec(name);
    if (script) return `\\p{Script=${script[1]}}`;
    return `\\p{${name.replace(/^Is/, '')}}`;
  }

  /** One character written as an escape: `\x41`, `\u0041`, `\x{1F600}`, `\0101`, `\cA`, `\.` */
  #escapedCharacter(): string {
    const rest = this.#source.slice(this.#at);
    const match =
      /^\\(?:x([0-9a-fA-F]{2})|x\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|0([0-3]?[0-7]{1,2})|c([\s\S])|([^a-zA-Z]))/.exec(
        rest,
      );
    if (!match) return this.#fail(`Illegal/unsupported escape sequence near index ${this.#at + 1}`);
    this.#at += match[0].length;
    const [, hex, braced, unicode, octal, control, itself] = match;
    if (itself !== undefined) return itself;
    if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) ^ 64);
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return String.fromCodePoint(Number.parseInt((hex ?? braced ?? unicode)!, 16));
  }

  /** `[a-z&&[^aeiou]]`: a union beside `&&` becomes a class of its own, as JavaScript wants. */
  #characterClass(): string {
    this.#at += 1;
    const negation = this.#peek() === '^' ? this.#take() : '';
    const operands = [''];
    do {
      if (this.#at >= this.#source.length) {
        this.#fail(`Unclosed character class near index ${this.#source.length - 1}`);
      }
      if (this.#source.startsWith('&&', this.#at)) {
        this.#at += 2;
        operands.push('');
      } else {
        operands[operands.length - 1] += this.#classItem();
      }
    } while (this.#peek() !== ']');
    this.#at += 1;
    const used = operands.filter((operand) => operand !== '');
    const inside = used.length > 1 ? used.map((operand) => `[${operand}]`).join('&&') : used[0];
    return `[${negation}${inside}]`;
  }

  #classItem(): string {
    if (this.#peek() === '[') return this.#characterClass();
    if (this.#source.startsWith('\\Q', this.#at)) {
      const quoted = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(this.#source.slice(this.#at))!;
      this.#at += quoted[0].length;
      return [...quoted[1]!].map((character) => this.#classLiteral(character)).join('');
    }
    const set = this.#peek() === '\\' ? this.#set() : null;
    if (set !== null) return set;
    const from = this.#classCharacter();
    const isRange = this.#peek() === '-' && ![']', '[', undefined].includes(this.#source[this.#at + 1]);
    if (!isRange) return this.#classLiteral(from);
    this.#at += 1;
    if (this.#peek() === '\\' && /^\\[dwshvDWSHVpP]/.test(this.#source.slice(this.#at)))
      return `${this.#classLiteral(from)}\\-`;
    return `${this.#classLiteral(from)}-${this.#classLiteral(this.#classCharacter())}`;
  }

  #classCharacter(): string {
    if (this.#peek() !== '\\') return this.#take();
    const simple = /^\\([tnrfae])/.exec(this.#source.slice(this.#at));
    if (!simple) return this.#escapedCharacter();
    this.#at += 2;
    return { t: '\t', n: '\n', r: '\r', f: '\f', a: '\x07', e: '\x1B' }[simple[1] as 't'];
  }

  #literal(character: string): string {
    return /^[\^$\\.*+?()[\]{}|/]$/.test(character) ? `\\${character}` : escapeControl(character);
  }

  #classLiteral(character: string): string {
    return /^[\^$\\.*+?()[\]{}|/\-&!#%,:;<=>@`~]$/.test(character) ? `\\${character}` : escapeControl(character);
  }

  #peek(): string | undefined {
    return this.#source[this.#at];
  }

  /** The next character, a surrogate pair being one. */
  #take(): string {
    const character = String.fromCodePoint(this.#source.codePointAt(this.#at)!);
    this.#at += character.length;
    return character;
  }

  #fail(problem: string): never {
    throw new StringException(`Invalid regex: ${problem}\n${this.#source}`);
  }
}

function changed(flags: Flags, on: string, off: string): Flags {
  const result = { ...flags };
  for (const flag of ['i', 'm', 's', 'x'] as const) {
    if (on.includes(flag)) result[flag] = true;
    if (off.includes(flag)) result[flag] = false;
  }
  return result;
}

function escapeControl(character: string): string {
  return /[\n\r\u2028\u2029]/.test(character)
    ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
    : character;
}

/** The opening of a JavaScript group that changes the flags; empty when nothing changes. The m and x flags are translated away. */
function opening(from: Flags, to: Flags): string {
  const on = (['i', 's'] as const).filter((flag) => to[flag] && !from[flag]).join('');
  const off = (['i', 's'] as const).filter((flag) => from[flag] && !to[flag]).join('');
  return on + off === '' ? '' : `(?${on}${off === '' ? '' : `-${off}`}:`;
}
