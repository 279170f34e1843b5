import { ApexParserFactory } from '@apexdevtools/apex-parser';
import { DataError } from '../data/errors.ts';
import { lowerSearch } from './lower-sosl.ts';
import { FirstError } from './parse.ts';
import type { SoslSearch } from './sosl-ast.ts';

/**
 * The tree of a search text as `Search.query` and the REST resource `/search` take it: `FIND {text} RETURNING Account(Id)`, the text in
 * braces or single quotes. `Session.search` runs it. Throws DataError SearchException, code MALFORMED_SEARCH.
 */
export function parseSosl(text: string): SoslSearch {
  const source = `[${text.trim()}]`;
  const listener = new FirstError(source);
  const { parser } = ApexParserFactory.createLexerAndParser(source, listener);
  const context = /^\[\s*find\s*\{/i.test(source) ? parser.soslLiteralAlt() : parser.soslLiteral();
  const { error } = listener;
  if (error) throw malformedSearch(text, error);
  const next = parser.getTokenStream().LT(1);
  if (next.type !== -1) throw new DataError('SearchException', 'MALFORMED_SEARCH', `unexpected token: ${next.text}`);
  return lowerSearch(context).search;
}

function malformedSearch(text: string, error: DataError): DataError {
  if (!/^\s*find\b/i.test(text)) {
    const word = /\S+/.exec(text)?.[0] ?? '<EOF>';
    return new DataError('SearchException', 'MALFORMED_SEARCH', `unexpected token: ${word}`);
  }
  const { message, position } = error;
  const shifted = position && {
    row: position.row,
    column: Math.max(position.column - (position.row === 1 ? 1 : 0), 1),
  };
  const cause = message.slice(message.lastIndexOf('\n') + 1);
  const place = shifted ? `line ${shifted.row}:${shifted.column} ` : '';
  return new DataError('SearchException', 'MALFORMED_SEARCH', `${place}${cause}`, { position: shifted ?? undefined });
}
