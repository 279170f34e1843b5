import type { Assignment, Expression, Increment, Position } from '../ast/index.ts';
import type { Bound, BoundTarget } from './bound.ts';
import type { BodyContext } from './context.ts';
import { expression } from './expressions.ts';
import { constant, operation } from './operators.ts';
import { superclasses } from './hierarchy.ts';
import { Type, type FieldSymbol } from './type.ts';
import { fieldWritable } from './visibility.ts';

export function assignment(c: BodyContext, node: Assignment): Bound {
  if (node.operator) return update(c, node, node.target, node.operator, () => expression(c, node.value), false);
  const target = targetOf(c, node.target);
  const value = c.assign(node, expression(c, node.value), target.type);
  note(target, value);
  return { kind: 'assignment', target, value, type: target.type, nonNull: value.nonNull, line: node.line };
}

export function increment(c: BodyContext, node: Increment): Bound {
  const operator = node.operator === '++' ? '+' : '-';
  return update(c, node, node.target, operator, () => constant(c, node, '1'), !node.prefix);
}

/** `target = target operator operand`, with the target evaluated once. */
function update(
  c: BodyContext,
  position: Position,
  targetNode: Expression,
  operator: NonNullable<Assignment['operator']>,
  operand: () => Bound,
  yieldsOld: boolean,
): Bound {
  const target = targetOf(c, targetNode);
  const current = c.temp();
  const nonNull = target.kind === 'local' && target.local.neverNull;
  const old: Bound = { kind: 'temp', temp: current, type: target.type, nonNull, line: position.line };
  const result = operation(c, position, operator, old, operand());
  const value = narrow(c, position, result, target.type);
  note(target, value);
  return { kind: 'update', target, current, value, yieldsOld, type: target.type, nonNull: true, line: position.line };
}

/** Compound assignments convert back to the type of their target, as `i += 1L` does not need a cast. */
function narrow(c: BodyContext, position: Position, value: Bound, to: Type): Bound {
  if (c.way(value, to)) return c.assign(position, value, to);
  const conversion = c.conversions.numericCast(value.type, to);
  if (!conversion) c.fail(position, `Illegal assignment from ${value.type.name} to ${to.name}`);
  return { kind: 'conversion', conversion, value, type: to, nonNull: true, line: position.line };
}

function note(target: BoundTarget, value: Bound): void {
  if (target.kind === 'local' && !value.nonNull) target.local.neverNull = false;
}

function targetOf(c: BodyContext, node: Expression): BoundTarget {
  const target = expression(c, node);
  switch (target.kind) {
    case 'local':
      if (target.local.isFinal) c.fail(node, `Final variable cannot be assigned: ${target.local.name}`);
      return target;
    case 'slot':
    case 'accessor':
      checkWritable(c, node, target.field);
      return target;
    case 'recordField':
    case 'recordParent':
    case 'element':
      return target;
    default:
      return c.fail(node, 'Expression cannot be assigned');
  }
}

function checkWritable(c: BodyContext, position: Position, field: FieldSymbol): void {
  const inAccessor = c.accessorOf === field;
  if (!inAccessor && (!field.writable || !fieldWritable(c, field))) {
    c.fail(position, `Variable is not visible: ${field.owner.name}.${field.name}`);
  }
  if (field.isFinal && !(c.initializes && ownsField(c, field))) {
    const where = 'Final members can only be assigned in their declaration, init blocks, or constructors';
    c.fail(position, `${where}: ${field.owner.name}.${field.name}`);
  }
}

/** Constructors of subclasses may set them too. */
function ownsField(c: BodyContext, field: FieldSymbol): boolean {
  return [...superclasses(Type.of(c.owner))].some(({ symbol }) => symbol === field.owner);
}
