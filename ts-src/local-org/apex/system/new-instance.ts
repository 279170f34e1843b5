import { SObject } from '../../data/sobject.ts';
import type { ClassInfo } from '../program.ts';
import { tx } from '../runtime/transaction.ts';
import { SObjectApexType, type ApexType } from '../runtime/type.ts';
import { implementationOf } from './implementation.ts';
import { ApexList } from './List.ts';
import { ApexMap } from './Map.ts';
import { ApexSet } from './Set.ts';

/** A new value made by the constructor without parameters; undefined when the type has none. */
export function newInstance(type: ApexType): unknown {
  if (type.kind === 'list') return new ApexList(type);
  if (type.kind === 'set') return new ApexSet(type);
  if (type.kind === 'map') return new ApexMap(type);
  if (type instanceof SObjectApexType) return type.schema ? new SObject(type.schema) : undefined;
  const info = tx().program.classInfo(type);
  if (info) return ofClass(info);
  return implementationOf(type)?.['new()']?.();
}

function ofClass(info: ClassInfo): object | undefined {
  if (info.isAbstract || info.kind !== 'class') return undefined;
  try {
    return info.newInstance();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
