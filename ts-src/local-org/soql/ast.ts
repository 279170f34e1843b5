/**
 * SOQL as a tree. Names keep the spelling of the source; look-ups are case-insensitive.
 * Inline queries and query strings give the same tree.
 */
export interface SoqlQuery {
  select: SelectItem[];
  /** `SELECT COUNT() FROM X`: the result is a number of rows. */
  countOnly: boolean;
  from: FromClause;
  where: Condition | null;
  /** `WITH USER_MODE | SYSTEM_MODE | SECURITY_ENFORCED`; null when not written. */
  withMode: 'USER_MODE' | 'SYSTEM_MODE' | 'SECURITY_ENFORCED' | null;
  groupBy: GroupBy | null;
  having: Condition | null;
  orderBy: OrderItem[];
  limit: Operand | null;
  offset: Operand | null;
  forUpdate: boolean;
  allRows: boolean;
  /** Source text, for messages. */
  text: string;
}

/** `FROM Account a`, or the relationship name when the query is a subquery in a select list. */
export interface FromClause {
  name: string;
  alias: string | null;
  scope: string | null;
  /** `FROM Contact c, c.Account a`: further names for relationship paths. */
  joins?: { alias: string; path: string[] }[];
}

export type SelectItem =
  | { kind: 'field'; path: string[]; alias: string | null }
  | { kind: 'function'; call: FunctionCall; alias: string | null }
  | { kind: 'subquery'; query: SoqlQuery }
  | { kind: 'typeof'; relationship: string[]; whens: { type: string; fields: string[][] }[]; otherwise: string[][] }
  | { kind: 'fields'; set: 'ALL' | 'STANDARD' | 'CUSTOM' };

/** `COUNT(Id)`, `CALENDAR_YEAR(CreatedDate)`, `FORMAT(convertCurrency(Amount))`, `toLabel(X)`, `DISTANCE(...)`. */
export interface FunctionCall {
  name: string;
  args: (
    { kind: 'field'; path: string[] } | { kind: 'call'; call: FunctionCall } | { kind: 'operand'; operand: Operand }
  )[];
}

export type Condition =
  | { kind: 'and' | 'or'; terms: Condition[] }
  | { kind: 'not'; term: Condition }
  | { kind: 'compare'; left: Comparable; operator: CompareOperator; right: Operand }
  | { kind: 'in'; left: Comparable; negated: boolean; right: Operand | { kind: 'semijoin'; query: SoqlQuery } }
  | { kind: 'includes'; left: Comparable; negated: boolean; right: Operand };

export type Comparable = { kind: 'field'; path: string[] } | { kind: 'call'; call: FunctionCall };
export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';

export type Operand =
  | { kind: 'null' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'string'; value: string }
  /** Digits as written, with sign and decimal point. */
  | { kind: 'number'; text: string }
  | { kind: 'currency'; iso: string; text: string }
  /** `2026-11-21` */
  | { kind: 'date'; text: string }
  /** `2026-11-21T10:00:00Z` */
  | { kind: 'datetime'; text: string }
  /** `10:00:00.000Z` */
  | { kind: 'time'; text: string }
  /** `TODAY`, `LAST_N_DAYS:30`; `n` is null for literals without a number. */
  | { kind: 'dateLiteral'; name: string; n: number | null }
  | { kind: 'list'; items: Operand[] }
  /** `:expression`. `index` is the position among the binds of the whole statement, in source order. */
  | { kind: 'bind'; text: string; index: number };

export type GroupBy = {
  kind: 'plain' | 'rollup' | 'cube';
  items: ({ kind: 'field'; path: string[] } | { kind: 'call'; call: FunctionCall })[];
};

export interface OrderItem {
  by: Comparable;
  descending: boolean;
  /** null: the platform's default (nulls first). */
  nulls: 'first' | 'last' | null;
}
