import type { SObject } from '../../../data/sobject.ts';
import { parseSoql } from '../../../soql/parse.ts';
import { ApexDatetime, ApexTime, type ApexDate } from '../../../values/index.ts';
import { tx } from '../../runtime/transaction.ts';
import { present } from '../arguments.ts';
import { reference, SystemObject } from '../define.ts';
import { InvalidParameterValueException } from '../exceptions.ts';

type Id = string | null;
type Moment = ApexDatetime | null;

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const QUERY = `SELECT TimeZoneSidKey, ${DAYS.flatMap((day) => [`${day}StartTime`, `${day}EndTime`]).join(', ')} FROM BusinessHours WHERE Id = :id`;
const DAY_MS = 86_400_000;
/** Days that a search for open hours looks ahead. */
const MAX_DAYS = 3660;

/** Static members of `BusinessHours`. Holidays are not considered. Intervals are in milliseconds. */
class BusinessHours extends SystemObject {
  static 'add(Id,Datetime,Long)'(id: Id, start: Moment, interval: bigint | null): ApexDatetime {
    return hours(id).add(present(start), Number(present(interval)));
  }
  static 'addGmt(Id,Datetime,Long)'(id: Id, start: Moment, interval: bigint | null): ApexDatetime {
    return hours(id).add(present(start), Number(present(interval)));
  }
  static 'diff(String,Datetime,Datetime)'(id: Id, start: Moment, end: Moment): bigint {
    return BigInt(hours(id).between(present(start), present(end)));
  }
  static 'isWithin(String,Datetime)'(id: Id, moment: Moment): boolean {
    return hours(id).isOpen(present(moment));
  }
  static 'nextStartDate(Id,Datetime)'(id: Id, moment: Moment): ApexDatetime {
    return hours(id).nextOpen(present(moment));
  }
}

function hours(id: Id): OpenHours {
  const access = { userId: tx().user.id, mode: 'system', sharing: false } as const;
  const [row] = tx().data.query(parseSoql(QUERY), [present(id)], access).records;
  if (!row) throw new InvalidParameterValueException(`Invalid business hours id: ${id}`);
  return new OpenHours(row);
}

interface Span {
  from: number;
  to: number;
}

/** The open spans of each day. Hours without any time are open around the clock. */
class OpenHours {
  readonly #zone: string;
  readonly #spans: readonly (readonly [ApexTime, ApexTime] | null)[];

  constructor(row: SObject) {
    this.#zone = row.get('TimeZoneSidKey') as string;
    const times = DAYS.map((day) => [row.get(`${day}StartTime`), row.get(`${day}EndTime`)] as const);
    const always = times.every(([from, to]) => from === null && to === null);
    const midnight = new ApexTime(0);
    this.#spans = times.map(([from, to]) =>
      always ? [midnight, midnight] : from === null || to === null ? null : [from as ApexTime, to as ApexTime],
    );
  }

  isOpen({ ms }: ApexDatetime): boolean {
    const span = this.#spanOn(this.#dayOf(ms));
    return span !== null && ms >= span.from && ms < span.to;
  }

  nextOpen(moment: ApexDatetime): ApexDatetime {
    for (const { from, to } of this.#from(moment.ms))
      if (moment.ms < to) return new ApexDatetime(Math.max(from, moment.ms));
    throw new InvalidParameterValueException('The business hours are never open');
  }

  add(start: ApexDatetime, interval: number): ApexDatetime {
    let left = interval;
    for (const { from, to } of this.#from(start.ms)) {
      const begin = Math.max(from, start.ms);
      if (to <= begin) continue;
      if (left <= to - begin) return new ApexDatetime(begin + left);
      left -= to - begin;
    }
    throw new InvalidParameterValueException('The business hours are never open');
  }

  between(start: ApexDatetime, end: ApexDatetime): number {
    if (end.ms < start.ms) return -this.between(end, start);
    let sum = 0;
    for (const { from, to } of this.#from(start.ms)) {
      if (from >= end.ms) break;
      sum += Math.max(0, Math.min(to, end.ms) - Math.max(from, start.ms));
    }
    return sum;
  }

  /** The open spans from the day of a moment on. */
  *#from(ms: number): Generator<Span> {
    const first = this.#dayOf(ms);
    for (let i = 0; i < MAX_DAYS; i++) {
      const span = this.#spanOn(first.addDays(i));
      if (span) yield span;
    }
  }

  #dayOf(ms: number): ApexDate {
    return new ApexDatetime(ms).fields(this.#zone).date;
  }

  /** An end at midnight is the end of the day. */
  #spanOn(day: ApexDate): Span | null {
    const span = this.#spans[new Date(day.epochDay * DAY_MS).getUTCDay()]!;
    if (!span) return null;
    const at = (date: ApexDate, time: ApexTime): number => ApexDatetime.of(date, time, this.#zone).ms;
    const [from, to] = span;
    return { from: at(day, from), to: to.ms === 0 ? at(day.addDays(1), to) : at(day, to) };
  }
}

export const BusinessHoursType = reference(
  `
  public class System.BusinessHours {
    public static Datetime add(Id businessHoursId, Datetime startDate, Long interval);
    public static Datetime addGmt(Id businessHoursId, Datetime startDate, Long interval);
    public static Long diff(String businessHoursId, Datetime startDate, Datetime endDate);
    public static Boolean isWithin(String businessHoursId, Datetime targetDate);
    public static Datetime nextStartDate(Id businessHoursId, Datetime targetDate);
  }`,
  BusinessHours,
);
