import type { BodyContext } from './context.ts';
import { superclasses } from './hierarchy.ts';
import { Type, type FieldSymbol, type MethodSymbol, type TypeSymbol, type Visibility } from './type.ts';
import type { UserSymbol } from './user-symbols.ts';

function topOf(symbol: TypeSymbol): TypeSymbol {
  return symbol.outer ? topOf(symbol.outer) : symbol;
}

function visible(c: BodyContext, owner: TypeSymbol, visibility: Visibility, testVisible: boolean): boolean {
  if (visibility === 'public' || visibility === 'global') return true;
  if (topOf(owner) === c.owner.top) return true;
  if (testVisible && c.owner.isTest) return true;
  if (visibility === 'private') return false;
  for (let at: UserSymbol | null = c.owner; at; at = at.outer) {
    for (const type of superclasses(Type.of(at))) if (type.symbol === owner) return true;
  }
  return false;
}

export function methodVisible(c: BodyContext, method: MethodSymbol): boolean {
  return visible(c, method.owner, method.visibility, method.isTestVisible);
}

export function fieldReadable(c: BodyContext, field: FieldSymbol): boolean {
  return visible(c, field.owner, field.visibility, field.isTestVisible);
}

export function fieldWritable(c: BodyContext, field: FieldSymbol): boolean {
  return visible(c, field.owner, field.setterVisibility, field.isTestVisible);
}
