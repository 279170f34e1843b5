import type { Cast, ClassLiteral, InstanceOf } from '../ast/index.ts';
import type { Bound } from './bound.ts';
import { NULL, VOID } from './builtin-symbols.ts';
import type { BodyContext } from './context.ts';
import { expression } from './expressions.ts';

/** Expressions whose static type is also the run-time type of what they make. */
const MADE: ReadonlySet<Bound['kind']> = new Set(['collection', 'construction', 'query', 'search', 'recordChildren']);

export function cast(c: BodyContext, node: Cast): Bound {
  const to = c.type(node.type);
  const value = expression(c, node.value);
  if (value.type === to) return value;
  if (value.type === NULL) return { ...value, type: to };
  const conversion = c.conversions.numericCast(value.type, to);
  if (conversion) return { kind: 'conversion', conversion, value, type: to, nonNull: value.nonNull, line: node.line };
  const way = c.way(value, to);
  if (way?.conversion) return c.conversions.apply(value, to, way);
  if (way && value.type.symbol !== to.symbol && !MADE.has(value.kind)) return { ...value, type: to };
  if (!c.conversions.castable(value.type, to)) {
    c.fail(node, `Incompatible types since an instance of ${value.type.name} is never an instance of ${to.name}`);
  }
  return { kind: 'cast', value, type: to, nonNull: value.nonNull, line: node.line };
}

export function instanceOf(c: BodyContext, node: InstanceOf): Bound {
  const of = c.type(node.type);
  const value = expression(c, node.value);
  if (value.type === VOID) c.fail(node, 'Type does not have instances: void');
  return { kind: 'instanceOf', value, of, type: c.special.Boolean, nonNull: true, line: node.line };
}

export function classLiteral(c: BodyContext, node: ClassLiteral): Bound {
  const of = node.type ? c.type(node.type) : VOID;
  return { kind: 'typeLiteral', of, type: c.platformType(node, 'System.Type'), nonNull: true, line: node.line };
}
