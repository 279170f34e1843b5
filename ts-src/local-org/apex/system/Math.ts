import { Decimal, Double } from '../../values/index.ts';
import { present } from './arguments.ts';
import { primitive } from './define.ts';
import { MathException } from './exceptions.ts';

/** A function of doubles under its keys for Double and Decimal. */
function real(name: string, compute: (...operands: number[]) => number, operands = 1): Record<string, unknown> {
  const types = (type: string): string => `${name}(${new Array(operands).fill(type).join(',')})`;
  return {
    [types('Double')]: (...values: (Double | null)[]) =>
      new Double(compute(...values.map((value) => present(value).value))),
    [types('Decimal')]: (...values: (Decimal | null)[]) =>
      decimal(compute(...values.map((value) => present(value).toNumber()))),
  };
}

function decimal(value: number): Decimal {
  if (!Number.isFinite(value)) throw new MathException(`Not a number: ${new Double(value)}`);
  return Decimal.from(value);
}

const REAL = {
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  cbrt: Math.cbrt,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  log: Math.log,
  log10: Math.log10,
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh,
};

/** To the nearest whole double, ties to even. */
function rint(value: number): number {
  const floor = Math.floor(value);
  const difference = value - floor;
  if (difference !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function toInteger(value: bigint): number {
  return Number(BigInt.asIntN(32, value));
}

function remainder<T extends number | bigint>(compute: (left: T, right: T) => T, left: T | null, right: T | null): T {
  if (Number(present(right)) === 0) throw new MathException('Divide by 0');
  return compute(present(left), right!);
}

const larger =
  <T>(order: (left: T, right: T) => number) =>
  (left: T | null, right: T | null): T =>
    order(present(left), present(right)) >= 0 ? left! : right!;
const smaller =
  <T>(order: (left: T, right: T) => number) =>
  (left: T | null, right: T | null): T =>
    order(present(left), present(right)) <= 0 ? left! : right!;
const orders = {
  Integer: (left: number, right: number) => left - right,
  Long: (left: bigint, right: bigint) => Number(left > right) - Number(left < right),
  Double: (left: Double, right: Double) => left.value - right.value,
  Decimal: (left: Decimal, right: Decimal) => left.compare(right),
};

const rounding = {
  'ceil(Decimal)': (value: Decimal) => present(value).setScale(0, 'CEILING'),
  'ceil(Double)': (value: Double) => new Double(Math.ceil(present(value).value)),
  'floor(Decimal)': (value: Decimal) => present(value).setScale(0, 'FLOOR'),
  'floor(Double)': (value: Double) => new Double(Math.floor(present(value).value)),
  'rint(Decimal)': (value: Decimal) => present(value).setScale(0, 'HALF_EVEN'),
  'rint(Double)': (value: Double) => new Double(rint(present(value).value)),
  'round(Decimal)': (value: Decimal) => toInteger(present(value).round('HALF_UP')),
  'round(Double)': (value: Double) => toInteger(Decimal.from(present(value).value).round('HALF_UP')),
  'roundToLong(Decimal)': (value: Decimal) => present(value).round('HALF_UP'),
  'roundToLong(Double)': (value: Double) => Decimal.from(present(value).value).round('HALF_UP'),
  'signum(Decimal)': (value: Decimal) => new Decimal(BigInt(present(value).sign), 0),
  'signum(Double)': (value: Double) => new Double(Math.sign(present(value).value)),
};

const exact = {
  'abs(Decimal)': (value: Decimal) => present(value).abs(),
  'abs(Double)': (value: Double) => new Double(Math.abs(present(value).value)),
  'abs(Integer)': (value: number) => Math.abs(present(value)) | 0,
  'abs(Long)': (value: bigint) => BigInt.asIntN(64, present(value) < 0n ? -value : value),
  'mod(Integer,Integer)': (left: number, right: number) => remainder((a, b) => (a % b) | 0, left, right),
  'mod(Long,Long)': (left: bigint, right: bigint) => remainder((a, b) => a % b, left, right),
  'max(Decimal,Decimal)': larger(orders.Decimal),
  'max(Double,Double)': larger(orders.Double),
  'max(Integer,Integer)': larger(orders.Integer),
  'max(Long,Long)': larger(orders.Long),
  'min(Decimal,Decimal)': smaller(orders.Decimal),
  'min(Double,Double)': smaller(orders.Double),
  'min(Integer,Integer)': smaller(orders.Integer),
  'min(Long,Long)': smaller(orders.Long),
  'pow(Double,Double)': (base: Double, exponent: Double) => new Double(present(base).value ** present(exponent).value),
  'random()': () => new Double(Math.random()),
  'get E': () => new Double(Math.E),
  'get PI': () => new Double(Math.PI),
};

export const MathType = primitive(
  `
  public class System.Math {
    public static final Double E;
    public static final Double PI;
    ${Object.keys(REAL)
      .map((name) => `public static Decimal ${name}(Decimal value); public static Double ${name}(Double value);`)
      .join('\n    ')}
    public static Decimal abs(Decimal value);
    public static Double abs(Double value);
    public static Integer abs(Integer value);
    public static Long abs(Long value);
    public static Decimal atan2(Decimal x, Decimal y);
    public static Double atan2(Double x, Double y);
    public static Decimal ceil(Decimal value);
    public static Double ceil(Double value);
    public static Decimal floor(Decimal value);
    public static Double floor(Double value);
    public static Decimal max(Decimal x, Decimal y);
    public static Double max(Double x, Double y);
    public static Integer max(Integer x, Integer y);
    public static Long max(Long x, Long y);
    public static Decimal min(Decimal x, Decimal y);
    public static Double min(Double x, Double y);
    public static Integer min(Integer x, Integer y);
    public static Long min(Long x, Long y);
    public static Integer mod(Integer dividend, Integer divisor);
    public static Long mod(Long dividend, Long divisor);
    public static Double pow(Double base, Double exponent);
    public static Double random();
    public static Decimal rint(Decimal value);
    public static Double rint(Double value);
    public static Integer round(Decimal value);
    public static Integer round(Double value);
    public static Long roundToLong(Decimal value);
    public static Long roundToLong(Double value);
    public static Decimal signum(Decimal value);
    public static Double signum(Double value);
  }`,
  Object.assign(
    {},
    ...Object.entries(REAL).map(([name, compute]) => real(name, compute)),
    real('atan2', Math.atan2, 2),
    rounding,
    exact,
  ),
);
