import { UnsupportedError } from '../../runtime/exception.ts';
import { tx } from '../../runtime/transaction.ts';
import { parseDeclaration } from '../declaration.ts';
import { reference, SystemObject, type SystemType } from '../define.ts';
import { UnsupportedOperationException } from '../exceptions.ts';
import { seesAllData } from '../test-hooks.ts';

type Methods = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Connect in Apex refuses to run in tests that do not see the org's data. */
function requireOrgData(): void {
  if (!tx().isTest || seesAllData()) return;
  throw new UnsupportedOperationException(
    'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).',
  );
}

/** A class of static methods of Connect in Apex. Declared methods without an implementation raise UnsupportedError. */
export function connectClass(declaration: string, implemented: Methods = {}): SystemType {
  const { namespace, name, methods } = parseDeclaration(declaration);
  const holder = class extends SystemObject {};
  for (const { key } of methods) {
    const member = (...args: never[]): unknown => {
      requireOrgData();
      const body = implemented[key];
      if (!body) throw new UnsupportedError(`${namespace}.${name}.${key}`);
      return body(...args);
    };
    Object.assign(holder, { [key]: member });
  }
  return reference(declaration, holder);
}
