import type { FromClause } from '../../soql/ast.ts';
import type { FieldSchema, ObjectSchema } from '../schema.ts';
import { encodingOf, isStored, quote } from '../storage/columns.ts';
import type { Encoding } from '../storage/columns.ts';
import { joinSql, raw, sql } from '../storage/sql.ts';
import type { Sql } from '../storage/sql.ts';
import { noSuchColumn, noSuchRelationship } from './context.ts';
import type { AccessCheck, QueryContext } from './context.ts';

/** A value in SQL and how to read it. `field` is null for values that are no field. */
export interface Expression {
  sql: Sql;
  encoding: Encoding;
  object: ObjectSchema | null;
  field: FieldSchema | null;
}

/** A joined parent. `id` is null where there is no visible parent. */
export interface Joined {
  alias: string;
  object: ObjectSchema;
  reference: FieldSchema;
  /** The row that holds the reference. */
  childAlias: string;
}

/** Hands out table aliases for one statement. */
export class Aliases {
  #next = 0;
  take(): string {
    return `t${this.#next++}`;
  }
}

/** The tables of one FROM: the object itself and the parents that its paths reach. */
export class Scope {
  readonly context: QueryContext;
  readonly check: AccessCheck;
  readonly aliases: Aliases;
  readonly object: ObjectSchema;
  readonly alias: string;
  readonly #names: Set<string>;
  /** Paths of the further names in FROM, by lower-case alias. */
  readonly #paths = new Map<string, readonly string[]>();
  readonly #joins = new Map<string, Joined>();
  readonly #joinSql: Sql[] = [];

  constructor(
    context: QueryContext,
    check: AccessCheck,
    aliases: Aliases,
    object: ObjectSchema,
    from: Pick<FromClause, 'alias' | 'joins'> | null,
  ) {
    this.context = context;
    this.check = check;
    this.aliases = aliases;
    this.object = object;
    this.alias = aliases.take();
    this.#names = new Set([object.name.toLowerCase(), ...(from?.alias ? [from.alias.toLowerCase()] : [])]);
    for (const { alias, path } of from?.joins ?? []) this.#paths.set(alias.toLowerCase(), this.relative(path));
  }

  /** `"Account" AS t0 LEFT JOIN ...` */
  from(): Sql {
    return joinSql([raw(`${this.context.db.table(this.object)} AS ${this.alias}`), ...this.#joinSql], ' ');
  }

  /** The path from the object: without its name or alias in front, with further aliases written out. */
  relative(path: readonly string[]): readonly string[] {
    const first = path[0]!;
    const joined = path.length > 1 ? this.#paths.get(first.toLowerCase()) : undefined;
    if (joined) return [...joined, ...path.slice(1)];
    const isQualifier =
      path.length > 1 && this.#names.has(first.toLowerCase()) && !this.context.schema.relationship(this.object, first);
    return isQualifier ? path.slice(1) : path;
  }

  #root(): { alias: string; object: ObjectSchema } {
    return { alias: this.alias, object: this.object };
  }

  /** The child relationship a FROM names: `Contacts`, or `Account.Contacts`. */
  childName(name: string): string {
    return this.relative(name.split('.')).join('.');
  }

  /** The field a path names. `selected`: it is an output, not only part of a condition. */
  resolve(path: readonly string[], selected = false): Expression {
    const relative = this.relative(path);
    const relationships = relative.slice(0, -1);
    const name = relative.at(-1)!;
    let at = this.#root();
    for (const [index, relationship] of relationships.entries()) {
      const reference = this.#reference(at.object, relationship, selected);
      const isLast = index === relationships.length - 1;
      if (reference.referenceTo.length > 1 && isLast)
        return this.#polymorphicField(at.alias, reference, name, selected);
      at = this.#join(relationships.slice(0, index + 1), at, reference, relative[index + 1]!);
    }
    return this.#field(at.object, at.alias, name, selected);
  }

  /** The parent behind a relationship path of which each step has one target. */
  parent(path: readonly string[], selected: boolean): Joined {
    let at = this.#root();
    let joined: Joined | undefined;
    for (const [index, relationship] of path.entries()) {
      const reference = this.#reference(at.object, relationship, selected);
      joined = this.#join(path.slice(0, index + 1), at, reference, path[index + 1] ?? 'Id');
      at = joined;
    }
    return joined!;
  }

  reference(object: ObjectSchema, relationship: string): FieldSchema {
    return this.#reference(object, relationship, false);
  }

  #reference(object: ObjectSchema, relationship: string, selected: boolean): FieldSchema {
    const reference = this.context.schema.relationship(object, relationship);
    if (!reference) throw noSuchRelationship(relationship);
    this.check.field(object, reference, selected);
    return reference;
  }

  #join(
    path: readonly string[],
    child: { alias: string; object: ObjectSchema },
    reference: FieldSchema,
    next: string,
  ): Joined {
    const object = this.#target(reference, next);
    const key = `${path.join('.').toLowerCase()}>${object.name}`;
    const known = this.#joins.get(key);
    if (known) return known;
    this.check.object(object);
    const alias = this.aliases.take();
    const visible = this.context.rights.visible(object, alias);
    const on = sql`${raw(`${alias}."Id" = ${child.alias}.${quote(reference.name)}`)}${visible ? sql` AND ${visible}` : raw('')}`;
    this.#joinSql.push(sql`${raw(`LEFT JOIN ${this.context.db.table(object)} AS ${alias} ON`)} ${on}`);
    const joined = { alias, object, reference, childAlias: child.alias };
    this.#joins.set(key, joined);
    return joined;
  }

  /** The one target, or the first of several that has the next name of the path. */
  #target(reference: FieldSchema, next: string): ObjectSchema {
    const targets = this.#targets(reference);
    const { schema } = this.context;
    const found = targets.find((target) => schema.field(target, next) ?? schema.relationship(target, next));
    return found ?? targets[0]!;
  }

  #targets(reference: FieldSchema): ObjectSchema[] {
    const targets = reference.referenceTo.flatMap((name) => this.context.schema.object(name) ?? []);
    if (targets.length === 0) throw noSuchRelationship(reference.relationshipName ?? reference.name);
    return targets;
  }

  #field(object: ObjectSchema, alias: string, name: string, selected: boolean): Expression {
    const field = this.context.schema.field(object, name);
    if (!field) throw noSuchColumn(object.name, name);
    this.check.field(object, field, selected);
    const encoding = encodingOf(field);
    if (isStored(field)) return { sql: raw(`${alias}.${quote(field.name)}`), encoding, object, field };
    return { sql: this.context.formula(object, field, alias), encoding, object, field };
  }

  /** `What.Name`: looked up in the object that the id belongs to. `Owner.Type` is that object's name. */
  #polymorphicField(alias: string, reference: FieldSchema, name: string, selected: boolean): Expression {
    const column = `${alias}.${quote(reference.name)}`;
    const isType = name.toLowerCase() === 'type';
    const targets = this.#targets(reference);
    const having = targets.filter((target) => isType || this.context.schema.field(target, this.#nameOf(target, name)));
    if (having.length === 0) throw noSuchColumn('Name', name);
    const cases = having.map((target) => {
      const prefix = raw(`'${target.keyPrefix}'`);
      if (isType) return sql`WHEN ${prefix} THEN ${target.name}`;
      return sql`WHEN ${prefix} THEN ${this.#lookUp(target, column, this.#nameOf(target, name), selected)}`;
    });
    const expression = sql`CASE substr(${raw(column)}, 1, 3) ${joinSql(cases, ' ')} END`;
    const first = having[0]!;
    const field = isType ? null : this.context.schema.field(first, this.#nameOf(first, name))!;
    return { sql: expression, encoding: field ? encodingOf(field) : { kind: 'text' }, object: first, field };
  }

  #lookUp(target: ObjectSchema, column: string, name: string, selected: boolean): Sql {
    const inner = this.aliases.take();
    const value = this.#field(target, inner, name, selected);
    const visible = this.context.rights.visible(target, inner);
    const where = sql`${raw(`${inner}."Id" = ${column}`)}${visible ? sql` AND ${visible}` : raw('')}`;
    return sql`(SELECT ${value.sql} FROM ${raw(`${this.context.db.table(target)} AS ${inner}`)} WHERE ${where})`;
  }

  /** The Name of an object whose name field is called otherwise: `What.Name` of a case is its number. */
  #nameOf(target: ObjectSchema, name: string): string {
    const isName = name.toLowerCase() === 'name';
    return isName && !target.fields.has('name') && target.nameField ? target.nameField : name;
  }
}
