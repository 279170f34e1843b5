import type { BindValue, FieldAccess, ObjectAccess } from '../contract.ts';
import { DataError } from '../errors.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema.ts';
import type { Database } from '../storage/database.ts';
import type { Sql } from '../storage/sql.ts';

/** Everything a query needs to know besides its own text. */
export interface QueryContext {
  readonly db: Database;
  readonly schema: Schema;
  readonly binds: readonly BindValue[];
  /** user: CRUD and FLS are enforced everywhere. enforced: only on what is selected. */
  readonly checks: 'none' | 'user' | 'enforced';
  readonly rights: Rights;
  /** IANA zone of the running user. */
  readonly timeZone: string;
  readonly fiscalStart: number;
  readonly nowMs: number;
  readonly userId: string;
  /** Of each list of rows, at most one more than this is fetched. Absent: all. */
  readonly mostRows?: number;
  /** BCP 47 tag of the running user's locale. */
  readonly locale: string;
  /** Groups and queues that a user belongs to, directly or by way of others. */
  groupsOf(userId: string): ReadonlySet<string>;
  /** Which of the records another user may read, edit and delete. */
  recordAccess(
    userId: string,
    object: ObjectSchema,
    ids: readonly string[],
  ): Record<'read' | 'edit' | 'delete', ReadonlySet<string>>;
  /** What another user may do with objects and fields; null when there is no such user. */
  rightsOf(userId: string): Pick<Rights, 'object' | 'field'> | null;
  /** SQL of a formula field's value over the given table alias. */
  formula(object: ObjectSchema, field: FieldSchema, alias: string): Sql;
}

/** What the running user may read. */
export interface Rights {
  object(object: ObjectSchema): ObjectAccess;
  field(object: ObjectSchema, field: FieldSchema): FieldAccess;
  /** A condition on the rows of `alias` that the user may see; null when all are visible. */
  visible(object: ObjectSchema, alias: string): Sql | null;
}

/** Collects what the user may not read, so that the error names all of it. */
export class AccessCheck {
  readonly #context: QueryContext;
  readonly #refused = new Map<string, Set<string>>();
  #first: DataError | null = null;

  constructor(context: QueryContext) {
    this.#context = context;
  }

  object(object: ObjectSchema): void {
    if (this.#context.checks === 'none' || this.#context.rights.object(object).read) return;
    this.#refused.set(object.name, this.#refused.get(object.name) ?? new Set());
    this.#first ??= this.#context.checks === 'user' ? noSuchObject(object.name) : notEnforced();
  }

  field(object: ObjectSchema, field: FieldSchema, selected: boolean): void {
    const { checks, rights } = this.#context;
    if (checks === 'none' || (checks === 'enforced' && !selected) || rights.field(object, field).read) return;
    this.#refused.set(object.name, (this.#refused.get(object.name) ?? new Set()).add(field.name));
    this.#first ??= checks === 'user' ? noSuchColumn(object.name, field.name) : notEnforced();
  }

  /** Throws QueryException when anything was refused. */
  finish(): void {
    if (!this.#first) return;
    const inaccessible = [...this.#refused].map(([object, fields]) => ({ object, fields: [...fields] }));
    throw new DataError('QueryException', this.#first.code, this.#first.message, { inaccessible });
  }
}

const DESCRIBE_HINT = 'Please reference your WSDL or the describe call for the appropriate names.';

export function noSuchColumn(object: string, field: string): DataError {
  const message = `No such column '${field}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${DESCRIBE_HINT}`;
  return new DataError('QueryException', 'INVALID_FIELD', message);
}

export function noSuchObject(name: string): DataError {
  const message = `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${DESCRIBE_HINT}`;
  return new DataError('QueryException', 'INVALID_TYPE', message);
}

export function noSuchRelationship(name: string): DataError {
  const message = `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${DESCRIBE_HINT}`;
  return new DataError('QueryException', 'INVALID_FIELD', message);
}

export function noSuchChildren(name: string): DataError {
  const message = `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${DESCRIBE_HINT}`;
  return new DataError('QueryException', 'INVALID_TYPE', message);
}

function notEnforced(): DataError {
  return new DataError(
    'QueryException',
    'INSUFFICIENT_ACCESS',
    'Insufficient permissions: secure query included inaccessible field',
  );
}

export function unsupportedQuery(feature: string): DataError {
  return new DataError('UnsupportedException', 'UNSUPPORTED', `UNSUPPORTED: SOQL ${feature}`);
}

export function invalidQuery(code: string, message: string): DataError {
  return new DataError('QueryException', code, message);
}
