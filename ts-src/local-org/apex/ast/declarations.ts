import type { Expression } from './expressions.ts';
import type { Node, TypeRef } from './node.ts';
import type { Block, Statement } from './statements.ts';

export type TypeNode = ClassNode | InterfaceNode | EnumNode;
export type Unit = TypeNode | TriggerNode | AnonymousNode;

export interface Annotation extends Node {
  kind: 'annotation';
  /** Lower case. */
  name: string;
  /** Values as text under lower-case names; `@Foo('x')` has `value`. */
  parameters: Record<string, string>;
}

export type Modifier =
  | 'global'
  | 'public'
  | 'protected'
  | 'private'
  | 'transient'
  | 'static'
  | 'abstract'
  | 'final'
  | 'webservice'
  | 'override'
  | 'virtual'
  | 'testmethod'
  | 'with sharing'
  | 'without sharing'
  | 'inherited sharing';

export interface Declaration extends Node {
  name: string;
  modifiers: Modifier[];
  annotations: Annotation[];
}

export interface ClassNode extends Declaration {
  kind: 'class';
  superclass: TypeRef | null;
  interfaces: TypeRef[];
  members: MemberNode[];
}

export interface InterfaceNode extends Declaration {
  kind: 'interface';
  interfaces: TypeRef[];
  members: MethodNode[];
}

export interface EnumNode extends Declaration {
  kind: 'enum';
  values: string[];
}

export type MemberNode = MethodNode | ConstructorNode | FieldNode | PropertyNode | InitializerNode | TypeNode;

export interface ParameterNode extends Node {
  kind: 'parameter';
  name: string;
  type: TypeRef;
}

export interface MethodNode extends Declaration {
  kind: 'method';
  /** null for void. */
  returns: TypeRef | null;
  parameters: ParameterNode[];
  /** null when abstract or of an interface. */
  body: Block | null;
}

export interface ConstructorNode extends Declaration {
  kind: 'constructor';
  parameters: ParameterNode[];
  body: Block;
}

/** One variable of a field declaration. */
export interface FieldNode extends Declaration {
  kind: 'field';
  type: TypeRef;
  value: Expression | null;
}

export interface PropertyNode extends Declaration {
  kind: 'property';
  type: TypeRef;
  getter: AccessorNode | null;
  setter: AccessorNode | null;
}

/** `get;` has no body. */
export interface AccessorNode extends Node {
  kind: 'accessor';
  modifiers: Modifier[];
  body: Block | null;
}

/** `static { ... }` or `{ ... }` */
export interface InitializerNode extends Node {
  kind: 'initializer';
  isStatic: boolean;
  body: Block;
}

export interface TriggerNode extends Node {
  kind: 'trigger';
  name: string;
  object: string;
  /** `before insert`, ... */
  events: string[];
  members: MemberNode[];
  statements: Statement[];
}

export interface AnonymousNode extends Node {
  kind: 'anonymous';
  members: MemberNode[];
  statements: Statement[];
}
