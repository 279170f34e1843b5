import { DataError } from '../errors.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema.ts';
import type { SObject } from '../sobject.ts';
import { decode, encode, encodingOf, isStored, quote } from '../storage/columns.ts';
import type { Database } from '../storage/database.ts';
import { sql } from '../storage/sql.ts';
import type { RecordRules } from '../dml/context.ts';
import { FormulaError } from './ast.ts';
import type { FormulaScope } from './evaluate.ts';
import type { FormulaFields } from './fields.ts';
import { compileFormula, toFieldValue } from './formula.ts';
import type { Globals } from './globals.ts';
import { fromField } from './value.ts';
import type { FormulaValue } from './value.ts';

interface Moment {
  userId: string;
  timeZone: string;
  nowMs: number;
}

/** Validation rules and default values, computed on records that are not stored yet. */
export class FormulaRules implements RecordRules {
  readonly #db: Database;
  readonly #schema: Schema;
  readonly #globals: Globals;
  readonly #fields: FormulaFields;
  readonly #moment: Moment;

  constructor(db: Database, schema: Schema, globals: Globals, fields: FormulaFields, moment: Moment) {
    this.#db = db;
    this.#schema = schema;
    this.#globals = globals;
    this.#fields = fields;
    this.#moment = moment;
  }

  violations(record: SObject, old: SObject | null): { message: string; field: string | null }[] {
    const { schema } = record;
    const active = schema.validationRules.filter((rule) => rule.active);
    return active.filter((rule) =>
      this.#named(`${schema.name}.${rule.name}`, () => this.#holds(rule.formula, record, old)),
    );
  }

  defaultValue(field: FieldSchema, record: SObject): unknown {
    const scope = this.#scope(record, null);
    return this.#named(`default value of ${record.schema.name}.${field.name}`, () => {
      const value = compileFormula(field.defaultFormula!).evaluate(scope);
      return toFieldValue(field, value);
    });
  }

  compute(record: SObject, old: SObject | null): void {
    for (const field of record.schema.fields.values()) {
      if (field.formula === null || isStored(field)) continue;
      const name = `${record.schema.name}.${field.name}`;
      record.put(
        field.name,
        toFieldValue(
          field,
          this.#named(name, () => this.#blankOnFault(record, field.name, old)),
        ),
      );
    }
  }

  /** A formula of which nothing can be computed is blank. */
  #blankOnFault(record: SObject, field: string, old: SObject | null): FormulaValue {
    try {
      return this.#own(record, field, old, false);
    } catch (error) {
      if (error instanceof FormulaError && error.code === 'FORMULA_VALUE') return null;
      throw error;
    }
  }

  #holds(formula: string, record: SObject, old: SObject | null): boolean {
    return compileFormula(formula).evaluate(this.#scope(record, old)) === true;
  }

  /** A rule that cannot be computed stops the statement: it must not count as passed. */
  #named<T>(name: string, body: () => T): T {
    try {
      return body();
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      const kind = error.code === 'FORMULA_UNSUPPORTED' ? 'UnsupportedException' : 'DmlException';
      throw new DataError(kind, error.code, `${name}: ${error.message}`);
    }
  }

  #scope(record: SObject, old: SObject | null, blankAsZero = false): FormulaScope {
    const { nowMs, timeZone } = this.#moment;
    return {
      field: (path) => this.#read(record, path, old, blankAsZero),
      prior: (path) => this.#read(old ?? record, path, old, blankAsZero),
      isNew: old === null,
      nowMs,
      timeZone,
    };
  }

  #read(record: SObject, path: readonly string[], old: SObject | null, blankAsZero: boolean): FormulaValue {
    const [first, ...rest] = path[0]!.toLowerCase() === '$recordtype' ? ['RecordType', ...path.slice(1)] : path;
    if (first!.startsWith('$')) return this.#globals.value(path, this.#moment.userId);
    if (rest.length === 0) return this.#own(record, first!, old, blankAsZero);
    const [relationship, target] = first!.split(':') as [string, string?];
    const reference = this.#schema.relationship(record.schema, relationship);
    if (!reference)
      throw new FormulaError('FORMULA_VALUE', `Field ${path.join('.')} does not exist on ${record.schema.name}`);
    const id = record.peek(reference.name);
    const parent =
      id === null
        ? this.#schema.object(target ?? reference.referenceTo.at(-1)!)
        : this.#schema.objectByPrefix(String(id));
    return parent ? this.#stored(parent, id === null ? null : String(id), rest) : null;
  }

  #own(record: SObject, name: string, old: SObject | null, blankAsZero: boolean): FormulaValue {
    const field = this.#schema.field(record.schema, name);
    if (!field) throw new FormulaError('FORMULA_VALUE', `Field ${name} does not exist on ${record.schema.name}`);
    if (isStored(field)) return fromField(record.peek(name), encodingOf(field).kind, blankAsZero);
    if (field.formula === null) return record.id === null ? null : this.#stored(record.schema, record.id, [name]);
    return compileFormula(field.formula).evaluate(this.#scope(record, old, field.blankAsZero));
  }

  /** A field of a stored record, over further relationships. */
  #stored(object: ObjectSchema, id: string | null, path: readonly string[]): FormulaValue {
    const [first, ...rest] = path as [string, ...string[]];
    if (rest.length > 0) {
      const reference = this.#schema.relationship(object, first);
      if (!reference)
        throw new FormulaError('FORMULA_VALUE', `Field ${path.join('.')} does not exist on ${object.name}`);
      const next = id === null ? null : this.#column(object, id, reference);
      const parent = next === null ? undefined : this.#schema.objectByPrefix(String(next));
      return parent ? this.#stored(parent, String(next), rest) : null;
    }
    const field = this.#schema.field(object, first);
    if (!field) throw new FormulaError('FORMULA_VALUE', `Field ${first} does not exist on ${object.name}`);
    return id === null ? null : fromField(this.#column(object, id, field));
  }

  #column(object: ObjectSchema, id: string, field: FieldSchema): unknown {
    const table = this.#db.table(object);
    const column = isStored(field)
      ? { text: `r.${quote(field.name)}`, values: [] }
      : this.#fields.sql(object, field, 'r');
    const query = sql`SELECT ${column} FROM ${{ text: `${table} AS r`, values: [] }} WHERE r."Id" = ${encode({ ...field, type: 'ID' }, id)}`;
    const row = this.#db.rows(query.text, query.values)[0];
    return row ? decode(encodingOf(field), row[0]) : null;
  }
}
