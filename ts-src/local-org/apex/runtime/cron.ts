import type { ApexDate } from '../../values/index.ts';
import { ApexDatetime, ApexTime } from '../../values/index.ts';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Which values of one field fire. */
type Matches = (value: number) => boolean;

interface Schedule {
  second: number[];
  minute: number[];
  hour: number[];
  date: (date: ApexDate) => boolean;
}

/** How many days ahead a moment is looked for. */
const HORIZON_DAYS = 366 * 100;

/**
 * The next moment after `after` at which a schedule fires: seconds, minutes, hours, day of month, month, day of week and an optional year,
 * as `System.schedule` takes them. Null when it never does again. @throws RangeError for an expression that is none, in the platform's words
 */
export function nextFireTime(expression: string, after: ApexDatetime, zone: string): ApexDatetime | null {
  const schedule = parse(expression);
  const start = after.fields(zone).date;
  for (let day = 0; day < HORIZON_DAYS; day++) {
    const date = start.addDays(day);
    if (!schedule.date(date)) continue;
    const found = firstOf(schedule, date, after, zone);
    if (found) return found;
  }
  return null;
}

function firstOf(
  { hour, minute, second }: Schedule,
  date: ApexDate,
  after: ApexDatetime,
  zone: string,
): ApexDatetime | null {
  for (const h of hour) {
    for (const m of minute) {
      for (const s of second) {
        const moment = ApexDatetime.of(date, ApexTime.of(h, m, s, 0), zone);
        if (moment.ms > after.ms) return moment;
      }
    }
  }
  return null;
}

function parse(expression: string): Schedule {
  const fields = expression.trim().toUpperCase().split(/\s+/);
  const [second, minute, hour, day, month, weekday, year = '*'] = fields;
  if (weekday === undefined) throw new RangeError('Unexpected end of expression.');
  if (fields.length > 7) throw illegal(expression);
  for (const field of [second!, minute!])
    if (!/^\d+$/.test(field)) throw new RangeError(`Seconds and Minutes must be specified as integers: ${expression}`);
  if (day === '?' && weekday === '?')
    throw new RangeError("'?' can only be specified for Day-of-Month -OR- Day-of-Week.");
  const months = matcher(month!, 1, 12, MONTHS);
  const days = dayOfMonth(day!);
  const weekdays = dayOfWeek(weekday);
  const years = matcher(year, 1970, 2199, []);
  return {
    second: values(second!, 59),
    minute: values(minute!, 59),
    hour: values(hour!, 23),
    date: (date) => years(date.year) && months(date.month) && days(date) && weekdays(date),
  };
}

type Dates = (date: ApexDate) => boolean;

/** `L` is the last day, `LW` the last weekday, `15W` the weekday nearest to the 15th. */
function dayOfMonth(field: string): Dates {
  const nearest = /^(\d+|L)W$/.exec(field);
  if (field === 'L') return (date) => date.day === lastOf(date);
  if (nearest)
    return (date) => date.day === nearestWeekday(date, nearest[1] === 'L' ? lastOf(date) : Number(nearest[1]));
  const days = matcher(field, 1, 31, []);
  return (date) => days(date.day);
}

/** `6L` is the last Friday, `2#1` the first Monday, `L` is Saturday. */
function dayOfWeek(field: string): Dates {
  const last = /^(\w+)L$/.exec(field);
  const nth = /^(\w+)#([1-5])$/.exec(field);
  if (field === 'L') return (date) => weekdayOf(date) === 7;
  if (last) {
    const day = number(last[1]!, 1, 7, WEEKDAYS);
    return (date) => weekdayOf(date) === day && date.day > lastOf(date) - 7;
  }
  if (nth) {
    const day = number(nth[1]!, 1, 7, WEEKDAYS);
    return (date) => weekdayOf(date) === day && Math.ceil(date.day / 7) === Number(nth[2]);
  }
  const days = matcher(field, 1, 7, WEEKDAYS);
  return (date) => days(weekdayOf(date));
}

function lastOf(date: ApexDate): number {
  return date
    .addDays(1 - date.day)
    .addMonths(1)
    .addDays(-1).day;
}

/** The Monday to Friday of the month that is nearest to `day`. */
function nearestWeekday(date: ApexDate, day: number): number {
  const last = lastOf(date);
  const wanted = Math.min(day, last);
  const weekday = weekdayOf(date.addDays(wanted - date.day));
  if (weekday === 7) return wanted === 1 ? 3 : wanted - 1;
  if (weekday === 1) return wanted === last ? wanted - 2 : wanted + 1;
  return wanted;
}

/** 1 is Sunday. 1970-01-01 was a Thursday. */
function weekdayOf(date: ApexDate): number {
  return ((((date.epochDay + 4) % 7) + 7) % 7) + 1;
}

function values(field: string, last: number): number[] {
  const matches = matcher(field, 0, last, []);
  return Array.from({ length: last + 1 }, (_, value) => value).filter(matches);
}

/** `*`, `?`, `5`, `1-5`, `22-2`, `1,3`, `0/15`; names count from `first`. */
function matcher(field: string, first: number, last: number, names: readonly string[]): Matches {
  const parts = field.split(',').map((part) => single(part, first, last, names));
  return (value) => parts.some((matches) => matches(value));
}

function single(part: string, first: number, last: number, names: readonly string[]): Matches {
  if (part === '*' || part === '?') return () => true;
  const [range, step] = part.split('/') as [string, string?];
  const [from, to] = range === '*' ? [String(first)] : (range.split('-') as [string, string?]);
  const low = number(from, first, last, names);
  const high = to !== undefined ? number(to, first, last, names) : step === undefined ? low : last;
  const every = step === undefined ? 1 : number(step, 1, last, []);
  const span = last - first + 1;
  const offset = (value: number): number => (((value - low) % span) + span) % span;
  return (value) => offset(value) <= offset(high) && offset(value) % every === 0;
}

function number(text: string, first: number, last: number, names: readonly string[]): number {
  const value = names.includes(text) ? names.indexOf(text) + first : /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= first && value <= last)) throw illegal(text);
  return value;
}

function illegal(text: string): RangeError {
  return new RangeError(`Illegal cron expression format (${text})`);
}
