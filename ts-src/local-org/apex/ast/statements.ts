import type { Expression } from './expressions.ts';
import type { Node, TypeRef } from './node.ts';

export type Statement =
  | Block
  | Local
  | ExpressionStatement
  | If
  | Switch
  | For
  | ForEach
  | While
  | DoWhile
  | Try
  | Return
  | Throw
  | Break
  | Continue
  | Dml
  | Merge
  | RunAs;

export interface Block extends Node {
  kind: 'block';
  statements: Statement[];
}

/** `Integer a = 1, b;` */
export interface Local extends Node {
  kind: 'local';
  type: TypeRef;
  isFinal: boolean;
  variables: Variable[];
}

export interface Variable extends Node {
  kind: 'variable';
  name: string;
  value: Expression | null;
}

export interface ExpressionStatement extends Node {
  kind: 'expression';
  expression: Expression;
}

export interface If extends Node {
  kind: 'if';
  condition: Expression;
  then: Statement;
  otherwise: Statement | null;
}

export interface Switch extends Node {
  kind: 'switch';
  on: Expression;
  whens: When[];
}

export interface When extends Node {
  kind: 'when';
  value: WhenValue;
  body: Block;
}

export type WhenValue =
  | { kind: 'else' }
  /** `when 1, 2`, `when null`, `when RED, BLUE`: enum values are of kind `name`. */
  | { kind: 'values'; values: Expression[] }
  /** `when Account a` */
  | { kind: 'type'; type: TypeRef; variable: string };

export interface For extends Node {
  kind: 'for';
  init: Local | Expression[] | null;
  condition: Expression | null;
  update: Expression[];
  body: Statement | null;
}

/** `for (Account a : accounts)` */
export interface ForEach extends Node {
  kind: 'forEach';
  type: TypeRef;
  variable: string;
  over: Expression;
  body: Statement | null;
}

export interface While extends Node {
  kind: 'while';
  condition: Expression;
  body: Statement | null;
}

export interface DoWhile extends Node {
  kind: 'doWhile';
  condition: Expression;
  body: Block;
}

export interface Try extends Node {
  kind: 'try';
  body: Block;
  catches: Catch[];
  lastly: Block | null;
}

export interface Catch extends Node {
  kind: 'catch';
  type: TypeRef;
  variable: string;
  body: Block;
}

export interface Return extends Node {
  kind: 'return';
  value: Expression | null;
}

export interface Throw extends Node {
  kind: 'throw';
  value: Expression;
}

export interface Break extends Node {
  kind: 'break';
}

export interface Continue extends Node {
  kind: 'continue';
}

/** `as user`, `as system`; null when not written. */
export type AccessClause = 'user' | 'system' | null;

/** `insert as user records;` `externalId` is the field of `upsert records Field__c`. */
export interface Dml extends Node {
  kind: 'dml';
  operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';
  access: AccessClause;
  value: Expression;
  externalId: string[] | null;
}

export interface Merge extends Node {
  kind: 'merge';
  access: AccessClause;
  master: Expression;
  duplicates: Expression;
}

/** `System.runAs(user) { ... }` */
export interface RunAs extends Node {
  kind: 'runAs';
  args: Expression[];
  body: Block;
}
