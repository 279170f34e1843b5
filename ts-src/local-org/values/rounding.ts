/** `System.RoundingMode`; the names and meanings are those of java.math.RoundingMode. */
export type RoundingMode = 'UP' | 'DOWN' | 'CEILING' | 'FLOOR' | 'HALF_UP' | 'HALF_DOWN' | 'HALF_EVEN' | 'UNNECESSARY';

/** Raised by UNNECESSARY when digits would be lost. */
export class RoundingNecessaryError extends Error {
  override readonly name = 'RoundingNecessaryError';
  readonly code = 'ROUNDING_NECESSARY';
  constructor() {
    super('Rounding necessary');
  }
}

/** numerator / denominator to an integer. The denominator is not zero. */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const away = numerator < 0n === denominator < 0n ? 1n : -1n;
  return awayFromZero(quotient, magnitude(remainder) * 2n, magnitude(denominator), away, mode)
    ? quotient + away
    : quotient;
}

function awayFromZero(quotient: bigint, twice: bigint, whole: bigint, sign: bigint, mode: RoundingMode): boolean {
  switch (mode) {
    case 'UP':
      return true;
    case 'DOWN':
      return false;
    case 'CEILING':
      return sign > 0n;
    case 'FLOOR':
      return sign < 0n;
    case 'HALF_UP':
      return twice >= whole;
    case 'HALF_DOWN':
      return twice > whole;
    case 'HALF_EVEN':
      return twice > whole || (twice === whole && quotient % 2n !== 0n);
    case 'UNNECESSARY':
      throw new RoundingNecessaryError();
  }
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
