import type { Binary, BinaryOperator, Expression, Position, Unary } from '../ast/index.ts';
import type { Bound, BoundArithmetic, NumericKind } from './bound.ts';
import { INVALID, NULL } from './builtin-symbols.ts';
import type { BodyContext } from './context.ts';
import { expression } from './expressions.ts';
import type { Type } from './type.ts';

const NUMERIC: readonly string[] = ['Integer', 'Long', 'Double', 'Decimal'] satisfies NumericKind[];

function rank(type: Type): number {
  return type.symbol.kind === 'primitive' ? NUMERIC.indexOf(type.name) : -1;
}

/** Operations in a row lean to the left: they are checked in a loop, innermost first. */
export function binary(c: BodyContext, node: Binary): Bound {
  const row: Binary[] = [];
  let first: Expression = node;
  for (; first.kind === 'binary'; first = first.left) row.push(first);
  return row.reduceRight<Bound>(
    (left, one) => operation(c, one, one.operator, left, expression(c, one.right)),
    expression(c, first),
  );
}

/** `left operator right` of checked operands; also the operation of a compound assignment. */
export function operation(
  c: BodyContext,
  position: Position,
  operator: BinaryOperator,
  left: Bound,
  right: Bound,
): Bound {
  switch (operator) {
    case '&&':
    case '||':
      return logical(c, position, operator, left, right);
    case '==':
    case '!=':
    case '===':
    case '!==':
      return equality(c, position, operator, left, right);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(c, position, operator, left, right);
    default:
      return arithmetic(c, position, operator, left, right);
  }
}

function logical(c: BodyContext, position: Position, operator: '&&' | '||', left: Bound, right: Bound): Bound {
  const { Boolean } = c.special;
  for (const side of [left, right]) {
    if (side.type !== Boolean && side.type !== NULL) {
      c.fail(position, `${operator === '&&' ? 'AND' : 'OR'} operator can only be applied to Boolean expressions`);
    }
  }
  return { kind: 'logical', operator, left, right, type: Boolean, nonNull: true, line: position.line };
}

function arithmetic(
  c: BodyContext,
  position: Position,
  operator: BoundArithmetic['operator'],
  left: Bound,
  right: Bound,
): Bound {
  const { special } = c;
  const base = { left, right, nonNull: true, line: position.line };
  const isText = (value: Bound): boolean => value.type === special.String;
  if (operator === '+' && (isText(left) || isText(right))) return { ...base, kind: 'concat', type: special.String };
  if (operator === '&' || operator === '|' || operator === '^') {
    if (left.type === special.Boolean && right.type === special.Boolean) {
      return { ...base, kind: 'arithmetic', operator, operands: 'Boolean', type: special.Boolean };
    }
  }
  const moment = dateArithmetic(c, operator, left, right);
  if (moment) return { ...base, ...moment };
  if (operator === '+' && left.type === special.Id) return { ...base, kind: 'concat', type: special.String };
  const type = numericType(c, position, operator, left, right);
  const kind = type.name as NumericKind;
  if (isShift(operator)) return { ...base, kind: 'arithmetic', operator, operands: kind, type };
  return {
    ...base,
    kind: 'arithmetic',
    operator,
    operands: kind,
    type,
    left: c.assign(position, left, type),
    right: c.assign(position, right, type),
  };
}

function isShift(operator: string): operator is '<<' | '>>' | '>>>' {
  return operator === '<<' || operator === '>>' || operator === '>>>';
}

/** The wider of both operands' types; of a shift, the left one's. */
function numericType(c: BodyContext, position: Position, operator: string, left: Bound, right: Bound): Type {
  const a = left.type === NULL ? rank(right.type) : rank(left.type);
  const b = right.type === NULL ? a : rank(right.type);
  const whole = isShift(operator) || '&|^'.includes(operator);
  if (a < 0 || b < 0) c.fail(position, 'Arithmetic expressions must use numeric arguments');
  if (whole && (a > 1 || b > 1)) c.fail(position, 'Bitwise and shift operations must use Integer or Long arguments');
  return c.special[NUMERIC[isShift(operator) ? a : Math.max(a, b)] as NumericKind];
}

/** `date + days`, `datetime - days`. */
function dateArithmetic(
  c: BodyContext,
  operator: BoundArithmetic['operator'],
  left: Bound,
  right: Bound,
): { kind: 'arithmetic'; operator: BoundArithmetic['operator']; operands: 'Date' | 'Datetime'; type: Type } | null {
  if (operator !== '+' && operator !== '-') return null;
  const { Date, Datetime } = c.special;
  if ((left.type !== Date && left.type !== Datetime) || rank(right.type) < 0) return null;
  return { kind: 'arithmetic', operator, operands: left.type === Date ? 'Date' : 'Datetime', type: left.type };
}

function comparison(
  c: BodyContext,
  position: Position,
  operator: '<' | '<=' | '>' | '>=',
  left: Bound,
  right: Bound,
): Bound {
  const { special } = c;
  const base = {
    left,
    right,
    operator,
    type: special.Boolean,
    nonNull: true,
    line: position.line,
    kind: 'comparison' as const,
  };
  const [a, b] = [left.type, right.type];
  if (a === special.Integer && b === special.Integer) return { ...base, operands: 'Integer' };
  if (isText(c, a) && isText(c, b)) return { ...base, operands: 'String' };
  const order = orderOf(c, a);
  if (a !== NULL && b !== NULL && (order === null || order !== orderOf(c, b))) {
    c.fail(position, `Comparison arguments must be compatible types: ${a.name}, ${b.name}`);
  }
  return { ...base, operands: 'value' };
}

function isText(c: BodyContext, type: Type): boolean {
  return type === c.special.String || type === c.special.Id;
}

/** Values of types with the same order can be compared with `<`; null when the type has none. */
function orderOf(c: BodyContext, type: Type): 'number' | 'text' | 'moment' | 'time' | 'any' | null {
  const { special } = c;
  if (type === INVALID) return 'any';
  if (rank(type) >= 0) return 'number';
  if (isText(c, type)) return 'text';
  if (type === special.Date || type === special.Datetime) return 'moment';
  return type === special.Time ? 'time' : null;
}

function equality(
  c: BodyContext,
  position: Position,
  operator: '==' | '!=' | '===' | '!==',
  left: Bound,
  right: Bound,
): Bound {
  const negated = operator.startsWith('!');
  const base = {
    kind: 'equality' as const,
    negated,
    left,
    right,
    type: c.special.Boolean,
    nonNull: true,
    line: position.line,
  };
  if (operator.length === 3) return { ...base, by: 'reference' };
  const [a, b] = [left.type, right.type];
  if (a === NULL || b === NULL) return { ...base, by: 'identity' };
  if (!comparable(c, a, b)) c.fail(position, `Comparison arguments must be compatible types: ${a.name}, ${b.name}`);
  return { ...base, by: equalityOf(c, a, b) };
}

function equalityOf(c: BodyContext, a: Type, b: Type): 'identity' | 'String' | 'Id' | 'value' {
  const { special } = c;
  if (a === b && (a === special.Integer || a === special.Long || a === special.Boolean)) return 'identity';
  if (a === b && a.symbol.kind === 'enum') return 'identity';
  if (isText(c, a) && isText(c, b)) return a === special.Id || b === special.Id ? 'Id' : 'String';
  return 'value';
}

function comparable(c: BodyContext, a: Type, b: Type): boolean {
  if (rank(a) >= 0 && rank(b) >= 0) return true;
  return c.conversions.castable(a, b) || c.conversions.castable(b, a);
}

export function unary(c: BodyContext, node: Unary): Bound {
  if (node.operator === '-' && node.operand.kind === 'literal' && node.operand.type !== 'String') {
    return expression(c, { ...node.operand, value: `-${node.operand.value}` });
  }
  const operand = expression(c, node.operand);
  const { special } = c;
  if (node.operator === '!') {
    if (operand.type !== special.Boolean && operand.type !== NULL) {
      c.fail(node, '! operator can only be applied to Boolean expressions');
    }
    return { kind: 'not', operand, type: special.Boolean, nonNull: true, line: node.line };
  }
  if (rank(operand.type) < 0) c.fail(node, 'Arithmetic expressions must use numeric arguments');
  if (node.operator === '+') return operand;
  if (node.operator === '~') {
    if (rank(operand.type) > 1) c.fail(node, 'Bitwise and shift operations must use Integer or Long arguments');
    return arithmetic(c, node, '^', operand, c.assign(node, constant(c, node, '-1'), operand.type));
  }
  return arithmetic(c, node, '-', c.assign(node, constant(c, node, '0'), operand.type), operand);
}

export function constant(c: BodyContext, position: Position, digits: string): Bound {
  return { kind: 'constant', value: digits, type: c.special.Integer, nonNull: true, line: position.line };
}
