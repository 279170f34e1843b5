import type { FieldSymbol, MethodSymbol, Type, TypeSymbol } from './type.ts';

/** The type and its superclasses, nearest first. Ends at a circle: they are only broken once all types are known. */
export function* superclasses(type: Type): Generator<Type> {
  const seen = new Set<TypeSymbol>();
  for (let at: Type | null = type; at && !seen.has(at.symbol); at = at.superclass) {
    seen.add(at.symbol);
    yield at;
  }
}

/** The type, its superclasses and all their interfaces, each once. */
export function supertypes(type: Type): Type[] {
  const found = new Set<Type>();
  const visit = (at: Type): void => {
    if (found.has(at)) return;
    found.add(at);
    if (at.superclass) visit(at.superclass);
    at.interfaces.forEach(visit);
  };
  visit(type);
  return [...found];
}

export function fieldInHierarchy(type: Type, name: string): FieldSymbol | undefined {
  for (const at of superclasses(type)) {
    const field = at.symbol.field(name);
    if (field) return field;
  }
  return undefined;
}

/** Whether these are the types of `method`'s parameters; `receiver` gives its type arguments. */
export function hasParameters(method: MethodSymbol, types: readonly Type[], receiver: Type): boolean {
  return (
    method.parameters.length === types.length &&
    method.parameters.every((parameter, i) => receiver.substitute(parameter.type) === types[i])
  );
}

/** The method of the nearest superclass that this one overrides. */
export function overridden(method: MethodSymbol): MethodSymbol | undefined {
  const superclass = method.owner.superclass;
  if (!superclass) return undefined;
  const types = method.parameters.map(({ type }) => type);
  for (const at of superclasses(superclass)) {
    const found = at.symbol
      .methods(method.name)
      .find((other) => !other.isStatic && isInherited(other) && hasParameters(other, types, at));
    if (found) return found;
  }
  return undefined;
}

function isInherited(method: MethodSymbol): boolean {
  return method.visibility !== 'private' || method.isTestVisible || method.isAbstract;
}

/** Methods of Object that user classes redefine without `override`. */
const OBJECT_METHODS = new Map(
  ['toString()', 'hashCode()', 'equals(Object)'].map((key) => [key.toLowerCase(), key] as const),
);

/** The key of the method of a superclass or of Object that this one overrides. */
export function overriddenKey(method: MethodSymbol): string | undefined {
  const written = `${method.name}(${method.parameters.map(({ type }) => type.name).join(',')})`;
  return overridden(method)?.key ?? OBJECT_METHODS.get(written.toLowerCase());
}
