import type { ClassInfo, FieldInfo, MethodInfo } from '../program.ts';
import type { FieldMeta, MethodMeta, TypeMeta } from '../emit/meta.ts';
import type { LoadedClass, Methods } from './loaded-class.ts';
import type { ApexEnum } from '../system/define.ts';
import type { ApexList } from '../system/List.ts';
import { F, USER_MODE, WITH_SHARING } from './frame-state.ts';
import { Types, type ApexType } from './type.ts';

/** What reflection needs of the program. */
export interface Reflected {
  type(name: string): ApexType | undefined;
  /** The JavaScript class; loads it. */
  classNamed(name: string): LoadedClass;
}

/** Mode of a class as the entry point of a transaction. */
export function entryMode(meta: TypeMeta, apiVersion: number): number {
  const user = apiVersion >= 67 ? USER_MODE : 0;
  const shares =
    meta.sharing === 'with' || meta.sharing === 'inherited' || (meta.sharing === 'omitted' && apiVersion >= 67);
  return user | (shares ? WITH_SHARING : 0);
}

export class UserClassInfo implements ClassInfo {
  readonly #program: Reflected;
  readonly #meta: TypeMeta;
  readonly apiVersion: number;
  readonly type: ApexType;
  #methods: MethodInfo[] | null = null;
  #fields: FieldInfo[] | null = null;

  constructor(program: Reflected, meta: TypeMeta, apiVersion: number) {
    this.#program = program;
    this.#meta = meta;
    this.apiVersion = apiVersion;
    this.type = program.type(meta.name)!;
  }

  get name(): string {
    return this.#meta.name;
  }
  get kind(): ClassInfo['kind'] {
    return this.#meta.kind;
  }
  get isTest(): boolean {
    return this.#meta.isTest;
  }
  get isAbstract(): boolean {
    return this.#meta.isAbstract;
  }
  get visibility(): ClassInfo['visibility'] {
    const { visibility } = this.#meta;
    return visibility === 'protected' ? 'private' : visibility;
  }
  get sharing(): ClassInfo['sharing'] {
    return this.#meta.sharing;
  }
  get annotations(): ClassInfo['annotations'] {
    return this.#meta.annotations;
  }
  get superclass(): ApexType | null {
    return this.#meta.superclass === null ? null : this.#type(this.#meta.superclass);
  }
  get interfaces(): readonly ApexType[] {
    return this.#meta.supertypes.map((name) => this.#type(name)).filter(({ kind }) => kind === 'interface');
  }
  get methods(): readonly MethodInfo[] {
    return (this.#methods ??= this.#meta.methods.map((method) => this.#method(method)));
  }
  get fields(): readonly FieldInfo[] {
    return (this.#fields ??= this.#meta.fields.map((field) => this.#field(field)));
  }
  /** Mode in which its code runs as an entry point. */
  get mode(): number {
    return entryMode(this.#meta, this.apiVersion);
  }

  allocate(): object {
    return new (this.#program.classNamed(this.name))();
  }

  enumValues(): readonly ApexEnum[] {
    return this.kind === 'enum'
      ? ((this.#program.classNamed(this.name)['values()']!() as ApexList).items as ApexEnum[])
      : [];
  }

  callStatic(key: string, args: readonly unknown[]): unknown {
    const type = this.#program.classNamed(this.name);
    return F.enter(this.mode, type, type[key]!, args);
  }

  newInstance(): object {
    const { defaultConstructor } = this.#meta;
    if (defaultConstructor === null || this.isAbstract)
      throw new RangeError(`${this.name} has no constructor without parameters`);
    const instance = this.allocate() as unknown as Methods;
    return F.enter(this.mode, instance, instance[defaultConstructor]!, []) as object;
  }

  #type(name: string): ApexType {
    return this.#program.type(name) ?? Types.Object;
  }

  #method(meta: MethodMeta): MethodInfo {
    return {
      ...meta,
      parameters: meta.parameters.map(({ name, type }) => ({ name, type: this.#type(type) })),
      returns: meta.returns === null ? null : this.#type(meta.returns),
    };
  }

  #field(meta: FieldMeta): FieldInfo {
    const { key, access, isStatic } = meta;
    const holder = (instance: object | null): object => {
      if (!isStatic) return instance!;
      const type = this.#program.classNamed(this.name);
      return access === 'slot' ? type.statics : type;
    };
    const slots = (instance: object | null) => holder(instance) as Record<string, unknown>;
    const methods = (instance: object | null) => holder(instance) as Methods;
    const get = (instance: object | null): unknown =>
      access === 'slot' ? slots(instance)[key] : methods(instance)[`get ${key}`]!();
    const set = (instance: object | null, value: unknown): void => {
      if (access === 'slot') slots(instance)[key] = value;
      else methods(instance)[`set ${key}`]!(value);
    };
    return { ...meta, type: this.#type(meta.type), get, set: meta.writable ? set : undefined };
  }
}
