import type { Comparable, OrderItem, SoqlQuery } from '../../soql/ast.ts';
import type { FieldSchema, ObjectSchema } from '../schema.ts';
import { joinSql, raw, sql } from '../storage/sql.ts';
import type { Sql } from '../storage/sql.ts';
import { condition, conjunction } from './conditions.ts';
import type { ConditionParts } from './conditions.ts';
import { invalidQuery } from './context.ts';
import { callExpression, isAggregate } from './functions.ts';
import { rowCount } from './operands.ts';
import { scopeCondition } from './owner-scopes.ts';
import { Scope } from './scope.ts';
import type { Expression } from './scope.ts';
import { checkSemiJoin, checkSemiJoins } from './semi-joins.ts';

/** The clauses that every kind of query shares, over one scope. */
export class Statement {
  readonly scope: Scope;
  readonly query: SoqlQuery;
  readonly #parts: ConditionParts;

  constructor(scope: Scope, query: SoqlQuery) {
    this.scope = scope;
    this.query = query;
    this.#parts = { scope, value: (item) => this.value(item), semiJoin: (inner, left) => this.#semiJoin(inner, left) };
    scope.check.object(scope.object);
    if (query.where) checkSemiJoins(query.where);
  }

  /** A value that WHERE compares: of one row. */
  rowValue(item: Comparable): Expression {
    if (item.kind === 'call' && isAggregate(item.call)) {
      throw invalidQuery('MALFORMED_QUERY', `aggregate function ${item.call.name} is not allowed in a WHERE clause`);
    }
    return this.value(item);
  }

  value(item: Comparable, selected = false): Expression {
    return item.kind === 'field'
      ? this.scope.resolve(item.path, selected)
      : callExpression(this.scope, item.call, selected);
  }

  /** Rows that are not deleted, that the user sees, and that match; `more` joins them. */
  where(more: Sql | null = null): Sql {
    const { query, scope } = this;
    const hidesDeleted = !query.allRows && scope.object.fields.has('isdeleted');
    const terms = conjunction([
      more,
      hidesDeleted ? raw(`${scope.alias}."IsDeleted" = 0`) : null,
      query.where && condition({ ...this.#parts, value: (item) => this.rowValue(item) }, query.where),
      this.#ownedBy(),
      scope.context.rights.visible(scope.object, scope.alias),
    ]);
    return terms ? sql` WHERE ${terms}` : raw('');
  }

  having(): Sql {
    const { having } = this.query;
    return having ? sql` HAVING ${condition(this.#parts, having)}` : raw('');
  }

  orderBy(): Sql {
    const items = this.orderItems();
    return items.length > 0 ? sql` ORDER BY ${joinSql(items, ', ')}` : raw('');
  }

  orderItems(): Sql[] {
    return this.query.orderBy.map((item) => {
      const by = sortable(this.value(item.by));
      return sql`${by}${raw(directionOf(item))}`;
    });
  }

  /** @param most rows that are fetched whatever the query says */
  limit(most = Infinity): Sql {
    const { context } = this.scope;
    const { limit, offset } = this.query;
    const asked = limit ? rowCount(context, limit, 'LIMIT') : Infinity;
    const rows = Math.min(asked, most);
    const skipped = offset ? rowCount(context, offset, 'OFFSET') : 0;
    if (skipped > 2000) throw invalidQuery('NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000');
    if (rows === Infinity && skipped === 0) return raw('');
    return sql` LIMIT ${rows === Infinity ? -1 : rows} OFFSET ${skipped}`;
  }

  /** `USING SCOPE mine` */
  #ownedBy(): Sql | null {
    const { scope } = this.query.from;
    return scope === null ? null : scopeCondition(this.scope, scope);
  }

  #semiJoin(inner: SoqlQuery, left: Expression): Sql {
    const { scope } = this;
    const object = queryableObject(scope, inner.from.name);
    const item = checkSemiJoin(scope, inner, left, object);
    const innerScope = new Scope(scope.context, scope.check, scope.aliases, object, inner.from);
    const statement = new Statement(innerScope, inner);
    const { sql: column, encoding, field } = innerScope.resolve(item.path);
    if (encoding.kind !== 'id') {
      const message = `The inner select field '${field?.name ?? item.path.at(-1)}' must be an id or reference field`;
      throw invalidQuery('INVALID_QUERY_FILTER_OPERATOR', message);
    }
    const where = statement.where(sql`${column} IS NOT NULL`);
    return sql`(SELECT ${column} FROM ${innerScope.from()}${where})`;
  }
}

/** Nulls come first in both directions unless the query says otherwise. */
export function directionOf({ descending, nulls }: OrderItem): string {
  const isUsual = nulls === null ? !descending : nulls === 'first' && !descending;
  return `${descending ? ' DESC' : ''}${isUsual ? '' : ` NULLS ${nulls?.toUpperCase() ?? 'FIRST'}`}`;
}

/** Picklists sort in the order of their values; what is no value of the list comes after them, by letters. Throws INVALID_FIELD for types without an order. */
export function sortable({ sql: text, field }: Expression): Sql {
  if (field && isUnsorted(field)) {
    throw invalidQuery('INVALID_FIELD', `field '${field.name}' can not be sorted in a query call`);
  }
  if (field?.type !== 'PICKLIST' || field.picklist.length === 0) return text;
  const order = JSON.stringify(Object.fromEntries(field.picklist.map(({ value }, at) => [value.toLowerCase(), at])));
  return sql`soql_rank(${text}, ${order})`;
}

const UNSORTED: ReadonlySet<string> = new Set(['MULTIPICKLIST', 'ENCRYPTEDSTRING', 'BASE64', 'ADDRESS', 'LOCATION']);

function isUnsorted(field: FieldSchema): boolean {
  return UNSORTED.has(field.type) || (field.type === 'TEXTAREA' && field.length > 255);
}

/** The object a FROM names. Throws INVALID_TYPE for unknown names and events. */
export function queryableObject(scope: Pick<Scope, 'context'>, name: string): ObjectSchema {
  const object = scope.context.schema.object(name);
  if (!object) {
    throw invalidQuery(
      'INVALID_TYPE',
      `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
    );
  }
  if (object.kind === 'event' || object.name === 'AggregateResult') {
    throw invalidQuery('INVALID_TYPE_FOR_OPERATION', `entity type ${object.name} does not support query`);
  }
  return object;
}
