import { JSONException } from '../exceptions.ts';

export type TokenType =
  | 'START_OBJECT'
  | 'END_OBJECT'
  | 'START_ARRAY'
  | 'END_ARRAY'
  | 'FIELD_NAME'
  | 'VALUE_STRING'
  | 'VALUE_NUMBER_INT'
  | 'VALUE_NUMBER_FLOAT'
  | 'VALUE_TRUE'
  | 'VALUE_FALSE'
  | 'VALUE_NULL';

export interface Token {
  type: TokenType;
  /** Unescaped string, digits as written, or the token itself. */
  text: string;
}

const VALUE = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";

/**
 * The tokens of the first JSON value in `text` (RFC 8259); what follows is not read. Faults are raised when they are reached, with the
 * messages of the platform's parser (Jackson).
 * @throws JSONException
 */
export function* tokens(text: string): Generator<Token> {
  const scanner = new Scanner(text);
  if (scanner.atEnd()) throw new JSONException('No content to map to Object due to end of input');
  yield* value(scanner);
}

function* value(scanner: Scanner): Generator<Token> {
  const character = scanner.peek();
  if (character === '{') yield* object(scanner);
  else if (character === '[') yield* array(scanner);
  else yield scalar(scanner, character);
}

function* object(scanner: Scanner): Generator<Token> {
  scanner.take('{');
  yield { type: 'START_OBJECT', text: '{' };
  while (scanner.peek('OBJECT') !== '}') {
    if (scanner.peek() !== '"') scanner.unexpected('was expecting double-quote to start field name');
    yield { type: 'FIELD_NAME', text: scanner.string() };
    if (scanner.peek('OBJECT') !== ':') scanner.unexpected('was expecting a colon to separate field name and value');
    scanner.take(':');
    yield* value(scanner);
    if (!another(scanner, '}', 'OBJECT')) break;
    if (scanner.peek('OBJECT') === '}') scanner.unexpected('was expecting double-quote to start field name');
  }
  scanner.take('}');
  yield { type: 'END_OBJECT', text: '}' };
}

function* array(scanner: Scanner): Generator<Token> {
  scanner.take('[');
  yield { type: 'START_ARRAY', text: '[' };
  while (scanner.peek('ARRAY') !== ']') {
    yield* value(scanner);
    if (!another(scanner, ']', 'ARRAY')) break;
    if (scanner.peek('ARRAY') === ']') scanner.unexpected(VALUE);
  }
  scanner.take(']');
  yield { type: 'END_ARRAY', text: ']' };
}

/** Takes the comma before another entry; false at the end of the container. */
function another(scanner: Scanner, end: string, container: string): boolean {
  const character = scanner.peek(container);
  if (character === end) return false;
  if (character !== ',') scanner.unexpected(`was expecting comma to separate ${container} entries`);
  scanner.take(',');
  return true;
}

function scalar(scanner: Scanner, character: string): Token {
  if (character === '"') return { type: 'VALUE_STRING', text: scanner.string() };
  const number = scanner.match(/-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y);
  if (number) {
    const isWhole = number[1] === undefined && number[2] === undefined;
    return { type: isWhole ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT', text: number[0] };
  }
  const word = scanner.match(/[A-Za-z_$]\w*/y)?.[0];
  if (word === 'true') return { type: 'VALUE_TRUE', text: word };
  if (word === 'false') return { type: 'VALUE_FALSE', text: word };
  if (word === 'null') return { type: 'VALUE_NULL', text: word };
  if (word === undefined) return scanner.unexpected(VALUE);
  return scanner.fail(`Unrecognized token '${word}': was expecting 'null', 'true', 'false' or NaN`);
}

const ESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Position in the text, with the blanks between tokens skipped. */
class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    this.#skipBlanks();
    return this.#at >= this.#text.length;
  }

  /** The next character that is not blank. `container` is what lacks its end when there is none. */
  peek(container = 'ROOT'): string {
    if (this.atEnd()) this.fail(`Unexpected end-of-input: expected close marker for ${container}`);
    return this.#text[this.#at]!;
  }

  take(character: string): void {
    this.#at += character.length;
  }

  /** @param pattern sticky */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at += match[0].length;
    return match;
  }

  string(): string {
    const plain = this.match(/"([^"\\\0-\x1f]*)"/y);
    if (plain) return plain[1]!;
    const literal = this.match(/"((?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"/y);
    if (!literal) return this.#malformedString();
    return literal[1]!.replace(/\\(?:u(....)|(.))/g, (_, hex, character) =>
      hex === undefined ? (ESCAPES[character] ?? character) : String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  unexpected(problem: string): never {
    const character = this.peek();
    this.#at += 1;
    return this.fail(`Unexpected character ('${character}' (code ${character.charCodeAt(0)})): ${problem}`);
  }

  fail(problem: string): never {
    const before = this.#text.slice(0, this.#at).split('\n');
    throw new JSONException(`${problem} at [line:${before.length}, column:${before.at(-1)!.length + 1}]`);
  }

  #malformedString(): never {
    const good = this.match(/"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y);
    const character = this.#text[this.#at];
    if (!good || character === undefined)
      return this.fail('Unexpected end-of-input: was expecting closing quote for a string value');
    if (character === '\\') return this.fail('Unrecognized character escape');
    const code = character.charCodeAt(0);
    return this.fail(
      `Illegal unquoted character ((CTRL-CHAR, code ${code})): has to be escaped using backslash to be included in string value`,
    );
  }

  #skipBlanks(): void {
    while (this.#at < this.#text.length && ' \t\r\n'.includes(this.#text[this.#at]!)) this.#at += 1;
  }
}
