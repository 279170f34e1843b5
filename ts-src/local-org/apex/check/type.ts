import type { MethodNode } from '../ast/index.ts';

export type SymbolKind =
  'primitive' | 'class' | 'interface' | 'enum' | 'sobject' | 'void' | 'null' | 'variable' | 'invalid';
export type Visibility = 'private' | 'protected' | 'public' | 'global';

/** A static type: a symbol with its type arguments. One instance per symbol and arguments, so types are compared with `===`. */
export class Type {
  readonly symbol: TypeSymbol;
  readonly args: readonly Type[];
  readonly #variants = new Map<Type, Type>();

  private constructor(symbol: TypeSymbol, args: readonly Type[]) {
    this.symbol = symbol;
    this.args = args;
  }

  static #roots = new WeakMap<TypeSymbol, Type>();

  static of(symbol: TypeSymbol, args: readonly Type[] = []): Type {
    let type = Type.#roots.get(symbol);
    if (!type) Type.#roots.set(symbol, (type = new Type(symbol, [])));
    args.forEach((arg, i) => {
      const outer = type!;
      type = outer.#variants.get(arg);
      if (!type) outer.#variants.set(arg, (type = new Type(symbol, args.slice(0, i + 1))));
    });
    return type;
  }

  /** As messages and member keys show it: `Map<String,List<Account>>`, `Outer.Inner`. */
  get name(): string {
    if (this.args.length === 0) return this.symbol.name;
    return `${this.symbol.name}<${this.args.map((arg) => arg.name).join(',')}>`;
  }

  /** As the run time resolves it: system types with their namespace. */
  get runtimeName(): string {
    if (this.args.length === 0) return this.symbol.runtimeName;
    return `${this.symbol.runtimeName}<${this.args.map((arg) => arg.runtimeName).join(',')}>`;
  }

  get superclass(): Type | null {
    const type = this.symbol.superclass;
    return type && this.substitute(type);
  }

  get interfaces(): readonly Type[] {
    return this.symbol.interfaces.map((type) => this.substitute(type));
  }

  /** `type` as seen from this one: the symbol's type variables replaced by this type's arguments. */
  substitute(type: Type): Type {
    if (this.args.length === 0) return type;
    if (type.symbol.kind === 'variable') {
      const at = this.symbol.variables.findIndex((variable) => variable === type);
      return this.args[at] ?? type;
    }
    if (type.args.length === 0) return type;
    return Type.of(
      type.symbol,
      type.args.map((arg) => this.substitute(arg)),
    );
  }

  toString(): string {
    return this.name;
  }
}

/** A declared type. Members are those declared by the type itself; `members.ts` looks along the hierarchy. */
export interface TypeSymbol {
  /** `Account`, `HttpRequest`, `Database.QueryLocator`, `Outer.Inner`. */
  readonly name: string;
  /** `System.HttpRequest`, `Outer.Inner`; unique. */
  readonly runtimeName: string;
  readonly kind: SymbolKind;
  readonly origin: 'builtin' | 'system' | 'user' | 'sobject';
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly visibility: Visibility;
  readonly outer: TypeSymbol | null;
  /** The type's own variables, e.g. `T`. */
  readonly variables: readonly Type[];
  readonly superclass: Type | null;
  readonly interfaces: readonly Type[];
  readonly constructors: readonly MethodSymbol[];
  /** By lower-case name. */
  methods(name: string): readonly MethodSymbol[];
  allMethods(): Iterable<MethodSymbol>;
  field(name: string): FieldSymbol | undefined;
  inner(name: string): TypeSymbol | undefined;
}

export interface Parameter {
  readonly name: string;
  readonly type: Type;
}

export interface MethodSymbol {
  readonly name: string;
  /** Property name in the emitted class: name and erased parameter types. */
  readonly key: string;
  readonly owner: TypeSymbol;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isOverride: boolean;
  readonly isTestVisible: boolean;
  readonly visibility: Visibility;
  readonly parameters: readonly Parameter[];
  readonly returns: Type;
  /** `@future`: a call only queues it. */
  readonly isFuture: boolean;
  readonly node: MethodNode | null;
}

/** How code reaches a member variable. */
export type FieldAccess =
  /** A JavaScript property of the instance or of the class's static state. */
  | 'slot'
  /** Methods `get x` and `set x`. */
  | 'accessor'
  /** A value of an enum. */
  | 'enum';

export interface FieldSymbol {
  readonly name: string;
  /** Name of the JavaScript property, or of the property in `get x`. */
  readonly key: string;
  /** Name of the JavaScript property that keeps the value; inside accessors too. */
  readonly store: string;
  readonly owner: TypeSymbol;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isTestVisible: boolean;
  readonly access: FieldAccess;
  readonly visibility: Visibility;
  readonly setterVisibility: Visibility;
  readonly readable: boolean;
  readonly writable: boolean;
  readonly type: Type;
}
