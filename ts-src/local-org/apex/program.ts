import type { Destinations } from '../callouts/destinations.ts';
import type { Schema } from '../data/schema.ts';
import type { ApexType } from './runtime/type.ts';
import type { ApexEnum } from './system/define.ts';

/** An annotation with its parameters under lower-case names; `@HttpGet` has none, `@Foo('x')` has `value`. */
export interface AnnotationInfo {
  /** Lower case: `auraenabled`, `restresource`. */
  name: string;
  parameters: Readonly<Record<string, string>>;
}

export interface ParameterInfo {
  name: string;
  type: ApexType;
}

export interface MethodInfo {
  name: string;
  /** Member key in the emitted class, e.g. `run(String,List<Account>)`. */
  key: string;
  isStatic: boolean;
  visibility: 'private' | 'protected' | 'public' | 'global';
  annotations: readonly AnnotationInfo[];
  parameters: readonly ParameterInfo[];
  /** null for void. */
  returns: ApexType | null;
  /** Declared with the modifier `testMethod`. */
  isTestMethod: boolean;
}

/** A field or property of a user class. */
export interface FieldInfo {
  name: string;
  isStatic: boolean;
  isTransient: boolean;
  visibility: 'private' | 'protected' | 'public' | 'global';
  annotations: readonly AnnotationInfo[];
  type: ApexType;
  /** Reads the value from an instance (null for statics). */
  get(instance: object | null): unknown;
  /** Undefined for a read-only property. */
  set?: (instance: object | null, value: unknown) => void;
}

/** Reflection on a user class, inner classes included (`Outer.Inner`). */
export interface ClassInfo {
  name: string;
  type: ApexType;
  kind: 'class' | 'interface' | 'enum';
  isTest: boolean;
  isAbstract: boolean;
  visibility: 'private' | 'public' | 'global';
  sharing: 'with' | 'without' | 'inherited' | 'omitted';
  apiVersion: number;
  annotations: readonly AnnotationInfo[];
  methods: readonly MethodInfo[];
  /** Declared in this class only. */
  fields: readonly FieldInfo[];
  superclass: ApexType | null;
  /** Declared and inherited, with type arguments. */
  interfaces: readonly ApexType[];
  /** Runs a static method by key. Must be called inside a transaction. */
  callStatic(key: string, args: readonly unknown[]): unknown;
  /** `new Foo()` with the constructor without parameters. Throws TypeException when there is none. */
  newInstance(): object;
  /** An instance whose variables are null: neither a constructor nor an initializer runs (JSON.deserialize). */
  allocate(): object;
  /** Enums: the values in order. Empty for other kinds. */
  enumValues(): readonly ApexEnum[];
}

export interface TriggerInfo {
  name: string;
  object: string;
  /** e.g. `before insert` */
  events: readonly string[];
}

/** A compiled set of Apex classes and triggers. */
export interface Program {
  readonly schema: Schema;
  /** Where its callouts may go; null: nowhere. */
  readonly destinations: Destinations | null;
  /** The text of a custom label. Throws UnsupportedError for one that the sources do not have. */
  label(name: string): string;
  /** Lower-case names of the flows of the sources, which do not run. */
  readonly flows: ReadonlySet<string>;
  /**
   * The type an Apex type expression names, case-insensitive: `Map<String, List<Account>>`, `Outer.Inner`, `System.HttpRequest`, `Integer`.
   * Undefined when there is none.
   */
  type(name: string): ApexType | undefined;
  /** The run-time type of a value; null for null. */
  typeOf(value: unknown): ApexType | null;
  /** Reflection on a user class; undefined for other types. */
  classInfo(type: ApexType): ClassInfo | undefined;
  /** All user classes, top-level and inner. */
  classes(): Iterable<ClassInfo>;
  triggers(object: string): readonly TriggerInfo[];
}
