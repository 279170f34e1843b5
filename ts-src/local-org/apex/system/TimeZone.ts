import { isZone, offsetAt, zoneName, type ApexDatetime } from '../../values/index.ts';
import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { hash } from './value.ts';

/** The value of `TimeZone`. */
export class ApexTimeZone extends SystemObject {
  readonly id: string;

  constructor(id: string) {
    super();
    this.id = id;
  }

  /** Unknown ids are GMT, as in Java. */
  static 'getTimeZone(String)'(id: string | null): ApexTimeZone {
    return new ApexTimeZone(isZone(present(id)) ? id! : 'GMT');
  }
  /** `(GMT-08:00) Pacific Standard Time (America/Los_Angeles)` */
  'getDisplayName()'(): string {
    const now = tx().now();
    const minutes = offsetAt(now, this.id) / 60_000;
    const two = (value: number): string => String(Math.floor(Math.abs(value))).padStart(2, '0');
    const offset = `GMT${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
    return `(${offset}) ${zoneName(now, this.id, 'long')} (${this.id})`;
  }
  'getID()'(): string {
    return this.id;
  }
  'getOffset(Datetime)'(at: ApexDatetime | null): number {
    return offsetAt(present(at).ms, this.id);
  }
  override 'equals(Object)'(other: unknown): boolean {
    return other instanceof ApexTimeZone && other.id === this.id;
  }
  override 'hashCode()'(): number {
    return hash(this.id);
  }
  override 'toString()'(): string {
    return this.id;
  }
}

export const TimeZoneType = reference(
  `
  public class System.TimeZone {
    public static TimeZone getTimeZone(String id);
    public String getDisplayName();
    public String getID();
    public Integer getOffset(Datetime at);
    public Boolean equals(Object other);
    public Integer hashCode();
    public String toString();
  }`,
  ApexTimeZone,
);
