const GETTER = /public ([\w.]+(?:<[\w., ]+>)?) (?:get|is)([A-Z]\w*)\(\);/g;

/**
 * The platform's result classes have a read-only property for every getter: `getLabel()` is `label`. Adds the accessors to the class.
 * @param methods the declared methods
 * @returns `methods` and the declarations of the properties
 */
export function withProperties(implementation: abstract new (...args: never[]) => object, methods: string): string {
  const properties: string[] = [];
  for (const [method, type, suffix] of methods.matchAll(GETTER)) {
    const name = suffix!.charAt(0).toLowerCase() + suffix!.slice(1);
    const key = /(\w+\(\));$/.exec(method)![1]!;
    properties.push(`public ${type} ${name} { get; }`);
    Object.assign(implementation.prototype, {
      [`get ${name}`](this: Record<string, () => unknown>) {
        return this[key]!();
      },
    });
  }
  return `${properties.join('\n    ')}\n${methods}`;
}
