import type { ApexDate, ApexDatetime } from '../../values/index.ts';
import { tx } from '../runtime/transaction.ts';
import { Types } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { primitive } from './define.ts';
import { StringException } from './exceptions.ts';
import { list, type ApexList } from './List.ts';
import { replaceAll, replaceFirst } from './Matcher.ts';
import { split } from './Pattern.ts';
import { compile } from './regex.ts';
import type { ApexSet } from './Set.ts';
import { stringSearch } from './string-search.ts';
import * as edit from './text-edit.ts';
import * as escape from './text-escape.ts';
import { formatMessage } from './text-format.ts';
import { hash, text } from './value.ts';

type Text = string | null;

/** Java's substring: offsets outside raise StringException. */
function substring(self: string, start: number, end: number): string {
  if (start < 0) throw new StringException(`Starting position out of bounds: ${start}`);
  if (end > self.length || start > end) throw new StringException(`Ending position out of bounds: ${end}`);
  return self.slice(start, end);
}

/** null stays null, unlike in a concatenation. */
function valueOf(value: unknown): Text {
  return value === null ? null : text(value);
}

function localText(value: ApexDatetime): string {
  const { date, time } = value.fields(tx().user.timeZone);
  return `${date} ${time.toString().slice(0, 8)}`;
}

const statics = {
  'escapeSingleQuotes(String)': (value: Text) => present(value).replace(/['\\]/g, '\\$&'),
  'format(String,List)': (pattern: Text, args: ApexList | null) =>
    formatMessage(present(pattern), present(args).items.map(text)),
  'fromCharArray(List)': (characters: ApexList | null) =>
    String.fromCodePoint(...(present(characters).items as number[])),
  'getCommonPrefix(List)': (texts: ApexList | null) => edit.commonPrefix(present(texts).items as string[]),
  'isBlank(String)': (value: Text) => value === null || value.trim() === '',
  'isNotBlank(String)': (value: Text) => value !== null && value.trim() !== '',
  'isEmpty(String)': (value: Text) => value === null || value === '',
  'isNotEmpty(String)': (value: Text) => value !== null && value !== '',
  'join(Iterable,String)': (items: ApexList | ApexSet | null, separator: Text) =>
    [...present(items)].map((item) => (item === null ? '' : text(item))).join(present(separator)),
  'valueOf(Date)': (value: ApexDate | null) => value && value.toString(),
  'valueOf(Datetime)': (value: ApexDatetime | null) => value && localText(value),
  'valueOf(Decimal)': valueOf,
  'valueOf(Double)': valueOf,
  'valueOf(Integer)': valueOf,
  'valueOf(Long)': valueOf,
  'valueOf(Object)': valueOf,
  'valueOfGmt(Datetime)': (value: ApexDatetime | null) => value && text(value),
};

const editing = {
  'abbreviate(Integer)': (self: string, width: number) => edit.abbreviate(self, present(width), 0),
  'abbreviate(Integer,Integer)': (self: string, width: number, offset: number) =>
    edit.abbreviate(self, present(width), present(offset)),
  'capitalize()': (self: string) => self.charAt(0).toUpperCase() + self.slice(1),
  'center(Integer)': (self: string, size: number) => edit.center(self, present(size), ' '),
  'center(Integer,String)': (self: string, size: number, pad: Text) => edit.center(self, present(size), present(pad)),
  'deleteWhitespace()': (self: string) => self.replace(/\s/g, ''),
  'difference(String)': (self: string, other: Text) => edit.difference(self, present(other)),
  'left(Integer)': (self: string, length: number) => self.slice(0, Math.max(present(length), 0)),
  'right(Integer)': (self: string, length: number) => (present(length) <= 0 ? '' : self.slice(-length)),
  'mid(Integer,Integer)': (self: string, position: number, length: number) =>
    self.slice(Math.max(present(position), 0), Math.max(position, 0) + Math.max(present(length), 0)),
  'leftPad(Integer)': (self: string, length: number) => self.padStart(present(length)),
  'leftPad(Integer,String)': (self: string, length: number, pad: Text) =>
    edit.padding(present(pad), present(length) - self.length) + self,
  'rightPad(Integer)': (self: string, length: number) => self.padEnd(present(length)),
  'rightPad(Integer,String)': (self: string, length: number, pad: Text) =>
    self + edit.padding(present(pad), present(length) - self.length),
  'normalizeSpace()': (self: string) => edit.normalizeSpace(self),
  'overlay(String,Integer,Integer)': (self: string, replacement: Text, start: number, end: number) =>
    edit.overlay(self, present(replacement), present(start), present(end)),
  'remove(String)': (self: string, removed: Text) => (removed === '' ? self : self.replaceAll(present(removed), '')),
  'removeEnd(String)': (self: string, end: Text) =>
    present(end) !== '' && self.endsWith(end!) ? self.slice(0, -end!.length) : self,
  'removeEndIgnoreCase(String)': (self: string, end: Text) =>
    present(end) !== '' && self.toLowerCase().endsWith(end!.toLowerCase()) ? self.slice(0, -end!.length) : self,
  'removeStart(String)': (self: string, start: Text) =>
    self.startsWith(present(start)) ? self.slice(start!.length) : self,
  'removeStartIgnoreCase(String)': (self: string, start: Text) =>
    self.toLowerCase().startsWith(present(start).toLowerCase()) ? self.slice(start!.length) : self,
  'repeat(Integer)': (self: string, times: number) => self.repeat(Math.max(present(times), 0)),
  'repeat(String,Integer)': (self: string, separator: Text, times: number) =>
    new Array<string>(Math.max(present(times), 0)).fill(self).join(present(separator)),
  'replace(String,String)': (self: string, target: Text, replacement: Text) => {
    const inserted = present(replacement);
    return self.replaceAll(present(target), () => inserted);
  },
  'replaceAll(String,String)': (self: string, regex: Text, replacement: Text) =>
    replaceAll(compile(present(regex)), self, present(replacement)),
  'replaceFirst(String,String)': (self: string, regex: Text, replacement: Text) =>
    replaceFirst(compile(present(regex)), self, present(replacement)),
  'reverse()': (self: string) => [...self].reverse().join(''),
  'split(String)': (self: string, regex: Text) => list(Types.String, split(compile(present(regex)), self, 0)),
  'split(String,Integer)': (self: string, regex: Text, limit: number) =>
    list(Types.String, split(compile(present(regex)), self, present(limit))),
  'splitByCharacterType()': (self: string) => list(Types.String, edit.splitByType(self, false)),
  'splitByCharacterTypeCamelCase()': (self: string) => list(Types.String, edit.splitByType(self, true)),
  'stripHtmlTags()': (self: string) => edit.stripHtmlTags(self),
  'substring(Integer)': (self: string, start: number) => substring(self, present(start), self.length),
  'substring(Integer,Integer)': (self: string, start: number, end: number) =>
    substring(self, present(start), present(end)),
  'swapCase()': (self: string) => edit.swapCase(self),
  'toLowerCase()': (self: string) => self.toLowerCase(),
  'toLowerCase(String)': (self: string, locale: Text) => self.toLocaleLowerCase(present(locale).replace('_', '-')),
  'toUpperCase()': (self: string) => self.toUpperCase(),
  'toUpperCase(String)': (self: string, locale: Text) => self.toLocaleUpperCase(present(locale).replace('_', '-')),
  'trim()': (self: string) => edit.trim(self),
  'uncapitalize()': (self: string) => self.charAt(0).toLowerCase() + self.slice(1),
};

const escaping = {
  'escapeCsv()': (self: string) => escape.escapeCsv(self),
  'escapeEcmaScript()': (self: string) => escape.escapeEcmaScript(self),
  'escapeHtml3()': (self: string) => escape.escapeHtml(self),
  'escapeHtml4()': (self: string) => escape.escapeHtml(self),
  'escapeJava()': (self: string) => escape.escapeJava(self),
  'escapeUnicode()': (self: string) => escape.escapeUnicode(self),
  'escapeXml()': (self: string) => escape.escapeXml(self),
  'unescapeCsv()': (self: string) => escape.unescapeCsv(self),
  'unescapeEcmaScript()': (self: string) => escape.unescapeJava(self),
  'unescapeHtml3()': (self: string) => escape.unescapeHtml(self),
  'unescapeHtml4()': (self: string) => escape.unescapeHtml(self),
  'unescapeJava()': (self: string) => escape.unescapeJava(self),
  'unescapeUnicode()': (self: string) => escape.unescapeUnicode(self),
  'unescapeXml()': (self: string) => escape.unescapeXml(self),
};

const others = {
  'length()': (self: string) => self.length,
  'hashCode()': (self: string) => hash(self),
  'toString()': (self: string) => self,
  'getChars()': (self: string) =>
    list(
      Types.Integer,
      Array.from({ length: self.length }, (_, at) => self.charCodeAt(at)),
    ),
  'getLevenshteinDistance(String)': (self: string, other: Text) => edit.levenshtein(self, present(other)),
  'getLevenshteinDistance(String,Integer)': (self: string, other: Text, threshold: number) => {
    const distance = edit.levenshtein(self, present(other));
    return distance <= present(threshold) ? distance : -1;
  },
};

export const StringType = primitive(
  `
  public class System.String {
    public static String escapeSingleQuotes(String value);
    public static String format(String pattern, List<Object> arguments);
    public static String fromCharArray(List<Integer> characters);
    public static String getCommonPrefix(List<String> strings);
    public static Boolean isBlank(String value);
    public static Boolean isEmpty(String value);
    public static Boolean isNotBlank(String value);
    public static Boolean isNotEmpty(String value);
    public static String join(Iterable<Object> items, String separator);
    public static String valueOf(Date value);
    public static String valueOf(Datetime value);
    public static String valueOf(Decimal value);
    public static String valueOf(Double value);
    public static String valueOf(Integer value);
    public static String valueOf(Long value);
    public static String valueOf(Object value);
    public static String valueOfGmt(Datetime value);
    public String abbreviate(Integer maxWidth);
    public String abbreviate(Integer maxWidth, Integer offset);
    public String capitalize();
    public String center(Integer size);
    public String center(Integer size, String padStr);
    public Integer charAt(Integer index);
    public Integer codePointAt(Integer index);
    public Integer codePointBefore(Integer index);
    public Integer codePointCount(Integer beginIndex, Integer endIndex);
    public Integer compareTo(String other);
    public Boolean contains(String substring);
    public Boolean containsAny(String characters);
    public Boolean containsIgnoreCase(String substring);
    public Boolean containsNone(String characters);
    public Boolean containsOnly(String characters);
    public Boolean containsWhitespace();
    public Integer countMatches(String substring);
    public String deleteWhitespace();
    public String difference(String other);
    public Boolean endsWith(String suffix);
    public Boolean endsWithIgnoreCase(String suffix);
    public Boolean equals(Object other);
    public Boolean equalsIgnoreCase(String other);
    public String escapeCsv();
    public String escapeEcmaScript();
    public String escapeHtml3();
    public String escapeHtml4();
    public String escapeJava();
    public String escapeUnicode();
    public String escapeXml();
    public List<Integer> getChars();
    public Integer getLevenshteinDistance(String other);
    public Integer getLevenshteinDistance(String other, Integer threshold);
    public Integer hashCode();
    public Integer indexOf(String substring);
    public Integer indexOf(String substring, Integer index);
    public Integer indexOfAny(String characters);
    public Integer indexOfAnyBut(String characters);
    public Integer indexOfChar(Integer character);
    public Integer indexOfChar(Integer character, Integer startIndex);
    public Integer indexOfDifference(String other);
    public Integer indexOfIgnoreCase(String substring);
    public Integer indexOfIgnoreCase(String substring, Integer startPosition);
    public Boolean isAllLowerCase();
    public Boolean isAllUpperCase();
    public Boolean isAlpha();
    public Boolean isAlphaSpace();
    public Boolean isAlphanumeric();
    public Boolean isAlphanumericSpace();
    public Boolean isAsciiPrintable();
    public Boolean isNumeric();
    public Boolean isNumericSpace();
    public Boolean isWhitespace();
    public Integer lastIndexOf(String substring);
    public Integer lastIndexOf(String substring, Integer endPosition);
    public Integer lastIndexOfChar(Integer character);
    public Integer lastIndexOfChar(Integer character, Integer endIndex);
    public Integer lastIndexOfIgnoreCase(String substring);
    public Integer lastIndexOfIgnoreCase(String substring, Integer endPosition);
    public String left(Integer length);
    public String leftPad(Integer length);
    public String leftPad(Integer length, String padStr);
    public Integer length();
    public String mid(Integer startIndex, Integer length);
    public String normalizeSpace();
    public Integer offsetByCodePoints(Integer index, Integer codePointOffset);
    public String overlay(String overlay, Integer start, Integer ending);
    public String remove(String substring);
    public String removeEnd(String substring);
    public String removeEndIgnoreCase(String substring);
    public String removeStart(String substring);
    public String removeStartIgnoreCase(String substring);
    public String repeat(Integer numberOfTimes);
    public String repeat(String separator, Integer numberOfTimes);
    public String replace(String target, String replacement);
    public String replaceAll(String regex, String replacement);
    public String replaceFirst(String regex, String replacement);
    public String reverse();
    public String right(Integer length);
    public String rightPad(Integer length);
    public String rightPad(Integer length, String padStr);
    public List<String> split(String regex);
    public List<String> split(String regex, Integer limitation);
    public List<String> splitByCharacterType();
    public List<String> splitByCharacterTypeCamelCase();
    public Boolean startsWith(String prefix);
    public Boolean startsWithIgnoreCase(String prefix);
    public String stripHtmlTags();
    public String substring(Integer startIndex);
    public String substring(Integer startIndex, Integer endIndex);
    public String substringAfter(String separator);
    public String substringAfterLast(String separator);
    public String substringBefore(String separator);
    public String substringBeforeLast(String separator);
    public String substringBetween(String tag);
    public String substringBetween(String opening, String closing);
    public String swapCase();
    public String toLowerCase();
    public String toLowerCase(String locale);
    public String toString();
    public String toUpperCase();
    public String toUpperCase(String locale);
    public String trim();
    public String uncapitalize();
    public String unescapeCsv();
    public String unescapeEcmaScript();
    public String unescapeHtml3();
    public String unescapeHtml4();
    public String unescapeJava();
    public String unescapeUnicode();
    public String unescapeXml();
  }`,
  { ...statics, ...editing, ...escaping, ...stringSearch, ...others },
);
