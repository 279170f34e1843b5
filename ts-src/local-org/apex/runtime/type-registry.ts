import type { ObjectSchema, Schema } from '../../data/schema.ts';
import type { TypeMeta } from '../emit/meta.ts';
import { parseDeclaration, type TypeDeclaration, type TypeRef } from '../system/declaration.ts';
import type { SystemType } from '../system/define.ts';
import { SystemEnum } from '../system/define.ts';
import { DeclaredType, setSupertypes } from './declared-type.ts';
import { ApexException, bindExceptionType, SYSTEM_NAMES } from './exception.ts';
import { bindType } from './object.ts';
import type { ApexType, CollectionType } from './type.ts';
import { listOf, mapOf, SObjectApexType, SObjectBase, setOf, Types } from './type.ts';
import { parseTypeName, type TypeName } from './type-names.ts';

/** A system type with its parsed declaration. */
export interface DeclaredSystemType {
  declaration: TypeDeclaration;
  type: SystemType;
}

const parsed = new WeakMap<SystemType, TypeDeclaration>();

function declarationOf(type: SystemType): TypeDeclaration {
  let declaration = parsed.get(type);
  if (!declaration) parsed.set(type, (declaration = parseDeclaration(type.declaration)));
  return declaration;
}

/** Types of the platform without type parameters: the same in all programs, since their classes are. */
const shared = new WeakMap<SystemType, ApexType>();

const COLLECTIONS = new Set(['system.list', 'system.set', 'system.map']);

/** The run-time types of one program, by name. */
export class TypeRegistry {
  readonly #schema: Schema;
  readonly #system = new Map<string, DeclaredSystemType>();
  readonly #user = new Map<string, DeclaredType>();
  readonly #records = new Map<ObjectSchema, SObjectApexType>();
  readonly #generics = new Map<string, ApexType>();

  constructor(schema: Schema, systemTypes: readonly SystemType[], metas: Iterable<TypeMeta>) {
    this.#schema = schema;
    for (const type of systemTypes) {
      const declaration = declarationOf(type);
      this.#system.set(`${declaration.namespace}.${declaration.name}`.toLowerCase(), { declaration, type });
    }
    for (const meta of metas) this.add(meta);
    for (const { declaration } of this.#system.values()) {
      if (declaration.typeParameters.length === 0) this.type(`${declaration.namespace}.${declaration.name}`);
    }
    setSupertypes((type) => this.#supertypesOfCollection(type));
  }

  add(meta: TypeMeta): void {
    const supertypes = (): ApexType[] => meta.supertypes.flatMap((name) => this.type(name) ?? []);
    this.#user.set(meta.name.toLowerCase(), new DeclaredType(meta.name, meta.kind, [], supertypes));
  }

  /** The declaration of a system type by its qualified name. */
  system(name: string): DeclaredSystemType | undefined {
    const key = name.toLowerCase();
    return this.#system.get(key) ?? this.#system.get(`system.${key}`) ?? this.#system.get(`schema.${key}`);
  }

  type(name: string): ApexType | undefined {
    const written = parseTypeName(name);
    return written && this.#resolve(written);
  }

  #resolve({ name, args }: TypeName): ApexType | undefined {
    const resolved: ApexType[] = [];
    for (const arg of args) {
      const type = this.#resolve(arg);
      if (!type) return undefined;
      resolved.push(type);
    }
    return resolved.length === 0 ? this.#plain(name) : this.#generic(name, resolved);
  }

  #plain(name: string): ApexType | undefined {
    const user = this.#user.get(name.toLowerCase());
    if (user) return user;
    const bare = name.replace(/^system\./i, '').toLowerCase();
    const primitive = Object.values(Types).find((type) => type.name.toLowerCase() === bare);
    if (primitive) return primitive;
    if (bare === 'sobject') return SObjectBase;
    const system = this.system(name);
    if (system) return this.#systemType(system, []);
    const schema = this.#schema.object(name.replace(/^schema\./i, ''));
    return schema && this.record(schema);
  }

  #generic(name: string, args: ApexType[]): ApexType | undefined {
    const system = this.system(name);
    if (!system || system.declaration.typeParameters.length !== args.length) return undefined;
    return this.#systemType(system, args);
  }

  record(schema: ObjectSchema): SObjectApexType {
    let type = this.#records.get(schema);
    if (!type) this.#records.set(schema, (type = new SObjectApexType(schema)));
    return type;
  }

  #systemType(system: DeclaredSystemType, args: ApexType[]): ApexType {
    const { declaration, type } = system;
    if (args.length === 0) return shared.get(type) ?? this.#share(system);
    const qualified = `${declaration.namespace}.${declaration.name}`.toLowerCase();
    if (COLLECTIONS.has(qualified)) return collection(declaration.name, args);
    const name = `${displayName(declaration)}<${args.map((arg) => arg.name).join(',')}>`;
    let known = this.#generics.get(name);
    if (!known) this.#generics.set(name, (known = this.#declare(name, system, args)));
    return known;
  }

  /** Binds the class that implements a type to it. */
  #share(system: DeclaredSystemType): ApexType {
    const { declaration, type } = system;
    const made = this.#declare(displayName(declaration), system, []);
    shared.set(type, made);
    SYSTEM_NAMES.set(made, `${declaration.namespace}.${declaration.name}`);
    if (type instanceof SystemEnum) type.bind(made);
    if (type.representation === 'reference' && type.implementation) {
      const isException = (type.implementation as { prototype: unknown }).prototype instanceof ApexException;
      if (isException || (type.implementation as unknown) === ApexException)
        bindExceptionType(type.implementation, made);
      else bindType(type.implementation, made);
    }
    return made;
  }

  #declare(name: string, { declaration }: DeclaredSystemType, args: ApexType[]): DeclaredType {
    return new DeclaredType(name, declaration.kind, args, () => this.#supertypes(declaration, args));
  }

  #supertypes(declaration: TypeDeclaration, args: readonly ApexType[]): ApexType[] {
    const parents = [...(declaration.superclass ? [declaration.superclass] : []), ...declaration.interfaces];
    return parents.flatMap((ref) => {
      const parent = this.#fromDeclaration(ref, declaration, args);
      if (!parent) return [];
      return parent instanceof DeclaredType ? [...parent.supertypes] : [parent];
    });
  }

  #fromDeclaration(ref: TypeRef, from: TypeDeclaration, args: readonly ApexType[]): ApexType | undefined {
    const variable = from.typeParameters.indexOf(ref.name);
    if (variable >= 0) return args[variable] ?? Types.Object;
    const parts = ref.args.map((arg) => this.#fromDeclaration(arg, from, args) ?? Types.Object);
    const nested = `${from.namespace}.${ref.name}`;
    const name = this.system(nested) ? nested : ref.name;
    return parts.length === 0 ? this.#plain(name) : this.#generic(name, parts);
  }

  #supertypesOfCollection(type: ApexType): readonly ApexType[] {
    const system = this.system(type.name.split('<')[0]!);
    return system ? [type, ...this.#supertypes(system.declaration, type.args)] : [type];
  }
}

function collection(name: string, args: ApexType[]): CollectionType {
  switch (name) {
    case 'List':
      return listOf(args[0]!);
    case 'Set':
      return setOf(args[0]!);
    default:
      return mapOf(args[0]!, args[1]!);
  }
}

/** Types of the namespaces System and Schema are shown without it. */
function displayName({ namespace, name }: TypeDeclaration): string {
  return namespace === 'System' || namespace === 'Schema' ? name : `${namespace}.${name}`;
}
