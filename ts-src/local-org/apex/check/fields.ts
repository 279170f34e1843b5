import type { Position } from '../ast/index.ts';
import type { Bound, BoundAccessor, BoundSlot } from './bound.ts';
import type { BodyContext } from './context.ts';
import { superclasses } from './hierarchy.ts';
import { Type, type FieldSymbol } from './type.ts';
import type { UserSymbol } from './user-symbols.ts';
import { fieldReadable, fieldWritable } from './visibility.ts';

export interface FieldFound {
  field: FieldSymbol;
  /** Gives the type arguments. */
  receiver: Type;
}

export function findField(type: Type, name: string): FieldFound | undefined {
  for (const receiver of superclasses(type)) {
    const field = receiver.symbol.field(name);
    if (field) return { field, receiver };
  }
  return undefined;
}

/** A member variable that the plain name means here: of the class, its superclasses, or statics of the classes around it. */
export function fieldInScope(owner: UserSymbol, name: string): FieldFound | undefined {
  const found = findField(Type.of(owner), name);
  if (found) return found;
  for (let outer = owner.outer; outer; outer = outer.outer) {
    const around = findField(Type.of(outer), name);
    if (around) return around;
  }
  return undefined;
}

/** The variable as an expression; `target` is null for statics. */
export function fieldValue(
  c: BodyContext,
  position: Position,
  { field, receiver }: FieldFound,
  target: Bound | null,
  isSuper = false,
): Bound {
  const base = { type: receiver.substitute(field.type), nonNull: false, line: position.line };
  if (field.access === 'enum')
    return { ...base, kind: 'enumValue', owner: field.owner, name: field.name, nonNull: true };
  if (!fieldReadable(c, field) && !fieldWritable(c, field)) {
    c.fail(position, `Variable is not visible: ${field.owner.name}.${field.name}`);
  }
  const own = field.isStatic ? null : target;
  if (useSlot(c, field)) return { ...base, kind: 'slot', target: own, field } satisfies BoundSlot;
  return { ...base, kind: 'accessor', target: own, field, isSuper } satisfies BoundAccessor;
}

/** Inside its own accessors a property's name means the stored value. */
function useSlot(c: BodyContext, field: FieldSymbol): boolean {
  return field.access === 'slot' || c.accessorOf === field;
}
