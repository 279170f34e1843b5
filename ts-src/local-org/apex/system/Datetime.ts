import { ApexDate, ApexDatetime, ApexTime, type Fields } from '../../values/index.ts';
import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { formatPattern } from './date-pattern.ts';
import { primitive } from './define.ts';
import { TypeException } from './exceptions.ts';
import { localDatetime, localDatetimeLong, parseLocalDate } from './locale.ts';
import { text } from './value.ts';

const MINUTE = 60_000;
const MIDNIGHT = new ApexTime(0);

const userZone = (): string => tx().user.timeZone;
const local = (self: ApexDatetime): Fields => self.fields(userZone());

/** `2026-11-21 10:00:00` as a wall clock in `zone` shows it. */
function parseIn(value: string, zone: string): ApexDatetime | null {
  const match =
    /^(\d{4}-\d{1,2}-\d{1,2})(?:[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(
      value.trim(),
    );
  const date = match && ApexDate.tryParse(match[1]!);
  if (!date) return null;
  const [hour, minute, second] = [match[2], match[3], match[4]].map((part) => Number(part ?? 0));
  return ApexDatetime.of(date, ApexTime.of(hour!, minute!, second!, 0), zone);
}

function valueOf(value: unknown): ApexDatetime {
  const given = present(value);
  if (given instanceof ApexDatetime) return given;
  if (typeof given === 'bigint') return new ApexDatetime(Number(given));
  if (given instanceof ApexDate) return ApexDatetime.of(given, MIDNIGHT, userZone());
  const parsed = typeof given === 'string' ? parseIn(given, userZone()) : null;
  if (!parsed) throw new TypeException(`Invalid date/time: ${text(given)}`);
  return parsed;
}

function valueOfGmt(value: string | null): ApexDatetime {
  const parsed = parseIn(present(value), 'UTC');
  if (!parsed) throw new TypeException(`Invalid date/time: ${value}`);
  return parsed;
}

/** `11/21/2026, 10:00 AM`, in the user's locale and time zone. */
function parse(value: string | null): ApexDatetime {
  const match = /^(\S+?),? +(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AP]M))?$/i.exec(present(value).trim());
  const parts = match && parseLocalDate(match[1]!);
  const date = parts && ApexDate.strict(parts.year, parts.month, parts.day);
  if (!date) throw new TypeException(`Invalid date/time: ${value}`);
  const half = match![5]?.toUpperCase();
  const hour = half === undefined ? Number(match![2]) : (Number(match![2]) % 12) + (half === 'PM' ? 12 : 0);
  return ApexDatetime.of(date, ApexTime.of(hour, Number(match![3]), Number(match![4] ?? 0), 0), userZone());
}

function newInstance(zone: string, date: (number | null)[], time: (number | null)[] = [0, 0, 0]): ApexDatetime {
  const [year, month, day] = date.map(present);
  const [hour, minute, second] = time.map(present);
  const start = ApexDate.of(year!, month!, day!);
  const seconds = (hour! * 60 + minute!) * 60 + second!;
  const days = Math.floor(seconds / 86_400);
  return ApexDatetime.of(start.addDays(days), new ApexTime((seconds - days * 86_400) * 1000), zone);
}

const statics = {
  'newInstance(Long)': (ms: bigint) => new ApexDatetime(Number(present(ms))),
  'newInstance(Date,Time)': (date: ApexDate | null, time: ApexTime | null) =>
    ApexDatetime.of(present(date), present(time), userZone()),
  'newInstance(Integer,Integer,Integer)': (...date: number[]) => newInstance(userZone(), date),
  'newInstance(Integer,Integer,Integer,Integer,Integer,Integer)': (...all: number[]) =>
    newInstance(userZone(), all.slice(0, 3), all.slice(3)),
  'newInstanceGmt(Date,Time)': (date: ApexDate | null, time: ApexTime | null) =>
    ApexDatetime.of(present(date), present(time)),
  'newInstanceGmt(Integer,Integer,Integer)': (...date: number[]) => newInstance('UTC', date),
  'newInstanceGmt(Integer,Integer,Integer,Integer,Integer,Integer)': (...all: number[]) =>
    newInstance('UTC', all.slice(0, 3), all.slice(3)),
  'now()': () => new ApexDatetime(tx().now()),
  'parse(String)': parse,
  'valueOf(String)': valueOf,
  'valueOf(Object)': valueOf,
  'valueOfGmt(String)': valueOfGmt,
};

const arithmetic = {
  'addDays(Integer)': (self: ApexDatetime, days: number) =>
    self.changeDate((date) => date.addDays(present(days)), userZone()),
  'addMonths(Integer)': (self: ApexDatetime, months: number) =>
    self.changeDate((date) => date.addMonths(present(months)), userZone()),
  'addYears(Integer)': (self: ApexDatetime, years: number) =>
    self.changeDate((date) => date.addYears(present(years)), userZone()),
  'addHours(Integer)': (self: ApexDatetime, hours: number) => self.addMs(present(hours) * 60 * MINUTE),
  'addMinutes(Integer)': (self: ApexDatetime, minutes: number) => self.addMs(present(minutes) * MINUTE),
  'addSeconds(Integer)': (self: ApexDatetime, seconds: number) => self.addMs(present(seconds) * 1000),
};

const parts = {
  'date()': (self: ApexDatetime) => local(self).date,
  'dateGmt()': (self: ApexDatetime) => self.fields().date,
  'time()': (self: ApexDatetime) => local(self).time,
  'timeGmt()': (self: ApexDatetime) => self.fields().time,
  'year()': (self: ApexDatetime) => local(self).date.year,
  'yearGmt()': (self: ApexDatetime) => self.fields().date.year,
  'month()': (self: ApexDatetime) => local(self).date.month,
  'monthGmt()': (self: ApexDatetime) => self.fields().date.month,
  'day()': (self: ApexDatetime) => local(self).date.day,
  'dayGmt()': (self: ApexDatetime) => self.fields().date.day,
  'dayOfYear()': (self: ApexDatetime) => local(self).date.dayOfYear,
  'dayOfYearGmt()': (self: ApexDatetime) => self.fields().date.dayOfYear,
  'hour()': (self: ApexDatetime) => local(self).time.hour,
  'hourGmt()': (self: ApexDatetime) => self.fields().time.hour,
  'minute()': (self: ApexDatetime) => local(self).time.minute,
  'minuteGmt()': (self: ApexDatetime) => self.fields().time.minute,
  'second()': (self: ApexDatetime) => local(self).time.second,
  'secondGmt()': (self: ApexDatetime) => self.fields().time.second,
  'millisecond()': (self: ApexDatetime) => local(self).time.millisecond,
  'millisecondGmt()': (self: ApexDatetime) => self.fields().time.millisecond,
  'getTime()': (self: ApexDatetime) => BigInt(self.ms),
  'isSameDay(Datetime)': (self: ApexDatetime, other: ApexDatetime | null) =>
    local(self).date.equals(local(present(other)).date),
};

const formats = {
  'format()': (self: ApexDatetime) => localDatetime(self),
  'format(String)': (self: ApexDatetime, pattern: string | null) => formatPattern(self, present(pattern), userZone()),
  'format(String,String)': (self: ApexDatetime, pattern: string | null, zone: string | null) =>
    formatPattern(self, present(pattern), zone ?? userZone()),
  'formatGmt(String)': (self: ApexDatetime, pattern: string | null) => formatPattern(self, present(pattern), 'GMT'),
  'formatLong()': (self: ApexDatetime) => localDatetimeLong(self),
};

export const DatetimeType = primitive(
  `
  public class System.Datetime {
    public static Datetime newInstance(Date day, Time timeOfDay);
    public static Datetime newInstance(Integer year, Integer month, Integer day);
    public static Datetime newInstance(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second);
    public static Datetime newInstance(Long milliseconds);
    public static Datetime newInstanceGmt(Date day, Time timeOfDay);
    public static Datetime newInstanceGmt(Integer year, Integer month, Integer day);
    public static Datetime newInstanceGmt(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second);
    public static Datetime now();
    public static Datetime parse(String value);
    public static Datetime valueOf(String value);
    public static Datetime valueOf(Object value);
    public static Datetime valueOfGmt(String value);
    public Datetime addDays(Integer days);
    public Datetime addHours(Integer hours);
    public Datetime addMinutes(Integer minutes);
    public Datetime addMonths(Integer months);
    public Datetime addSeconds(Integer seconds);
    public Datetime addYears(Integer years);
    public Date date();
    public Date dateGmt();
    public Integer day();
    public Integer dayGmt();
    public Integer dayOfYear();
    public Integer dayOfYearGmt();
    public String format();
    public String format(String pattern);
    public String format(String pattern, String timezone);
    public String formatGmt(String pattern);
    public String formatLong();
    public Long getTime();
    public Integer hour();
    public Integer hourGmt();
    public Boolean isSameDay(Datetime other);
    public Integer millisecond();
    public Integer millisecondGmt();
    public Integer minute();
    public Integer minuteGmt();
    public Integer month();
    public Integer monthGmt();
    public Integer second();
    public Integer secondGmt();
    public Time time();
    public Time timeGmt();
    public Integer year();
    public Integer yearGmt();
  }`,
  { ...statics, ...arithmetic, ...parts, ...formats },
);
