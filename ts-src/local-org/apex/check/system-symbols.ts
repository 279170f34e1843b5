import {
  parseDeclaration,
  type MethodDeclaration,
  type PropertyDeclaration,
  type TypeDeclaration,
  type TypeRef,
} from '../system/declaration.ts';
import type { SystemType } from '../system/define.ts';
import { variableType } from './builtin-symbols.ts';
import { Type, type FieldSymbol, type MethodSymbol, type SymbolKind, type TypeSymbol } from './type.ts';

/** Values of these types are JavaScript primitives or value classes. */
const PRIMITIVES = new Set(
  ['Integer', 'Long', 'Double', 'Decimal', 'String', 'Id', 'Boolean', 'Date', 'Datetime', 'Time', 'Blob', 'Object'].map(
    (name) => `System.${name}`,
  ),
);
/** Types of these namespaces are written without it. */
const IMPLICIT = new Set(['System', 'Schema', '']);

export type ResolveReference = (ref: TypeRef, from: SystemSymbol) => Type;

/** A type that `apex/system` declares. */
export class SystemSymbol implements TypeSymbol {
  readonly origin = 'system';
  readonly outer = null;
  readonly visibility = 'global';
  readonly declaration: TypeDeclaration;
  /** `primitive`: instance members are functions that take the value first. */
  readonly representation: SystemType['representation'];
  readonly variables: readonly Type[];
  readonly #resolve: ResolveReference;
  #members: Members | null = null;

  constructor(type: SystemType, resolve: ResolveReference) {
    const declaration = parseDeclaration(type.declaration);
    this.declaration = declaration;
    this.representation = type.representation;
    this.variables = declaration.typeParameters.map(variableType);
    this.#resolve = resolve;
  }

  get name(): string {
    const { namespace, name } = this.declaration;
    return IMPLICIT.has(namespace) ? name : `${namespace}.${name}`;
  }

  get runtimeName(): string {
    const { namespace, name } = this.declaration;
    return namespace === '' ? name : `${namespace}.${name}`;
  }

  get kind(): SymbolKind {
    if (this.runtimeName === 'System.SObject') return 'sobject';
    return PRIMITIVES.has(this.runtimeName) ? 'primitive' : this.declaration.kind;
  }

  get isAbstract(): boolean {
    return this.declaration.isAbstract || this.declaration.kind === 'interface';
  }

  get isVirtual(): boolean {
    return this.declaration.isVirtual;
  }

  get superclass(): Type | null {
    const { superclass } = this.declaration;
    return superclass && this.#resolve(superclass, this);
  }

  get interfaces(): readonly Type[] {
    return this.declaration.interfaces.map((type) => this.#resolve(type, this));
  }

  get constructors(): readonly MethodSymbol[] {
    return this.#all.constructors;
  }

  methods(name: string): readonly MethodSymbol[] {
    return this.#all.methods.get(name.toLowerCase()) ?? [];
  }

  *allMethods(): Iterable<MethodSymbol> {
    for (const methods of this.#all.methods.values()) yield* methods;
  }

  field(name: string): FieldSymbol | undefined {
    return this.#all.fields.get(name.toLowerCase());
  }

  inner(): TypeSymbol | undefined {
    return undefined;
  }

  get #all(): Members {
    return (this.#members ??= this.#build());
  }

  #build(): Members {
    const { declaration } = this;
    const methods = new Map<string, MethodSymbol[]>();
    for (const method of declaration.methods) {
      const name = method.name.toLowerCase();
      const symbol = this.#method(method);
      methods.get(name)?.push(symbol) ?? methods.set(name, [symbol]);
    }
    const fields = new Map<string, FieldSymbol>();
    for (const property of declaration.properties) fields.set(property.name.toLowerCase(), this.#property(property));
    for (const value of declaration.enumValues) fields.set(value.toLowerCase(), enumField(this, value));
    return { constructors: declaration.constructors.map((method) => this.#method(method)), methods, fields };
  }

  #method(declared: MethodDeclaration): MethodSymbol {
    const resolve = (ref: TypeRef): Type => this.#resolve(ref, this);
    const parameters = declared.parameters.map(({ name, type }) => ({ name, type: resolve(type) }));
    return {
      name: declared.name,
      key: declared.key,
      owner: this,
      isStatic: declared.isStatic,
      isAbstract: this.declaration.kind === 'interface',
      isVirtual: true,
      isOverride: false,
      isTestVisible: false,
      visibility: 'global',
      parameters,
      returns: resolve(declared.returns),
      isFuture: false,
      node: null,
    };
  }

  #property(declared: PropertyDeclaration): FieldSymbol {
    return {
      name: declared.name,
      key: declared.name,
      store: declared.name,
      owner: this,
      isStatic: declared.isStatic,
      isFinal: false,
      isTestVisible: false,
      access: 'accessor',
      visibility: 'global',
      setterVisibility: 'global',
      readable: true,
      writable: !declared.readonly,
      type: this.#resolve(declared.type, this),
    };
  }
}

interface Members {
  constructors: MethodSymbol[];
  methods: Map<string, MethodSymbol[]>;
  fields: Map<string, FieldSymbol>;
}

export function enumField(owner: TypeSymbol, name: string): FieldSymbol {
  return {
    name,
    key: name,
    store: name,
    owner,
    isStatic: true,
    isFinal: true,
    isTestVisible: false,
    access: 'enum',
    visibility: 'global',
    setterVisibility: 'global',
    readable: true,
    writable: false,
    type: Type.of(owner),
  };
}
