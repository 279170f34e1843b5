import { toId18 } from '../../values/index.ts';
import { present } from './arguments.ts';
import { StringException } from './exceptions.ts';
import { indexOfDifference } from './text-edit.ts';

type Text = string | null;

/** Members of String that look for something or test characters. */
export const stringSearch = {
  'charAt(Integer)': (self: string, index: number) => self.charCodeAt(within(self, index)),
  'codePointAt(Integer)': (self: string, index: number) => self.codePointAt(within(self, index))!,
  'codePointBefore(Integer)': (self: string, index: number) => {
    const before = [...self.slice(0, within(self, index - 1) + 1)];
    return before.at(-1)!.codePointAt(0)!;
  },
  'codePointCount(Integer,Integer)': (self: string, begin: number, end: number) =>
    [...self.slice(present(begin), present(end))].length,
  'offsetByCodePoints(Integer,Integer)': (self: string, index: number, offset: number) =>
    present(index) + [...self.slice(index)].slice(0, present(offset)).join('').length,
  'compareTo(String)': (self: string, other: Text) => compare(self, present(other)),
  'contains(String)': (self: string, part: Text) => self.includes(present(part)),
  'containsAny(String)': (self: string, characters: Text) => someOf(self, present(characters)),
  'containsIgnoreCase(String)': (self: string, part: Text) => self.toLowerCase().includes(present(part).toLowerCase()),
  'containsNone(String)': (self: string, characters: Text) => !someOf(self, present(characters)),
  'containsOnly(String)': (self: string, characters: Text) =>
    [...self].every((character) => present(characters).includes(character)),
  'containsWhitespace()': (self: string) => /\s/.test(self),
  'countMatches(String)': (self: string, part: Text) => (present(part) === '' ? 0 : self.split(part!).length - 1),
  'endsWith(String)': (self: string, suffix: Text) => self.endsWith(present(suffix)),
  'endsWithIgnoreCase(String)': (self: string, suffix: Text) =>
    self.toLowerCase().endsWith(present(suffix).toLowerCase()),
  'equals(Object)': (self: string, other: unknown) =>
    self === other || (self.length !== 18 ? false : sameId(self, other)),
  'equalsIgnoreCase(String)': (self: string, other: Text) =>
    other !== null && self.toLowerCase() === other.toLowerCase(),
  'indexOf(String)': (self: string, part: Text) => self.indexOf(present(part)),
  'indexOf(String,Integer)': (self: string, part: Text, from: number) => self.indexOf(present(part), present(from)),
  'indexOfAny(String)': (self: string, characters: Text) =>
    firstIndex(self, (character) => present(characters).includes(character)),
  'indexOfAnyBut(String)': (self: string, characters: Text) =>
    firstIndex(self, (character) => !present(characters).includes(character)),
  'indexOfChar(Integer)': (self: string, character: number) => self.indexOf(String.fromCodePoint(present(character))),
  'indexOfChar(Integer,Integer)': (self: string, character: number, from: number) =>
    self.indexOf(String.fromCodePoint(present(character)), present(from)),
  'indexOfDifference(String)': (self: string, other: Text) => indexOfDifference(self, present(other)),
  'indexOfIgnoreCase(String)': (self: string, part: Text) => self.toLowerCase().indexOf(present(part).toLowerCase()),
  'indexOfIgnoreCase(String,Integer)': (self: string, part: Text, from: number) =>
    self.toLowerCase().indexOf(present(part).toLowerCase(), present(from)),
  'isAllLowerCase()': (self: string) => /^\p{Ll}+$/u.test(self),
  'isAllUpperCase()': (self: string) => /^\p{Lu}+$/u.test(self),
  'isAlpha()': (self: string) => /^\p{L}+$/u.test(self),
  'isAlphaSpace()': (self: string) => /^[\p{L} ]*$/u.test(self),
  'isAlphanumeric()': (self: string) => /^[\p{L}\p{Nd}]+$/u.test(self),
  'isAlphanumericSpace()': (self: string) => /^[\p{L}\p{Nd} ]*$/u.test(self),
  'isAsciiPrintable()': (self: string) => /^[ -~]*$/.test(self),
  'isNumeric()': (self: string) => /^\p{Nd}+$/u.test(self),
  'isNumericSpace()': (self: string) => /^[\p{Nd} ]*$/u.test(self),
  'isWhitespace()': (self: string) => /^\s*$/.test(self),
  'lastIndexOf(String)': (self: string, part: Text) => self.lastIndexOf(present(part)),
  'lastIndexOf(String,Integer)': (self: string, part: Text, end: number) => lastIndexOf(self, present(part), end),
  'lastIndexOfChar(Integer)': (self: string, character: number) =>
    self.lastIndexOf(String.fromCodePoint(present(character))),
  'lastIndexOfChar(Integer,Integer)': (self: string, character: number, end: number) =>
    lastIndexOf(self, String.fromCodePoint(present(character)), end),
  'lastIndexOfIgnoreCase(String)': (self: string, part: Text) =>
    self.toLowerCase().lastIndexOf(present(part).toLowerCase()),
  'lastIndexOfIgnoreCase(String,Integer)': (self: string, part: Text, end: number) =>
    lastIndexOf(self.toLowerCase(), present(part).toLowerCase(), end),
  'startsWith(String)': (self: string, prefix: Text) => self.startsWith(present(prefix)),
  'startsWithIgnoreCase(String)': (self: string, prefix: Text) =>
    self.toLowerCase().startsWith(present(prefix).toLowerCase()),
  'substringAfter(String)': (self: string, separator: Text) =>
    after(self, present(separator), self.indexOf(separator!)),
  'substringAfterLast(String)': (self: string, separator: Text) =>
    present(separator) === '' ? '' : after(self, separator!, self.lastIndexOf(separator!)),
  'substringBefore(String)': (self: string, separator: Text) => before(self, self.indexOf(present(separator))),
  'substringBeforeLast(String)': (self: string, separator: Text) =>
    present(separator) === '' ? self : before(self, self.lastIndexOf(separator!)),
  'substringBetween(String)': (self: string, tag: Text) => between(self, present(tag), tag!),
  'substringBetween(String,String)': (self: string, opening: Text, closing: Text) =>
    between(self, present(opening), present(closing)),
};

/** By code unit; negative, 0 or positive: Java's String.compareTo. */
export function compare(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const order = left.charCodeAt(i) - right.charCodeAt(i);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function within(self: string, index: number): number {
  if (present(index) < 0 || index >= self.length) throw new StringException(`String index out of range: ${index}`);
  return index;
}

function someOf(self: string, characters: string): boolean {
  return [...self].some((character) => characters.includes(character));
}

function firstIndex(self: string, test: (character: string) => boolean): number {
  return [...self].findIndex(test);
}

/** Java's lastIndexOf: nothing is found before the beginning. */
function lastIndexOf(self: string, part: string, end: number): number {
  return present(end) < 0 ? -1 : self.lastIndexOf(part, end);
}

function after(self: string, separator: string, at: number): string {
  return at < 0 ? '' : self.slice(at + separator.length);
}

function before(self: string, at: number): string {
  return at < 0 ? self : self.slice(0, at);
}

/** null when either tag is missing. */
function between(self: string, opening: string, closing: string): string | null {
  const start = self.indexOf(opening);
  if (start < 0) return null;
  const end = self.indexOf(closing, start + opening.length);
  return end < 0 ? null : self.slice(start + opening.length, end);
}

function sameId(self: string, other: unknown): boolean {
  return typeof other === 'string' && other.length === 15 && toId18(other) === self;
}
