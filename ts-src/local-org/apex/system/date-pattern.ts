import { ApexDate, zoneName, type ApexDatetime } from '../../values/index.ts';
import { offsetAt } from '../../values/index.ts';
import { IllegalArgumentException } from './exceptions.ts';

/** A moment as one time zone shows it. */
interface Moment {
  ms: number;
  zone: string;
  date: ApexDate;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

/** Formats one run of a pattern letter; `width` is its length. */
type Letter = (moment: Moment, width: number) => string;

const number =
  (value: (moment: Moment) => number): Letter =>
  (moment, width) =>
    String(value(moment)).padStart(width, '0');

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const year = (value: number, width: number): string =>
  width === 2 ? String(value % 100).padStart(2, '0') : String(value).padStart(width, '0');
const month: Letter = ({ date }, width) => {
  if (width <= 2) return String(date.month).padStart(width, '0');
  const name = MONTHS[date.month - 1]!;
  return width === 3 ? name.slice(0, 3) : name;
};

/** The letters of java.text.SimpleDateFormat, in English with weeks that start on Sunday. */
const LETTERS: Record<string, Letter> = {
  G: () => 'AD',
  y: ({ date }, width) => year(date.year, width),
  Y: ({ date }, width) => year(weekYear(date), width),
  M: month,
  L: month,
  w: number(({ date }) => weekOfYear(date)),
  W: number(({ date }) => Math.floor((date.day - 1 + date.toStartOfMonth().dayOfWeek) / 7) + 1),
  D: number(({ date }) => date.dayOfYear),
  d: number(({ date }) => date.day),
  F: number(({ date }) => Math.floor((date.day - 1) / 7) + 1),
  E: ({ date }, width) => (width <= 3 ? DAYS[date.dayOfWeek]!.slice(0, 3) : DAYS[date.dayOfWeek]!),
  u: number(({ date }) => (date.dayOfWeek === 0 ? 7 : date.dayOfWeek)),
  a: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  H: number(({ hour }) => hour),
  k: number(({ hour }) => (hour === 0 ? 24 : hour)),
  K: number(({ hour }) => hour % 12),
  h: number(({ hour }) => (hour % 12 === 0 ? 12 : hour % 12)),
  m: number(({ minute }) => minute),
  s: number(({ second }) => second),
  S: number(({ millisecond }) => millisecond),
  z: ({ ms, zone }, width) => zoneName(ms, zone, width <= 3 ? 'short' : 'long'),
  Z: ({ ms, zone }) => offset(ms, zone, ''),
  X: ({ ms, zone }, width) => {
    const text = offset(ms, zone, width === 3 ? ':' : '');
    if (offsetAt(ms, zone) === 0) return 'Z';
    return width === 1 ? text.slice(0, 3) : text;
  },
};

/**
 * java.text.SimpleDateFormat.format: `yyyy-MM-dd'T'HH:mm:ss.SSSZ`.
 * @throws IllegalArgumentException for letters without meaning and open quotes
 */
export function formatPattern(value: ApexDatetime, pattern: string, zone: string): string {
  const { date, time } = value.fields(zone);
  const { hour, minute, second, millisecond } = time;
  const moment = { ms: value.ms, zone, date, hour, minute, second, millisecond };
  const token = /'((?:[^']|'')*)'|(([A-Za-z])\3*)|([^A-Za-z']+)|'/g;
  return pattern.replace(token, (text, quoted, run, letter, other) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
    if (other !== undefined) return other;
    if (run === undefined) throw new IllegalArgumentException('Unterminated quote');
    const format = LETTERS[letter];
    if (!format) throw new IllegalArgumentException(`Illegal pattern character '${letter}'`);
    return format(moment, text.length);
  });
}

function offset(ms: number, zone: string, separator: string): string {
  const minutes = Math.abs(offsetAt(ms, zone)) / 60_000;
  const sign = offsetAt(ms, zone) < 0 ? '-' : '+';
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${sign}${two(minutes / 60)}${separator}${two(minutes % 60)}`;
}

/** Weeks start on Sunday; the week of January 1 is the first (java.util.Calendar in the US). */
function weekOfYear(date: ApexDate): number {
  if (weekYear(date) > date.year) return 1;
  const first = ApexDate.of(date.year, 1, 1).toStartOfWeek();
  return Math.floor(first.daysBetween(date) / 7) + 1;
}

function weekYear(date: ApexDate): number {
  const next = ApexDate.of(date.year + 1, 1, 1).toStartOfWeek();
  return date.epochDay >= next.epochDay ? date.year + 1 : date.year;
}
