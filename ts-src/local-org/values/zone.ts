const formats = new Map<string, Intl.DateTimeFormat | null>();

/** Whether the time zone id (`Europe/Paris`, `GMT+02:00`) is known. */
export function isZone(zone: string): boolean {
  return fixedOffset(zone) !== null || format(zone) !== null;
}

/**
 * Offset from UTC of `zone` at a moment, in ms; east is positive. Unknown ids count as GMT, as java.util.TimeZone.getTimeZone does.
 * @param ms milliseconds since 1970-01-01T00:00:00Z
 */
export function offsetAt(ms: number, zone: string): number {
  const fixed = fixedOffset(zone);
  if (fixed !== null) return fixed;
  const parts = format(zone)?.formatToParts(ms);
  if (!parts) return 0;
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  const local = new Date(0);
  local.setUTCFullYear(part.year!, part.month! - 1, part.day!);
  local.setUTCHours(part.hour!, part.minute!, part.second!);
  return local.getTime() - Math.floor(ms / 1000) * 1000;
}

/** The moment at which the wall clock of `zone` shows `local` (ms as if UTC). In a gap the clock moves forward; in an overlap the earlier one. */
export function toUtc(local: number, zone: string): number {
  const before = offsetAt(local - 86_400_000, zone);
  const first = local - before;
  if (offsetAt(first, zone) === before) return first;
  const second = local - offsetAt(first, zone);
  return offsetAt(second, zone) === local - second ? second : first;
}

/** Name of the zone at a moment, e.g. `PST` or `Pacific Standard Time`. */
export function zoneName(ms: number, zone: string, style: 'short' | 'long'): string {
  if (fixedOffset(zone) !== null && /^(UTC|GMT|Z)$/.test(zone)) {
    return style === 'short' ? 'GMT' : 'Greenwich Mean Time';
  }
  const named = (locale: string): string =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: style })
      .formatToParts(ms)
      .find(({ type }) => type === 'timeZoneName')!.value;
  if (style === 'long') return named('en-US');
  const abbreviation = abbreviationOf(zone, ms, named);
  return abbreviation === 'UTC' ? 'GMT' : abbreviation;
}

/** Zones whose short names ICU does not have in English, as java.util.TimeZone has them: standard and daylight time. */
const ABBREVIATIONS: Readonly<Record<string, readonly [string, string]>> = {
  'Asia/Tokyo': ['JST', 'JDT'],
  'Asia/Seoul': ['KST', 'KDT'],
  'Asia/Shanghai': ['CST', 'CDT'],
  'Asia/Hong_Kong': ['HKT', 'HKST'],
  'Asia/Singapore': ['SGT', 'SGT'],
  'Asia/Kolkata': ['IST', 'IST'],
  'Asia/Calcutta': ['IST', 'IST'],
  'Asia/Dubai': ['GST', 'GST'],
  'Australia/Sydney': ['AEST', 'AEDT'],
  'Australia/Melbourne': ['AEST', 'AEDT'],
  'Australia/Brisbane': ['AEST', 'AEDT'],
  'Pacific/Auckland': ['NZST', 'NZDT'],
  'America/Sao_Paulo': ['BRT', 'BRST'],
};

/** British English has the names of European zones: `CET`, `BST`. */
function abbreviationOf(zone: string, ms: number, named: (locale: string) => string): string {
  const known = ABBREVIATIONS[zone];
  if (known) return known[isDaylight(ms, zone) ? 1 : 0];
  const american = named('en-US');
  return american.startsWith('GMT') ? named('en-GB') : american;
}

function isDaylight(ms: number, zone: string): boolean {
  const year = new Date(ms).getUTCFullYear();
  const standard = Math.min(offsetAt(Date.UTC(year, 0, 1), zone), offsetAt(Date.UTC(year, 6, 1), zone));
  return offsetAt(ms, zone) > standard;
}

function fixedOffset(zone: string): number | null {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0;
  const match = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  if (!match) return null;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? '0')) * 60_000;
}

function format(zone: string): Intl.DateTimeFormat | null {
  let found = formats.get(zone);
  if (found === undefined) {
    found = Intl.supportedValuesOf('timeZone').includes(zone) || alias(zone) ? create(zone) : null;
    formats.set(zone, found);
  }
  return found;
}

/** Ids that ICU accepts though it does not list them: `US/Pacific`, `Asia/Calcutta`, `EST`. */
function alias(zone: string): boolean {
  if (!/^[A-Za-z_]+(\/[A-Za-z_+\-0-9]+)*$/.test(zone)) return false;
  try {
    create(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function create(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}
