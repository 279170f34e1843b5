import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { ExpressionContext, QueryContext } from '@apexdevtools/apex-parser';
import { DataError } from '../data/errors.ts';
import type { SoqlQuery } from './ast.ts';
import { Lowering } from './lower.ts';
import { requireShallow } from './nesting.ts';

export interface LoweredQuery {
  query: SoqlQuery;
  /** The expressions behind `:`, in source order: `Operand.index` points into this list. */
  binds: ExpressionContext[];
}

/** The tree of an inline query. */
export function lowerQuery(context: QueryContext): LoweredQuery {
  const lowering = new Lowering();
  const query = lowering.query(context);
  return { query, binds: lowering.binds };
}

const CACHE_SIZE = 500;
const cache = new Map<string, SoqlQuery>();

/** The tree of a query string; equal texts share one tree. Throws DataError MALFORMED_QUERY with its position. */
export function parseSoql(text: string): SoqlQuery {
  const known = cache.get(text);
  if (known) {
    cache.delete(text);
    cache.set(text, known);
    return known;
  }
  const query = parse(text);
  cache.set(text, query);
  if (cache.size > CACHE_SIZE) cache.delete(cache.keys().next().value!);
  return query;
}

function parse(text: string): SoqlQuery {
  requireShallow(text);
  const listener = new FirstError(text);
  const { parser } = ApexParserFactory.createLexerAndParser(likeEscapes(text), listener);
  const context = parser.query();
  if (listener.error) throw listener.error;
  const next = parser.getTokenStream().LT(1);
  if (next.type !== -1) throw malformed(text, next.line, next.column);
  return lowerQuery(context).query;
}

/** Strings in Apex know no `\\_` and `\\%`, strings in SOQL do: as an escaped backslash the lexer takes them. */
function likeEscapes(text: string): string {
  return text.replace(/\\(.)/gs, (pair, escaped: string) => (escaped === '_' || escaped === '%' ? `\\${pair}` : pair));
}

/** Keeps the first syntax error of a text. */
export class FirstError extends ApexErrorListener {
  error: DataError | null = null;
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override apexSyntaxError(line: number, column: number): void {
    this.error ??= malformed(this.#text, line, column);
  }
}

/** The platform's message: an excerpt, a caret below the place, row and column, and the token. */
function malformed(text: string, line: number, column: number): DataError {
  const lineText = text.split('\n')[line - 1] ?? '';
  const excerpt = lineText.slice(Math.max(0, column - 40), column + 40);
  const token = /^(\w+|'[^']*'?|.)/.exec(lineText.slice(column))?.[0] ?? '<EOF>';
  const caret = ' '.repeat(Math.min(column, 40)) + '^';
  const cause = token === '<EOF>' ? 'unexpected token: <EOF>' : `unexpected token: '${token}'`;
  const message = `\n${excerpt}\n${caret}\nERROR at Row:${line}:Column:${column + 1}\n${cause}`;
  return new DataError('QueryException', 'MALFORMED_QUERY', message, { position: { row: line, column: column + 1 } });
}
