/**
 * The program after checking: names are resolved, overloads chosen, implicit conversions explicit. The emitter turns it into JavaScript
 * without further look-ups.
 */
import type { FieldSchema, ObjectSchema } from '../../data/schema.ts';
import type { SoqlQuery } from '../../soql/ast.ts';
import type { SoslSearch } from '../../soql/sosl-ast.ts';
import type { FieldSymbol, MethodSymbol, Type, TypeSymbol } from './type.ts';

interface ExpressionBase {
  type: Type;
  /** Whether the value is known not to be null. */
  nonNull: boolean;
  line: number;
}

/** A local variable or parameter. */
export interface LocalSymbol {
  readonly name: string;
  /** JavaScript name, unique in the method. */
  readonly key: string;
  readonly type: Type;
  readonly isFinal: boolean;
  /** Never assigned null: every assigned value is known not to be null. Settled when the method has been checked. */
  neverNull: boolean;
}

export type Bound =
  | BoundConstant
  | BoundLocal
  | BoundThis
  | BoundTemp
  | BoundSlot
  | BoundAccessor
  | BoundEnumValue
  | BoundRecordField
  | BoundRecordParent
  | BoundRecordChildren
  | BoundElement
  | BoundCall
  | BoundConstruction
  | BoundRecordLiteral
  | BoundCollection
  | BoundAssignment
  | BoundUpdate
  | BoundArithmetic
  | BoundConcat
  | BoundComparison
  | BoundEquality
  | BoundLogical
  | BoundNot
  | BoundConditional
  | BoundCoalesce
  | BoundSafe
  | BoundCast
  | BoundInstanceOf
  | BoundConversion
  | BoundTypeLiteral
  | BoundObjectToken
  | BoundFieldToken
  | BoundLabel
  | BoundTriggerVariable
  | BoundQuery
  | BoundSearch
  | BoundUnsupported;

export interface BoundConstant extends ExpressionBase {
  kind: 'constant';
  /** Integer: digits; String: the string itself; Boolean: `true`; null: `null`. The type tells which. */
  value: string;
}

export interface BoundLocal extends ExpressionBase {
  kind: 'local';
  local: LocalSymbol;
}

export interface BoundThis extends ExpressionBase {
  kind: 'this';
}

/** A value computed earlier in the same expression. */
export interface BoundTemp extends ExpressionBase {
  kind: 'temp';
  temp: TempSymbol;
}

export interface TempSymbol {
  readonly id: number;
}

/** A field kept as a JavaScript property; `target` is null for statics. */
export interface BoundSlot extends ExpressionBase {
  kind: 'slot';
  target: Bound | null;
  field: FieldSymbol;
}

/** A property read or written by methods. */
export interface BoundAccessor extends ExpressionBase {
  kind: 'accessor';
  target: Bound | null;
  field: FieldSymbol;
  /** `super.x` */
  isSuper: boolean;
}

export interface BoundEnumValue extends ExpressionBase {
  kind: 'enumValue';
  owner: TypeSymbol;
  name: string;
}

export interface BoundRecordField extends ExpressionBase {
  kind: 'recordField';
  target: Bound;
  name: string;
}

/** `contact.Account` */
export interface BoundRecordParent extends ExpressionBase {
  kind: 'recordParent';
  target: Bound;
  name: string;
  /** The objects it may be. */
  candidates: readonly ObjectSchema[];
}

/** `account.Contacts` */
export interface BoundRecordChildren extends ExpressionBase {
  kind: 'recordChildren';
  target: Bound;
  name: string;
}

export interface BoundCall extends ExpressionBase {
  kind: 'call';
  method: MethodSymbol;
  /** null for statics. */
  target: Bound | null;
  isSuper: boolean;
  args: Bound[];
  /** What a bind in a query string may name, when the method takes one. */
  scope: { name: string; value: Bound }[] | null;
}

/** `new T(args)` of a class; also `this(...)` and `super(...)` when `delegate` is set. */
export interface BoundConstruction extends ExpressionBase {
  kind: 'construction';
  /** null: the default constructor of a user class. */
  method: MethodSymbol | null;
  /** The class whose constructor runs. */
  owner: TypeSymbol;
  args: Bound[];
  delegate: 'this' | 'super' | null;
}

export interface BoundRecordLiteral extends ExpressionBase {
  kind: 'recordLiteral';
  schema: ObjectSchema;
  values: { name: string; kind: 'field' | 'parent'; value: Bound }[];
}

/** A list, set or map with its initial elements, or an array of `size` nulls. */
export interface BoundCollection extends ExpressionBase {
  kind: 'collection';
  elements: Bound[];
  entries: { key: Bound; value: Bound }[];
  size: Bound | null;
}

export type BoundTarget =
  BoundLocal | BoundSlot | BoundAccessor | BoundRecordField | BoundRecordParent | BoundElement | BoundTriggerVariable;

/** `list[i]` */
export interface BoundElement extends ExpressionBase {
  kind: 'element';
  target: Bound;
  index: Bound;
}

export interface BoundAssignment extends ExpressionBase {
  kind: 'assignment';
  target: BoundTarget;
  value: Bound;
}

/** `target op= value`, `target++`: `value` computes the new value from `current`, which stands for the old one. */
export interface BoundUpdate extends ExpressionBase {
  kind: 'update';
  target: BoundTarget;
  current: TempSymbol;
  value: Bound;
  /** `x++`: the expression's value is the old one. */
  yieldsOld: boolean;
}

export type NumericKind = 'Integer' | 'Long' | 'Double' | 'Decimal';

export interface BoundArithmetic extends ExpressionBase {
  kind: 'arithmetic';
  operator: '+' | '-' | '*' | '/' | '<<' | '>>' | '>>>' | '&' | '|' | '^';
  /** `Boolean` for `&`, `|`, `^` on Booleans; `Date` and `Datetime` for `date + days`. */
  operands: NumericKind | 'Boolean' | 'Date' | 'Datetime';
  left: Bound;
  right: Bound;
}

export interface BoundConcat extends ExpressionBase {
  kind: 'concat';
  left: Bound;
  right: Bound;
}

export interface BoundComparison extends ExpressionBase {
  kind: 'comparison';
  operator: '<' | '<=' | '>' | '>=';
  /** `Integer`: both are Integers; `String`: both are; `value`: by run-time values. */
  operands: 'Integer' | 'String' | 'value';
  left: Bound;
  right: Bound;
}

export interface BoundEquality extends ExpressionBase {
  kind: 'equality';
  negated: boolean;
  /**
   * `identity`: JavaScript `===` decides; `String`: case-insensitive; `Id`: 15 and 18 characters alike; `value`: by run-time values;
   * `reference`: Apex `===`.
   */
  by: 'identity' | 'String' | 'Id' | 'value' | 'reference';
  left: Bound;
  right: Bound;
}

export interface BoundLogical extends ExpressionBase {
  kind: 'logical';
  operator: '&&' | '||';
  left: Bound;
  right: Bound;
}

export interface BoundNot extends ExpressionBase {
  kind: 'not';
  operand: Bound;
}

export interface BoundConditional extends ExpressionBase {
  kind: 'conditional';
  condition: Bound;
  whenTrue: Bound;
  whenFalse: Bound;
}

export interface BoundCoalesce extends ExpressionBase {
  kind: 'coalesce';
  left: Bound;
  right: Bound;
}

/** `target?.rest`: null when `target` is, else `body`, where `temp` stands for the target's value. */
export interface BoundSafe extends ExpressionBase {
  kind: 'safe';
  target: Bound;
  temp: TempSymbol;
  body: Bound;
}

/** A checked cast. */
export interface BoundCast extends ExpressionBase {
  kind: 'cast';
  value: Bound;
}

export interface BoundInstanceOf extends ExpressionBase {
  kind: 'instanceOf';
  value: Bound;
  of: Type;
}

export type Conversion =
  | 'IntegerToLong'
  | 'IntegerToDouble'
  | 'IntegerToDecimal'
  | 'LongToInteger'
  | 'LongToDouble'
  | 'LongToDecimal'
  | 'DoubleToInteger'
  | 'DoubleToLong'
  | 'DoubleToDecimal'
  | 'DecimalToInteger'
  | 'DecimalToLong'
  | 'DecimalToDouble'
  | 'StringToId'
  | 'DateToDatetime'
  /** The only row of a query; QueryException for none or several. */
  | 'ListToRecord'
  /** The same, but null for none: before `?.` and `??`. */
  | 'ListToOptionalRecord';

export interface BoundConversion extends ExpressionBase {
  kind: 'conversion';
  conversion: Conversion;
  value: Bound;
}

/** `T.class` */
export interface BoundTypeLiteral extends ExpressionBase {
  kind: 'typeLiteral';
  of: Type;
}

/** `Account.SObjectType`; `described` for `Schema.SObjectType.Account`, its describe result. */
export interface BoundObjectToken extends ExpressionBase {
  kind: 'objectToken';
  schema: ObjectSchema;
  described: boolean;
}

/** `Account.Name`; `described` for `Schema.SObjectType.Account.fields.Name`. */
export interface BoundFieldToken extends ExpressionBase {
  kind: 'fieldToken';
  schema: ObjectSchema;
  field: FieldSchema;
  described: boolean;
}

/** `Label.Name` */
export interface BoundLabel extends ExpressionBase {
  kind: 'label';
  name: string;
}

/** `Trigger.new`, `Trigger.isInsert`, ... */
export interface BoundTriggerVariable extends ExpressionBase {
  kind: 'triggerVariable';
  name: string;
}

export interface BoundQuery extends ExpressionBase {
  kind: 'query';
  query: SoqlQuery;
  binds: Bound[];
  /** As written or as the class's API version implies. */
  mode: 'user' | 'system';
}

export interface BoundSearch extends ExpressionBase {
  kind: 'search';
  search: SoslSearch;
  binds: Bound[];
  /** As written or as the class's API version implies. */
  mode: 'user' | 'system';
}

/** A feature that this runtime does not have: raises an error that names it when it runs. */
export interface BoundUnsupported extends ExpressionBase {
  kind: 'unsupported';
  feature: string;
}
