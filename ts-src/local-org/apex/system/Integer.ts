import { Decimal, Double } from '../../values/index.ts';
import { present } from './arguments.ts';
import { primitive } from './define.ts';
import { TypeException } from './exceptions.ts';
import { localNumber } from './locale.ts';
import { text } from './value.ts';

/** Decimals and doubles lose their fraction; texts must be whole numbers within 32 bits. */
function valueOf(value: unknown): number {
  const given = present(value);
  if (typeof given === 'number') return given;
  if (typeof given === 'bigint') return Number(BigInt.asIntN(32, given));
  if (given instanceof Decimal) return Number(BigInt.asIntN(32, given.toBigInt()));
  if (given instanceof Double) return Math.trunc(given.value);
  const parsed = typeof given === 'string' && /^[+-]?\d+$/.test(given.trim()) ? Number(given) : NaN;
  if (parsed !== (parsed | 0)) throw new TypeException(`Invalid integer: ${text(given)}`);
  return parsed;
}

export const IntegerType = primitive(
  `
  public class System.Integer {
    public static final Integer MAX_VALUE;
    public static final Integer MIN_VALUE;
    public static Integer valueOf(String value);
    public static Integer valueOf(Object value);
    public String format();
    public Integer intValue();
    public Long longValue();
    public Double doubleValue();
  }`,
  {
    'get MAX_VALUE': () => 2147483647,
    'get MIN_VALUE': () => -2147483648,
    'valueOf(String)': valueOf,
    /** An empty field has no number. */
    'valueOf(Object)': (value: unknown) => (value === null ? null : valueOf(value)),
    'format()': (self: number) => localNumber(self),
    'intValue()': (self: number) => self,
    'longValue()': (self: number) => BigInt(self),
    'doubleValue()': (self: number) => new Double(self),
  },
);
