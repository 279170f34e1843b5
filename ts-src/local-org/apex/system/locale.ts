import { zoneName, type ApexDate, type ApexDatetime, type Decimal } from '../../values/index.ts';
import { tx } from '../runtime/transaction.ts';

/** The BCP 47 tag of the running user's locale: `en_US` is `en-US`. */
function tag(): string {
  return tx().user.locale.replaceAll('_', '-');
}

const DATE = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;

/** `11/21/2026` in en_US. */
export function localDate(value: ApexDate): string {
  return new Intl.DateTimeFormat(tag(), { ...DATE, timeZone: 'UTC' }).format(value.epochDay * 86_400_000);
}

/** `11/21/2026, 10:00 AM` in en_US. */
export function localDatetime(value: ApexDatetime): string {
  return plainSpaces(
    new Intl.DateTimeFormat(tag(), { ...DATE, ...TIME, timeZone: tx().user.timeZone }).format(value.ms),
  );
}

/** `11/21/2026, 10:00:00 AM PST` in en_US. */
export function localDatetimeLong(value: ApexDatetime): string {
  const { timeZone } = tx().user;
  const format = new Intl.DateTimeFormat(tag(), { ...DATE, ...TIME, second: '2-digit', timeZone });
  return `${plainSpaces(format.format(value.ms))} ${zoneName(value.ms, timeZone, 'short')}`;
}

/** At most three decimals, half even: `12,345.679` in en_US. */
export function localNumber(value: number | bigint | Decimal): string {
  const format = new Intl.NumberFormat(tag(), { maximumFractionDigits: 3, roundingMode: 'halfEven' });
  return format.format(typeof value === 'object' ? (value.toPlainString() as unknown as number) : value);
}

/** ICU puts narrow no-break spaces before AM and PM. */
function plainSpaces(text: string): string {
  return text.replaceAll('\u202f', ' ');
}

/** `11/21/2026` → year, month and day in the order of the user's locale; null when it is no such date. */
export function parseLocalDate(text: string): { year: number; month: number; day: number } | null {
  const numbers = /^\s*(\d{1,4})\D+(\d{1,2})\D+(\d{1,4})\s*$/.exec(text)?.slice(1).map(Number);
  if (!numbers) return null;
  const order = new Intl.DateTimeFormat(tag(), DATE)
    .formatToParts(0)
    .map(({ type }) => type)
    .filter((type) => type === 'year' || type === 'month' || type === 'day');
  const part = (name: 'year' | 'month' | 'day'): number => numbers[order.indexOf(name)]!;
  return { year: part('year'), month: part('month'), day: part('day') };
}
