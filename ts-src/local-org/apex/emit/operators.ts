import type { BoundArithmetic, BoundComparison, BoundEquality } from '../check/bound.ts';
import { isNonNull, type BodyEmitter } from './body-emitter.ts';

export function arithmetic(e: BodyEmitter, bound: BoundArithmetic): string {
  const left = e.required(bound.left);
  const right = e.required(bound.right);
  switch (bound.operands) {
    case 'Integer':
      return integer(bound, left, right);
    case 'Long':
      return long(bound, left, right);
    case 'Boolean':
      return `((${left} ${bound.operator} ${right}) === 1)`;
    case 'Double':
      return `rt.${NAMES[bound.operator]}Doubles(${left}, ${right})`;
    case 'Decimal':
      return `rt.${NAMES[bound.operator]}Decimals(${left}, ${right})`;
    case 'Date':
    case 'Datetime':
      return `rt.shift${bound.operands}(${left}, ${right}, ${bound.operator}1)`;
  }
}

const NAMES: Record<string, string> = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' };

function integer({ operator, right }: BoundArithmetic, a: string, b: string): string {
  switch (operator) {
    case '*':
      return `Math.imul(${a}, ${b})`;
    case '/':
      return `divideIntegers(${a}, ${b})`;
    case '<<':
    case '>>':
    case '>>>':
      return `(${a} ${operator} ${right.type.runtimeName === 'System.Long' ? `Number(${b})` : b} | 0)`;
    default:
      return `(${a} ${operator} ${b} | 0)`;
  }
}

function long({ operator, right }: BoundArithmetic, a: string, b: string): string {
  const count = right.type.runtimeName === 'System.Long' ? b : `BigInt(${b})`;
  switch (operator) {
    case '/':
      return `divideLongs(${a}, ${b})`;
    case '<<':
    case '>>':
      return `BigInt.asIntN(64, ${a} ${operator} (${count} & 63n))`;
    case '>>>':
      return `BigInt.asIntN(64, BigInt.asUintN(64, ${a}) >> (${count} & 63n))`;
    default:
      return `BigInt.asIntN(64, ${a} ${operator} ${b})`;
  }
}

const COMPARE: Record<BoundComparison['operator'], string> = {
  '<': 'less',
  '<=': 'atMost',
  '>': 'more',
  '>=': 'atLeast',
};

/** A comparison with null is false. */
export function comparison(e: BodyEmitter, { operator, operands, left, right }: BoundComparison): string {
  const [a, b] = [e.value(left), e.value(right)];
  if (operands === 'Integer') {
    return isNonNull(left) && isNonNull(right) ? `(${a} ${operator} ${b})` : `${COMPARE[operator]}(${a}, ${b})`;
  }
  return `(rt.compare${operands === 'String' ? 'Strings' : 'Values'}(${a}, ${b}) ${operator} 0)`;
}

export function equality(e: BodyEmitter, { negated, by, left, right }: BoundEquality): string {
  const [a, b] = [e.value(left), e.value(right)];
  if (by === 'identity') return `(${a} ${negated ? '!==' : '==='} ${b})`;
  const not = negated ? '!' : '';
  switch (by) {
    case 'String':
      return `${not}equalStrings(${a}, ${b})`;
    case 'Id':
      return `${not}rt.equalIds(${a}, ${b})`;
    case 'value':
      return `${not}rt.equalValues(${a}, ${b})`;
    case 'reference':
      return `${not}rt.identical(${a}, ${b})`;
  }
}
