import type {
  Bound,
  BoundArithmetic,
  BoundComparison,
  BoundConcat,
  BoundEquality,
  BoundLogical,
} from '../check/bound.ts';
import { isNonNull, type BodyEmitter } from './body-emitter.ts';

type Operation = BoundArithmetic | BoundConcat | BoundLogical;

function isOperation(bound: Bound): bound is Operation {
  return bound.kind === 'arithmetic' || bound.kind === 'concat' || bound.kind === 'logical';
}

/** Operations that may be nested in one JavaScript expression; a longer row goes through a temporary. */
const NESTED = 500;

/** Operations in a row lean to the left: they are emitted in a loop, innermost first. */
export function operations(e: BodyEmitter, bound: Operation): string {
  const row: Operation[] = [];
  let first: Bound = bound;
  for (; isOperation(first); first = first.left) row.push(first);
  const steps: string[] = [];
  let temp: string | null = null;
  let code = e.value(first);
  for (const [i, one] of row.reverse().entries()) {
    code = operation(e, one, code, i % NESTED > 0);
    if (i % NESTED < NESTED - 1 || i === row.length - 1) continue;
    temp ??= e.extraTemp();
    steps.push(`${temp} = ${code}`);
    code = temp;
  }
  const result = bound.kind === 'concat' ? `grown${code}` : code;
  return steps.length === 0 ? result : `(${steps.join(', ')}, ${result})`;
}

/**
 * @param code of the left operand
 * @param inRow the left operand is an operation in parentheses
 */
function operation(e: BodyEmitter, bound: Operation, code: string, inRow: boolean): string {
  const { left, right } = bound;
  const flat = inRow && left.kind === bound.kind ? code.slice(1, -1) : code;
  switch (bound.kind) {
    case 'concat':
      return `(${isText(left) ? flat : `str(${code})`} + ${isText(right) ? e.value(right) : `str(${e.value(right)})`})`;
    case 'logical': {
      const isSame = left.kind === 'logical' && left.operator === bound.operator;
      const operand = isNonNull(left) ? (isSame ? flat : code) : `n(${code})`;
      return `(${operand} ${bound.operator} ${e.required(right)})`;
    }
    case 'arithmetic':
      return arithmetic(bound, isNonNull(left) ? code : `n(${code})`, e.required(right));
  }
}

function isText(operand: Bound): boolean {
  return operand.type.runtimeName === 'System.String' && isNonNull(operand);
}

function arithmetic(bound: BoundArithmetic, left: string, right: string): string {
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
