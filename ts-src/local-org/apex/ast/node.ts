/** Where a node begins: line and column count from 1. */
export interface Position {
  line: number;
  column: number;
}

export interface Node extends Position {
  kind: string;
}

/** A type as written: `Map<String, List<Account>>` has one part with two arguments; `Outer.Inner` has two parts. `T[]` is `List<T>`. */
export interface TypeRef extends Position {
  parts: { name: string; args: TypeRef[] }[];
}

/** Source text of a type, for messages. */
export function typeText(type: TypeRef): string {
  return type.parts
    .map(({ name, args }) => (args.length > 0 ? `${name}<${args.map(typeText).join(',')}>` : name))
    .join('.');
}
