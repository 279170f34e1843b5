import type { Access, BindValue, DataSession, Savepoint } from '../../data/contract.ts';
import type { ObjectSchema } from '../../data/schema.ts';
import type { SObject } from '../../data/sobject.ts';
import type { SoqlQuery } from '../../soql/ast.ts';

/**
 * The store as one test sees it: all of the test's work is inside a transaction of the test org that is never committed. Published events
 * are kept until they are delivered.
 */
export class TestSession implements DataSession {
  readonly #session: DataSession;
  readonly #start: Savepoint;
  #events: SObject[] = [];

  constructor(session: DataSession) {
    this.#session = session;
    this.#start = session.savepoint();
  }

  get schema(): DataSession['schema'] {
    return this.#session.schema;
  }

  search(...args: Parameters<DataSession['search']>): ReturnType<DataSession['search']> {
    return this.#session.search(...args);
  }

  query(query: SoqlQuery, binds: readonly BindValue[], access: Access): ReturnType<DataSession['query']> {
    return this.#session.query(query, binds, access);
  }

  dml(...args: Parameters<DataSession['dml']>): ReturnType<DataSession['dml']> {
    return this.#session.dml(...args);
  }

  savepoint(): Savepoint {
    return this.#session.savepoint();
  }

  rollbackTo(savepoint: Savepoint): void {
    this.#session.rollbackTo(savepoint);
  }

  commit(): void {}

  /** Undoes the test's work. */
  rollback(): void {
    this.#session.rollbackTo(this.#start);
  }

  objectAccess(userId: string, object: ObjectSchema): ReturnType<DataSession['objectAccess']> {
    return this.#session.objectAccess(userId, object);
  }

  fieldAccess(userId: string, object: ObjectSchema, field: string): ReturnType<DataSession['fieldAccess']> {
    return this.#session.fieldAccess(userId, object, field);
  }

  hasCustomPermission(userId: string, name: string): boolean {
    return this.#session.hasCustomPermission(userId, name);
  }

  publish(...args: Parameters<DataSession['publish']>): ReturnType<DataSession['publish']> {
    const published = this.#session.publish(...args);
    this.#events.push(...args[0]);
    return published;
  }

  keep(...args: Parameters<DataSession['keep']>): void {
    this.#session.keep(...args);
  }

  setTriggers(...args: Parameters<DataSession['setTriggers']>): void {
    this.#session.setTriggers(...args);
  }

  /** The events published since the last call. */
  takeEvents(): SObject[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}
