import type { Metadata } from '../../metadata/index.ts';
import type { ObjectSchema, Schema } from '../schema.ts';
import { decode, encodingOf, isStored, quote } from '../storage/columns.ts';
import type { Database } from '../storage/database.ts';
import { FormulaError } from './ast.ts';
import { fromField } from './value.ts';
import type { FormulaValue } from './value.ts';

/** The names that start with `$`: about the running user, the org and its settings. */
export class Globals {
  readonly #db: Database;
  readonly #schema: Schema;
  readonly #labels: ReadonlyMap<string, string>;
  readonly #hasPermission: (userId: string, name: string) => boolean;

  constructor(
    db: Database,
    schema: Schema,
    metadata: Metadata,
    hasPermission: (userId: string, name: string) => boolean,
  ) {
    this.#db = db;
    this.#schema = schema;
    this.#labels = new Map(metadata.labels.map((label) => [label.name.toLowerCase(), label.value]));
    this.#hasPermission = hasPermission;
  }

  /** Throws FormulaError FORMULA_UNSUPPORTED for a global that is not there. */
  value(path: readonly string[], userId: string): FormulaValue {
    const [global, first, second, third] = path as [string, string, string?, string?];
    switch (global.toLowerCase()) {
      case '$user':
        return this.#field('User', userId, first);
      case '$profile':
        return this.#field('Profile', this.#reference(userId, 'ProfileId'), first);
      case '$userrole':
        return this.#field('UserRole', this.#reference(userId, 'UserRoleId'), first);
      case '$organization':
        return this.#field('Organization', this.#first('Organization'), first);
      case '$permission':
        return this.#hasPermission(userId, first);
      case '$label':
        return this.#labels.get(first.toLowerCase()) ?? null;
      case '$setup':
        return this.#setting(userId, first, second!);
      case '$custommetadata':
        return this.#metadataField(first, second!, third!);
      default:
        throw new FormulaError('FORMULA_UNSUPPORTED', `UNSUPPORTED: formula name ${path.join('.')}`);
    }
  }

  #object(name: string): ObjectSchema {
    const object = this.#schema.object(name);
    if (!object) throw new FormulaError('FORMULA_VALUE', `Field ${name} does not exist`);
    return object;
  }

  #field(objectName: string, id: string | null, fieldName: string): FormulaValue {
    if (id === null) return null;
    const object = this.#object(objectName);
    const field = object.fields.get(fieldName.toLowerCase());
    if (!field || !isStored(field))
      throw new FormulaError('FORMULA_VALUE', `Field ${objectName}.${fieldName} does not exist`);
    const row = this.#db.rows(`SELECT ${quote(field.name)} FROM ${this.#db.table(object)} WHERE "Id" = ?`, [id])[0];
    return row ? fromField(decode(encodingOf(field), row[0])) : null;
  }

  #reference(userId: string, field: string): string | null {
    const found = this.#field('User', userId, field);
    return found === null ? null : String(found);
  }

  #first(objectName: string): string | null {
    const row = this.#db.rows(`SELECT "Id" FROM ${this.#db.table(this.#object(objectName))} LIMIT 1`, [])[0];
    return row ? String(row[0]) : null;
  }

  /** The most specific row of a hierarchy setting that has a value: user, profile, org. */
  #setting(userId: string, objectName: string, fieldName: string): FormulaValue {
    const object = this.#object(objectName);
    const profileId = this.#reference(userId, 'ProfileId');
    for (const owner of [userId, profileId, this.#first('Organization')]) {
      const row = this.#db.rows(`SELECT "Id" FROM ${this.#db.table(object)} WHERE "SetupOwnerId" = ?`, [owner])[0];
      const value = row ? this.#field(objectName, String(row[0]), fieldName) : null;
      if (value !== null) return value;
    }
    return null;
  }

  #metadataField(objectName: string, record: string, fieldName: string): FormulaValue {
    const object = this.#object(objectName);
    const row = this.#db.rows(`SELECT "Id" FROM ${this.#db.table(object)} WHERE "DeveloperName" = ?`, [record])[0];
    return row ? this.#field(objectName, String(row[0]), fieldName) : null;
  }
}
