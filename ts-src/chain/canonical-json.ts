export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** RFC 8785: members sorted by UTF-16 code units, no white space, numbers as ECMAScript writes them. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`);
  return `{${members.join(',')}}`;
}
