import { ApexDate, ApexDatetime } from '../../values/index.ts';
import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { primitive } from './define.ts';
import { TypeException } from './exceptions.ts';
import { localDate, parseLocalDate } from './locale.ts';
import { text } from './value.ts';

/** Today in the running user's time zone. */
export function today(): ApexDate {
  return new ApexDatetime(tx().now()).fields(tx().user.timeZone).date;
}

/** `2026-11-21`, a time of day after it being ignored; or a Date or Datetime. */
function valueOf(value: unknown): ApexDate {
  const given = present(value);
  if (given instanceof ApexDate) return given;
  if (given instanceof ApexDatetime) return given.fields(tx().user.timeZone).date;
  const date = typeof given === 'string' ? /^(\d{4}-\d{1,2}-\d{1,2})(?:[ T].*)?$/.exec(given.trim())?.[1] : undefined;
  const parsed = date === undefined ? null : ApexDate.tryParse(date);
  if (!parsed) throw new TypeException(`Invalid date: ${text(given)}`);
  return parsed;
}

function parse(value: string | null): ApexDate {
  const parts = parseLocalDate(present(value));
  const date = parts && ApexDate.strict(parts.year, parts.month, parts.day);
  if (!date) throw new TypeException(`Invalid date: ${value}`);
  return date;
}

export const DateType = primitive(
  `
  public class System.Date {
    public static Integer daysInMonth(Integer year, Integer month);
    public static Boolean isLeapYear(Integer year);
    public static Date newInstance(Integer year, Integer month, Integer day);
    public static Date parse(String value);
    public static Date today();
    public static Date valueOf(String value);
    public static Date valueOf(Object value);
    public Date addDays(Integer days);
    public Date addMonths(Integer months);
    public Date addYears(Integer years);
    public Integer day();
    public Integer dayOfYear();
    public Integer daysBetween(Date other);
    public String format();
    public Boolean isSameDay(Date other);
    public Integer month();
    public Integer monthsBetween(Date other);
    public Date toStartOfMonth();
    public Date toStartOfWeek();
    public Integer year();
  }`,
  {
    'daysInMonth(Integer,Integer)': (year: number, month: number) =>
      ApexDate.daysInMonth(present(year), present(month)),
    'isLeapYear(Integer)': (year: number) => ApexDate.isLeapYear(present(year)),
    'newInstance(Integer,Integer,Integer)': (year: number, month: number, day: number) =>
      ApexDate.of(present(year), present(month), present(day)),
    'parse(String)': parse,
    'today()': today,
    'valueOf(String)': valueOf,
    'valueOf(Object)': valueOf,
    'addDays(Integer)': (self: ApexDate, days: number) => self.addDays(present(days)),
    'addMonths(Integer)': (self: ApexDate, months: number) => self.addMonths(present(months)),
    'addYears(Integer)': (self: ApexDate, years: number) => self.addYears(present(years)),
    'day()': (self: ApexDate) => self.day,
    'dayOfYear()': (self: ApexDate) => self.dayOfYear,
    'daysBetween(Date)': (self: ApexDate, other: ApexDate | null) => self.daysBetween(present(other)),
    'format()': (self: ApexDate) => localDate(self),
    'isSameDay(Date)': (self: ApexDate, other: ApexDate | null) => self.equals(present(other)),
    'month()': (self: ApexDate) => self.month,
    'monthsBetween(Date)': (self: ApexDate, other: ApexDate | null) => self.monthsBetween(present(other)),
    'toStartOfMonth()': (self: ApexDate) => self.toStartOfMonth(),
    'toStartOfWeek()': (self: ApexDate) => self.toStartOfWeek(),
    'year()': (self: ApexDate) => self.year,
  },
);
