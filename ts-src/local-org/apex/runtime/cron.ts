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
 * as `System.schedule` takes them. Null when it never does again. @throws RangeError for an expression that is none
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
  const [second, minute, hour, day, month, weekday, year = '*', ...rest] = expression.trim().split(/\s+/);
  if (weekday === undefined || rest.length > 0) throw new RangeError(`Illegal cron expression: ${expression}`);
  const months = matcher(month!, 1, MONTHS);
  const days = day === 'L' ? null : matcher(day!, 0, []);
  const weekdays = matcher(weekday, 1, WEEKDAYS);
  const years = matcher(year, 0, []);
  return {
    second: values(second!, 59),
    minute: values(minute!, 59),
    hour: values(hour!, 23),
    date: (date) =>
      years(date.year) &&
      months(date.month) &&
      (days ? days(date.day) : date.addDays(1).day === 1) &&
      weekdays(weekdayOf(date)),
  };
}

/** 1 is Sunday. 1970-01-01 was a Thursday. */
function weekdayOf(date: ApexDate): number {
  return ((((date.epochDay + 4) % 7) + 7) % 7) + 1;
}

function values(field: string, last: number): number[] {
  const matches = matcher(field, 0, []);
  return Array.from({ length: last + 1 }, (_, value) => value).filter(matches);
}

/** `*`, `?`, `5`, `1-5`, `1,3`, `0/15`; names count from `first`. */
function matcher(field: string, first: number, names: readonly string[]): Matches {
  const parts = field.split(',').map((part) => single(part.toUpperCase(), first, names));
  return (value) => parts.some((matches) => matches(value));
}

function single(part: string, first: number, names: readonly string[]): Matches {
  if (part === '*' || part === '?') return () => true;
  const number = (text: string): number => {
    const value = names.includes(text) ? names.indexOf(text) + first : Number(text);
    if (!Number.isInteger(value)) throw new RangeError(`Illegal cron expression field: ${part}`);
    return value;
  };
  const [range, step] = part.split('/') as [string, string?];
  const [from, to] = range === '*' ? ['0'] : (range.split('-') as [string, string?]);
  const low = number(from!);
  const high = to !== undefined ? number(to) : step === undefined ? low : Infinity;
  const every = step === undefined ? 1 : number(step);
  return (value) => value >= low && value <= high && (value - low) % every === 0;
}
