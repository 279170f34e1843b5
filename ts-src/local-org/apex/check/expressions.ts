import type { Conditional, Coalesce, Expression, Index, Literal, Position } from '../ast/index.ts';
import { assignment, increment } from './assignments.ts';
import type { Bound } from './bound.ts';
import { INVALID, NULL } from './builtin-symbols.ts';
import { call, delegate } from './calls.ts';
import { cast, classLiteral, instanceOf } from './casts.ts';
import type { BodyContext } from './context.ts';
import { construct, newArray, newList, newMap } from './creations.ts';
import { member, name, optionalRow, self, wrapSafe, type SafeLink } from './names.ts';
import { binary, unary } from './operators.ts';
import { query } from './queries.ts';
import { search } from './searches.ts';
import type { Type } from './type.ts';

/** Checks an expression that is used for its value or effect. */
export function expression(c: BodyContext, node: Expression): Bound {
  const safe: SafeLink[] = [];
  return wrapSafe(link(c, node, safe), safe);
}

/** Checks an expression as a link of a chain of `.` and `?.`: the links to wrap around the whole chain are added to `safe`. */
export function link(c: BodyContext, node: Expression, safe: SafeLink[]): Bound {
  switch (node.kind) {
    case 'member':
      return member(c, node, safe);
    case 'call':
      return call(c, node, safe);
    case 'index':
      return element(c, node, safe);
    default:
      return single(c, node);
  }
}

function single(c: BodyContext, node: Exclude<Expression, { kind: 'member' | 'call' | 'index' }>): Bound {
  switch (node.kind) {
    case 'literal':
      return literal(c, node);
    case 'name':
      return name(c, node);
    case 'this':
      return self(c, node);
    case 'super':
      return c.fail(node, `Variable does not exist: super`);
    case 'delegate':
      return delegate(c, node);
    case 'new':
      return construct(c, node);
    case 'newArray':
      return newArray(c, node);
    case 'newList':
      return newList(c, node);
    case 'newMap':
      return newMap(c, node);
    case 'assignment':
      return assignment(c, node);
    case 'increment':
      return increment(c, node);
    case 'binary':
      return binary(c, node);
    case 'unary':
      return unary(c, node);
    case 'cast':
      return cast(c, node);
    case 'instanceof':
      return instanceOf(c, node);
    case 'classLiteral':
      return classLiteral(c, node);
    case 'conditional':
      return conditional(c, node);
    case 'coalesce':
      return coalesce(c, node);
    case 'soql':
      return query(c, node);
    case 'sosl':
      return search(c, node);
  }
}

export function unsupported(_: BodyContext, position: Position, feature: string, type: Type): Bound {
  return { kind: 'unsupported', feature, type, nonNull: false, line: position.line };
}

function fits(value: string, bits: number): boolean {
  return BigInt.asIntN(bits, BigInt(value)) === BigInt(value);
}

function literal(c: BodyContext, node: Literal): Bound {
  if (node.type === 'null') return { kind: 'constant', value: 'null', type: NULL, nonNull: false, line: node.line };
  if (node.type === 'Integer' && !fits(node.value, 32)) c.fail(node, `Illegal integer: ${node.value}`);
  if (node.type === 'Long' && !fits(node.value, 64)) c.fail(node, `Illegal long: ${node.value}`);
  return { kind: 'constant', value: node.value, type: c.special[node.type], nonNull: true, line: node.line };
}

function element(c: BodyContext, node: Index, safe: SafeLink[]): Bound {
  const target = link(c, node.target, safe);
  const list = c.universe.systemType('List');
  if (target.type === INVALID) c.fail(node, '');
  if (target.type.symbol !== list?.symbol) c.fail(node, `Expression must be a list type: ${target.type.name}`);
  const index = c.assign(node.index, expression(c, node.index), c.special.Integer);
  return { kind: 'element', target, index, type: target.type.args[0]!, nonNull: false, line: node.line };
}

function conditional(c: BodyContext, node: Conditional): Bound {
  const condition = c.condition(node.condition, expression(c, node.condition));
  const whenTrue = expression(c, node.whenTrue);
  const whenFalse = expression(c, node.whenFalse);
  const type = commonType(c, node, whenTrue, whenFalse);
  return {
    kind: 'conditional',
    condition,
    whenTrue: c.assign(node, whenTrue, type),
    whenFalse: c.assign(node, whenFalse, type),
    type,
    nonNull: whenTrue.nonNull && whenFalse.nonNull,
    line: node.line,
  };
}

function coalesce(c: BodyContext, node: Coalesce): Bound {
  const right = expression(c, node.right);
  const either = expression(c, node.left);
  const left = right.type.symbol.kind === 'sobject' ? optionalRow(either) : either;
  const type = commonType(c, node, left, right);
  return {
    kind: 'coalesce',
    left: c.assign(node, left, type),
    right: c.assign(node, right, type),
    type,
    nonNull: right.nonNull,
    line: node.line,
  };
}

/** The type of an expression that yields one or the other. */
function commonType(c: BodyContext, position: Position, left: Bound, right: Bound): Type {
  const [a, b] = [left.type, right.type];
  if (a === NULL || a === b) return b;
  if (b === NULL) return a;
  const forth = c.way(right, a);
  const back = c.way(left, b);
  if (forth && (!back || forth.cost <= back.cost)) return a;
  if (back) return b;
  for (let up = a.superclass; up; up = up.superclass) if (c.isSubclassOf(b, up)) return up;
  return a.symbol.kind === 'primitive' || b.symbol.kind === 'primitive'
    ? c.fail(position, `Incompatible types in ternary operator: ${a.name}, ${b.name}`)
    : c.special.Object;
}
