import { ApexDate, Decimal, Double } from '../../values/index.ts';
import { TypeException } from '../system/exceptions.ts';
import { ApexException } from './exception.ts';
import { ApexObject } from './object.ts';
import { midnight, toId } from './operators.ts';
import type { ApexType } from './type.ts';
import { CollectionType, SObjectBase, Types } from './type.ts';

/** `value instanceof T`; false for null. */
export function isA(value: unknown, type: ApexType): boolean {
  return value !== null && type.isInstance(value);
}

/** A checked cast. @throws TypeException */
export function cast(value: unknown, type: ApexType, typeOf: (value: unknown) => ApexType | null): unknown {
  if (value === null || type === Types.Object) return value;
  const number = castNumber(value, type);
  if (number !== undefined) return number;
  if (type === Types.Datetime && value instanceof ApexDate) return midnight(value);
  if (type === Types.Id && typeof value === 'string') return toId(value);
  if (type.isInstance(value) || fitsLoosely(value, type)) return value;
  throw new TypeException(`Invalid conversion from runtime type ${shown(typeOf(value))} to ${shown(type)}`);
}

/** The name of a type in messages: `Object` among type arguments is `ANY`, and a stub has the name of its type. */
function shown(type: ApexType | null): string {
  return (type?.name ?? 'null').replace(/\bObject(?=[,>])/g, 'ANY').replace(STUB_SUFFIX, '');
}

/** The end of the names of stubs' classes. */
export const STUB_SUFFIX = '__sfdc_ApexStub';

/** Numbers are widened, never narrowed. Undefined when the value is no number or the type no number type. */
function castNumber(value: unknown, type: ApexType): unknown {
  switch (type) {
    case Types.Long:
      return typeof value === 'number' ? BigInt(value) : undefined;
    case Types.Double:
      if (typeof value === 'number' || typeof value === 'bigint') return new Double(Number(value));
      return value instanceof Decimal ? new Double(value.toNumber()) : undefined;
    case Types.Decimal:
      if (typeof value === 'number' || typeof value === 'bigint') return new Decimal(BigInt(value), 0);
      return value instanceof Double ? Decimal.from(value.value) : undefined;
    default:
      return undefined;
  }
}

/** A `List<SObject>` passes for a list of one object, a `Map<Id,SObject>` likewise; a `List<String>` for a `List<Id>`. */
function fitsLoosely(value: unknown, type: ApexType): boolean {
  if (!(type instanceof CollectionType) || !(value instanceof ApexObject)) return false;
  const actual = value.apexType;
  if (!(actual instanceof CollectionType) || actual.kind !== type.kind) return false;
  if (actual.args.every((arg, i) => sameTexts(arg, type.args[i]!))) return true;
  const records = actual.args.at(-1) === SObjectBase;
  return records && actual.args.slice(0, -1).every((arg, i) => type.args[i]!.isAssignableFrom(arg));
}

function sameTexts(a: ApexType, b: ApexType): boolean {
  const isText = (type: ApexType): boolean => type === Types.String || type === Types.Id;
  return a === b || (isText(a) && isText(b));
}

export function isTyped(value: unknown): value is { apexType: ApexType } {
  return value instanceof ApexObject || value instanceof ApexException;
}
