import type { BodyContext } from './context.ts';
import type { Candidate } from './overloads.ts';
import type { MethodSymbol, Type, TypeSymbol } from './type.ts';

/** `toString`, `equals` and `hashCode` of Object, and `clone` of user classes, as members of `type`. */
export function objectMethods(c: BodyContext, type: Type | null, name: string): Candidate[] {
  if (!type) return [];
  const { Object, String, Boolean, Integer } = c.special;
  const make = (written: string, parameters: Type[], returns: Type): Candidate[] => [
    { method: syntheticMethod(Object.symbol, written, false, parameters, returns), receiver: type },
  ];
  switch (name.toLowerCase()) {
    case 'tostring':
      return make('toString', [], String);
    case 'equals':
      return make('equals', [Object], Boolean);
    case 'hashcode':
      return make('hashCode', [], Integer);
    case 'clone':
      return type.symbol.origin === 'user' ? [cloneOf(type)] : [];
    default:
      return [];
  }
}

function cloneOf(type: Type): Candidate {
  return { method: syntheticMethod(type.symbol, 'clone', false, [], type), receiver: type };
}

/** A method that the language defines without a declaration. */
export function syntheticMethod(
  owner: TypeSymbol,
  name: string,
  isStatic: boolean,
  parameters: Type[],
  returns: Type,
): MethodSymbol {
  return {
    name,
    key: `${name}(${parameters.map((type) => type.name).join(',')})`,
    owner,
    isStatic,
    isAbstract: false,
    isVirtual: true,
    isOverride: false,
    isTestVisible: false,
    visibility: 'global',
    parameters: parameters.map((type, i) => ({ name: `p${i}`, type })),
    returns,
    isFuture: false,
    node: null,
  };
}
