import { UnsupportedError } from '../runtime/exception.ts';
import { parseDeclaration } from './declaration.ts';
import { reference, SystemObject, type SystemType } from './define.ts';

const absentMembers = new WeakSet<object>();

/** The implementation of a declared member that is not there: calling it raises UnsupportedError. */
export function absent(feature: string): () => never {
  const member = (): never => {
    throw new UnsupportedError(feature);
  };
  absentMembers.add(member);
  return member;
}

/** Whether `member` was made by `absent`. */
export function isAbsent(member: unknown): boolean {
  return typeof member === 'function' && absentMembers.has(member);
}

/** A class whose members are known to the compiler, while calling one raises UnsupportedError. */
export function unsupported(declaration: string): SystemType {
  const { namespace, name, constructors, methods } = parseDeclaration(declaration);
  const implementation = class extends SystemObject {};
  for (const { key, isStatic } of [...constructors.map((one) => ({ ...one, isStatic: true })), ...methods]) {
    const member = absent(`${namespace}.${name}.${key}`);
    Object.assign(isStatic ? implementation : implementation.prototype, { [key]: member });
  }
  return reference(declaration, implementation);
}
