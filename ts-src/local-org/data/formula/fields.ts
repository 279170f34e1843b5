import { DataError } from '../errors.ts';
import { filterSql } from '../query/filters.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema.ts';
import { decode, encode, encodingOf, isStored, quote } from '../storage/columns.ts';
import type { Encoding, SqlValue } from '../storage/columns.ts';
import type { Database } from '../storage/database.ts';
import { joinSql, raw, sql } from '../storage/sql.ts';
import type { Sql } from '../storage/sql.ts';
import { FormulaError } from './ast.ts';
import { compileFormula, toFieldValue } from './formula.ts';
import type { Formula } from './formula.ts';
import type { Globals } from './globals.ts';
import { fromField } from './value.ts';
import type { FormulaValue } from './value.ts';

interface Prepared {
  field: FieldSchema;
  formula: Formula;
  /** Lower-case path → position among the arguments. */
  arguments: Map<string, number>;
  encodings: Encoding[];
}

/** Formula and roll-up summary fields as SQL: a formula becomes a call of the function `formula` with the fields it reads. */
export class FormulaFields {
  readonly #db: Database;
  readonly #schema: Schema;
  readonly #globals: Globals;
  readonly #prepared = new Map<string, Prepared>();
  #user: { id: string; timeZone: string; nowMs: number } = { id: '', timeZone: 'UTC', nowMs: 0 };
  #nextAlias = 0;

  constructor(db: Database, schema: Schema, globals: Globals) {
    this.#db = db;
    this.#schema = schema;
    this.#globals = globals;
    db.define('formula', (key, ...values) => this.#compute(String(key), values), false);
  }

  /** For whom and when the next statements compute. */
  runAs(user: { id: string; timeZone: string; nowMs: number }): void {
    this.#user = user;
  }

  /** Throws UNSUPPORTED for a compound field. */
  sql(object: ObjectSchema, field: FieldSchema, alias: string): Sql {
    if (field.rollup) return this.#rollup(object, field, alias);
    if (field.formula === null) {
      throw new DataError(
        'UnsupportedException',
        'UNSUPPORTED',
        `UNSUPPORTED: compound field ${object.name}.${field.name}`,
      );
    }
    const prepared = this.#prepare(object, field);
    const values = [...prepared.arguments.keys()].map((path) => this.#read(object, alias, path.split('.')).sql);
    return sql`formula(${joinSql([sql`${`${object.name}.${field.name}`}`, ...values], ', ')})`;
  }

  #prepare(object: ObjectSchema, field: FieldSchema): Prepared {
    const key = `${object.name}.${field.name}`;
    const known = this.#prepared.get(key);
    if (known) return known;
    const formula = compileFormula(field.formula!);
    const prepared: Prepared = { field, formula, arguments: new Map(), encodings: [] };
    this.#prepared.set(key, prepared);
    for (const path of formula.references) {
      if (path[0]!.startsWith('$') && path[0]!.toLowerCase() !== '$recordtype') continue;
      prepared.arguments.set(path.join('.').toLowerCase(), prepared.encodings.length);
      prepared.encodings.push(encodingOf(this.#read(object, 'x', path).field));
    }
    return prepared;
  }

  /** The value at the end of a path, by nested look-ups: formulas read parents whatever the user may see. */
  #read(object: ObjectSchema, alias: string, path: readonly string[]): { sql: Sql; field: FieldSchema } {
    const [first, ...rest] = path[0]!.toLowerCase() === '$recordtype' ? ['RecordType', ...path.slice(1)] : path;
    if (rest.length === 0) return this.#own(object, alias, first!);
    const [relationship, target] = first!.split(':') as [string, string?];
    const reference = this.#schema.relationship(object, relationship);
    const parent = reference && this.#schema.object(target ?? reference.referenceTo.at(-1)!);
    if (!reference || !parent)
      throw new FormulaError('FORMULA_VALUE', `Field ${path.join('.')} does not exist on ${object.name}`);
    const inner = `f${this.#nextAlias++}`;
    const value = this.#read(parent, inner, rest);
    const from = raw(`${this.#db.table(parent)} AS ${inner} WHERE ${inner}."Id" = ${alias}.${quote(reference.name)}`);
    return { sql: sql`(SELECT ${value.sql} FROM ${from})`, field: value.field };
  }

  #own(object: ObjectSchema, alias: string, name: string): { sql: Sql; field: FieldSchema } {
    const field = this.#schema.field(object, name);
    if (!field) throw new FormulaError('FORMULA_VALUE', `Field ${name} does not exist on ${object.name}`);
    return { sql: isStored(field) ? raw(`${alias}.${quote(field.name)}`) : this.sql(object, field, alias), field };
  }

  #rollup(_object: ObjectSchema, field: FieldSchema, alias: string): Sql {
    const { operation, childObject, childField, summarized, filters } = field.rollup!;
    const child = this.#schema.object(childObject)!;
    const inner = `f${this.#nextAlias++}`;
    const value = summarized === null ? raw('*') : this.#own(child, inner, summarized).sql;
    const matching = filterSql(child, inner, filters, null, (object, computed, at) => this.sql(object, computed, at));
    const where = sql`${raw(`${inner}.${quote(childField)} = ${alias}."Id" AND ${inner}."IsDeleted" = 0`)} AND ${matching}`;
    const aggregate = sql`${raw(operation.toUpperCase())}(${value})`;
    const result = operation === 'sum' ? sql`COALESCE(${aggregate}, 0)` : aggregate;
    return sql`(SELECT ${result} FROM ${raw(`${this.#db.table(child)} AS ${inner}`)} WHERE ${where})`;
  }

  /** A formula that fails on a record is blank there. */
  #compute(key: string, values: readonly SqlValue[]): SqlValue {
    const prepared = this.#prepared.get(key)!;
    const field = (path: readonly string[]): FormulaValue => {
      const at = prepared.arguments.get(path.join('.').toLowerCase());
      if (at === undefined) return this.#globals.value(path, this.#user.id);
      return fromField(
        decode(prepared.encodings[at]!, values[at]),
        prepared.encodings[at]!.kind,
        prepared.field.blankAsZero,
      );
    };
    try {
      const { nowMs, timeZone } = this.#user;
      const scope = { field, prior: field, isNew: false, nowMs, timeZone };
      return encode(prepared.field, toFieldValue(prepared.field, prepared.formula.evaluate(scope)));
    } catch (error) {
      if (error instanceof FormulaError && error.code === 'FORMULA_VALUE') return null;
      throw error;
    }
  }
}
