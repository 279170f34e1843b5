import type { Bound } from './bound.ts';
import type { BoundBody } from './bound-statements.ts';
import type { FieldSymbol, MethodSymbol, Type } from './type.ts';
import type { UserSymbol } from './user-symbols.ts';

/** A class after checking, with its inner types. */
export interface BoundClass {
  symbol: UserSymbol;
  superclass: Type | null;
  methods: BoundMethod[];
  constructors: BoundConstructor[];
  accessors: BoundProperty[];
  /** Field values and initializer blocks of instances, in textual order. */
  instanceParts: BoundInitializer[];
  staticParts: BoundInitializer[];
  /** Methods to be found under the key of an interface or abstract method as well. */
  aliases: { key: string; method: MethodSymbol }[];
  inners: BoundClass[];
  enumValues: string[];
}

export interface BoundMethod {
  method: MethodSymbol;
  body: BoundBody;
  line: number;
}

export interface BoundConstructor {
  method: MethodSymbol;
  body: BoundBody;
  line: number;
}

export interface BoundProperty {
  field: FieldSymbol;
  getter: BoundBody | 'stored' | null;
  setter: BoundBody | 'stored' | null;
  line: number;
}

export type BoundInitializer =
  | { kind: 'field'; field: FieldSymbol; value: Bound | null; temps: number; line: number }
  | { kind: 'block'; body: BoundBody; line: number };
