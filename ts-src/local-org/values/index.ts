/** The values of the Apex types that are not JavaScript primitives. */
export { ApexDate } from './date.ts';
export { ApexDatetime, type Fields } from './datetime.ts';
export { ApexTime } from './time.ts';
export { Blob } from './blob.ts';
export { Decimal } from './decimal.ts';
export { Double } from './double.ts';
export { idSuffix, isId, toId15, toId18 } from './id.ts';
export { RoundingNecessaryError, type RoundingMode } from './rounding.ts';
export { isZone, offsetAt, toUtc, zoneName } from './zone.ts';
