import { parseDeclaration } from './declaration.ts';
import type { SystemType } from './define.ts';

let registered: readonly SystemType[] = [];
let byName: Map<string, SystemType> | null = null;

/** Called once by `index.ts`, which imports every type; the types themselves look each other up here. */
export function register(types: readonly SystemType[]): void {
  registered = types;
  byName = null;
}

/** The declaration of a system type by its run-time name: `Database.SaveResult`, or `HttpRequest` for System and Schema. */
export function systemTypeNamed(name: string): SystemType | undefined {
  byName ??= new Map(
    registered.map((type) => {
      const declaration = parseDeclaration(type.declaration);
      return [`${declaration.namespace}.${declaration.name}`, type] as const;
    }),
  );
  return byName.get(name) ?? byName.get(`System.${name}`) ?? byName.get(`Schema.${name}`);
}
