import type { ApexType } from './type.ts';

/** Run-time types of JavaScript classes that implement Apex classes; filled by the program when it links a class. */
const TYPES = new WeakMap<object, ApexType>();

/** Declares the Apex type of a JavaScript class. */
export function bindType(implementation: object, type: ApexType): void {
  TYPES.set(implementation, type);
}

let identities = 0;

/** Base of every user class and of every system class of representation `reference`. */
export class ApexObject {
  #identity = 0;

  /** The run-time type. Generic system types override it with the instance's own type arguments. */
  get apexType(): ApexType {
    const type = TYPES.get(this.constructor);
    if (!type) throw new Error(`${this.constructor.name} is not bound to an Apex type`);
    return type;
  }

  'equals(Object)'(other: unknown): boolean {
    return this === other;
  }

  'hashCode()'(): number {
    if (this.#identity === 0) this.#identity = ++identities;
    return this.#identity;
  }

  /** `Foo:[a=1, b=x]` for user classes; system classes override it where the platform prints something else. */
  'toString()'(): string {
    return this.apexType.name;
  }

  /** The text of `String.valueOf` and of string concatenation. */
  toString(): string {
    return this['toString()']();
  }
}
