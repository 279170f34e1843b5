import type { ApexType } from '../runtime/type.ts';
import { parseDeclaration } from './declaration.ts';
import { systemTypes } from './index.ts';

type Constructors = Record<string, (() => unknown) | undefined>;

let byName: Map<string, Constructors> | null = null;

/** The JavaScript class of a system type that is a class; undefined for other types. */
export function implementationOf(type: ApexType): Constructors | undefined {
  byName ??= index();
  return byName.get(type.name) ?? byName.get(`System.${type.name}`) ?? byName.get(`Schema.${type.name}`);
}

function index(): Map<string, Constructors> {
  const map = new Map<string, Constructors>();
  for (const { declaration, representation, implementation } of systemTypes) {
    if (representation !== 'reference' || implementation === undefined) continue;
    const { namespace, name, constructors } = parseDeclaration(declaration);
    if (constructors.length > 0) map.set(`${namespace}.${name}`, implementation as unknown as Constructors);
  }
  return map;
}
