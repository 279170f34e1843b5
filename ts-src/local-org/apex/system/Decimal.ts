import { Decimal, Double, RoundingNecessaryError, type RoundingMode } from '../../values/index.ts';
import { present } from './arguments.ts';
import { primitive, type ApexEnum } from './define.ts';
import { MathException, TypeException } from './exceptions.ts';
import { localNumber } from './locale.ts';

type Mode = ApexEnum | null;

function parse(value: string | null): Decimal {
  const parsed = Decimal.tryParse(present(value).trim());
  if (!parsed) throw new TypeException(`Invalid decimal: ${value}`);
  return parsed;
}

/** Runs an operation that may lose digits: with UNNECESSARY that is a MathException. */
function rounding<T>(mode: Mode, operation: (mode: RoundingMode) => T): T {
  try {
    return operation(present(mode).name as RoundingMode);
  } catch (error) {
    if (error instanceof RoundingNecessaryError) throw new MathException(error.message);
    throw error;
  }
}

function divisor(value: Decimal | null): Decimal {
  if (present(value).sign === 0) throw new MathException('Divide by 0');
  return value!;
}

export const DecimalType = primitive(
  `
  public class System.Decimal {
    public static Decimal valueOf(Double value);
    public static Decimal valueOf(Long value);
    public static Decimal valueOf(String value);
    public Decimal abs();
    public Decimal divide(Decimal divisor, Integer scale);
    public Decimal divide(Decimal divisor, Integer scale, RoundingMode mode);
    public Double doubleValue();
    public String format();
    public Integer intValue();
    public Long longValue();
    public Decimal pow(Integer exponent);
    public Integer precision();
    public Long round();
    public Long round(RoundingMode mode);
    public Integer scale();
    public Decimal setScale(Integer scale);
    public Decimal setScale(Integer scale, RoundingMode mode);
    public Decimal stripTrailingZeros();
    public String toPlainString();
  }`,
  {
    'valueOf(Double)': (value: Double | null) => Decimal.from(present(value).value),
    'valueOf(Long)': (value: bigint | null) => Decimal.from(present(value)),
    'valueOf(String)': parse,
    'abs()': (self: Decimal) => self.abs(),
    'divide(Decimal,Integer)': (self: Decimal, by: Decimal | null, scale: number) =>
      self.divideTo(divisor(by), present(scale)),
    'divide(Decimal,Integer,RoundingMode)': (self: Decimal, by: Decimal | null, scale: number, mode: Mode) =>
      rounding(mode, (name) => self.divideTo(divisor(by), present(scale), name)),
    'doubleValue()': (self: Decimal) => new Double(self.toNumber()),
    'format()': (self: Decimal) => localNumber(self),
    'intValue()': (self: Decimal) => Number(BigInt.asIntN(32, self.toBigInt())),
    'longValue()': (self: Decimal) => BigInt.asIntN(64, self.toBigInt()),
    'pow(Integer)': (self: Decimal, exponent: number) => {
      if (present(exponent) < 0 || exponent > 32767) throw new MathException(`Invalid exponent: ${exponent}`);
      return self.pow(exponent);
    },
    'precision()': (self: Decimal) => self.precision,
    'round()': (self: Decimal) => self.round(),
    'round(RoundingMode)': (self: Decimal, mode: Mode) => rounding(mode, (name) => self.round(name)),
    'scale()': (self: Decimal) => self.scale,
    'setScale(Integer)': (self: Decimal, scale: number) => self.setScale(present(scale)),
    'setScale(Integer,RoundingMode)': (self: Decimal, scale: number, mode: Mode) =>
      rounding(mode, (name) => self.setScale(present(scale), name)),
    'stripTrailingZeros()': (self: Decimal) => self.stripTrailingZeros(),
    'toPlainString()': (self: Decimal) => self.toPlainString(),
  },
);
