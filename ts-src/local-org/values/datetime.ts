import { ApexDate } from './date.ts';
import { ApexTime } from './time.ts';
import { offsetAt, toUtc } from './zone.ts';

const MS_PER_DAY = 86_400_000;
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/;

/** Calendar fields of a moment in one time zone. */
export interface Fields {
  date: ApexDate;
  time: ApexTime;
}

/** The value of Apex `Datetime`: a moment in UTC, in milliseconds. Immutable. */
export class ApexDatetime {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly ms: number;

  constructor(ms: number) {
    this.ms = ms;
  }

  /** ISO 8601 with seconds and zone optional; no zone means UTC. null when `text` is not one. */
  static tryParse(text: string): ApexDatetime | null {
    const match = ISO.exec(text);
    if (!match) return null;
    const [, year, month, day, hour, minute, second = '0', fraction = '', zone = 'Z'] = match;
    const date = ApexDate.strict(Number(year), Number(month), Number(day));
    if (!date || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
    const time = ApexTime.of(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, '0').slice(0, 3)));
    return new ApexDatetime(date.epochDay * MS_PER_DAY + time.ms - isoOffset(zone));
  }

  /** @throws RangeError when `text` is not an ISO 8601 date and time. */
  static parse(text: string): ApexDatetime {
    const value = ApexDatetime.tryParse(text);
    if (!value) throw new RangeError(`Invalid datetime: ${text}`);
    return value;
  }

  /** The moment a wall clock in `zone` shows these fields. */
  static of(date: ApexDate, time: ApexTime, zone = 'UTC'): ApexDatetime {
    return new ApexDatetime(toUtc(date.epochDay * MS_PER_DAY + time.ms, zone));
  }

  /** What a wall clock in `zone` shows. */
  fields(zone = 'UTC'): Fields {
    const local = this.ms + offsetAt(this.ms, zone);
    const epochDay = Math.floor(local / MS_PER_DAY);
    return { date: new ApexDate(epochDay), time: new ApexTime(local - epochDay * MS_PER_DAY) };
  }

  addMs(ms: number): ApexDatetime {
    return new ApexDatetime(this.ms + ms);
  }

  /** Applies a change of calendar to the date shown in `zone` and keeps the time shown. */
  changeDate(change: (date: ApexDate) => ApexDate, zone = 'UTC'): ApexDatetime {
    const { date, time } = this.fields(zone);
    return ApexDatetime.of(change(date), time, zone);
  }

  equals(other: ApexDatetime): boolean {
    return this.ms === other.ms;
  }

  compare(other: ApexDatetime): number {
    return this.ms - other.ms;
  }

  /** `2026-11-21T10:00:00.000Z` */
  toString(): string {
    return new Date(this.ms).toISOString();
  }

  toJSON(): string {
    return this.toString();
  }
}

function isoOffset(zone: string): number {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
