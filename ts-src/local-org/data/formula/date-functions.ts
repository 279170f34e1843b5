import { ApexDate, ApexDatetime, ApexTime, Decimal } from '../../values/index.ts';
import { FormulaError } from './ast.ts';
import { evaluate } from './evaluate.ts';
import type { FormulaFunction, FormulaScope } from './evaluate.ts';
import type { FormulaNode } from './ast.ts';
import { isBlank, text, whole } from './value.ts';
import type { FormulaValue } from './value.ts';

/** A function of evaluated arguments, blank when its first argument is. */
function of(body: (values: FormulaValue[], scope: FormulaScope) => FormulaValue): FormulaFunction {
  return (args: readonly FormulaNode[], scope: FormulaScope) => {
    const values = args.map((arg) => evaluate(arg, scope));
    return isBlank(values[0]!) ? null : body(values, scope);
  };
}

function date(value: FormulaValue, name: string): ApexDate {
  if (value instanceof ApexDate) return value;
  throw new FormulaError('FORMULA_VALUE', `${name} needs a date`);
}

function time(value: FormulaValue, name: string): ApexTime {
  if (value instanceof ApexTime) return value;
  throw new FormulaError('FORMULA_VALUE', `${name} needs a time`);
}

const part = (name: string, read: (day: ApexDate) => number) => of(([value]) => Decimal.from(read(date(value!, name))));
const timePart = (name: string, read: (moment: ApexTime) => number) =>
  of(([value]) => Decimal.from(read(time(value!, name))));

/** The last day of a month stays the last day. */
function addMonths(day: ApexDate, months: number): ApexDate {
  const first = ApexDate.of(day.year, day.month + months, 1);
  const last = ApexDate.daysInMonth(first.year, first.month);
  const wasLast = day.day === ApexDate.daysInMonth(day.year, day.month);
  return ApexDate.of(first.year, first.month, wasLast ? last : Math.min(day.day, last));
}

/** The week of ISO 8601: it starts on Monday and belongs to the year of its Thursday. */
function isoWeek(day: ApexDate): { week: number; year: number } {
  const weekday = (((day.epochDay + 3) % 7) + 7) % 7;
  const thursday = new ApexDate(day.epochDay - weekday + 3);
  return { week: Math.floor((thursday.dayOfYear - 1) / 7) + 1, year: thursday.year };
}

export const DATE_FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  TODAY: (_args, scope) => new ApexDatetime(scope.nowMs).fields(scope.timeZone).date,
  NOW: (_args, scope) => new ApexDatetime(scope.nowMs),
  TIMENOW: (_args, scope) => new ApexDatetime(scope.nowMs).fields('UTC').time,
  DATE: of(([year, month, day]) => ApexDate.strict(whole(year!, 'DATE'), whole(month!, 'DATE'), whole(day!, 'DATE'))),
  DATEVALUE: of(([value], scope) => {
    if (value instanceof ApexDatetime) return value.fields(scope.timeZone).date;
    return value instanceof ApexDate ? value : ApexDate.tryParse(text(value!));
  }),
  DATETIMEVALUE: of(([value]) => {
    if (value instanceof ApexDatetime) return value;
    return value instanceof ApexDate
      ? new ApexDatetime(value.epochDay * 86_400_000)
      : ApexDatetime.tryParse(text(value!));
  }),
  TIMEVALUE: of(([value]) =>
    value instanceof ApexDatetime ? value.fields('UTC').time : ApexTime.tryParse(text(value!)),
  ),
  YEAR: part('YEAR', (day) => day.year),
  MONTH: part('MONTH', (day) => day.month),
  DAY: part('DAY', (day) => day.day),
  DAYOFYEAR: part('DAYOFYEAR', (day) => day.dayOfYear),
  WEEKDAY: part('WEEKDAY', (day) => ((((day.epochDay + 4) % 7) + 7) % 7) + 1),
  ADDMONTHS: of(([value, months]) => {
    const count = whole(months!, 'ADDMONTHS');
    return value instanceof ApexDatetime
      ? value.changeDate((day) => addMonths(day, count))
      : addMonths(date(value!, 'ADDMONTHS'), count);
  }),
  ISOWEEK: part('ISOWEEK', (day) => isoWeek(day).week),
  ISOYEAR: part('ISOYEAR', (day) => isoWeek(day).year),
  FROMUNIXTIME: of(([value]) => new ApexDatetime(whole(value!, 'FROMUNIXTIME') * 1000)),
  HOUR: timePart('HOUR', (moment) => moment.hour),
  MINUTE: timePart('MINUTE', (moment) => moment.minute),
  SECOND: timePart('SECOND', (moment) => moment.second),
  MILLISECOND: timePart('MILLISECOND', (moment) => moment.millisecond),
  UNIXTIMESTAMP: of(([value]) =>
    Decimal.from(
      Math.floor(
        (value instanceof ApexDatetime ? value.ms : date(value!, 'UNIXTIMESTAMP').epochDay * 86_400_000) / 1000,
      ),
    ),
  ),
};
