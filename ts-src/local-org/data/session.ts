import type { SoqlQuery } from '../soql/ast.ts';
import type { SoslSearch } from '../soql/sosl-ast.ts';
import { pendingEvent } from './bus.ts';
import type { PendingEvent } from './bus.ts';
import type {
  Access,
  BindValue,
  DataSession,
  DmlOperation,
  DmlOptions,
  DmlRowResult,
  FieldAccess,
  ObjectAccess,
  QueryResult,
  Savepoint,
  TriggerRunner,
} from './contract.ts';
import type { DmlContext } from './dml/context.ts';
import { convertLeads } from './dml/convert-lead.ts';
import type { LeadConversion, LeadConverted } from './dml/convert-lead.ts';
import { runDml } from './dml/engine.ts';
import type { Undo } from './dml/engine.ts';
import { runMerge } from './dml/merge.ts';
import type { MergeOutcome } from './dml/merge.ts';
import { emptyRecycleBin } from './dml/recycle-bin.ts';
import { DataError } from './errors.ts';
import { publishable } from './events.ts';
import { recordId } from './ids.ts';
import { runQuery } from './query/run.ts';
import { runSearch } from './query/search.ts';
import type { SearchRows } from './query/search.ts';
import { insertRow } from './storage/records.ts';
import type { ObjectSchema, Schema } from './schema.ts';
import type { SObject } from './sobject.ts';
import type { Store } from './store.ts';

/** Where published events go; the bus unless a test holds them back. */
export interface EventSink {
  append(events: readonly PendingEvent[]): void;
}

/** One transaction. It begins with the first statement and ends with commit or rollback; then it may begin again. */
export class Session implements DataSession {
  readonly #store: Store;
  readonly #sink: EventSink;
  #triggers: TriggerRunner | null = null;
  #open = false;
  #marks = 0;
  /** Events that wait for the commit, and at which mark they were published. */
  #afterCommit: { mark: number; event: PendingEvent }[] = [];

  constructor(store: Store, sink: EventSink) {
    this.#store = store;
    this.#sink = sink;
  }

  get schema(): Schema {
    return this.#store.schema;
  }

  query(query: SoqlQuery, binds: readonly BindValue[], access: Access, mostRows = Infinity): QueryResult {
    this.#begin();
    return runQuery({ ...this.#store.queryContext(query, binds, access), mostRows }, query);
  }

  search(
    search: SoslSearch,
    binds: readonly BindValue[],
    access: Access,
    fixed: readonly string[] | null = null,
  ): SearchRows[] {
    this.#begin();
    return runSearch((query) => this.#store.queryContext(query, binds, access), search, fixed);
  }

  dml(operation: DmlOperation, records: SObject[], options: DmlOptions): DmlRowResult[] {
    this.#begin();
    return runDml(this.#dmlContext(options), this.#undo(), operation, records, options);
  }

  merge(master: SObject, losers: readonly SObject[], options: DmlOptions): MergeOutcome {
    this.#begin();
    return runMerge(this.#dmlContext(options), this.#undo(), master, losers, options);
  }

  convertLeads(requests: readonly LeadConversion[], options: DmlOptions): LeadConverted[] {
    this.#begin();
    return convertLeads(this.#dmlContext(options), this.#undo(), requests, options);
  }

  emptyRecycleBin(records: readonly SObject[], options: DmlOptions): DmlRowResult[] {
    this.#begin();
    return emptyRecycleBin(this.#dmlContext(options), records, options);
  }

  compute(records: readonly SObject[], access: Access): void {
    this.#begin();
    const { rules } = this.#store.dmlContext(access, null);
    for (const record of records) rules.compute(record, null);
  }

  setCreatedDate(id: string, ms: number): boolean {
    this.#begin();
    const object = this.schema.objectByPrefix(id);
    if (!object?.fields.has('createddate')) return false;
    const { db } = this.#store;
    return db.run(`UPDATE ${db.table(object)} SET "CreatedDate" = ? WHERE "Id" = ?`, ms, id) === 1;
  }

  savepoint(): Savepoint {
    this.#begin();
    const id = ++this.#marks;
    this.#store.db.exec(`SAVEPOINT s${id}`);
    return { id };
  }

  /** Undoes everything since the savepoint, which stays usable. */
  rollbackTo({ id }: Savepoint): void {
    if (!this.#open || id > this.#marks)
      throw new DataError('DmlException', 'INVALID_SAVEPOINT', 'Savepoint is no longer valid');
    this.#store.db.rollbackTo(`s${id}`);
    this.#marks = id;
    this.#afterCommit = this.#afterCommit.filter(({ mark }) => mark < id);
    this.#store.rolledBack();
  }

  commit(): void {
    if (!this.#open) return;
    const events = this.#afterCommit.map(({ event }) => event);
    this.#store.commit(events);
    this.#end();
    if (events.length > 0) this.#deliver(events);
  }

  rollback(): void {
    if (!this.#open) return;
    this.#store.db.rollback();
    this.#store.rolledBack();
    this.#end();
  }

  objectAccess(userId: string, object: ObjectSchema): ObjectAccess {
    return this.#store.rights(userId).object(object);
  }

  fieldAccess(userId: string, object: ObjectSchema, field: string): FieldAccess {
    const described = object.fields.get(field.toLowerCase());
    return described ? this.#store.rights(userId).field(object, described) : { read: false, edit: false };
  }

  hasCustomPermission(userId: string, name: string): boolean {
    return this.#store.rights(userId).hasCustom(name);
  }

  publish(events: SObject[], access?: Access): { eventUuid: string }[] {
    this.#begin();
    const userId = access?.userId ?? this.#store.systemUserId;
    const pending = events.map((event) => {
      publishable(event, access ? this.objectAccess(userId, event.schema) : null, access?.mode ?? 'system');
      return pendingEvent(event, this.#store.now(), userId);
    });
    const immediate = pending.filter((_event, index) => events[index]!.schema.publishImmediately);
    if (immediate.length > 0) this.#sink.append(immediate);
    pending.forEach((event, index) => {
      if (!events[index]!.schema.publishImmediately) this.#afterCommit.push({ mark: this.#marks, event });
    });
    return pending.map(({ eventUuid }) => ({ eventUuid }));
  }

  takeWaiting(): string[] {
    const waiting = this.#afterCommit.map(({ event }) => event.eventUuid);
    this.#afterCommit = [];
    return waiting;
  }

  setTriggers(runner: TriggerRunner | null): void {
    this.#triggers = runner;
  }

  keep(records: readonly SObject[]): void {
    this.#begin();
    const { db } = this.#store;
    for (const record of records) {
      if (record.id === null)
        record.id = recordId(record.schema.keyPrefix, db.take(`id:${record.schema.keyPrefix}`, 1));
      else db.run(`DELETE FROM ${db.table(record.schema)} WHERE "Id" = ?`, record.id);
      insertRow(db, record);
    }
  }

  discard(records: readonly SObject[]): void {
    this.#begin();
    const { db } = this.#store;
    for (const { schema, id } of records) db.run(`DELETE FROM ${db.table(schema)} WHERE "Id" = ?`, id);
  }

  #dmlContext({ access, truncates }: DmlOptions): DmlContext {
    return this.#store.dmlContext(access, this.#triggers, truncates);
  }

  #undo(): Undo {
    return { mark: () => this.savepoint().id, rollbackTo: (id) => this.rollbackTo({ id }) };
  }

  #begin(): void {
    if (this.#open) return;
    this.#store.enter(this);
    this.#store.db.begin();
    this.#open = true;
  }

  #end(): void {
    this.#open = false;
    this.#marks = 0;
    this.#afterCommit = [];
    this.#store.leave(this);
  }

  #deliver(events: readonly PendingEvent[]): void {
    this.#sink.append(events);
    this.#store.delivered(events);
  }
}
