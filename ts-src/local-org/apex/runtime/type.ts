import { ApexDate, ApexDatetime, ApexTime, Blob, Decimal, Double, isId } from '../../values/index.ts';
import { SObject } from '../../data/sobject.ts';
import type { ObjectSchema } from '../../data/schema.ts';

export type TypeKind = 'primitive' | 'object' | 'class' | 'interface' | 'enum' | 'sobject' | 'list' | 'set' | 'map';

/**
 * A type at run time. One instance per canonical name within a program, so types are compared with `===`.
 * Canonical names carry the declared spelling and no blanks after commas: `Map<String,List<Account>>`, `Outer.Inner`, `System.HttpRequest`
 * is `HttpRequest` (types of the System and Schema namespaces lose their prefix).
 */
export abstract class ApexType {
  readonly name: string;
  readonly kind: TypeKind;
  /** Type arguments, in order. */
  readonly args: readonly ApexType[];

  constructor(name: string, kind: TypeKind, args: readonly ApexType[] = []) {
    this.name = name;
    this.kind = kind;
    this.args = args;
  }

  /** `value instanceof T`. False for null. */
  abstract isInstance(value: unknown): boolean;

  /** Whether a value whose run-time type is `other` is an instance of this type. */
  isAssignableFrom(other: ApexType): boolean {
    return other === this;
  }

  toString(): string {
    return this.name;
  }
}

class PrimitiveType extends ApexType {
  readonly #test: (value: unknown) => boolean;

  constructor(name: string, test: (value: unknown) => boolean) {
    super(name, 'primitive');
    this.#test = test;
  }

  override isInstance(value: unknown): boolean {
    return this.#test(value);
  }
}

class ObjectType extends ApexType {
  constructor() {
    super('Object', 'object');
  }

  override isInstance(value: unknown): boolean {
    return value !== null;
  }

  override isAssignableFrom(): boolean {
    return true;
  }
}

const MIN_INTEGER = -2147483648;
const MAX_INTEGER = 2147483647;

/** The types every program has. */
export const Types = {
  Object: new ObjectType(),
  Integer: new PrimitiveType(
    'Integer',
    (value) => typeof value === 'number' && value >= MIN_INTEGER && value <= MAX_INTEGER,
  ),
  Long: new PrimitiveType('Long', (value) => typeof value === 'bigint' || typeof value === 'number'),
  Double: new PrimitiveType(
    'Double',
    (value) =>
      value instanceof Double || value instanceof Decimal || typeof value === 'number' || typeof value === 'bigint',
  ),
  Decimal: new PrimitiveType(
    'Decimal',
    (value) =>
      value instanceof Decimal || value instanceof Double || typeof value === 'number' || typeof value === 'bigint',
  ),
  String: new PrimitiveType('String', (value) => typeof value === 'string'),
  Id: new PrimitiveType('Id', (value) => typeof value === 'string' && isId(value)),
  Boolean: new PrimitiveType('Boolean', (value) => typeof value === 'boolean'),
  Date: new PrimitiveType('Date', (value) => value instanceof ApexDate),
  /** A Date is a Datetime as well. */
  Datetime: new PrimitiveType('Datetime', (value) => value instanceof ApexDatetime || value instanceof ApexDate),
  Time: new PrimitiveType('Time', (value) => value instanceof ApexTime),
  Blob: new PrimitiveType('Blob', (value) => value instanceof Blob),
  /** The result of methods without one; no value has it. */
  void: new PrimitiveType('void', () => false),
} as const;

/** Type of records: `SObject` itself (schema null) or one object. */
export class SObjectApexType extends ApexType {
  readonly schema: ObjectSchema | null;

  constructor(schema: ObjectSchema | null) {
    super(schema?.name ?? 'SObject', 'sobject');
    this.schema = schema;
  }

  override isInstance(value: unknown): boolean {
    return value instanceof SObject && (this.schema === null || value.schema === this.schema);
  }

  override isAssignableFrom(other: ApexType): boolean {
    return other === this || (this.schema === null && other.kind === 'sobject');
  }
}

/** `List<T>`, `Set<T>`, `Map<K,V>`: values carry their type in `apexType`. */
export class CollectionType extends ApexType {
  constructor(kind: 'list' | 'set' | 'map', args: readonly ApexType[]) {
    super(`${{ list: 'List', set: 'Set', map: 'Map' }[kind]}<${args.map((arg) => arg.name).join(',')}>`, kind, args);
  }

  override isInstance(value: unknown): boolean {
    const type = (value as { apexType?: unknown } | null)?.apexType;
    return type instanceof ApexType && (this.isAssignableFrom(type) || this.#mayHold(type));
  }

  /** A `List<SObject>` is an instance of the list of any object. */
  #mayHold(type: ApexType): boolean {
    return (
      this.kind === 'list' && type.kind === 'list' && type.args[0] === SObjectBase && this.args[0]!.kind === 'sobject'
    );
  }

  override isAssignableFrom(other: ApexType): boolean {
    return (
      other === this || (other.kind === this.kind && this.args.every((arg, i) => arg.isAssignableFrom(other.args[i]!)))
    );
  }
}

export const SObjectBase = new SObjectApexType(null);

const collections = new WeakMap<ApexType, Map<string, CollectionType>>();

function interned(kind: 'list' | 'set' | 'map', args: ApexType[]): CollectionType {
  const last = args.at(-1)!;
  let known = collections.get(last);
  if (!known) collections.set(last, (known = new Map()));
  const key = `${kind} ${args.length > 1 ? args[0]!.name : ''}`;
  let type = known.get(key);
  if (!type || type.args[0] !== args[0]) known.set(key, (type = new CollectionType(kind, args)));
  return type;
}

export function listOf(element: ApexType): CollectionType {
  return interned('list', [element]);
}

export function setOf(element: ApexType): CollectionType {
  return interned('set', [element]);
}

export function mapOf(key: ApexType, value: ApexType): CollectionType {
  return interned('map', [key, value]);
}
