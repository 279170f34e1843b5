import { IllegalArgumentException } from './exceptions.ts';

/**
 * java.text.MessageFormat with arguments that are texts already: `{0}` is replaced, `''` is an apostrophe, `'…'` quotes, and arguments that
 * are missing stay as written.
 */
export function formatMessage(pattern: string, args: readonly string[]): string {
  let out = '';
  let quoted = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!;
    if (character === "'") {
      if (pattern[at + 1] === "'") {
        out += "'";
        at += 1;
      } else {
        quoted = !quoted;
      }
    } else if (character === '{' && !quoted) {
      const end = pattern.indexOf('}', at);
      if (end < 0) throw new IllegalArgumentException('Unmatched braces in the pattern.');
      out += argument(pattern.slice(at + 1, end), args);
      at = end;
    } else {
      out += character;
    }
  }
  return out;
}

function argument(specification: string, args: readonly string[]): string {
  const number = /^\s*(\d+)\s*(?:,.*)?$/s.exec(specification);
  if (!number) throw new IllegalArgumentException(`can't parse argument number: ${specification}`);
  return args[Number(number[1])] ?? `{${number[1]}}`;
}
