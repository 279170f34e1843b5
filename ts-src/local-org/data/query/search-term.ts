import { DataError } from '../errors.ts';

/** What a search text asks of a record's words. */
type Term =
  | { kind: 'and' | 'or'; terms: Term[] }
  | { kind: 'not'; term: Term }
  /** Words that follow each other in one field; one word alone, usually. */
  | { kind: 'phrase'; words: RegExp[] };

/** Whether a record matches, given the text of each searched field. */
export type Matcher = (fields: readonly string[]) => boolean;

/**
 * Reads a search text: words, `"phrases"`, `*` and `?` inside or at the end of a word, AND, OR, AND NOT and parentheses; words without an operator
 * are all needed. Case does not count. Throws DataError SearchException for a text of fewer than two characters and for one that makes no sense.
 */
export function compileSearch(text: string): Matcher {
  const term = new TermParser(text).whole();
  return (fields) => {
    const words = fields.map(wordsOf);
    return holds(term, words);
  };
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

function holds(term: Term, fields: readonly string[][]): boolean {
  switch (term.kind) {
    case 'and':
      return term.terms.every((one) => holds(one, fields));
    case 'or':
      return term.terms.some((one) => holds(one, fields));
    case 'not':
      return !holds(term.term, fields);
    case 'phrase':
      return fields.some((words) => hasPhrase(words, term.words));
  }
}

function hasPhrase(words: readonly string[], phrase: readonly RegExp[]): boolean {
  const last = words.length - phrase.length;
  for (let at = 0; at <= last; at++) if (phrase.every((word, offset) => word.test(words[at + offset]!))) return true;
  return false;
}

type Token = { kind: 'operator' | 'open' | 'close'; text: string } | { kind: 'words'; text: string };

const TOKENS = /\s+|"((?:[^"\\]|\\.)*)"|([()])|((?:[^\s"()\\]|\\.)+)/gsu;
const OPERATORS = new Set(['and', 'or', 'not']);

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [, phrase, bracket, word] of text.matchAll(TOKENS)) {
    if (phrase !== undefined) tokens.push({ kind: 'words', text: phrase });
    else if (bracket !== undefined) tokens.push({ kind: bracket === '(' ? 'open' : 'close', text: bracket });
    else if (word !== undefined)
      tokens.push({ kind: OPERATORS.has(word.toLowerCase()) ? 'operator' : 'words', text: word });
  }
  return tokens;
}

class TermParser {
  readonly #tokens: Token[];
  readonly #text: string;
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    const letters = text.replace(/\\(.)/gs, '$1').replace(/["*?()\s]/g, '');
    if (letters.length < 2) throw searchFault(`search term must be longer than one character: ${text}`);
    this.#tokens = tokenize(text);
  }

  whole(): Term {
    const term = this.#either();
    if (this.#next < this.#tokens.length) throw this.#unexpected();
    return term;
  }

  #either(): Term {
    const terms = [this.#all()];
    while (this.#operator('or')) terms.push(this.#all());
    return terms.length === 1 ? terms[0]! : { kind: 'or', terms };
  }

  #all(): Term {
    const terms = [this.#one()];
    for (;;) {
      const token = this.#tokens[this.#next];
      const isEnd =
        !token || token.kind === 'close' || (token.kind === 'operator' && token.text.toLowerCase() === 'or');
      if (isEnd) return terms.length === 1 ? terms[0]! : { kind: 'and', terms };
      this.#operator('and');
      terms.push(this.#one());
    }
  }

  #one(): Term {
    if (this.#operator('not')) return { kind: 'not', term: this.#one() };
    const token = this.#tokens[this.#next++];
    if (token?.kind === 'open') {
      const inner = this.#either();
      if (this.#tokens[this.#next++]?.kind !== 'close') throw searchFault(`missing ')' in search term: ${this.#text}`);
      return inner;
    }
    if (token?.kind !== 'words') throw this.#unexpected(token);
    return { kind: 'phrase', words: patterns(token.text) };
  }

  #operator(name: string): boolean {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'operator' || token.text.toLowerCase() !== name) return false;
    this.#next++;
    return true;
  }

  #unexpected(token: Token | undefined = this.#tokens[this.#next]): DataError {
    return searchFault(`unexpected token: ${token?.text ?? '<EOF>'}`);
  }
}

/** The words of a text as patterns: punctuation parts them, as it parts the words of a field. */
function patterns(text: string): RegExp[] {
  const plain = text
    .toLowerCase()
    .replace(/\\(.)/gs, (_pair, escaped: string) => (/[*?]/.test(escaped) ? ' ' : escaped));
  const words = plain.match(/[\p{L}\p{N}\p{M}*?]+/gu) ?? [];
  return words.map((word) => new RegExp(`^${word.replaceAll(/\*+/g, '.*').replaceAll('?', '.')}$`, 'su'));
}

function searchFault(message: string): DataError {
  return new DataError('SearchException', 'MALFORMED_SEARCH', message);
}
