const MS_PER_DAY = 86_400_000;

/** The value of Apex `Time`: milliseconds since midnight. Immutable. */
export class ApexTime {
  /** 0 to 86,399,999. */
  readonly ms: number;

  /** Values outside the day wrap around midnight. */
  constructor(ms: number) {
    this.ms = ((ms % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY;
  }

  static of(hour: number, minute: number, second: number, millisecond: number): ApexTime {
    return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
  }

  /** `10:15:30`, with optional fraction and `Z`; null when `text` is not a time. */
  static tryParse(text: string): ApexTime | null {
    const match = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/.exec(text);
    if (!match) return null;
    const [, hour, minute, second = '0', fraction = ''] = match;
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
    return ApexTime.of(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, '0')));
  }

  /** @throws RangeError when `text` is not a time. */
  static parse(text: string): ApexTime {
    const time = ApexTime.tryParse(text);
    if (!time) throw new RangeError(`Invalid time: ${text}`);
    return time;
  }

  get hour(): number {
    return Math.floor(this.ms / 3_600_000);
  }

  get minute(): number {
    return Math.floor(this.ms / 60_000) % 60;
  }

  get second(): number {
    return Math.floor(this.ms / 1000) % 60;
  }

  get millisecond(): number {
    return this.ms % 1000;
  }

  equals(other: ApexTime): boolean {
    return this.ms === other.ms;
  }

  compare(other: ApexTime): number {
    return this.ms - other.ms;
  }

  /** `10:15:30.000Z` */
  toString(): string {
    return new Date(this.ms).toISOString().slice(11);
  }

  toJSON(): string {
    return this.toString();
  }
}
