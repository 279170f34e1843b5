import type { ApexType } from '../runtime/type.ts';
import { systemTypeNamed } from './registry.ts';

type Constructors = Record<string, (() => unknown) | undefined>;

/** The JavaScript class of a system type that is a class; undefined for other types. */
export function implementationOf(type: ApexType): Constructors | undefined {
  const found = systemTypeNamed(type.name);
  return found?.representation === 'reference'
    ? (found.implementation as unknown as Constructors | undefined)
    : undefined;
}
