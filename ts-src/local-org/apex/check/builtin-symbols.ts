import { Type, type FieldSymbol, type MethodSymbol, type SymbolKind, type TypeSymbol } from './type.ts';

/** A type without members: `void`, the type of `null`, type variables. */
export class BuiltinSymbol implements TypeSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly origin = 'builtin';
  readonly isAbstract = false;
  readonly isVirtual = false;
  readonly visibility = 'global';
  readonly outer = null;
  readonly variables: readonly Type[] = [];
  readonly superclass = null;
  readonly interfaces: readonly Type[] = [];
  readonly constructors: readonly MethodSymbol[] = [];

  constructor(name: string, kind: SymbolKind) {
    this.name = name;
    this.kind = kind;
  }

  get runtimeName(): string {
    return this.name;
  }
  methods(): readonly MethodSymbol[] {
    return [];
  }
  allMethods(): readonly MethodSymbol[] {
    return [];
  }
  field(): FieldSymbol | undefined {
    return undefined;
  }
  inner(): TypeSymbol | undefined {
    return undefined;
  }
}

export const VOID = Type.of(new BuiltinSymbol('void', 'void'));
export const NULL = Type.of(new BuiltinSymbol('null', 'null'));

/** The type of what has an error that is already reported: goes with everything. */
export const INVALID = Type.of(new BuiltinSymbol('invalid', 'invalid'));

export function variableType(name: string): Type {
  return Type.of(new BuiltinSymbol(name, 'variable'));
}
