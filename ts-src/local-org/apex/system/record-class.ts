import { SystemObject } from './define.ts';

/** An instance of a class that has member variables: values by name. */
export abstract class VariablesObject extends SystemObject {
  readonly values = new Map<string, unknown>();
}

type WithVariables<Name extends string> = VariablesObject &
  Record<`get ${Name}`, () => unknown> &
  Record<`set ${Name}`, (value: unknown) => void>;

/**
 * A base for system classes whose instances have public member variables: `get x` and `set x` for every name. A variable is null unless
 * `initial` makes its first value.
 */
export function variables<Name extends string>(
  names: readonly Name[],
  initial: Partial<Record<Name, () => unknown>> = {},
  base: abstract new () => VariablesObject = VariablesObject,
): new () => WithVariables<Name> {
  class Variables extends base {
    constructor() {
      super();
      for (const name of names) this.values.set(name, initial[name]?.() ?? null);
    }
  }
  for (const name of names) Object.assign(Variables.prototype, accessor(name, `get ${name}`, `set ${name}`));
  return Variables as unknown as new () => WithVariables<Name>;
}

/** Member variables with `getX()` and `setX(value)`: Apex type by name. */
export type Bean = Readonly<Record<string, string>>;

/** A class with the variables of `members`, their getters and setters. */
export function bean(members: Bean, base?: abstract new () => VariablesObject): new () => VariablesObject {
  const made = variables(Object.keys(members), {}, base);
  for (const [name, type] of Object.entries(members)) {
    const erased = type.replace(/<.*/, '').split('.').at(-1);
    Object.assign(made.prototype, accessor(name, `get${capitalized(name)}()`, `set${capitalized(name)}(${erased})`));
  }
  return made;
}

/** The declarations of the variables, getters and setters of a bean. */
export function beanMembers(members: Bean): string {
  return Object.entries(members)
    .map(([name, type]) => {
      const suffix = capitalized(name);
      return `public ${type} ${name}; public ${type} get${suffix}(); public void set${suffix}(${type} value);`;
    })
    .join('\n    ');
}

function accessor(name: string, getter: string, setter: string): Record<string, unknown> {
  return {
    [getter](this: VariablesObject) {
      return this.values.get(name);
    },
    [setter](this: VariablesObject, value: unknown) {
      this.values.set(name, value);
    },
  };
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
