import type { ObjectSchema, Schema } from '../../data/schema.ts';
import type { TypeRef as DeclaredRef } from '../system/declaration.ts';
import type { SystemType } from '../system/define.ts';
import { typeText, type TypeNode, type TypeRef } from '../ast/index.ts';
import { BuiltinSymbol, INVALID, VOID } from './builtin-symbols.ts';
import { breakCircles } from './circles.ts';
import { Diagnostics } from './diagnostics.ts';
import { superclasses } from './hierarchy.ts';
import { SObjectSymbol } from './sobject-symbols.ts';
import { SystemSymbol } from './system-symbols.ts';
import { Type, type TypeSymbol } from './type.ts';
import { UserSymbol, type SourceInfo } from './user-symbols.ts';

export interface UserSource extends SourceInfo {
  node: TypeNode;
}

/** The types the language itself knows. */
const SPECIAL = [
  'Object',
  'Integer',
  'Long',
  'Double',
  'Decimal',
  'String',
  'Id',
  'Boolean',
  'Date',
  'Datetime',
  'Time',
  'Blob',
  'SObject',
  'Exception',
] as const;
export type SpecialName = (typeof SPECIAL)[number];

/** All types a program may name: the platform's, the schema's and the source folders'. */
export class Universe {
  readonly schema: Schema;
  readonly diagnostics = new Diagnostics();
  readonly special: Readonly<Record<SpecialName, Type>>;
  readonly #system = new Map<string, SystemSymbol>();
  readonly #namespaces = new Set<string>(['system', 'schema', 'database']);
  readonly #user = new Map<string, UserSymbol>();
  readonly #records = new Map<ObjectSchema, Type>();

  constructor(schema: Schema, systemTypes: readonly SystemType[], sources: readonly UserSource[]) {
    this.schema = schema;
    for (const type of systemTypes) this.#declare(type);
    const special = SPECIAL.map((name) => [
      name,
      Type.of(this.#systemSymbol(name) ?? new BuiltinSymbol(name, 'primitive')),
    ]);
    this.special = Object.fromEntries(special) as Record<SpecialName, Type>;
    for (const { node, ...source } of sources) this.#add(node, source);
    breakCircles(this.#user.values(), this.diagnostics);
  }

  #declare(type: SystemType): void {
    const symbol = new SystemSymbol(type, (ref, from) => this.#declaredType(ref, from));
    this.#system.set(symbol.runtimeName.toLowerCase(), symbol);
    const { namespace } = symbol.declaration;
    if (namespace !== '') this.#namespaces.add(namespace.toLowerCase());
  }

  #add(node: TypeNode, source: SourceInfo): void {
    const name = node.name.toLowerCase();
    if (this.#user.has(name)) this.diagnostics.report(source.file, node, `Duplicate class name: ${node.name}`);
    else this.#user.set(name, this.#symbol(node, source));
  }

  #symbol(node: TypeNode, source: SourceInfo): UserSymbol {
    return new UserSymbol(node, null, source, (ref, scope) => this.resolveOrReport(ref, scope));
  }

  /** A class that no other code can name: the body of a trigger or of an anonymous block. */
  define(node: TypeNode, source: SourceInfo): UserSymbol {
    const symbol = this.#symbol(node, source);
    breakCircles([symbol], this.diagnostics);
    return symbol;
  }

  /** A top-level class of the source folders. */
  userType(name: string): UserSymbol | undefined {
    return this.#user.get(name.toLowerCase());
  }

  get systemTypes(): Iterable<SystemSymbol> {
    return this.#system.values();
  }

  isNamespace(name: string): boolean {
    return this.#namespaces.has(name.toLowerCase());
  }

  /** A system type by namespace and name; an omitted namespace is System, then Schema. */
  systemType(name: string): Type | undefined {
    const symbol = this.#systemSymbol(name);
    return symbol && Type.of(symbol);
  }

  #systemSymbol(name: string): SystemSymbol | undefined {
    const key = name.toLowerCase();
    return this.#system.get(key) ?? this.#system.get(`system.${key}`) ?? this.#system.get(`schema.${key}`);
  }

  record(schema: ObjectSchema): Type {
    let type = this.#records.get(schema);
    if (!type) this.#records.set(schema, (type = Type.of(new SObjectSymbol(schema, this.special.SObject))));
    return type;
  }

  recordByName(name: string): Type | undefined {
    const schema = this.schema.object(name);
    return schema && this.record(schema);
  }

  list(element: Type): Type {
    return this.generic('List', [element]);
  }

  generic(name: 'List' | 'Set' | 'Map' | 'Iterable' | 'Iterator', args: Type[]): Type {
    const symbol = this.#systemSymbol(name);
    if (!symbol) throw new Error(`The system types do not declare ${name}`);
    return Type.of(symbol, args);
  }

  /** The type `ref` means inside `scope`; undefined when there is none. */
  resolve(ref: TypeRef, scope: UserSymbol | null): Type | undefined {
    const symbol = this.symbolOf(
      ref.parts.map(({ name }) => name),
      scope,
    );
    if (!symbol) return undefined;
    const record = isHolderOfStatics(symbol) ? this.recordByName(symbol.name) : undefined;
    if (record) return record;
    const args: Type[] = [];
    for (const arg of ref.parts.at(-1)!.args) {
      const type = this.resolve(arg, scope);
      if (!type) return undefined;
      args.push(type);
    }
    if (args.length > symbol.variables.length) return undefined;
    while (args.length < symbol.variables.length) args.push(this.special.Object);
    return Type.of(symbol, args);
  }

  resolveOrReport(ref: TypeRef, scope: UserSymbol): Type {
    if (ref.parts.length === 1 && ref.parts[0]!.name.toLowerCase() === 'void') return VOID;
    const type = this.resolve(ref, scope);
    if (type) return type;
    this.diagnostics.report(scope.source.file, ref, `Invalid type: ${this.#unresolved(ref, scope)}`);
    return INVALID;
  }

  /** The innermost type expression that has no meaning, for the message. */
  #unresolved(ref: TypeRef, scope: UserSymbol): string {
    for (const arg of ref.parts.at(-1)!.args) if (!this.resolve(arg, scope)) return this.#unresolved(arg, scope);
    return typeText({ ...ref, parts: ref.parts.map(({ name }) => ({ name, args: [] })) });
  }

  /** The type that a (qualified) name means, without type arguments. */
  symbolOf(path: readonly string[], scope: UserSymbol | null): TypeSymbol | undefined {
    const [first, ...rest] = path as [string, ...string[]];
    if (rest.length === 0) return this.#simple(first, scope);
    const outer = this.#simple(first, scope);
    const inner = outer?.origin === 'user' ? innerOf(outer, rest) : undefined;
    if (inner) return inner;
    return this.#qualified(first, rest) ?? this.#systemSymbol(path.join('.'));
  }

  #simple(name: string, scope: UserSymbol | null): TypeSymbol | undefined {
    for (let at = scope; at; at = at.outer) {
      if (at.node.name.toLowerCase() === name.toLowerCase()) return at;
      const inner = innerOf(at, [name]);
      if (inner) return inner;
    }
    return this.#user.get(name.toLowerCase()) ?? this.#systemSymbol(name) ?? this.recordByName(name)?.symbol;
  }

  #qualified(namespace: string, path: string[]): TypeSymbol | undefined {
    const found = this.#system.get([namespace, ...path].join('.').toLowerCase());
    if (found) return found;
    if (path.length === 1 && namespace.toLowerCase() === 'schema') return this.recordByName(path[0]!)?.symbol;
    return undefined;
  }

  #declaredType(ref: DeclaredRef, from: SystemSymbol): Type {
    const variable = from.variables.find((type) => type.name === ref.name);
    if (variable) return variable;
    if (ref.name === 'void') return VOID;
    const { namespace } = from.declaration;
    const symbol =
      this.#system.get(`${namespace}.${ref.name}`.toLowerCase()) ??
      this.#systemSymbol(ref.name) ??
      this.recordByName(ref.name.replace(/^Schema\./i, ''))?.symbol;
    if (!symbol) throw new Error(`${from.runtimeName} names ${ref.name}, which no system type declares`);
    return Type.of(
      symbol,
      ref.args.map((arg) => this.#declaredType(arg, from)),
    );
  }
}

/** The inner type of a class or of one of its superclasses. */
function innerOf(symbol: TypeSymbol, path: readonly string[]): TypeSymbol | undefined {
  const [name, ...rest] = path as [string, ...string[]];
  for (const type of superclasses(Type.of(symbol))) {
    const inner = type.symbol.inner(name);
    if (inner) return rest.length === 0 ? inner : innerOf(inner, rest);
  }
  return undefined;
}

/** A platform class without instances, e.g. `BusinessHours`: as a variable's type its name means the object of that name. */
function isHolderOfStatics(symbol: TypeSymbol): boolean {
  if (!(symbol instanceof SystemSymbol) || symbol.declaration.kind !== 'class') return false;
  const { constructors, methods, properties } = symbol.declaration;
  return constructors.length === 0 && [...methods, ...properties].every(({ isStatic }) => isStatic);
}
