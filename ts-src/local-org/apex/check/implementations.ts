import { hasParameters, overridden, overriddenKey, superclasses, supertypes } from './hierarchy.ts';
import { Type, type MethodSymbol } from './type.ts';
import type { Universe } from './universe.ts';
import type { UserSymbol } from './user-symbols.ts';

/** Checks what a class extends and implements. */
export function checkHierarchy(universe: Universe, symbol: UserSymbol): void {
  const report = (message: string): void => universe.diagnostics.report(symbol.source.file, symbol.node, message);
  const { superclass } = symbol;
  if (superclass) {
    if (superclass.symbol.kind === 'interface')
      report(`Class ${symbol.name} must use the implements keyword: ${superclass.name}`);
    else if (!superclass.symbol.isVirtual)
      report(`Non-virtual and non-abstract type cannot be extended: ${superclass.name}`);
  }
  for (const type of symbol.interfaces) {
    if (type.symbol.kind !== 'interface') report(`Interface type expected: ${type.name}`);
  }
  if (symbol.kind === 'class') checkMethods(universe, symbol);
}

function checkMethods(universe: Universe, symbol: UserSymbol): void {
  const report = universe.diagnostics.report.bind(universe.diagnostics, symbol.source.file);
  for (const method of symbol.allMethods()) {
    if (method.isStatic || !method.node) continue;
    const base = overridden(method);
    if (method.isOverride && !base && !overriddenKey(method) && !findInherited(symbol, method)) {
      report(method.node, `Method does not override an ancestor method: ${signature(method)}`);
    }
    if (base && !base.isAbstract && !method.isOverride)
      report(method.node, `Method must use the override keyword: ${signature(method)}`);
    if (base && !base.isVirtual)
      report(method.node, `Non-virtual, non-abstract methods cannot be overridden: ${signature(method)}`);
    if (method.isAbstract && !symbol.isAbstract)
      report(method.node, 'Abstract methods are only allowed in abstract classes');
  }
  if (symbol.isAbstract) return;
  for (const { method, receiver, implementation } of required(symbol)) {
    if (implementation) continue;
    const types = method.parameters.map(({ type }) => receiver.substitute(type).name).join(', ');
    const what = `${receiver.substitute(method.returns).name} ${receiver.name}.${method.name}(${types})`;
    report(symbol.node, `Class ${symbol.name} must implement the method: ${what}`);
  }
}

function signature(method: MethodSymbol): string {
  return `${method.returns.name} ${method.owner.name}.${method.name}(${method.parameters.map(({ type }) => type.name).join(', ')})`;
}

/** `override` on the implementation of an interface method that a superclass leaves open. */
function findInherited(symbol: UserSymbol, method: MethodSymbol): MethodSymbol | undefined {
  const types = method.parameters.map(({ type }) => type);
  for (const type of supertypes(Type.of(symbol))) {
    if (type.symbol === symbol) continue;
    const found = type.symbol.methods(method.name).find((other) => hasParameters(other, types, type));
    if (found) return found;
  }
  return undefined;
}

interface Requirement {
  method: MethodSymbol;
  receiver: Type;
  implementation: MethodSymbol | undefined;
}

/** Methods that interfaces and abstract superclasses ask for, with what the class has for them. */
function* required(symbol: UserSymbol): Generator<Requirement> {
  const self = Type.of(symbol);
  for (const receiver of supertypes(self)) {
    const isOpen = receiver.symbol.kind === 'interface';
    if (!isOpen && !(receiver.symbol.isAbstract && receiver.symbol.origin === 'user')) continue;
    for (const method of receiver.symbol.allMethods()) {
      if (method.isStatic || !(isOpen || method.isAbstract)) continue;
      yield { method, receiver, implementation: implementation(self, method, receiver) };
    }
  }
}

/** The platform lets static methods implement those of an interface. */
function implementation(self: Type, method: MethodSymbol, receiver: Type): MethodSymbol | undefined {
  const types = method.parameters.map(({ type }) => receiver.substitute(type));
  for (const at of superclasses(self)) {
    const candidates = at.symbol.methods(method.name).filter((own) => !own.isAbstract);
    const exact = candidates.find((own) => hasParameters(own, types, at));
    if (exact) return exact;
    const fits = receiver.symbol.origin === 'system' ? alike : wider;
    const loose = candidates.find((own) => own.parameters.length === types.length && fits(own, types));
    if (loose) return loose;
  }
  return undefined;
}

/** Platform interfaces are implemented with other collection arguments too, e.g. `execute(context, List<Account>)`. */
function alike(method: MethodSymbol, types: readonly Type[]): boolean {
  return method.parameters.every(({ type }, i) => {
    const other = types[i]!;
    if (type === other) return true;
    if (type.symbol === other.symbol) return true;
    return type.symbol.kind === 'sobject' || (other.symbol.kind === 'sobject' && type.name === 'SObject');
  });
}

/** Interfaces are implemented with wider parameters too: with Object, and with a list of other records. */
function wider(method: MethodSymbol, types: readonly Type[]): boolean {
  return method.parameters.every(({ type }, i) => {
    const other = types[i]!;
    const areRecordLists =
      type.symbol.name === 'List' && other.symbol.name === 'List' && isRecord(type) && isRecord(other);
    return type === other || type.name === 'Object' || areRecordLists;
  });
}

/** Whether a list's elements are records. */
function isRecord(list: Type): boolean {
  return list.args[0]?.symbol.kind === 'sobject';
}

/** Keys of interface methods under which the class's methods must be found as well. */
export function aliasesOf(symbol: UserSymbol): { key: string; method: MethodSymbol }[] {
  const aliases = new Map<string, MethodSymbol>();
  for (const { method, implementation: own } of required(symbol)) {
    if (own && (own.isStatic || own.key !== method.key)) aliases.set(method.key, own);
  }
  return [...aliases].map(([key, method]) => ({ key, method }));
}
