import type { ApexType } from '../runtime/type.ts';
import { tx } from '../runtime/transaction.ts';
import { SystemEnum, type ApexEnum } from './define.ts';
import { systemTypeNamed } from './registry.ts';

/** The values of an enum, of the platform or of the user, in order. */
export function enumValues(type: ApexType): readonly ApexEnum[] {
  const info = tx().program.classInfo(type);
  if (info) return info.enumValues();
  const found = systemTypeNamed(type.name);
  if (!(found instanceof SystemEnum)) throw new Error(`${type.name} is not an enum`);
  return found.values;
}
