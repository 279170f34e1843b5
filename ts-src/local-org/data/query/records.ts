import type { SelectItem, SoqlQuery } from '../../soql/ast.ts';
import type { ObjectSchema } from '../schema.ts';
import type { SObject } from '../sobject.ts';
import { quote } from '../storage/columns.ts';
import { joinSql, listOf, raw, sql } from '../storage/sql.ts';
import type { Sql } from '../storage/sql.ts';
import { invalidQuery, noSuchChildren, unsupportedQuery } from './context.ts';
import { callExpression } from './functions.ts';
import { rowCount } from './operands.ts';
import { Aliases, Scope } from './scope.ts';
import type { AccessCheck, QueryContext } from './context.ts';
import { Columns, Shape } from './shape.ts';
import { Statement, queryableObject } from './statement.ts';

const MOST_WITH_ALL_FIELDS = 200;

interface ChildPlan {
  name: string;
  run(parentIds: string[]): Map<string, SObject[]>;
}

/** A query whose rows are records, or a child subquery of one. */
export class RecordQuery {
  readonly #context: QueryContext;
  readonly #check: AccessCheck;
  readonly #scope: Scope;
  readonly #statement: Statement;
  readonly #columns = new Columns();
  readonly #shape: Shape;
  readonly #children: ChildPlan[] = [];

  constructor(context: QueryContext, check: AccessCheck, query: SoqlQuery, object: ObjectSchema) {
    this.#context = context;
    this.#check = check;
    this.#scope = new Scope(context, check, new Aliases(), object, query.from);
    this.#statement = new Statement(this.#scope, query);
    this.#shape = new Shape(object, this.#columns.add(raw(`${this.#scope.alias}."Id"`)));
    refuseDuplicates(query.select);
    for (const item of query.select) this.#select(item);
  }

  run(): SObject[] {
    const { text, values } = this.statement();
    this.#check.finish();
    const rows = this.#context.db.rows(text, values);
    return this.#withChildren(rows.map((row) => this.#shape.read(row, this.#context.schema)!));
  }

  /** Compiling conditions and order records in the access check what they read. */
  statement(): Sql {
    const where = this.#statement.where();
    const order = this.#statement.orderBy();
    const limit = this.#statement.limit(this.#most());
    return sql`SELECT ${joinSql(this.#columns.list, ', ')} FROM ${this.#scope.from()}${where}${order}${limit}`;
  }

  /** The children of the given parents, each list ordered and limited by itself. */
  runFor(parentIds: string[], foreignKey: string): Map<string, SObject[]> {
    const column = `${this.#scope.alias}.${quote(foreignKey)}`;
    const keyIndex = this.#columns.add(raw(column));
    const where = this.#statement.where(sql`${raw(column)} IN ${listOf(parentIds)}`);
    const order = this.#statement.orderItems();
    const { limit } = this.#statement.query;
    const ordered = order.length > 0 ? sql` ORDER BY ${joinSql(order, ', ')}` : raw('');
    const body = sql`FROM ${this.#scope.from()}${where}`;
    const columns = joinSql(this.#columns.list, ', ');
    const rank = sql`ROW_NUMBER() OVER (PARTITION BY ${raw(column)}${ordered})`;
    const full = limit
      ? sql`SELECT * FROM (SELECT ${columns}, ${rank} AS "_rank" ${body}) WHERE "_rank" <= ${rowCount(this.#context, limit, 'LIMIT')} ORDER BY "_rank"`
      : sql`SELECT ${columns} ${body}${ordered}`;
    const bounded = this.#most() === Infinity ? full : sql`${full} LIMIT ${this.#most()}`;
    const rows = this.#context.db.rows(bounded.text, bounded.values);
    const records = this.#withChildren(rows.map((row) => this.#shape.read(row, this.#context.schema)!));
    const byParent = new Map<string, SObject[]>();
    records.forEach((record, index) => {
      const key = String(rows[index]![keyIndex]);
      const list = byParent.get(key);
      if (list) list.push(record);
      else byParent.set(key, [record]);
    });
    return byParent;
  }

  #most(): number {
    return (this.#context.mostRows ?? Infinity) + 1;
  }

  #withChildren(records: SObject[]): SObject[] {
    if (records.length === 0) return records;
    const ids = this.#children.length > 0 ? records.map((record) => record.id!) : [];
    for (const child of this.#children) {
      const byParent = child.run(ids);
      for (const record of records) record.setChildren(child.name, byParent.get(record.id!) ?? []);
    }
    return records;
  }

  #select(item: SelectItem): void {
    switch (item.kind) {
      case 'field':
        return this.#selectField(item.path, item.alias);
      case 'function':
        return this.#selectFunction(item);
      case 'subquery':
        return this.#selectChildren(item.query);
      case 'typeof':
        return this.#selectTypeOf(item);
      case 'fields':
        return this.#selectAll(item.set);
    }
  }

  #selectField(path: readonly string[], alias: string | null = null): void {
    if (alias !== null) throw invalidQuery('MALFORMED_QUERY', 'only aggregate expressions use field aliasing');
    const relative = this.#scope.relative(path);
    const expression = this.#scope.resolve(path, true);
    const name = relative.at(-1)!;
    if (relative.length === 1) this.#shape.add(name, expression, this.#columns);
    else this.#parentShape(relative.slice(0, -1), name).add(name, expression, this.#columns);
  }

  /** The shape for the parent at the end of a relationship path; the references on the way become readable too. */
  #parentShape(path: readonly string[], next: string): Shape {
    let shape = this.#shape;
    let at: { alias: string; object: ObjectSchema } = this.#scope;
    for (const [index, relationship] of path.entries()) {
      const reference = this.#scope.reference(at.object, relationship);
      shape.cell(reference.name, this.#columns.add(raw(`${at.alias}.${quote(reference.name)}`)), { kind: 'id' });
      const isLast = index === path.length - 1;
      const several = reference.referenceTo.length > 1 && isLast && next !== '';
      const joined = several ? null : this.#scope.parent(path.slice(0, index + 1), true);
      const id = joined ? `${joined.alias}."Id"` : `${at.alias}.${quote(reference.name)}`;
      shape = this.#childShape(shape, relationship, joined?.object ?? null, this.#columns.add(raw(id)));
      at = joined ?? at;
    }
    return shape;
  }

  #childShape(shape: Shape, relationship: string, object: ObjectSchema | null, idIndex: number): Shape {
    const key = relationship.toLowerCase();
    let parent = shape.parents.get(key);
    if (!parent) shape.parents.set(key, (parent = new Shape(object, idIndex)));
    return parent;
  }

  #selectFunction(item: Extract<SelectItem, { kind: 'function' }>): void {
    const expression = callExpression(this.#scope, item.call, true);
    const key = item.alias ?? expression.field?.name;
    if (!key) throw unsupportedQuery(`${item.call.name} without an alias`);
    this.#shape.add(key, expression, this.#columns);
  }

  #selectChildren(query: SoqlQuery): void {
    const { schema } = this.#context;
    const name = this.#scope.childName(query.from.name);
    const relation = schema.child(this.#scope.object, name);
    if (!relation) throw noSuchChildren(query.from.name);
    const object = queryableObject({ context: this.#context }, relation.childObject);
    const child = new RecordQuery(this.#context, this.#check, query, object);
    child.statement();
    this.#children.push({ name, run: (ids) => child.runFor(ids, relation.field) });
  }

  #selectTypeOf(item: Extract<SelectItem, { kind: 'typeof' }>): void {
    if (item.relationship.length !== 1) throw unsupportedQuery('TYPEOF on a path of several relationships');
    const relationship = item.relationship[0]!;
    const reference = this.#scope.reference(this.#scope.object, relationship);
    const column = raw(`${this.#scope.alias}.${quote(reference.name)}`);
    this.#shape.cell(reference.name, this.#columns.add(column), { kind: 'id' });
    const shape = this.#childShape(this.#shape, relationship, null, this.#columns.add(column));
    const named = new Set(item.whens.map((when) => when.type.toLowerCase()));
    const others = reference.referenceTo.filter((target) => !named.has(target.toLowerCase()));
    for (const { type, fields } of item.whens) this.#typeOfBranch(shape, column, type, fields);
    for (const type of others) this.#typeOfBranch(shape, column, type, this.#common(type, item.otherwise));
  }

  /** The fields of ELSE that an object has: only those common to all are written there, and an object may call its name otherwise. */
  #common(type: string, fields: readonly string[][]): string[][] {
    const { schema } = this.#context;
    const object = schema.object(type);
    return object ? fields.filter((path) => path.length > 1 || schema.field(object, path[0]!) !== undefined) : [];
  }

  #typeOfBranch(shape: Shape, column: Sql, type: string, fields: string[][]): void {
    const object = queryableObject({ context: this.#context }, type);
    for (const path of fields) {
      const inner = new Scope(this.#context, this.#check, this.#scope.aliases, object, null);
      const expression = inner.resolve(path, true);
      const visible = this.#context.rights.visible(object, inner.alias);
      const where = sql`${raw(`${inner.alias}."Id"`)} = ${column}${visible ? sql` AND ${visible}` : raw('')}`;
      const lookup = sql`(SELECT ${expression.sql} FROM ${inner.from()} WHERE ${where})`;
      shape.cell(path.at(-1)!, this.#columns.add(lookup), expression.encoding, object.name);
    }
  }

  #selectAll(set: 'ALL' | 'STANDARD' | 'CUSTOM'): void {
    const { rights, checks } = this.#context;
    const { limit } = this.#statement.query;
    const isBounded = limit !== null && rowCount(this.#context, limit, 'LIMIT') <= MOST_WITH_ALL_FIELDS;
    if (set !== 'STANDARD' && !isBounded) {
      throw invalidQuery('MALFORMED_QUERY', `The SOQL FIELDS function must have a LIMIT of at most 200`);
    }
    const { object } = this.#scope;
    for (const field of object.fields.values()) {
      if (set !== 'ALL' && field.custom !== (set === 'CUSTOM')) continue;
      if (checks !== 'none' && !rights.field(object, field).read) continue;
      this.#selectField([field.name]);
    }
  }
}

function refuseDuplicates(select: readonly SelectItem[]): void {
  const seen = new Set<string>();
  for (const item of select) {
    if (item.kind !== 'field') continue;
    const name = item.path.join('.').toLowerCase();
    if (seen.has(name)) throw invalidQuery('MALFORMED_QUERY', `duplicate field selected: ${item.path.at(-1)}`);
    seen.add(name);
  }
}
