import type { ObjectSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import { Decimal, Double } from '../../values/index.ts';
import type { SystemEnum } from '../system/define.ts';
import { ApexList } from '../system/List.ts';
import { sobjectField } from '../system/SObjectField.ts';
import { sobjectType } from '../system/SObjectType.ts';
import { text } from '../system/value.ts';
import type { SoqlQuery } from '../../soql/ast.ts';
import { cast, isA } from './casts.ts';
import { conversions } from './conversions.ts';
import { customData } from './custom-data.ts';
import { runDml } from './dml.ts';
import { EnumHolder } from './enum-holder.ts';
import { UnsupportedError } from './exception.ts';
import { caught, isFatal } from './faults.ts';
import { F } from './frame-state.ts';
import type { LoadedProgram } from './loaded-program.ts';
import { ApexObject, bindType } from './object.ts';
import { ApexException, bindExceptionType } from './exception.ts';
import * as operators from './operators.ts';
import { runQuery, scoped } from './query.ts';
import { tx, type UserContext } from './transaction.ts';
import { triggerVariable } from './trigger-context.ts';
import type { ApexType } from './type.ts';
import { enterRunAs } from './user-context.ts';
import * as values from './values.ts';

type Swap = (next: object | null) => object | null;

/** The object that emitted code calls `rt`: one per program. */
export function createSupport(program: LoadedProgram) {
  const { registry } = program;

  const type = (name: string): ApexType => {
    const found = program.type(name);
    if (!found) throw new Error(`Emitted code names the unknown type ${name}`);
    return found;
  };

  const system = (name: string) => {
    const found = registry.system(name);
    if (!found) throw new Error(`Emitted code names the unknown system type ${name}`);
    return found.type;
  };

  const systemEnum = (name: string): EnumHolder => new EnumHolder(type(name), (system(name) as SystemEnum).values);

  /** Base of user classes without a superclass. */
  class UserObject extends ApexObject {
    /** A copy with the same values. */
    'clone()'(): object {
      return Object.assign(new (this.constructor as new () => object)(), this);
    }

    override 'toString()'(): string {
      return program.textOf(this);
    }
  }

  const definitions = {
    UserObject,
    defineClass(name: string, implementation: object, swap: Swap): void {
      const apexType = type(name);
      const isException = (implementation as { prototype: unknown }).prototype instanceof ApexException;
      (isException ? bindExceptionType : bindType)(implementation, apexType);
      program.define(name, implementation, swap);
    },
    defineEnum(name: string, names: string[]): EnumHolder {
      const holder = EnumHolder.of(type(name), names);
      program.define(name, holder, null);
      return holder;
    },
    classNamed: (name: string) => program.classNamed(name),
  };

  const links = {
    type,
    schemaOf: (name: string): ObjectSchema => program.schema.object(name)!,
    fieldToken: (schema: ObjectSchema, field: string) => sobjectField(schema, program.schema.field(schema, field)!),
    objectToken: sobjectType,
    describeObject: (schema: ObjectSchema) => sobjectType(schema)['getDescribe()'](),
    decimal: Decimal.parse,
    double: (digits: string) => new Double(Number(digits)),
    systemFunction(name: string, key: string): (...args: unknown[]) => unknown {
      return (system(name).implementation as Record<string, (...args: unknown[]) => unknown>)[key]!;
    },
    systemClass: (name: string) => system(name).implementation ?? ApexObject,
    systemEnum,
    label: (name: string): string => program.label(name),
    triggerVariable(name: string): unknown {
      return triggerVariable(name, (operation) => systemEnum('System.TriggerOperation')[`$${operation}`]);
    },
  };

  const data = {
    query(soql: SoqlQuery, binds: unknown[], mode: 'user' | 'system', listType: ApexType): ApexList {
      return new ApexList(listType, runQuery(soql, binds, mode).records);
    },
    count: (soql: SoqlQuery, binds: unknown[], mode: 'user' | 'system'): number => runQuery(soql, binds, mode).size,
    dml(operation: Parameters<typeof runDml>[0]['operation'], value: unknown, mode: 'user' | 'system', field: string | null): void {
      runDml({ operation, value, mode, externalIdField: field });
    },
    customData,
    scoped,
    enterRunAs: (user: SObject): UserContext => enterRunAs(user),
    leaveRunAs(former: UserContext): void {
      tx().user = former;
    },
  };

  const control = {
    F,
    isA,
    caught,
    isFatal,
    cast: (value: unknown, to: ApexType) => cast(value, to, (one) => program.typeOf(one)),
    unsupported(feature: string, where: string): never {
      throw new UnsupportedError(feature, where);
    },
    future(className: string, key: string, args: unknown[]): void {
      program.queueFuture(className, key, args);
    },
  };

  return { ...operators, ...conversions, ...values, ...definitions, ...links, ...data, ...control };
}

/** `Foo:[a=1, b=x]`: how an object without its own `toString` is shown. */
export function objectText(name: string, fields: Iterable<readonly [string, unknown]>): string {
  return `${name}:[${[...fields].map(([field, value]) => `${field}=${text(value)}`).join(', ')}]`;
}

