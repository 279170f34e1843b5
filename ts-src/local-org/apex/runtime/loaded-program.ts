import { runInThisContext } from 'node:vm';
import type { Destinations } from '../../callouts/destinations.ts';
import type { ObjectSchema, Schema } from '../../data/schema.ts';
import { SObject } from '../../data/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime, Blob, Decimal, Double } from '../../values/index.ts';
import type { EmittedUnit } from '../emit/unit.ts';
import type { ClassInfo, Program, TriggerInfo } from '../program.ts';
import type { SystemType } from '../system/define.ts';
import { isTyped } from './casts.ts';
import { entryMode, UserClassInfo } from './class-info.ts';
import { coverableUnit, type CoverableUnit, type Coverage } from './coverage.ts';
import { UnsupportedError } from './exception.ts';
import { registerTable } from './frames.ts';
import { queueFuture } from './future.ts';
import { loaded } from './heap.ts';
import type { LoadedClass } from './loaded-class.ts';
import { createSupport, objectText } from './support.ts';
import { TriggerDispatcher, type TriggerUnit } from './triggers.ts';
import { TypeRegistry } from './type-registry.ts';
import { Types, type ApexType } from './type.ts';

export interface ProgramParts {
  schema: Schema;
  systemTypes: readonly SystemType[];
  units: readonly EmittedUnit[];
  /** Custom labels by name. */
  labels: ReadonlyMap<string, string>;
  /** Counts what runs. */
  coverage?: Coverage;
}

type Swap = (next: object | null) => object | null;

/** A program whose units are loaded when they are first used. */
export class LoadedProgram implements Program {
  readonly schema: Schema;
  destinations: Destinations | null = null;
  flows: ReadonlySet<string> = new Set();
  readonly registry: TypeRegistry;
  readonly triggerRunner: TriggerDispatcher;
  readonly #units = new Map<string, EmittedUnit>();
  readonly #triggers = new Map<string, EmittedUnit[]>();
  readonly #infos = new Map<ApexType, UserClassInfo>();
  readonly #labels: Map<string, string>;
  /** Classes and enum holders by lower-case name. */
  readonly #classes = new Map<string, LoadedClass>();
  readonly #swaps: Swap[] = [];
  /** Objects whose text is being made: they may refer to each other in a circle. */
  readonly #shown = new Set<object>();
  readonly #support: ReturnType<typeof createSupport>;
  readonly #coverage: Coverage | undefined;

  constructor({ schema, systemTypes, units, labels, coverage }: ProgramParts) {
    this.schema = schema;
    this.#coverage = coverage;
    this.registry = new TypeRegistry(schema, systemTypes, []);
    this.#labels = new Map([...labels].map(([name, value]) => [name.toLowerCase(), value]));
    for (const unit of units) this.add(unit);
    this.#support = createSupport(this);
    this.triggerRunner = new TriggerDispatcher(
      (object) => this.#triggerUnits(object),
      (object: ObjectSchema) => this.registry.record(object),
    );
  }

  /** Adds a unit, e.g. an anonymous block. */
  add(unit: EmittedUnit): void {
    for (const meta of unit.types) {
      this.registry.add(meta);
      this.#units.set(meta.name.toLowerCase(), unit);
      const info = new UserClassInfo(this, meta, unit.apiVersion);
      this.#infos.set(info.type, info);
    }
    if (!unit.trigger) return;
    const object = unit.trigger.object.toLowerCase();
    const known = this.#triggers.get(object);
    if (known) known.push(unit);
    else this.#triggers.set(object, [unit]);
  }

  type(name: string): ApexType | undefined {
    return this.registry.type(name);
  }

  typeOf(value: unknown): ApexType | null {
    if (value === null || value === undefined) return null;
    if (isTyped(value)) return value.apexType;
    if (value instanceof SObject) return this.registry.record(value.schema);
    return primitiveType(value) ?? this.registry.type('System.Type') ?? Types.Object;
  }

  classInfo(type: ApexType): UserClassInfo | undefined {
    return this.#infos.get(type);
  }

  classes(): Iterable<ClassInfo> {
    return this.#infos.values();
  }

  /** Source file of a user class. */
  fileOf(name: string): string {
    return this.#units.get(name.toLowerCase())!.file;
  }

  /** The source files that it was compiled from. */
  files(): Set<string> {
    return new Set([...this.#units.values()].map(({ file }) => file));
  }

  /** The JavaScript class of a user class, or the holder of an enum. */
  classNamed(name: string): LoadedClass {
    const key = name.toLowerCase();
    if (!this.#classes.has(key)) this.#load(key);
    return this.#classes.get(key)!;
  }

  #load(key: string): void {
    const unit = this.#units.get(key);
    if (!unit) throw new Error(`The program has no class ${key}`);
    this.#evaluate(unit);
  }

  #evaluate(unit: EmittedUnit): void {
    loaded(unit.code.length);
    const filename = registerTable(unit.name, unit.table);
    const define = this.#coverage?.evaluate(unit, filename) ?? runInThisContext(unit.code, { filename });
    define(this.#support);
  }

  /** The classes and triggers that count for code coverage, by name. */
  coverable(): CoverableUnit[] {
    return [...new Set(this.#units.values())]
      .flatMap((unit) => coverableUnit(unit, unit.trigger ? triggerName(unit.name) : unit.name) ?? [])
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Adds a unit, and runs its static method `run()`. A later unit may have its name. */
  runOnce(unit: EmittedUnit): void {
    this.add(unit);
    this.#evaluate(unit);
    this.classInfo(this.type(unit.name)!)!.callStatic('run()', []);
  }

  /** Base of user classes. */
  get userObject(): new () => object {
    return this.#support.UserObject;
  }

  /** Called by a unit when it is loaded. */
  define(name: string, implementation: unknown, swap: Swap | null): void {
    this.#classes.set(name.toLowerCase(), implementation as LoadedClass);
    if (swap) this.#swaps.push(swap);
  }

  /** Runs `body` with all static variables uninitialised, and brings the former ones back. */
  withFreshStatics<T>(body: () => T): T {
    const former = this.#swaps.map((swap) => swap(null));
    try {
      return body();
    } finally {
      this.#swaps.forEach((swap, i) => swap(former[i] ?? null));
    }
  }

  readonly label = (name: string): string => {
    const value = this.#labels.get(name.toLowerCase());
    if (value === undefined) throw new UnsupportedError(`label ${name}`);
    return value;
  };

  triggers(object: string): readonly TriggerInfo[] {
    const units = this.#triggers.get(object.toLowerCase()) ?? [];
    return units.map(({ name, trigger }) => ({ name: triggerName(name), ...trigger! }));
  }

  #triggerUnits(object: string): TriggerUnit[] {
    const units = this.#triggers.get(object.toLowerCase()) ?? [];
    return units.map((unit) => ({
      name: triggerName(unit.name),
      events: unit.trigger!.events,
      mode: entryMode(unit.types[0]!, unit.apiVersion),
      run: () => this.classNamed(unit.name)['run()']!(),
    }));
  }

  queueFuture(className: string, key: string, args: unknown[]): void {
    queueFuture(this, className, key, args);
  }

  /** `Foo:[a=1]`: an object without its own `toString`. */
  textOf(value: { apexType: ApexType }): string {
    if (this.#shown.has(value)) return '(already output)';
    this.#shown.add(value);
    try {
      return this.#textOf(value);
    } finally {
      this.#shown.delete(value);
    }
  }

  #textOf(value: { apexType: ApexType }): string {
    const fields: [string, unknown][] = [];
    for (
      let info = this.#infos.get(value.apexType);
      info;
      info = info.superclass ? this.#infos.get(info.superclass) : undefined
    ) {
      const own = info.fields.filter(({ isStatic }) => !isStatic);
      fields.unshift(...own.map((field): [string, unknown] => [field.name, field.get(value)]));
    }
    return objectText(value.apexType.name.split('.').at(-1)!, fields);
  }
}

/** Units of triggers have a suffix, since a class may have the same name. */
export const TRIGGER_SUFFIX = '__trigger';

function triggerName(unit: string): string {
  return unit.slice(0, -TRIGGER_SUFFIX.length);
}

function primitiveType(value: unknown): ApexType | undefined {
  switch (typeof value) {
    case 'string':
      return Types.String;
    case 'number':
      return Types.Integer;
    case 'bigint':
      return Types.Long;
    case 'boolean':
      return Types.Boolean;
  }
  if (value instanceof Decimal) return Types.Decimal;
  if (value instanceof Double) return Types.Double;
  if (value instanceof ApexDate) return Types.Date;
  if (value instanceof ApexDatetime) return Types.Datetime;
  if (value instanceof ApexTime) return Types.Time;
  return value instanceof Blob ? Types.Blob : undefined;
}
