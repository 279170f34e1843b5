import type { DmlOperation } from '../../data/contract.ts';
import type { ObjectSchema } from '../../data/schema.ts';
import { Decimal, Double } from '../../values/index.ts';
import type { SystemEnum } from '../system/define.ts';
import { ApexList } from '../system/List.ts';
import { sobjectField } from '../system/SObjectField.ts';
import { sobjectType } from '../system/SObjectType.ts';
import { text } from '../system/value.ts';
import type { SObject } from '../../data/sobject.ts';
import type { SoqlQuery } from '../../soql/ast.ts';
import type { SoslSearch } from '../../soql/sosl-ast.ts';
import { cast, isA } from './casts.ts';
import { conversions } from './conversions.ts';
import { customData } from './custom-data.ts';
import { runDml } from './dml.ts';
import { EnumHolder } from './enum-holder.ts';
import { caught, isFatal } from './faults.ts';
import { F } from './frame-state.ts';
import { grow, grown, grownBlob } from './heap.ts';
import type { LoadedProgram } from './loaded-program.ts';
import { ApexObject, bindType } from './object.ts';
import { ApexException, bindExceptionType, UnsupportedError } from './exception.ts';
import * as operators from './operators.ts';
import { runQuery, scoped } from './query.ts';
import { recordLists, runSearch } from './search.ts';
import { runMerge } from './system-dml.ts';
import { tx, type UserContext } from './transaction.ts';
import { triggerVariable } from './trigger-context.ts';
import type { ApexType } from './type.ts';
import { enterRunAs } from './user-context.ts';
import * as values from './values.ts';

/** The object that emitted code calls `rt`: one per program. */
export function createSupport(program: LoadedProgram) {
  const names = namesOf(program);
  return {
    ...operators,
    ...conversions,
    ...values,
    ...names,
    ...definitions(program, names.type),
    ...tokens(program),
    ...data,
    ...control(program),
  };
}

/** Types, system types and enums by the names that emitted code uses. */
function namesOf(program: LoadedProgram) {
  const known = <T>(found: T | undefined, name: string): T => {
    if (found === undefined) throw new Error(`Emitted code names the unknown type ${name}`);
    return found;
  };
  const type = (name: string): ApexType => known(program.type(name), name);
  const system = (name: string) => known(program.registry.system(name), name).type;
  const systemEnum = (name: string): EnumHolder => new EnumHolder(type(name), (system(name) as SystemEnum).values);
  return {
    type,
    systemEnum,
    systemFunction: (name: string, key: string): ((...args: unknown[]) => unknown) =>
      (system(name).implementation as Record<string, (...args: unknown[]) => unknown>)[key]!,
    systemClass: (name: string) => system(name).implementation ?? ApexObject,
    classNamed: (name: string) => program.classNamed(name),
    triggerVariable: (name: string): unknown =>
      triggerVariable(name, (operation) => systemEnum('System.TriggerOperation')[`$${operation}`]),
  };
}

type Swap = (next: object | null) => object | null;

/** How a unit declares its classes and enums. */
function definitions(program: LoadedProgram, type: (name: string) => ApexType) {
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
  return {
    UserObject,
    defineClass(name: string, implementation: { prototype: unknown }, swap: Swap): void {
      const isException = implementation.prototype instanceof ApexException;
      (isException ? bindExceptionType : bindType)(implementation, type(name));
      program.define(name, implementation, swap);
    },
    defineEnum(name: string, names: string[]): EnumHolder {
      const holder = EnumHolder.of(type(name), names);
      program.define(name, holder, null);
      return holder;
    },
  };
}

/** Objects and fields as values, labels, and literals that are not JavaScript literals. */
function tokens({ schema, label }: LoadedProgram) {
  return {
    schemaOf: (name: string): ObjectSchema => schema.object(name)!,
    fieldToken: (object: ObjectSchema, field: string) => sobjectField(object, schema.field(object, field)!),
    objectToken: sobjectType,
    describeObject: (object: ObjectSchema) => sobjectType(object)['getDescribe()'](),
    decimal: Decimal.parse,
    double: (digits: string) => new Double(Number(digits)),
    label,
  };
}

type Mode = 'user' | 'system';

const data = {
  query: (soql: SoqlQuery, binds: unknown[], mode: Mode, type: ApexType): ApexList =>
    new ApexList(type, runQuery(soql, binds, mode).records),
  count: (soql: SoqlQuery, binds: unknown[], mode: Mode): number => runQuery(soql, binds, mode).size,
  search: (sosl: SoslSearch, binds: unknown[], mode: Mode, type: ApexType): ApexList =>
    new ApexList(type, recordLists(runSearch(sosl, binds, mode)).items),
  dml(operation: DmlOperation, value: unknown, mode: Mode, externalIdField: string | null): void {
    runDml({ operation, value, mode, externalIdField });
  },
  merge(master: SObject | null, duplicates: unknown, mode: Mode): void {
    runMerge(master, duplicates, { mode });
  },
  customData,
  scoped,
  enterRunAs,
  leaveRunAs(former: UserContext): void {
    tx().user = former;
  },
};

function control(program: LoadedProgram) {
  return {
    F,
    grow,
    grown,
    grownBlob,
    isA,
    caught,
    isFatal,
    cast: (value: unknown, to: ApexType) => cast(value, to, (one) => program.typeOf(one)),
    unsupported(feature: string, where: string): never {
      throw new UnsupportedError(feature, where);
    },
    future: (className: string, key: string, args: unknown[]): void => program.queueFuture(className, key, args),
  };
}

/** `Foo:[a=1, b=x]`: how an object without its own `toString` is shown. */
export function objectText(name: string, fields: Iterable<readonly [string, unknown]>): string {
  return `${name}:[${[...fields].map(([field, value]) => `${field}=${text(value)}`).join(', ')}]`;
}
