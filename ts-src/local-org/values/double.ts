/** The value of Apex `Double`: a boxed IEEE 754 number, so that it stays distinct from Integer. Immutable. */
export class Double {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  /** The number written in `text`, or null when it is not one. */
  static tryParse(text: string): Double | null {
    const trimmed = text.trim();
    return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed) ? new Double(Number(trimmed)) : null;
  }

  equals(other: Double): boolean {
    return this.value === other.value;
  }

  /** As java.lang.Double.toString: `3.0`, `1.0E7`, `1.0E-4`. */
  toString(): string {
    const { value } = this;
    if (Number.isNaN(value)) return 'NaN';
    if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
    const magnitude = Math.abs(value);
    if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
    if (magnitude >= 1e-3 && magnitude < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
    const [mantissa, exponent] = value.toExponential().split('e');
    return `${mantissa!.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
  }
}
