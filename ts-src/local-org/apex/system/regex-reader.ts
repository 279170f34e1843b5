import { StringException } from './exceptions.ts';
import { CLASSES, PROPERTIES, UNICODE_CLASSES } from './regex-tables.ts';

/** Flags of java.util.regex by their letters in `(?imsxduU)`. */
export interface Flags {
  /** Case-insensitive, for ASCII letters only unless `u` is set. */
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly x: boolean;
  /** Only `\n` ends a line. */
  readonly d: boolean;
  readonly u: boolean;
  /** `\w`, `\d`, `\s`, `\b` and POSIX classes as Unicode has them. */
  readonly U: boolean;
}

/** Reads a Java pattern from left to right: its characters, escapes and character classes. Classes become the source of JavaScript ones. */
export class PatternReader {
  readonly source: string;
  at = 0;

  constructor(source: string) {
    this.source = source;
  }

  get rest(): string {
    return this.source.slice(this.at);
  }

  peek(): string | undefined {
    return this.source[this.at];
  }

  startsWith(text: string): boolean {
    return this.source.startsWith(text, this.at);
  }

  /** The next character, a surrogate pair being one. */
  take(): string {
    const character = String.fromCodePoint(this.source.codePointAt(this.at)!);
    this.at += character.length;
    return character;
  }

  /** What the expression matches here, which is then behind. `expression` is sticky. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.source);
    if (found) this.at += found[0].length;
    return found;
  }

  fail(problem: string): never {
    throw new StringException(`Invalid regex: ${problem}\n${this.source}`);
  }

  /** `\d`, `\S`, `\p{Lu}` … as the source of a JavaScript class; null when no set is here. */
  set(flags: Flags): string | null {
    const simple = this.match(/\\([dwshvDWSHV])/y);
    if (simple) {
      const letter = simple[1]!.toLowerCase();
      const inside = (flags.U && UNICODE_CLASSES[letter]) || CLASSES[letter];
      return `[${letter === simple[1] ? '' : '^'}${inside}]`;
    }
    const property = this.match(/\\([pP])(?:\{(\^?)([^}]*)\}|([A-Z]))/y);
    if (!property) return null;
    const negated = (property[1] === 'P') !== (property[2] === '^');
    return `[${negated ? '^' : ''}${this.#property(property[3] ?? property[4]!)}]`;
  }

  #property(name: string): string {
    const known = PROPERTIES[name];
    if (known !== undefined) return known;
    const [key, value] = name.split('=');
    const script = /^Is([A-Z][a-z]{3,})$/.exec(name);
    const source = value !== undefined ? `${key}=${value}` : script ? `Script=${script[1]}` : name.replace(/^Is/, '');
    if (!isProperty(source)) this.fail(`Unknown character property name {${name}} near index ${this.at - 1}`);
    return `\\p{${source}}`;
  }

  /** One character written as an escape: `\x41`, `\u0041`, `\x{1F600}`, `\0101`, `\cA`, `\t`, `\.` */
  escapedCharacter(): string {
    const simple = this.match(/\\([tnrfae])/y);
    if (simple) return { t: '\t', n: '\n', r: '\r', f: '\f', a: '\x07', e: '\x1B' }[simple[1] as 't'];
    const match = this.match(
      /\\(?:x([0-9a-fA-F]{2})|x\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|0([0-3]?[0-7]{1,2})|c([\s\S])|([^a-zA-Z]))/y,
    );
    if (!match) return this.fail(`Illegal/unsupported escape sequence near index ${this.at + 1}`);
    const [, hex, braced, unicode, octal, control, itself] = match;
    // A surrogate pair after the backslash is one character.
    if (itself !== undefined) {
      this.at -= itself.length;
      return this.take();
    }
    if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) ^ 64);
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return String.fromCodePoint(Number.parseInt((hex ?? braced ?? unicode)!, 16));
  }

  /** `\Q…\E`; null when no quotation is here. */
  quotation(): string | null {
    return this.match(/\\Q([\s\S]*?)(?:\\E|$)/y)?.[1] ?? null;
  }

  /** `[a-z&&[^aeiou]]`: a union beside `&&` becomes a class of its own, as JavaScript wants. */
  characterClass(flags: Flags): string {
    this.at += 1;
    const negation = this.peek() === '^' ? this.take() : '';
    const operands = [''];
    do {
      if (this.at >= this.source.length) {
        this.fail(`Unclosed character class near index ${this.source.length - 1}`);
      }
      if (this.startsWith('&&')) {
        this.at += 2;
        operands.push('');
      } else {
        operands[operands.length - 1] += this.#classItem(flags);
      }
    } while (this.peek() !== ']');
    this.at += 1;
    const used = operands.filter((operand) => operand !== '');
    const inside = used.length > 1 ? used.map((operand) => `[${operand}]`).join('&&') : (used[0] ?? '');
    return `[${negation}${inside}]`;
  }

  #classItem(flags: Flags): string {
    if (flags.x && this.match(/(?:\s+|#[^\n]*\n?)/y)) return '';
    if (this.peek() === '[') return this.characterClass(flags);
    const quoted = this.quotation();
    if (quoted !== null) return [...quoted].map(classLiteral).join('');
    const set = this.peek() === '\\' ? this.set(flags) : null;
    if (set !== null) return set;
    const from = this.#classCharacter();
    const isRange = this.peek() === '-' && ![']', '[', undefined].includes(this.source[this.at + 1]);
    if (!isRange) return classLiteral(from);
    this.at += 1;
    if (/^\\[dwshvDWSHVpP]/.test(this.rest)) return `${classLiteral(from)}\\-`;
    const to = this.#classCharacter();
    if (to.codePointAt(0)! < from.codePointAt(0)!) this.fail(`Illegal character range near index ${this.at - 1}`);
    return `${classLiteral(from)}-${classLiteral(to)}`;
  }

  #classCharacter(): string {
    return this.peek() === '\\' ? this.escapedCharacter() : this.take();
  }
}

function isProperty(name: string): boolean {
  try {
    void new RegExp(`\\p{${name}}`, 'v');
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** A character as an item of a JavaScript class. */
export function classLiteral(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
