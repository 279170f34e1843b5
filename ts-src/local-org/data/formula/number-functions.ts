import { Decimal } from '../../values/index.ts';
import { evaluate } from './evaluate.ts';
import type { FormulaFunction } from './evaluate.ts';
import { isBlank, number, text, whole } from './value.ts';
import type { FormulaValue } from './value.ts';

/** A function of numbers; blank when its first argument is. */
function numeric(name: string, body: (first: Decimal, rest: FormulaValue[]) => FormulaValue): FormulaFunction {
  return (args, scope) => {
    const [first, ...rest] = args.map((arg) => evaluate(arg, scope));
    return isBlank(first!) ? null : body(number(first!, name), rest);
  };
}

/** A function of binary floating point, e.g. a logarithm. Not a number gives blank. */
function floating(name: string, body: (value: number) => number): FormulaFunction {
  return numeric(name, (value) => {
    const result = body(Number(value.toString()));
    return Number.isFinite(result) ? Decimal.from(result) : null;
  });
}

/** The greatest or smallest of numbers; blanks are passed over. */
function extreme(name: string, sign: 1 | -1): FormulaFunction {
  return (args, scope) => {
    const values = args.map((arg) => evaluate(arg, scope)).filter((value) => !isBlank(value));
    return values
      .map((value) => number(value, name))
      .reduce<Decimal | null>((best, value) => {
        return best === null || value.compare(best) * sign > 0 ? value : best;
      }, null);
  };
}

export const NUMBER_FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  ABS: numeric('ABS', (value) => value.abs()),
  CEILING: numeric('CEILING', (value) => value.setScale(0, value.sign < 0 ? 'UP' : 'CEILING')),
  FLOOR: numeric('FLOOR', (value) => value.setScale(0, value.sign < 0 ? 'DOWN' : 'FLOOR')),
  MCEILING: numeric('MCEILING', (value) => value.setScale(0, 'CEILING')),
  MFLOOR: numeric('MFLOOR', (value) => value.setScale(0, 'FLOOR')),
  ROUND: numeric('ROUND', (value, [digits]) => value.setScale(whole(digits!, 'ROUND'), 'HALF_UP')),
  TRUNC: numeric('TRUNC', (value, [digits]) =>
    value.setScale(digits === undefined ? 0 : whole(digits, 'TRUNC'), 'DOWN'),
  ),
  MOD: numeric('MOD', (value, [by]) => {
    const divisor = number(by!, 'MOD');
    if (divisor.sign === 0) return null;
    const quotient = value.divide(divisor).setScale(0, 'FLOOR');
    return value.subtract(divisor.multiply(quotient));
  }),
  SQRT: floating('SQRT', Math.sqrt),
  EXP: floating('EXP', Math.exp),
  LN: floating('LN', Math.log),
  LOG: floating('LOG', Math.log10),
  SIN: floating('SIN', Math.sin),
  COS: floating('COS', Math.cos),
  TAN: floating('TAN', Math.tan),
  ASIN: floating('ASIN', Math.asin),
  ACOS: floating('ACOS', Math.acos),
  ATAN: floating('ATAN', Math.atan),
  ATAN2: numeric('ATAN2', (y, [x]) =>
    Decimal.from(Math.atan2(Number(y.toString()), Number(number(x!, 'ATAN2').toString()))),
  ),
  PI: () => Decimal.from(Math.PI),
  CURRENCYRATE: () => Decimal.from(1),
  MAX: extreme('MAX', 1),
  MIN: extreme('MIN', -1),
  ISNUMBER: ([value], scope) => Decimal.tryParse(text(evaluate(value!, scope))) !== null,
};
