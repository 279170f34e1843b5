import type {
  ApexParserRuleContext,
  BoundExpressionContext,
  ExpressionContext,
  FieldNameContext,
  FieldOrderListContext,
  FromNameListContext,
  GroupByClauseContext,
  LimitClauseContext,
  OffsetClauseContext,
  OrderByClauseContext,
  QueryContext,
  SelectEntryContext,
  SubFieldEntryContext,
  SubQueryContext,
  TypeOfContext,
  WithClauseContext,
} from '@apexdevtools/apex-parser';
import { DataError } from '../data/errors.ts';
import type { Condition, FromClause, FunctionCall, GroupBy, Operand, OrderItem, SelectItem, SoqlQuery } from './ast.ts';
import { lowerFunction } from './lower-functions.ts';
import { lowerLogical } from './lower-conditions.ts';

/** One walk over a statement: every bind of it, subqueries included, gets the next index. */
export class Lowering {
  readonly binds: ExpressionContext[] = [];

  query(context: QueryContext): SoqlQuery {
    const select = context
      .selectList()
      .selectEntry_list()
      .map((entry) => this.#selectItem(entry));
    const from = this.#from(context.fromNameList());
    const scope = maybe(context.usingScope());
    if (scope) from.scope = scope.soqlId().getText();
    const where = maybe(context.whereClause());
    const condition = where && lowerLogical(this, where.whereLogicalExpression());
    const withMode = this.#withMode(maybe(context.withClause()));
    const groups = maybe(context.groupByClause());
    const groupBy = groups && this.#groupBy(groups);
    const havingContext = groups && maybe(groups.logicalExpression());
    const having: Condition | null = havingContext && lowerLogical(this, havingContext);
    return {
      ...this.#countOnly(select),
      from,
      where: condition,
      withMode,
      groupBy,
      having,
      orderBy: this.#orderBy(maybe(context.orderByClause())),
      limit: this.rows(maybe(context.limitClause())),
      offset: this.rows(maybe(context.offsetClause())),
      forUpdate: forClauses(context) === 'UPDATE',
      allRows: maybe(context.allRowsClause()) !== null,
      text: sourceText(context),
    };
  }

  subquery(context: SubQueryContext): SoqlQuery {
    const select = context
      .subFieldList()
      .subFieldEntry_list()
      .map((entry) => this.#selectItem(entry));
    const from = this.#from(context.fromNameList());
    const where = maybe(context.whereClause());
    return {
      select,
      countOnly: false,
      from,
      where: where && lowerLogical(this, where.whereLogicalExpression()),
      withMode: null,
      groupBy: null,
      having: null,
      orderBy: this.#orderBy(maybe(context.orderByClause())),
      limit: this.rows(maybe(context.limitClause())),
      offset: null,
      forUpdate: false,
      allRows: false,
      text: sourceText(context),
    };
  }

  bind(context: BoundExpressionContext): Operand {
    const expression = context.expression();
    this.binds.push(expression);
    return { kind: 'bind', text: sourceText(expression), index: this.binds.length - 1 };
  }

  #countOnly(select: SelectItem[]): { select: SelectItem[]; countOnly: boolean } {
    const only = select[0];
    const isCount =
      only?.kind === 'function' && only.call.name.toUpperCase() === 'COUNT' && only.call.args.length === 0;
    if (!isCount) return { select, countOnly: false };
    if (select.length > 1) {
      throw new DataError('QueryException', 'MALFORMED_QUERY', 'COUNT() cannot be combined with other select items');
    }
    return only.alias === null ? { select: [], countOnly: true } : { select, countOnly: false };
  }

  #selectItem(entry: SelectEntryContext | SubFieldEntryContext): SelectItem {
    const alias = maybe(entry.soqlId())?.getText() ?? null;
    const field = maybe(entry.fieldName());
    if (field) return { kind: 'field', path: path(field), alias };
    const subquery = maybe(entry.subQuery());
    if (subquery) return { kind: 'subquery', query: this.subquery(subquery) };
    const typeOf = maybe(entry.typeOf());
    if (typeOf) return lowerTypeOf(typeOf);
    const set = maybe(entry.soqlFunction().soqlFieldsParameter());
    if (set) return { kind: 'fields', set: set.getText().toUpperCase() as 'ALL' | 'STANDARD' | 'CUSTOM' };
    return { kind: 'function', call: lowerFunction(this, entry.soqlFunction()), alias };
  }

  #from(context: FromNameListContext): FromClause {
    const [first, ...others] = fromNames(context);
    const from: FromClause = { name: first!.path.join('.'), alias: first!.alias, scope: null };
    if (others.length > 0) from.joins = others.map(({ alias, path }) => ({ alias: alias ?? path.at(-1)!, path }));
    return from;
  }

  #withMode(context: WithClauseContext | null): SoqlQuery['withMode'] {
    if (!context) return null;
    if (maybe(context.USER_MODE())) return 'USER_MODE';
    if (maybe(context.SYSTEM_MODE())) return 'SYSTEM_MODE';
    if (maybe(context.SECURITY_ENFORCED())) return 'SECURITY_ENFORCED';
    throw unsupported(sourceText(context));
  }

  #groupBy(context: GroupByClauseContext): GroupBy {
    const items: GroupBy['items'] = context
      .fieldGroupByList()
      .fieldGroupBy_list()
      .map((item) => this.#fieldOrCall(maybe(item.fieldName()), () => lowerFunction(this, item.soqlFunction())));
    const kind = maybe(context.ROLLUP()) ? 'rollup' : maybe(context.CUBE()) ? 'cube' : 'plain';
    return { kind, items };
  }

  #orderBy(context: OrderByClauseContext | null): OrderItem[] {
    return context ? this.orderItems(context.fieldOrderList()) : [];
  }

  orderItems(context: FieldOrderListContext): OrderItem[] {
    return context.fieldOrder_list().map((item) => ({
      by: this.#fieldOrCall(maybe(item.fieldName()), () => lowerFunction(this, item.soqlFunction())),
      descending: maybe(item.DESC()) !== null,
      nulls: maybe(item.FIRST()) ? 'first' : maybe(item.LAST()) ? 'last' : null,
    }));
  }

  #fieldOrCall(
    field: FieldNameContext | null,
    call: () => FunctionCall,
  ): { kind: 'field'; path: string[] } | { kind: 'call'; call: FunctionCall } {
    return field ? { kind: 'field', path: path(field) } : { kind: 'call', call: call() };
  }

  /** The operand of LIMIT or OFFSET. */
  rows(context: LimitClauseContext | OffsetClauseContext | null): Operand | null {
    if (!context) return null;
    const bound = maybe(context.boundExpression());
    return bound ? this.bind(bound) : { kind: 'number', text: context.IntegerLiteral().getText() };
  }
}

/** Each name of FROM with the alias that follows it. */
function fromNames(context: FromNameListContext): { path: string[]; alias: string | null }[] {
  const names: { path: string[]; alias: string | null }[] = [];
  const fields = new Set<unknown>(context.fieldName_list());
  const aliases = new Set<unknown>(context.soqlId_list());
  for (let at = 0; at < context.getChildCount(); at++) {
    const child = context.getChild(at);
    if (fields.has(child)) names.push({ path: path(child as FieldNameContext), alias: null });
    else if (aliases.has(child)) names.at(-1)!.alias = child.getText();
  }
  return names;
}

function lowerTypeOf(context: TypeOfContext): SelectItem {
  const fields = (list: { fieldName_list(): FieldNameContext[] }) => list.fieldName_list().map(path);
  const otherwise = maybe(context.elseClause());
  return {
    kind: 'typeof',
    relationship: path(context.fieldName()),
    whens: context
      .whenClause_list()
      .map((when) => ({ type: when.fieldName().getText(), fields: fields(when.fieldNameList()) })),
    otherwise: otherwise ? fields(otherwise.fieldNameList()) : [],
  };
}

function forClauses(context: QueryContext): 'UPDATE' | null {
  const clauses = maybe(context.forClauses());
  return clauses && clauses.UPDATE_list().length > 0 ? 'UPDATE' : null;
}

/** `Account.Owner.Name` → its parts, as written. */
export function path(context: FieldNameContext): string[] {
  return context.soqlId_list().map((id) => id.getText());
}

/** The parser's accessors return null for absent children although they are typed as present. */
export function maybe<T>(child: T): T | null {
  return child ?? null;
}

/** The source text of a context, white space included. */
export function sourceText(context: ApexParserRuleContext): string {
  const { start, stop } = context;
  return start.getInputStream().getText(start.start, (stop ?? start).stop);
}

export function unsupported(feature: string): DataError {
  return new DataError('UnsupportedException', 'UNSUPPORTED', `UNSUPPORTED: SOQL ${feature}`);
}
