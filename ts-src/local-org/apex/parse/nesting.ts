import { ApexLexer, type ApexParser, type ApexParserRuleContext } from '@apexdevtools/apex-parser';
import type { Position } from '../ast/index.ts';
import { at } from './node.ts';
import { SourceError } from './source-error.ts';

/** Levels of expressions and statements within each other that all stages of the compiler have stack for. */
const MAX_DEPTH = 500;

/** Operations in a row, `a + b + c`: no stage needs stack for them, but the parser's time grows with their square. */
export const MAX_OPERATIONS = 5000;

export function nestedTooDeeply(position: Position): SourceError {
  return new SourceError(position, 'Expressions or statements are nested too deeply');
}

/** What is used of ANTLR's CommonTokenStream. Lines count from 1, columns from 0. */
interface TokenStream {
  fill(): void;
  tokens: { type: number; line: number; column: number }[];
}

/** Braces of types and members, in which nothing is nested yet. */
const OUTER = 10;

const OPENING = new Set([ApexLexer.LPAREN, ApexLexer.LBRACE, ApexLexer.LBRACK]);
const CLOSING = new Set([ApexLexer.RPAREN, ApexLexer.RBRACE, ApexLexer.RBRACK]);

/** Refuses brackets nested too deeply before they are parsed: the parser's time grows with the square of their depth. @throws SourceError */
export function requireShallow(source: string, parser: ApexParser): void {
  if (textDepth(source) <= MAX_DEPTH + OUTER) return;
  const stream = parser.getTokenStream() as unknown as TokenStream;
  stream.fill();
  let open = 0;
  for (const token of stream.tokens) {
    if (OPENING.has(token.type)) open += 1;
    else if (CLOSING.has(token.type)) open -= 1;
    if (open > MAX_DEPTH + OUTER) throw nestedTooDeeply({ line: token.line, column: token.column + 1 });
  }
}

/** Depth of brackets, those in texts and comments included. */
function textDepth(source: string): number {
  let open = 0;
  let most = 0;
  for (const [bracket] of source.matchAll(/[()[\]{}]/g)) {
    open += '([{'.includes(bracket) ? 1 : -1;
    most = Math.max(most, open);
  }
  return most;
}

let depth = 0;

/** Lowers one expression or statement inside those that are being lowered. @throws SourceError */
export function nested<T>(context: ApexParserRuleContext, lower: () => T): T {
  if (depth >= MAX_DEPTH) throw nestedTooDeeply(at(context));
  depth += 1;
  const lowered = lower();
  depth -= 1;
  return lowered;
}

/** Runs the steps of one file: none is nested in another. A stack that is too small for its parser is a SourceError as well. */
export function unnested<T>(body: () => T): T {
  depth = 0;
  try {
    return body();
  } catch (error) {
    if (error instanceof RangeError && error.message === 'Maximum call stack size exceeded') {
      throw nestedTooDeeply({ line: 1, column: 1 });
    }
    throw error;
  }
}
