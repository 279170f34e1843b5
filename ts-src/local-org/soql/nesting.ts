import { DataError } from '../data/errors.ts';

/** Parentheses within each other: the parser's time grows with the cube of their depth. */
const MOST_LEVELS = 50;

/** Throws DataError MALFORMED_QUERY when the parentheses of a query's text are nested deeper than the parser can be asked to follow. */
export function requireShallow(text: string): void {
  let depth = 0;
  for (const [token] of text.matchAll(/'(?:\\.|[^'\\])*'?|[()]/gs)) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    if (depth > MOST_LEVELS) {
      throw new DataError(
        'QueryException',
        'MALFORMED_QUERY',
        `parentheses are nested deeper than ${MOST_LEVELS} levels`,
      );
    }
  }
}
