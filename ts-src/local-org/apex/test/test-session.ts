import { deliveredEvent, pendingEvent, type BusEvent } from '../../data/bus.ts';
import type { DataSession, Savepoint, TriggerRunner } from '../../data/contract.ts';
import type { ObjectSchema } from '../../data/schema.ts';
import { ChangeCapture } from './change-events.ts';

/**
 * The store as one test sees it: all of the test's work is inside a transaction of the test org that is never committed. Published events
 * are kept until they are delivered.
 */
export class TestSession implements DataSession {
  readonly #session: DataSession;
  readonly #start: Savepoint;
  /** Everything that was published, in order. */
  #events: BusEvent[] = [];
  #position = 0;
  #triggers: TriggerRunner | null = null;
  #capturesChanges = false;

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

  query(...args: Parameters<DataSession['query']>): ReturnType<DataSession['query']> {
    return this.#session.query(...args);
  }

  dml(...args: Parameters<DataSession['dml']>): ReturnType<DataSession['dml']> {
    return this.#session.dml(...args);
  }

  merge(...args: Parameters<DataSession['merge']>): ReturnType<DataSession['merge']> {
    return this.#session.merge(...args);
  }

  convertLeads(...args: Parameters<DataSession['convertLeads']>): ReturnType<DataSession['convertLeads']> {
    return this.#session.convertLeads(...args);
  }

  emptyRecycleBin(...args: Parameters<DataSession['emptyRecycleBin']>): ReturnType<DataSession['emptyRecycleBin']> {
    return this.#session.emptyRecycleBin(...args);
  }

  compute(...args: Parameters<DataSession['compute']>): void {
    this.#session.compute(...args);
  }

  setCreatedDate(id: string, ms: number): boolean {
    return this.#session.setCreatedDate(id, ms);
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
    const [events, access] = args;
    events.forEach((event, index) => {
      const pending = pendingEvent(event, Date.now(), access?.userId ?? '');
      const placed = { ...pending, eventUuid: published[index]!.eventUuid };
      this.#events.push(deliveredEvent(event.schema, placed, ++this.#position));
    });
    return published;
  }

  keep(...args: Parameters<DataSession['keep']>): void {
    this.#session.keep(...args);
  }

  setTriggers(runner: TriggerRunner | null): void {
    this.#triggers = runner;
    this.#session.setTriggers(runner && this.#capturesChanges ? this.#capture(runner) : runner);
  }

  /** From now on records that are written publish change events, where a trigger listens to them. */
  captureChanges(): void {
    this.#capturesChanges = true;
    this.setTriggers(this.#triggers);
  }

  #capture(runner: TriggerRunner): ChangeCapture {
    return new ChangeCapture(runner, this.schema, (event, header) => {
      this.publish([event]);
      this.#events.at(-1)!.record.put('ChangeEventHeader', header);
    });
  }

  discard(...args: Parameters<DataSession['discard']>): void {
    this.#session.discard(...args);
  }

  takeWaiting(): string[] {
    return this.#session.takeWaiting();
  }

  /** The events published since the last call, without those that a rollback took back: what is published immediately stays. */
  takeEvents(): BusEvent[] {
    const waiting = new Set(this.takeWaiting());
    const events = this.#events.filter(
      ({ eventUuid, record }) => record.schema.publishImmediately || waiting.has(eventUuid),
    );
    this.#events = [];
    return events;
  }
}
