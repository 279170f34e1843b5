import { Decimal, Double } from '../../values/index.ts';
import { present } from './arguments.ts';
import { primitive } from './define.ts';
import { TypeException } from './exceptions.ts';
import { localNumber } from './locale.ts';
import { text } from './value.ts';

function valueOf(value: unknown): Double {
  const given = present(value);
  if (given instanceof Double) return given;
  if (given instanceof Decimal) return new Double(given.toNumber());
  if (typeof given === 'number' || typeof given === 'bigint') return new Double(Number(given));
  const parsed = typeof given === 'string' ? Double.tryParse(given) : null;
  if (!parsed) throw new TypeException(`Invalid double: ${text(given)}`);
  return parsed;
}

/** Java's narrowing: towards zero, and to the nearest bound outside the range. */
function toLong(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  const whole = Math.min(Math.max(Math.trunc(value), -(2 ** 63)), 2 ** 63);
  return whole >= 2 ** 63 ? 9223372036854775807n : BigInt(whole);
}

export const DoubleType = primitive(
  `
  public class System.Double {
    public static Double valueOf(String value);
    public static Double valueOf(Object value);
    public String format();
    public Integer intValue();
    public Long longValue();
    public Double doubleValue();
    public Long round();
  }`,
  {
    'valueOf(String)': valueOf,
    'valueOf(Object)': valueOf,
    'format()': (self: Double) => localNumber(self.value),
    'intValue()': (self: Double) => Number(BigInt.asIntN(32, toLong(self.value))),
    'longValue()': (self: Double) => toLong(self.value),
    'doubleValue()': (self: Double) => self,
    'round()': (self: Double) => Decimal.from(self.value).round(),
  },
);
