/**
 * A system type is one file in this folder: its signatures in Apex syntax beside their implementation.
 * The type checker, the run time and the documentation read the same declaration.
 *
 * ```ts
 * export const StringType = primitive(`
 *   public class System.String {
 *     public static Boolean isBlank(String value);
 *     public Integer length();
 *   }`, {
 *   'isBlank(String)': (value) => value === null || value.trim() === '',
 *   'length()': (self) => self.length,
 * });
 *
 * export const HttpRequestType = reference(`
 *   public class System.HttpRequest {
 *     public HttpRequest();
 *     public void setMethod(String method);
 *     public String getMethod();
 *   }`, class HttpRequest extends ApexObject {
 *     #method = '';
 *     'setMethod(String)'(method) { this.#method = method; }
 *     'getMethod()'() { return this.#method; }
 *   });
 * ```
 *
 * A member's key is its name as declared and its erased parameter types: type variables become `Object`, generic types their
 * bare name (`List`), system types lose their namespace. Property `x` has keys `get x` / `set x`.
 * A constructor has the key `new(...)`: for reference types a static method that returns the instance.
 * Static members of reference types are static methods under the same keys.
 * Generic types (List, Set, Map, ...): `new(...)` takes the instance's ApexType (e.g. `List<Account>`) before the declared parameters, and the
 * instance returns it from `apexType`. ApexList keeps its elements in `items` (a JavaScript array); ApexList and ApexSet have
 * `[Symbol.iterator]`. A literal `new List<T>{a, b}` is `new(type)` followed by `add(Object)` of each element; maps by `put(Object,Object)`.
 */
export interface SystemType {
  /** Source of the declaration, parsed lazily by `declaration.ts`. */
  declaration: string;
  representation: 'primitive' | 'reference' | 'enum';
  /** primitive: functions by key, `self` first for instance members. reference: the JavaScript class. enum: undefined. */
  implementation: Record<string, (...args: any[]) => any> | (new (...args: any[]) => any) | undefined;
}

/** A type whose values are JavaScript primitives or value classes; instance members are functions with `self` first. */
export function primitive(declaration: string, implementation: Record<string, (...args: any[]) => any>): SystemType {
  return { declaration, representation: 'primitive', implementation };
}

/** A type whose values are instances of a JavaScript class; members are methods on it. */
export function reference(declaration: string, implementation: abstract new (...args: any[]) => any): SystemType {
  return { declaration, representation: 'reference', implementation: implementation as new (...args: any[]) => any };
}

/** An interface: only a declaration; user classes implement it. */
export function contract(declaration: string): SystemType {
  return { declaration, representation: 'reference', implementation: undefined };
}

/** `public enum System.LoggingLevel { NONE, ERROR, WARN }` */
export function enumeration(declaration: string): SystemType {
  return { declaration, representation: 'enum', implementation: undefined };
}
