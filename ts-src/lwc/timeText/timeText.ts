import LANG from '@salesforce/i18n/lang';

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const relative = new Intl.RelativeTimeFormat(LANG, { numeric: 'auto' });

/** Words for an age in seconds, in the user's language: `5 minutes ago`. An age below zero (clock skew) counts as now. */
export function ageText(seconds: number): string {
  const age = Math.max(0, Math.floor(seconds));
  const [unit, size] = UNITS.find(([, length]) => age >= length) ?? (['second', 1] as const);
  return relative.format(-Math.floor(age / size), unit);
}

/**
 * Words for how long ago an instant was.
 * @param instant ISO 8601 text as Apex serialises a Datetime
 * @param now milliseconds since 1970
 */
export function agoText(instant: string, now: number): string {
  return ageText((now - Date.parse(instant)) / 1000);
}

/** Words for a duration in milliseconds: `85 ms`, and from one second on `1.2 sec`. */
export function durationText(milliseconds: number): string {
  const inSeconds = milliseconds >= 1000;
  return new Intl.NumberFormat(LANG, {
    style: 'unit',
    unit: inSeconds ? 'second' : 'millisecond',
    maximumFractionDigits: inSeconds ? 1 : 0,
  }).format(inSeconds ? milliseconds / 1000 : milliseconds);
}
