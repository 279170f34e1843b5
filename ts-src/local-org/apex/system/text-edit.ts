import { StringException } from './exceptions.ts';

/** String operations of org.apache.commons.lang3.StringUtils that Apex offers on String. */

/** Shortened to `width` with an ellipsis, keeping the text around `offset` visible. */
export function abbreviate(text: string, width: number, offset: number): string {
  if (width < 4) throw new StringException('Minimum abbreviation width is 4');
  if (text.length <= width) return text;
  let from = Math.min(offset, text.length);
  if (text.length - from < width - 3) from = text.length - (width - 3);
  if (from <= 4) return `${text.slice(0, width - 3)}...`;
  if (width < 7) throw new StringException('Minimum abbreviation width with offset is 7');
  if (from + width - 3 < text.length) return `...${abbreviate(text.slice(from), width - 3, 0)}`;
  return `...${text.slice(text.length - (width - 3))}`;
}

/** `padding` repeated to exactly `length` characters. */
export function padding(padding: string, length: number): string {
  return length <= 0 || padding === '' ? '' : padding.repeat(Math.ceil(length / padding.length)).slice(0, length);
}

export function center(text: string, size: number, pad: string): string {
  const missing = Math.max(size - text.length, 0);
  const left = Math.floor(missing / 2);
  return padding(pad, left) + text + padding(pad, missing - left);
}

/** The rest of `other` from where it differs. */
export function difference(text: string, other: string): string {
  const at = indexOfDifference(text, other);
  return at < 0 ? '' : other.slice(at);
}

/** -1 when equal. */
export function indexOfDifference(text: string, other: string): number {
  if (text === other) return -1;
  let at = 0;
  while (at < text.length && at < other.length && text[at] === other[at]) at += 1;
  return at;
}

export function commonPrefix(texts: readonly string[]): string {
  return texts.reduce((prefix, text) => {
    const at = indexOfDifference(prefix, text);
    return at < 0 ? prefix : prefix.slice(0, at);
  }, texts[0] ?? '');
}

export function levenshtein(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const substitution = row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[right.length]!;
}

export function overlay(text: string, replacement: string, start: number, end: number): string {
  const clamp = (at: number): number => Math.min(Math.max(at, 0), text.length);
  const from = Math.min(clamp(start), clamp(end));
  return text.slice(0, from) + replacement + text.slice(Math.max(clamp(start), clamp(end)));
}

export function swapCase(text: string): string {
  return [...text]
    .map((character) => (character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase()))
    .join('');
}

/** Runs of one java.lang.Character type: `['foo', '200', 'Bar']`; with `camelCase` an upper-case letter belongs to what follows. */
export function splitByType(text: string, camelCase: boolean): string[] {
  const runs = camelCase
    ? /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Nd}+|\p{Zs}+|[^\p{L}\p{Nd}\p{Zs}]+/gu
    : /\p{Lu}+|\p{Ll}+|\p{Nd}+|\p{Zs}+|[^\p{L}\p{Nd}\p{Zs}]+/gu;
  return (text.match(runs) ?? []).flatMap(byCategory);
}

/** Punctuation and symbols split further, one run per general category. */
function byCategory(run: string): string[] {
  if (/^[\p{L}\p{Nd}\p{Zs}]/u.test(run)) return [run];
  return (
    run.match(/\p{Po}+|\p{Pd}+|\p{Ps}+|\p{Pe}+|\p{Pc}+|\p{Pi}+|\p{Pf}+|\p{Sm}+|\p{Sc}+|\p{Sk}+|\p{So}+|\p{Cc}+|./gu) ??
    []
  );
}

export function normalizeSpace(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** Java's trim: characters up to U+0020 at both ends. */
export function trim(text: string): string {
  return text.replace(/^[\0- ]+/, '').replace(/[\0- ]+$/, '');
}

export function stripHtmlTags(text: string): string {
  return text.replace(/<[^>]*>/g, '');
}
