import { SystemObject } from './define.ts';

/** An instance of a class that has only member variables. */
export interface Variables {
  readonly values: Map<string, unknown>;
}

/**
 * A base for system classes whose instances have public member variables: `get x` and `set x` for every name. A variable is null unless
 * `initial` makes its first value.
 */
export function variables<Name extends string>(
  names: readonly Name[],
  initial: Partial<Record<Name, () => unknown>> = {},
): new () => SystemObject &
  Variables &
  Record<`get ${Name}`, () => unknown> &
  Record<`set ${Name}`, (value: unknown) => void> {
  class WithVariables extends SystemObject {
    readonly values = new Map<string, unknown>(
      names.map((name) => [name, initial[name] === undefined ? null : initial[name]()]),
    );
  }
  for (const name of names) {
    Object.assign(WithVariables.prototype, {
      [`get ${name}`](this: WithVariables) {
        return this.values.get(name);
      },
      [`set ${name}`](this: WithVariables, value: unknown) {
        this.values.set(name, value);
      },
    });
  }
  return WithVariables as unknown as ReturnType<typeof variables<Name>>;
}
