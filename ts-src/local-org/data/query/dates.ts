import { ApexDate } from '../../values/index.ts';

/** Days from `start` up to but not including `end`. */
export interface DayRange {
  start: ApexDate;
  end: ApexDate;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR' | 'FISCAL_QUARTER' | 'FISCAL_YEAR';

/**
 * The days a SOQL date literal means, e.g. `LAST_N_DAYS` with n = 30; null when there is no such literal.
 * Weeks start on Sunday. `fiscalStart` is the first month of the fiscal year (1-12).
 */
export function literalRange(name: string, n: number | null, today: ApexDate, fiscalStart: number): DayRange | null {
  const period = (unit: Unit, from: number, to: number): DayRange => ({
    start: startOf(unit, from, today, fiscalStart),
    end: startOf(unit, to, today, fiscalStart),
  });
  const single: Readonly<Record<string, number>> = { YESTERDAY: -1, TODAY: 0, TOMORROW: 1 };
  if (name in single) return period('DAY', single[name]!, single[name]! + 1);
  if (name === 'LAST_90_DAYS') return period('DAY', -90, 1);
  if (name === 'NEXT_90_DAYS') return period('DAY', 1, 91);
  const named = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)$/.exec(name);
  if (named) {
    const from = { LAST: -1, THIS: 0, NEXT: 1 }[named[1] as 'LAST' | 'THIS' | 'NEXT'];
    return period(named[2] as Unit, from, from + 1);
  }
  return n === null ? null : countedRange(name, n, period);
}

function countedRange(
  name: string,
  n: number,
  period: (unit: Unit, from: number, to: number) => DayRange,
): DayRange | null {
  const match =
    /^(?:(LAST|NEXT)_N_(DAY|WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)S|N_(DAY|WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)S_AGO)$/.exec(
      name,
    );
  if (!match) return null;
  const [, direction, unit, agoUnit] = match;
  if (agoUnit) return period(agoUnit as Unit, -n, -n + 1);
  if (direction === 'NEXT') return period(unit as Unit, 1, n + 1);
  return period(unit as Unit, -n, unit === 'DAY' ? 1 : 0);
}

/** First day of the period that lies `offset` periods from the one holding `today`. */
function startOf(unit: Unit, offset: number, today: ApexDate, fiscalStart: number): ApexDate {
  const { year, month } = today;
  const fiscalMonth = (month - fiscalStart + 12) % 12;
  switch (unit) {
    case 'DAY':
      return new ApexDate(today.epochDay + offset);
    case 'WEEK':
      return new ApexDate(today.epochDay - sundayBased(today) + offset * 7);
    case 'MONTH':
      return ApexDate.of(year, month + offset, 1);
    case 'QUARTER':
      return ApexDate.of(year, month - ((month - 1) % 3) + offset * 3, 1);
    case 'YEAR':
      return ApexDate.of(year + offset, 1, 1);
    case 'FISCAL_QUARTER':
      return ApexDate.of(year, month - (fiscalMonth % 3) + offset * 3, 1);
    case 'FISCAL_YEAR':
      return ApexDate.of(year, month - fiscalMonth + offset * 12, 1);
  }
}

/** 0 for Sunday. 1970-01-01 was a Thursday. */
function sundayBased(date: ApexDate): number {
  return (((date.epochDay + 4) % 7) + 7) % 7;
}

/** The SOQL date function's value for a day, e.g. CALENDAR_QUARTER; null when there is no such function. */
export function datePart(name: string, date: ApexDate, fiscalStart: number): number | null {
  const { year, month, day } = date;
  const dayOfYear = date.epochDay - ApexDate.of(year, 1, 1).epochDay + 1;
  const fiscalMonth = (month - fiscalStart + 12) % 12;
  switch (name) {
    case 'CALENDAR_YEAR':
      return year;
    case 'CALENDAR_QUARTER':
      return Math.ceil(month / 3);
    case 'CALENDAR_MONTH':
      return month;
    case 'DAY_IN_MONTH':
      return day;
    case 'DAY_IN_WEEK':
      return sundayBased(date) + 1;
    case 'DAY_IN_YEAR':
      return dayOfYear;
    case 'WEEK_IN_MONTH':
      return Math.ceil(day / 7);
    case 'WEEK_IN_YEAR':
      return Math.ceil(dayOfYear / 7);
    case 'FISCAL_MONTH':
      return fiscalMonth + 1;
    case 'FISCAL_QUARTER':
      return Math.floor(fiscalMonth / 3) + 1;
    case 'FISCAL_YEAR':
      return fiscalStart > 1 && month >= fiscalStart ? year + 1 : year;
    default:
      return null;
  }
}

export const DATE_FUNCTIONS = new Set([
  'CALENDAR_YEAR',
  'CALENDAR_QUARTER',
  'CALENDAR_MONTH',
  'DAY_IN_MONTH',
  'DAY_IN_WEEK',
  'DAY_IN_YEAR',
  'WEEK_IN_MONTH',
  'WEEK_IN_YEAR',
  'FISCAL_MONTH',
  'FISCAL_QUARTER',
  'FISCAL_YEAR',
  'HOUR_IN_DAY',
  'DAY_ONLY',
]);
