/** Statements after checking. */
import type { Bound, LocalSymbol, TempSymbol } from './bound.ts';
import type { Type } from './type.ts';

export type BoundStatement = { line: number } & (
  | { kind: 'block'; body: BoundStatement[] }
  | { kind: 'local'; local: LocalSymbol; value: Bound | null }
  | { kind: 'expression'; expression: Bound }
  | { kind: 'if'; condition: Bound; then: BoundStatement; otherwise: BoundStatement | null }
  | { kind: 'switch'; on: Bound; temp: LocalSymbol; whens: BoundWhen[] }
  | {
      kind: 'for';
      init: BoundStatement[];
      condition: Bound | null;
      update: Bound[];
      body: BoundStatement | null;
    }
  | {
      kind: 'forEach';
      local: LocalSymbol;
      over: Bound;
      mode: ForEachMode;
      /** Stands for an element in `convert`. */
      item: TempSymbol;
      /** Makes the variable's value from an element; null when it is the element. */
      convert: Bound | null;
      body: BoundStatement | null;
    }
  | { kind: 'while'; condition: Bound; body: BoundStatement | null }
  | { kind: 'doWhile'; condition: Bound; body: BoundStatement }
  | { kind: 'try'; body: BoundStatement; catches: BoundCatch[]; lastly: BoundStatement | null }
  | { kind: 'return'; value: Bound | null }
  | { kind: 'throw'; value: Bound }
  | { kind: 'break' }
  | { kind: 'continue' }
  | { kind: 'dml'; operation: DmlKind; mode: 'user' | 'system'; value: Bound; externalId: string | null }
  | { kind: 'merge'; mode: 'user' | 'system'; master: Bound; duplicates: Bound }
  | { kind: 'runAs'; args: Bound[]; body: BoundStatement }
);

export type DmlKind = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';

/**
 * `items`: a list; `iterable`: anything with an Apex or JavaScript iterator; `chunks`: a query whose loop variable is a list, 200 rows
 * at a time.
 */
export type ForEachMode = 'items' | 'iterable' | 'chunks';

export interface BoundWhen {
  line: number;
  /** Conditions on the switch's temp, any of which selects; empty for `when else`. */
  conditions: Bound[];
  /** `when Account a`: the variable that holds the value. */
  local: LocalSymbol | null;
  body: BoundStatement;
}

export interface BoundCatch {
  line: number;
  type: Type;
  local: LocalSymbol;
  body: BoundStatement;
}

/** A method, constructor, accessor or initializer with its body. */
export interface BoundBody {
  parameters: LocalSymbol[];
  body: BoundStatement[];
  /** Number of temps its expressions use. */
  temps: number;
}
