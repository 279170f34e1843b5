const MS_PER_DAY = 86_400_000;

/** The value of Apex `Date`: a day of the proleptic Gregorian calendar. Immutable. */
export class ApexDate {
  /** Days since 1970-01-01. */
  readonly epochDay: number;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;

  constructor(epochDay: number) {
    const date = new Date(epochDay * MS_PER_DAY);
    this.epochDay = epochDay;
    this.year = date.getUTCFullYear();
    this.month = date.getUTCMonth() + 1;
    this.day = date.getUTCDate();
  }

  /** Out-of-range months and days roll over: month 13 is January of the next year. */
  static of(year: number, month: number, day: number): ApexDate {
    return new ApexDate(new Date(0).setUTCFullYear(year, month - 1, day) / MS_PER_DAY);
  }

  /** The date written as `2026-11-21`, or null when it is not an existing one. */
  static tryParse(text: string): ApexDate | null {
    const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
    return match ? ApexDate.strict(Number(match[1]), Number(match[2]), Number(match[3])) : null;
  }

  /** @throws RangeError when `text` is not an existing date written as `2026-11-21`. */
  static parse(text: string): ApexDate {
    const date = ApexDate.tryParse(text);
    if (!date) throw new RangeError(`Invalid date: ${text}`);
    return date;
  }

  /** null when there is no such day. */
  static strict(year: number, month: number, day: number): ApexDate | null {
    const date = ApexDate.of(year, month, day);
    return date.month === month && date.day === day ? date : null;
  }

  static isLeapYear(year: number): boolean {
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  }

  static daysInMonth(year: number, month: number): number {
    return ApexDate.of(year, month + 1, 0).day;
  }

  addDays(days: number): ApexDate {
    return new ApexDate(this.epochDay + days);
  }

  /** The last day of the month when the day does not exist there. */
  addMonths(months: number): ApexDate {
    const first = ApexDate.of(this.year, this.month + months, 1);
    return first.addDays(Math.min(this.day, ApexDate.daysInMonth(first.year, first.month)) - 1);
  }

  addYears(years: number): ApexDate {
    return this.addMonths(12 * years);
  }

  /** Whole days from this date to `other`; negative when `other` is earlier. */
  daysBetween(other: ApexDate): number {
    return other.epochDay - this.epochDay;
  }

  /** Calendar months from this date to `other`; days are ignored. */
  monthsBetween(other: ApexDate): number {
    return (other.year - this.year) * 12 + other.month - this.month;
  }

  get dayOfYear(): number {
    return this.epochDay - ApexDate.of(this.year, 1, 1).epochDay + 1;
  }

  /** 0 is Sunday. */
  get dayOfWeek(): number {
    return (((this.epochDay + 4) % 7) + 7) % 7;
  }

  /** The Sunday on or before this day. */
  toStartOfWeek(): ApexDate {
    return this.addDays(-this.dayOfWeek);
  }

  toStartOfMonth(): ApexDate {
    return this.addDays(1 - this.day);
  }

  equals(other: ApexDate): boolean {
    return this.epochDay === other.epochDay;
  }

  compare(other: ApexDate): number {
    return this.epochDay - other.epochDay;
  }

  /** `2026-11-21` */
  toString(): string {
    return `${pad(this.year, 4)}-${pad(this.month, 2)}-${pad(this.day, 2)}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
