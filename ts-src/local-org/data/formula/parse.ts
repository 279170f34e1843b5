import { FormulaError } from './ast.ts';
import type { BinaryOperator, FormulaNode } from './ast.ts';

interface Token {
  kind: 'number' | 'text' | 'name' | 'symbol' | 'end';
  text: string;
  at: number;
}

const TOKENS =
  /\s+|\/\*[\s\S]*?\*\/|(\d+\.?\d*|\.\d+)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\$?[A-Za-z_][\w$]*(?::[A-Za-z]\w*)?)|(<>|!=|<=|>=|==|&&|\|\||[-+*/^&=<>()!,.])/gy;
const CANONICAL: Readonly<Record<string, BinaryOperator>> = { '!=': '<>', '==': '=' };
const PRECEDENCE: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '=': 3,
  '<>': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '&': 5,
  '*': 6,
  '/': 6,
  '^': 7,
};

/** Throws FormulaError FORMULA_SYNTAX with the position. */
export function parseFormula(text: string): FormulaNode {
  const parser = new Parser(tokenize(text));
  return parser.whole();
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKENS.lastIndex = 0;
  while (TOKENS.lastIndex < text.length) {
    const at = TOKENS.lastIndex;
    const match = TOKENS.exec(text);
    if (!match)
      throw new FormulaError('FORMULA_SYNTAX', `Syntax error at position ${at + 1}: ${text.slice(at, at + 20)}`);
    const [, number, string, name, symbol] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (string !== undefined) tokens.push({ kind: 'text', text: unescape(string), at });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: CANONICAL[symbol] ?? symbol, at });
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}

function unescape(quoted: string): string {
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
  return quoted.slice(1, -1).replace(/\\(.)/gs, (_whole, escaped: string) => escapes[escaped] ?? escaped);
}

class Parser {
  readonly #tokens: Token[];
  #next = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  whole(): FormulaNode {
    const node = this.#expression(0);
    if (this.#peek().kind !== 'end') throw this.#unexpected();
    return node;
  }

  #peek(): Token {
    return this.#tokens[this.#next]!;
  }

  #take(): Token {
    return this.#tokens[this.#next++]!;
  }

  #accept(symbol: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'symbol' || token.text !== symbol) return false;
    this.#next++;
    return true;
  }

  #expect(symbol: string): void {
    if (!this.#accept(symbol)) throw this.#unexpected(`expected '${symbol}'`);
  }

  #unexpected(expected = 'unexpected'): FormulaError {
    const { text, at } = this.#peek();
    return new FormulaError('FORMULA_SYNTAX', `Syntax error at position ${at + 1}: ${expected} near '${text}'`);
  }

  /** Operators of the same precedence group to the left. */
  #expression(least: number): FormulaNode {
    let left = this.#unary();
    for (;;) {
      const token = this.#peek();
      const precedence = token.kind === 'symbol' ? PRECEDENCE[token.text] : undefined;
      if (precedence === undefined || precedence <= least) return left;
      this.#next++;
      left = { kind: 'binary', operator: token.text as BinaryOperator, left, right: this.#expression(precedence) };
    }
  }

  #unary(): FormulaNode {
    if (this.#accept('-')) return { kind: 'negate', operand: this.#unary() };
    if (this.#accept('+')) return this.#unary();
    if (this.#accept('!')) return { kind: 'not', operand: this.#unary() };
    return this.#primary();
  }

  #primary(): FormulaNode {
    if (this.#accept('(')) {
      const inner = this.#expression(0);
      this.#expect(')');
      return inner;
    }
    const token = this.#peek();
    if (token.kind === 'end' || token.kind === 'symbol') throw this.#unexpected();
    this.#next++;
    if (token.kind === 'number') return { kind: 'literal', value: { number: token.text } };
    if (token.kind === 'text') return { kind: 'literal', value: { text: token.text } };
    return this.#named(token.text);
  }

  #named(name: string): FormulaNode {
    const upper = name.toUpperCase();
    if (this.#accept('(')) return { kind: 'call', name: upper, args: this.#args() };
    if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'literal', value: { boolean: upper === 'TRUE' } };
    if (upper === 'NULL') return { kind: 'literal', value: null };
    const path = [name];
    while (this.#accept('.')) path.push(this.#take().text);
    return { kind: 'reference', path };
  }

  #args(): FormulaNode[] {
    if (this.#accept(')')) return [];
    const args = [this.#expression(0)];
    while (this.#accept(',')) args.push(this.#expression(0));
    this.#expect(')');
    return args;
  }
}
