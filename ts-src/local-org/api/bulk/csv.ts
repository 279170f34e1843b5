import { refuse } from '../rest/errors.ts';

/** How a job's CSV is written. */
export interface CsvFormat {
  delimiter: string;
  lineEnding: '\n' | '\r\n';
}

const DELIMITERS: Readonly<Record<string, string>> = {
  BACKQUOTE: '`',
  CARET: '^',
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t',
};

/** Of a job's `columnDelimiter` and `lineEnding`. Throws INVALIDJOB. */
export function csvFormat(columnDelimiter: unknown, lineEnding: unknown): CsvFormat {
  const delimiter = typeof columnDelimiter === 'string' ? DELIMITERS[columnDelimiter] : undefined;
  if (delimiter === undefined)
    throw refuse('INVALIDJOB', `columnDelimiter must be one of ${Object.keys(DELIMITERS).join(', ')}`);
  if (lineEnding !== 'LF' && lineEnding !== 'CRLF') throw refuse('INVALIDJOB', 'lineEnding must be LF or CRLF');
  return { delimiter, lineEnding: lineEnding === 'LF' ? '\n' : '\r\n' };
}

/** The lines of a CSV text, each a list of values. RFC 4180; a quote that never ends takes the rest. Empty lines are left out. */
export function readCsv(text: string, { delimiter }: CsvFormat): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const { value, next } = readValue(text, at, delimiter);
    line.push(value);
    if (text[next] === delimiter) {
      at = next + 1;
      // A delimiter at the very end stands before an empty value.
      if (at >= text.length) line.push('');
      continue;
    }
    if (line.length > 1 || line[0] !== '') lines.push(line);
    line = [];
    at = next + (text.startsWith('\r\n', next) ? 2 : 1);
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/** The value that starts at `start`, and where its delimiter or line end is. */
function readValue(text: string, start: number, delimiter: string): { value: string; next: number } {
  if (text[start] !== '"') {
    let next = start;
    while (next < text.length && text[next] !== delimiter && text[next] !== '\n' && text[next] !== '\r') next++;
    return { value: text.slice(start, next), next };
  }
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { value: value + text.slice(from), next: text.length };
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { value, next: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}

/** Lines as CSV, every value in quotes, as the platform writes them. */
export function writeCsv(lines: readonly (readonly string[])[], { delimiter, lineEnding }: CsvFormat): string {
  return lines.map((line) => line.map(quoted).join(delimiter) + lineEnding).join('');
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
