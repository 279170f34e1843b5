const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The value of a quoted literal. A backslash before `_` or `%` stays: only LIKE gives it a meaning (see `plainText`). */
export function unquote(literal: string): string {
  const quote = literal.startsWith("'''") ? 3 : 1;
  const body = literal.slice(quote, -quote);
  return body.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_whole, escape: string) => {
    if (escape.length === 5) return String.fromCharCode(parseInt(escape.slice(1), 16));
    return ESCAPES[escape.toLowerCase()] ?? escape;
  });
}

/** A literal's value outside LIKE: `\_` is `_`, `\%` is `%`. */
export function plainText(value: string): string {
  return value.replace(/\\([_%])/g, '$1');
}
