import type { SoqlQuery } from '../../soql/ast.ts';
import type { SoslSearch } from '../../soql/sosl-ast.ts';
import type { Node, TypeRef } from './node.ts';

export type Expression =
  | Literal
  | Name
  | This
  | Super
  | Member
  | Call
  | Delegate
  | Index
  | New
  | NewArray
  | NewList
  | NewMap
  | Assignment
  | Binary
  | Unary
  | Increment
  | Cast
  | InstanceOf
  | Conditional
  | Coalesce
  | ClassLiteral
  | Soql
  | Sosl;

/** `value` is the literal's meaning as text: digits without suffix, the string without quotes and escapes, `true`. */
export interface Literal extends Node {
  kind: 'literal';
  type: 'Integer' | 'Long' | 'Decimal' | 'Double' | 'String' | 'Boolean' | 'null';
  value: string;
}

export interface Name extends Node {
  kind: 'name';
  name: string;
}

export interface This extends Node {
  kind: 'this';
}

export interface Super extends Node {
  kind: 'super';
}

/** `target.name`, `target?.name` */
export interface Member extends Node {
  kind: 'member';
  target: Expression;
  name: string;
  safe: boolean;
}

/** `name(args)` when `target` is null; `target.name(args)`, `target?.name(args)` */
export interface Call extends Node {
  kind: 'call';
  target: Expression | null;
  name: string;
  args: Expression[];
  safe: boolean;
}

/** `this(args)` and `super(args)` as the first statement of a constructor. */
export interface Delegate extends Node {
  kind: 'delegate';
  to: 'this' | 'super';
  args: Expression[];
}

export interface Index extends Node {
  kind: 'index';
  target: Expression;
  index: Expression;
}

/** `new T(args)`; field values of an SObject (`new Account(Name = 'x')`) are args of kind `assignment`. */
export interface New extends Node {
  kind: 'new';
  type: TypeRef;
  args: Expression[];
}

/** `new T[size]` */
export interface NewArray extends Node {
  kind: 'newArray';
  element: TypeRef;
  size: Expression;
}

/** `new List<T>{a, b}`, `new Set<T>{a, b}`, `new T[]{a, b}`: `type` is the collection's. */
export interface NewList extends Node {
  kind: 'newList';
  type: TypeRef;
  elements: Expression[];
}

/** `new Map<K, V>{k => v}` */
export interface NewMap extends Node {
  kind: 'newMap';
  type: TypeRef;
  entries: { key: Expression; value: Expression }[];
}

/** `target = value`; `operator` is that of a compound assignment (`+` for `+=`). */
export interface Assignment extends Node {
  kind: 'assignment';
  operator: BinaryOperator | null;
  target: Expression;
  value: Expression;
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '<<'
  | '>>'
  | '>>>'
  | '&'
  | '|'
  | '^'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | '==='
  | '!=='
  | '&&'
  | '||';

export interface Binary extends Node {
  kind: 'binary';
  operator: BinaryOperator;
  left: Expression;
  right: Expression;
}

export interface Unary extends Node {
  kind: 'unary';
  operator: '+' | '-' | '!' | '~';
  operand: Expression;
}

export interface Increment extends Node {
  kind: 'increment';
  operator: '++' | '--';
  prefix: boolean;
  target: Expression;
}

export interface Cast extends Node {
  kind: 'cast';
  type: TypeRef;
  value: Expression;
}

export interface InstanceOf extends Node {
  kind: 'instanceof';
  value: Expression;
  type: TypeRef;
}

export interface Conditional extends Node {
  kind: 'conditional';
  condition: Expression;
  whenTrue: Expression;
  whenFalse: Expression;
}

/** `left ?? right` */
export interface Coalesce extends Node {
  kind: 'coalesce';
  left: Expression;
  right: Expression;
}

/** `T.class`; `type` is null for `void.class`. */
export interface ClassLiteral extends Node {
  kind: 'classLiteral';
  type: TypeRef | null;
}

/** `[SELECT ...]`: `binds` in source order, as the query's bind operands are numbered. */
export interface Soql extends Node {
  kind: 'soql';
  query: SoqlQuery;
  binds: Expression[];
}

/** `[FIND ...]`: `binds` in source order. */
export interface Sosl extends Node {
  kind: 'sosl';
  search: SoslSearch;
  binds: Expression[];
}
