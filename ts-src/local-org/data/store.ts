import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { OVERLAY } from '../standard/overlay/index.ts';
import { buildSchema } from '../metadata/index.ts';
import type { Metadata } from '../metadata/index.ts';
import type { SoqlQuery } from '../soql/ast.ts';
import { OrgChart } from './access/org-chart.ts';
import { PEOPLE, Permissions } from './access/permissions.ts';
import type { SetupPart, UserRights } from './access/permissions.ts';
import { Sharing } from './access/sharing.ts';
import type { AccessLevel } from './access/sharing.ts';
import { EventBus } from './bus.ts';
import type { PendingEvent } from './bus.ts';
import type { Access, BindValue, TriggerRunner } from './contract.ts';
import type { DmlContext } from './dml/context.ts';
import { FormulaFields } from './formula/fields.ts';
import { Globals } from './formula/globals.ts';
import { FormulaRules } from './formula/rules.ts';
import { metadataId } from './ids.ts';
import { compoundSql, isCompound } from './query/compound.ts';
import type { QueryContext } from './query/context.ts';
import { defineQueryFunctions } from './query/functions.ts';
import { defineSearchFunctions } from './query/search.ts';
import type { ObjectSchema, Schema } from './schema.ts';
import { Session } from './session.ts';
import type { EventSink } from './session.ts';
import { defineDefinitions } from './setup/definition-rows.ts';
import { SYSTEM_USER, populateSetup } from './setup/populate.ts';
import { decode, encodingOf, isStored, quote } from './storage/columns.ts';
import { Database } from './storage/database.ts';
import { loadRecords } from './storage/records.ts';
import { listOf, raw, sql } from './storage/sql.ts';
import type { SObject } from './sobject.ts';

export interface StoreOptions {
  metadata: Metadata;
  /** A folder for the database files, or `:memory:`. */
  folder: string;
  /** 18 characters; a new org gets a fixed one otherwise. An existing org keeps its own. */
  organizationId?: string;
  /** Milliseconds since 1970; the clock of all audit fields. */
  now?: () => number;
  /** The org's event bus, when it outlives the store; otherwise the store opens and closes one. */
  bus?: EventBus;
}

/** Opens the org's records; creates them when the folder is empty. Throws MetadataError for metadata that contradicts itself. */
export function openStore(options: StoreOptions): Store {
  return new Store(options);
}

/** The records of one org: the database, its rules, and who may do what. Sessions are the way in. */
export class Store {
  readonly metadata: Metadata;
  readonly schema: Schema;
  readonly organizationId: string;
  readonly systemUserId = SYSTEM_USER;
  readonly db: Database;
  readonly bus: EventBus;
  readonly #ownBus: boolean;
  readonly now: () => number;
  readonly #permissions: Permissions;
  readonly #globals: Globals;
  readonly #formulas: FormulaFields;
  readonly #sharing = new Map<string, Sharing>();
  #chart: OrgChart | null = null;
  #running: Session | null = null;
  /** What rights depend on and was changed in the open transaction: a rollback voids what was computed since. */
  #touched: SetupPart | null = null;

  constructor({ metadata, folder, organizationId, now = Date.now, bus }: StoreOptions) {
    const inMemory = folder === ':memory:';
    if (!inMemory) mkdirSync(folder, { recursive: true });
    this.metadata = metadata;
    this.now = now;
    this.db = new Database(inMemory ? ':memory:' : join(folder, 'records.db'));
    this.schema = buildSchema(metadata, readPrefixes(this.db));
    this.bus = bus ?? new EventBus(inMemory ? ':memory:' : join(folder, 'events.db'));
    this.#ownBus = bus === undefined;
    this.organizationId = this.db.fact('organizationId') ?? organizationId ?? metadataId('00D', 'local org');
    this.#permissions = new Permissions(this.db, this.schema);
    this.#globals = new Globals(this.db, this.schema, metadata, (userId, name) => this.rights(userId).hasCustom(name));
    this.#formulas = new FormulaFields(this.db, this.schema, this.#globals);
    defineQueryFunctions(this.db);
    defineSearchFunctions(this.db);
    try {
      this.#prepare();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  session(sink: EventSink = this.bus): Session {
    return new Session(this, sink);
  }

  rights(userId: string): UserRights {
    return this.#permissions.of(userId);
  }

  /** A condition on the rows of `alias` that the user may read, edit or delete; null when all. */
  sharing(userId: string): Sharing {
    let sharing = this.#sharing.get(userId);
    if (!sharing) {
      const computed = this.#formulas.sql.bind(this.#formulas);
      const context = {
        db: this.db,
        schema: this.schema,
        chart: this.#orgChart(),
        rules: this.metadata.sharingRules,
        computed,
      };
      this.#sharing.set(userId, (sharing = new Sharing(context, this.rights(userId))));
    }
    return sharing;
  }

  queryContext(query: SoqlQuery, binds: readonly BindValue[], access: Access): QueryContext {
    const mode = query.withMode === 'USER_MODE' ? 'user' : query.withMode === 'SYSTEM_MODE' ? 'system' : access.mode;
    const checks = mode === 'user' ? 'user' : query.withMode === 'SECURITY_ENFORCED' ? 'enforced' : 'none';
    const rights = this.rights(access.userId);
    const sharing = mode === 'user' || access.sharing ? this.sharing(access.userId) : null;
    const moment = this.#computeAs(access.userId);
    return {
      db: this.db,
      schema: this.schema,
      binds,
      checks,
      rights: {
        object: (object) => rights.object(object),
        field: (object, field) => rights.field(object, field),
        visible: (object, alias) => sharing?.condition(object, alias, 'read') ?? null,
      },
      timeZone: moment.timeZone,
      fiscalStart: 1,
      nowMs: moment.nowMs,
      userId: access.userId,
      locale: rights.locale,
      groupsOf: (userId) => this.#orgChart().groupsOf(userId),
      recordAccess: (userId, object, ids) => this.recordAccess(userId, object, ids),
      rightsOf: (userId) => (this.rights(userId).profileId === null ? null : this.rights(userId)),
      formula: (object, field, alias) =>
        isCompound(field) ? compoundSql(object, field, alias) : this.#formulas.sql(object, field, alias),
    };
  }

  dmlContext(access: Access, triggers: TriggerRunner | null, truncates = false): DmlContext {
    const rights = this.rights(access.userId);
    const { timeZone, nowMs } = this.#computeAs(access.userId);
    return {
      db: this.db,
      schema: this.schema,
      access,
      triggers,
      truncates,
      organizationId: this.organizationId,
      rights: {
        object: (object) => rights.object(object),
        field: (object, field) => rights.field(object, field),
        writable: (object, ids, what) => this.#reachable(access.userId, object, ids, what),
        readable: (object, ids) => this.#reachable(access.userId, object, ids, 'read'),
      },
      rules: new FormulaRules(this.db, this.schema, this.#globals, this.#formulas, {
        userId: access.userId,
        timeZone,
        nowMs,
      }),
      nowMs: this.now,
      timeZone,
      loadForTrigger: (object, ids) => this.load(object, ids),
      setupChanged: (object) => this.setupChanged(object),
    };
  }

  /** Which of the records a user may read, edit and delete, object rights included. */
  recordAccess(userId: string, object: ObjectSchema, ids: readonly string[]): Record<AccessLevel, ReadonlySet<string>> {
    const rights = this.rights(userId).object(object);
    const existing = [...loadRecords(this.db, object, ids)].flatMap(([id, record]) =>
      record.peek('IsDeleted') === true ? [] : [id],
    );
    const reach = (level: AccessLevel): ReadonlySet<string> =>
      rights[level] ? this.#reachable(userId, object, existing, level) : new Set();
    return { read: reach('read'), edit: reach('edit'), delete: reach('delete') };
  }

  /** Whole rows by id with formula and summary fields; deleted rows are included. */
  load(object: ObjectSchema, ids: readonly string[]): Map<string, SObject> {
    const records = loadRecords(this.db, object, ids);
    const computed = [...object.fields.values()].filter(
      (field) => !isStored(field) && (field.formula !== null || field.rollup !== null),
    );
    if (computed.length === 0 || records.size === 0) return records;
    const columns = computed.map((field) => this.#formulas.sql(object, field, 'r'));
    const list = listOf([...records.keys()]);
    const select = columns.reduce((text, column) => sql`${text}, ${column}`, raw('r."Id"'));
    const { text, values } =
      sql`SELECT ${select} FROM ${raw(`${this.db.table(object)} AS r WHERE r.${quote('Id')} IN`)} ${list}`;
    for (const [id, ...row] of this.db.rows(text, values)) {
      const record = records.get(String(id))!;
      computed.forEach((field, index) => record.put(field.name, decode(encodingOf(field), row[index])));
    }
    return records;
  }

  /** Rights, roles and groups are read again when they are next needed. `object`: whose rows changed; undefined: any. */
  setupChanged(object?: ObjectSchema): void {
    this.#forget(object && PEOPLE.has(object.name) ? 'people' : 'permissions');
  }

  #forget(part: SetupPart): void {
    this.#touched = this.#touched === 'permissions' ? 'permissions' : part;
    this.#permissions.forget(part);
    this.#sharing.clear();
    this.#chart = null;
  }

  /** Called by sessions. Throws when another transaction is open: there is one at a time. */
  enter(session: Session): void {
    if (this.#running && this.#running !== session) throw new Error('another transaction is open on this store');
    this.#running = session;
  }

  leave(session: Session): void {
    if (this.#running === session) this.#running = null;
    this.#touched = null;
  }

  /** Runs `body` in a transaction of its own, outside of any session: committed when it returns, undone when it throws. */
  exclusively<T>(body: () => T): T {
    if (this.#running) throw new Error('another transaction is open on this store');
    this.db.begin();
    try {
      const result = body();
      this.db.commit();
      this.setupChanged();
      return result;
    } catch (error) {
      this.db.rollback();
      this.rolledBack();
      throw error;
    }
  }

  /** Ends the transaction; events that wait for it are stored with it, so that a crash does not lose them. */
  commit(events: readonly PendingEvent[]): void {
    for (const event of events)
      this.db.run('INSERT INTO "_outbox" VALUES (?, ?)', event.eventUuid, JSON.stringify(event));
    this.db.commit();
  }

  delivered(events: readonly PendingEvent[]): void {
    const list = listOf(events.map((event) => event.eventUuid));
    this.db.run(`DELETE FROM "_outbox" WHERE "uuid" IN ${list.text}`, ...list.values);
  }

  rolledBack(): void {
    if (this.#touched) this.#forget(this.#touched);
  }

  close(): void {
    this.db.close();
    if (this.#ownBus) this.bus.close();
  }

  #prepare(): void {
    this.db.begin();
    this.db.exec('CREATE TABLE IF NOT EXISTS "_outbox" ("uuid" TEXT PRIMARY KEY NOT NULL, "event" TEXT NOT NULL)');
    this.db.setFact('organizationId', this.organizationId);
    writePrefixes(this.db, this.schema);
    for (const object of this.schema.objects.values()) {
      if (!isCommon(object)) continue;
      this.db.table(object);
      // Sharing reads it with each query of the object.
      if (object.shareObject) this.db.table(this.schema.object(object.shareObject)!);
    }
    populateSetup(this.db, this.schema, this.metadata, this.organizationId, this.now());
    defineDefinitions(this.db, this.schema);
    this.db.commit();
    const waiting = this.db
      .all('SELECT "event" FROM "_outbox" ORDER BY rowid')
      .map((row) => JSON.parse(String(row.event)) as PendingEvent);
    if (waiting.length > 0) {
      this.bus.append(waiting);
      this.delivered(waiting);
    }
  }

  #orgChart(): OrgChart {
    return (this.#chart ??= new OrgChart(this.db, this.schema));
  }

  #computeAs(userId: string): { timeZone: string; nowMs: number } {
    const { timeZone } = this.rights(userId);
    const nowMs = this.now();
    this.#formulas.runAs({ id: userId, timeZone, nowMs });
    return { timeZone, nowMs };
  }

  #reachable(userId: string, object: ObjectSchema, ids: readonly string[], level: AccessLevel): Set<string> {
    const condition = this.sharing(userId).condition(object, 'r', level);
    if (!condition) return new Set(ids);
    const { text, values } =
      sql`SELECT r."Id" FROM ${raw(`${this.db.table(object)} AS r WHERE r."Id" IN`)} ${listOf(ids)} AND ${condition}`;
    return new Set(this.db.rows(text, values).map(([id]) => String(id)));
  }
}

/** Objects that get their table at once; the others get it with their first row. */
function isCommon(object: ObjectSchema): boolean {
  return object.kind !== 'event' && (object.custom || object.name in OVERLAY);
}

/** Key prefixes that stored records use stay with their objects. */
function readPrefixes(db: Database): Map<string, string> {
  return new Map(Object.entries(JSON.parse(db.fact('prefixes') ?? '{}') as Record<string, string>));
}

function writePrefixes(db: Database, schema: Schema): void {
  const own = [...schema.objects.values()].map((object) => [object.name, object.keyPrefix]);
  db.setFact('prefixes', JSON.stringify({ ...Object.fromEntries(readPrefixes(db)), ...Object.fromEntries(own) }));
}
