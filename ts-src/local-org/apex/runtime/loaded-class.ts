export type Method = (...args: unknown[]) => unknown;

/** Members of an emitted class or instance, by key. */
export type Methods = Record<string, Method>;

/** A user class as it was emitted: its constructor sets no variables, static methods are found by key. */
export type LoadedClass = (new () => object) & Methods & { readonly statics: Record<string, unknown> };
