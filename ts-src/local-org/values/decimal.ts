import { divideRounded, type RoundingMode } from './rounding.ts';

/** Of digits in a written number, and the size of its exponent. */
const MOST_DIGITS = 1000;
const SYNTAX = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
/** Significant digits of a quotient: IEEE 754 decimal128, as java.math.MathContext.DECIMAL128. */
const QUOTIENT_PRECISION = 34;

/** An exact decimal number, `unscaled × 10^-scale`: the value of Apex `Decimal` (java.math.BigDecimal). Immutable. */
export class Decimal {
  static readonly ZERO = new Decimal(0n, 0);
  static readonly ONE = new Decimal(1n, 0);

  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** The number written in `text` (`-1.50`, `1E-7`), or null when it is not one. */
  static tryParse(text: string): Decimal | null {
    const match = SYNTAX.exec(text);
    if (!match) return null;
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
    if (whole === '' && fraction === '') return null;
    // A few characters must not cost minutes of arithmetic.
    if (whole.length + fraction.length > MOST_DIGITS || Math.abs(Number(exponent)) > MOST_DIGITS) return null;
    const digits = BigInt(whole + fraction);
    return new Decimal(sign === '-' ? -digits : digits, fraction.length - Number(exponent));
  }

  /** @throws RangeError when `text` is not a number. */
  static parse(text: string): Decimal {
    const value = Decimal.tryParse(text);
    if (!value) throw new RangeError(`Invalid decimal: ${text}`);
    return value;
  }

  /** A JavaScript number becomes the shortest decimal that reads back as it. @throws RangeError for NaN and infinities. */
  static from(value: number | bigint): Decimal {
    return typeof value === 'bigint' ? new Decimal(value, 0) : Decimal.parse(String(value));
  }

  add(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.#at(scale) + other.#at(scale), scale);
  }

  subtract(other: Decimal): Decimal {
    return this.add(other.negate());
  }

  multiply(other: Decimal): Decimal {
    return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /**
   * 34 significant digits, half even. An exact quotient has the scale of the dividend less that of the divisor,
   * or as many more digits as it needs. The divisor is not zero.
   */
  divide(divisor: Decimal): Decimal {
    const preferred = this.scale - divisor.scale;
    if (this.unscaled === 0n) return new Decimal(0n, Math.max(preferred, 0));
    const shift = QUOTIENT_PRECISION + 3 + divisor.precision - this.precision;
    const numerator = shift > 0 ? this.unscaled * power(shift) : this.unscaled;
    const denominator = shift < 0 ? divisor.unscaled * power(-shift) : divisor.unscaled;
    const sticky = numerator % denominator === 0n ? 0n : numerator < 0n === denominator < 0n ? 1n : -1n;
    const wide = new Decimal((numerator / denominator) * 10n + sticky, preferred + shift + 1);
    const quotient = wide.roundTo(QUOTIENT_PRECISION, 'HALF_EVEN');
    return sticky === 0n ? quotient.strip(Math.max(preferred, 0)) : quotient;
  }

  /** The quotient at exactly `scale` digits after the point. */
  divideTo(divisor: Decimal, scale: number, mode: RoundingMode = 'HALF_EVEN'): Decimal {
    const shift = scale + divisor.scale - this.scale;
    const numerator = shift > 0 ? this.unscaled * power(shift) : this.unscaled;
    const denominator = shift < 0 ? divisor.unscaled * power(-shift) : divisor.unscaled;
    return new Decimal(divideRounded(numerator, denominator, mode), scale);
  }

  setScale(scale: number, mode: RoundingMode = 'HALF_EVEN'): Decimal {
    if (scale >= this.scale) return new Decimal(this.#at(scale), scale);
    return new Decimal(divideRounded(this.unscaled, power(this.scale - scale), mode), scale);
  }

  /** At most `precision` significant digits. */
  roundTo(precision: number, mode: RoundingMode): Decimal {
    const excess = this.precision - precision;
    if (excess <= 0) return this;
    const rounded = this.setScale(this.scale - excess, mode);
    return rounded.precision > precision ? rounded.setScale(rounded.scale - 1, mode) : rounded;
  }

  /** To a whole number. */
  round(mode: RoundingMode = 'HALF_EVEN'): bigint {
    return this.setScale(0, mode).unscaled;
  }

  /** @param exponent a whole number, not negative */
  pow(exponent: number): Decimal {
    return new Decimal(this.unscaled ** BigInt(exponent), this.scale * exponent);
  }

  negate(): Decimal {
    return new Decimal(-this.unscaled, this.scale);
  }

  abs(): Decimal {
    return this.unscaled < 0n ? this.negate() : this;
  }

  get sign(): -1 | 0 | 1 {
    return this.unscaled === 0n ? 0 : this.unscaled < 0n ? -1 : 1;
  }

  /** Number of digits of the unscaled value; zero has one. */
  get precision(): number {
    return this.abs().unscaled.toString().length;
  }

  /** Without trailing zeros after the last digit; the scale may become negative (`100` is `1E+2`). */
  stripTrailingZeros(): Decimal {
    return this.unscaled === 0n ? Decimal.ZERO : this.strip(-Infinity);
  }

  /** Without trailing zeros, but not below `scale`. */
  strip(scale: number): Decimal {
    let value = this.unscaled;
    let at = this.scale;
    while (at > scale && value !== 0n && value % 10n === 0n) {
      value /= 10n;
      at -= 1;
    }
    return at === this.scale ? this : new Decimal(value, at);
  }

  compare(other: Decimal): -1 | 0 | 1 {
    const scale = Math.max(this.scale, other.scale);
    const left = this.#at(scale);
    const right = other.#at(scale);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** Numeric equality: 1.0 equals 1.00. */
  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  /** The same text for all numerically equal decimals: a hash key. */
  canonical(): string {
    return this.stripTrailingZeros().toString();
  }

  /** The nearest double. */
  toNumber(): number {
    return Number(this.toString());
  }

  /** The whole part. */
  toBigInt(): bigint {
    return this.setScale(0, 'DOWN').unscaled;
  }

  /** Scientific notation when the exponent is below -6 or the scale is negative, as java.math.BigDecimal.toString. */
  toString(): string {
    const digits = this.abs().unscaled.toString();
    const exponent = digits.length - 1 - this.scale;
    if (this.scale >= 0 && exponent >= -6) return this.toPlainString();
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    const suffix = exponent === 0 ? '' : `E${exponent > 0 ? '+' : ''}${exponent}`;
    return `${this.unscaled < 0n ? '-' : ''}${mantissa}${suffix}`;
  }

  /** Never scientific notation. */
  toPlainString(): string {
    const sign = this.unscaled < 0n ? '-' : '';
    const digits = this.abs().unscaled.toString();
    if (this.scale <= 0) return sign + (this.unscaled === 0n ? '0' : digits + '0'.repeat(-this.scale));
    const padded = digits.padStart(this.scale + 1, '0');
    return `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
  }

  /** English grouping and at most three decimals, half even: `12,345.679`. */
  format(): string {
    const [whole, fraction] = this.setScale(3, 'HALF_EVEN').strip(0).toPlainString().split('.');
    const grouped = whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
    return fraction === undefined ? grouped : `${grouped}.${fraction}`;
  }

  /** The unscaled value at a scale that is not below this one's. */
  #at(scale: number): bigint {
    return scale === this.scale ? this.unscaled : this.unscaled * power(scale - this.scale);
  }
}

function power(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
