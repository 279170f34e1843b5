import { Decimal } from '../../values/index.ts';
import type { SqlValue } from '../storage/columns.ts';

/** How a user's locale writes values. */
export interface LocalFormat {
  /** Digits behind the point. */
  scale: number;
  /** With the sign of the org's currency. */
  isMoney: boolean;
  /** BCP 47 tag. */
  locale: string;
  /** IANA zone. */
  timeZone: string;
}

const DAY = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;
const CURRENCY = 'USD';

/** The text of a stored value; `kind` is the kind of its encoding. */
export function localText(stored: SqlValue, kind: string, { scale, isMoney, locale, timeZone }: LocalFormat): string {
  switch (kind) {
    case 'date':
      return new Intl.DateTimeFormat(locale, { ...DAY, timeZone: 'UTC' }).format(Number(stored) * 86_400_000);
    case 'datetime':
      return plainSpaces(new Intl.DateTimeFormat(locale, { ...DAY, ...TIME, timeZone }).format(Number(stored)));
    case 'time':
      return plainSpaces(new Intl.DateTimeFormat(locale, { ...TIME, timeZone: 'UTC' }).format(Number(stored)));
    case 'boolean':
      return String(Number(stored) !== 0);
    default:
      return localNumber(stored, scale, isMoney, locale);
  }
}

function localNumber(stored: SqlValue, scale: number, isMoney: boolean, locale: string): string {
  const money = isMoney ? ({ style: 'currency', currency: CURRENCY } as const) : {};
  const format = new Intl.NumberFormat(locale, {
    ...money,
    minimumFractionDigits: scale,
    maximumFractionDigits: scale,
  });
  const digits =
    typeof stored === 'bigint' ? new Decimal(stored, scale).toPlainString() : String(Number(stored) / 10 ** scale);
  return format.format(digits as unknown as number);
}

/** ICU puts narrow no-break spaces before AM and PM. */
function plainSpaces(text: string): string {
  return text.replaceAll('\u202f', ' ');
}
