import { ApexObject } from '../runtime/object.ts';
import type { ApexType } from '../runtime/type.ts';
import { parseDeclaration } from './declaration.ts';

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
 *   }`, class HttpRequest extends SystemObject {
 *     #method = '';
 *     'setMethod(String)'(method) { this.#method = method; }
 *     'getMethod()'() { return this.#method; }
 *   });
 * ```
 *
 * A member's key is its name as declared and its erased parameter types: type variables become `Object`, generic types their
 * bare name (`List`), system types lose their namespace. Property `x` has keys `get x` / `set x`: methods, or functions for primitives.
 * A constructor has the key `new(...)`: for reference types a static method that returns the instance. Constructors of generic types get
 * the run-time type of the instance (ApexType) first.
 * Static members of reference types are static methods under the same keys.
 */
export interface SystemType {
  /** Source of the declaration, parsed lazily by `declaration.ts`. */
  declaration: string;
  representation: 'primitive' | 'reference' | 'enum';
  /** primitive: functions by key, `self` first for instance members. reference: the JavaScript class. enum: undefined. */
  implementation: Members | Constructor | undefined;
}

/** Functions by key; the declaration tells their parameters. */
export type Members = Record<string, (...args: never[]) => unknown>;
export type Constructor = new (...args: never[]) => object;

/** A type whose values are JavaScript primitives or value classes; instance members are functions with `self` first. */
export function primitive(declaration: string, implementation: Members): SystemType {
  return { declaration, representation: 'primitive', implementation };
}

/** A type whose values are instances of a JavaScript class; members are methods on it. */
export function reference(declaration: string, implementation: abstract new (...args: never[]) => object): SystemType {
  return { declaration, representation: 'reference', implementation: implementation as Constructor };
}

/** An interface: only a declaration; user classes implement it. */
export function contract(declaration: string): SystemType {
  return { declaration, representation: 'reference', implementation: undefined };
}

/** `public enum System.LoggingLevel { NONE, ERROR, WARN }` */
export function enumeration<Name extends string>(declaration: string): SystemEnum<Name> {
  return new SystemEnum(declaration);
}

/** Base of system classes: the constructor without parameters, where a declaration has one. */
export abstract class SystemObject extends ApexObject {
  static 'new()'(): object {
    return Reflect.construct(this, []);
  }
}

/** A value of an enum, of the platform or of the user. Values are compared with `===`. */
export class ApexEnum extends ApexObject {
  readonly name: string;
  readonly ordinal: number;
  #type: ApexType | null;

  /** @param type null for enums of the platform: bound by `SystemEnum.bind` */
  constructor(type: ApexType | null, name: string, ordinal: number) {
    super();
    this.#type = type;
    this.name = name;
    this.ordinal = ordinal;
  }

  override get apexType(): ApexType {
    if (!this.#type) throw new Error(`Enum value ${this.name} is not bound to an Apex type`);
    return this.#type;
  }

  override set apexType(type: ApexType) {
    this.#type = type;
  }

  'name()'(): string {
    return this.name;
  }

  'ordinal()'(): number {
    return this.ordinal;
  }

  override 'toString()'(): string {
    return this.name;
  }
}

/** The values of a platform enum, created once per process. */
export class SystemEnum<Name extends string = string> implements SystemType {
  readonly declaration: string;
  readonly representation = 'enum';
  readonly implementation = undefined;
  #values: readonly ApexEnum[] | null = null;

  constructor(declaration: string) {
    this.declaration = declaration;
  }

  get values(): readonly ApexEnum[] {
    return (this.#values ??= parseDeclaration(this.declaration).enumValues.map(
      (name, ordinal) => new ApexEnum(null, name, ordinal),
    ));
  }

  value(name: Name): ApexEnum {
    const found = this.values.find((value) => value.name === name);
    if (!found) throw new RangeError(`No value ${name} in: ${this.declaration}`);
    return found;
  }

  /** Called when a program links the type. */
  bind(type: ApexType): void {
    for (const value of this.values) value.apexType = type;
  }
}
