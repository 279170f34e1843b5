import type { Diagnostics } from './diagnostics.ts';
import type { Type } from './type.ts';
import { UserSymbol } from './user-symbols.ts';

/**
 * Reports each type, inner types included, that extends itself by way of others, and takes it out of its hierarchy: what walks along
 * superclasses and interfaces afterwards comes to an end.
 */
export function breakCircles(symbols: Iterable<UserSymbol>, diagnostics: Diagnostics): void {
  const circular = [...symbols].flatMap((symbol) => [...withInners(symbol)]).filter(extendsItself);
  for (const symbol of circular) {
    diagnostics.report(symbol.source.file, symbol.node, `Circular definition: ${symbol.name}`);
    symbol.leaveHierarchy();
  }
}

function* withInners(symbol: UserSymbol): Generator<UserSymbol> {
  yield symbol;
  for (const inner of symbol.inners.values()) yield* withInners(inner);
}

function extendsItself(symbol: UserSymbol): boolean {
  const seen = new Set<UserSymbol>();
  const open = parentsOf(symbol);
  for (let at = open.pop(); at; at = open.pop()) {
    if (at === symbol) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...parentsOf(at));
  }
  return false;
}

function parentsOf({ superclass, interfaces }: UserSymbol): UserSymbol[] {
  const types: readonly (Type | null)[] = [superclass, ...interfaces];
  return types.flatMap((type) => (type?.symbol instanceof UserSymbol ? type.symbol : []));
}
