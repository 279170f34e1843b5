import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { ApexDatetime } from '../values/index.ts';
import type { ObjectSchema } from './schema.ts';
import { SObject } from './sobject.ts';
import { decode, encode, encodingOf, storedFields } from './storage/columns.ts';
import type { SqlValue } from './storage/columns.ts';

/** One event on the bus. */
export interface BusEvent {
  /** Grows with every event of the org; not contiguous per topic. */
  position: number;
  eventUuid: string;
  record: SObject;
  createdMs: number;
  createdById: string;
}

/** An event on its way to the bus. */
export interface PendingEvent {
  eventUuid: string;
  object: string;
  createdMs: number;
  createdById: string;
  /** JSON of the fields in their stored form. */
  payload: string;
}

/** The platform keeps events for 72 hours. */
const RETENTION_MS = 72 * 3_600_000;

/** The org's event bus: durable in a file of its own, because events published immediately outlive a rolled-back transaction. */
export class EventBus {
  readonly #connection: DatabaseSync;
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor(file: string) {
    this.#connection = new DatabaseSync(file);
    this.#connection.exec(`
      PRAGMA journal_mode = WAL;
      CREATE TABLE IF NOT EXISTS event (
        position INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT UNIQUE NOT NULL, object TEXT NOT NULL,
        created_ms INTEGER NOT NULL, created_by TEXT NOT NULL, payload TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS event_by_object ON event (object, position);
    `);
  }

  /** Stores events and tells the listeners of their topics. An event that is already stored is passed over. */
  append(events: readonly PendingEvent[]): void {
    const statement = this.#connection.prepare(
      'INSERT OR IGNORE INTO event (uuid, object, created_ms, created_by, payload) VALUES (?, ?, ?, ?, ?)',
    );
    this.#connection.exec('BEGIN');
    for (const event of events)
      statement.run(event.eventUuid, event.object, event.createdMs, event.createdById, event.payload);
    this.#connection.exec('COMMIT');
    for (const object of new Set(events.map((event) => event.object)))
      for (const listener of this.#listeners.get(object) ?? []) listener();
  }

  /** Retained events of a topic beyond `position`, oldest first. */
  after(object: ObjectSchema, position: number, limit: number): BusEvent[] {
    const text = 'SELECT * FROM event WHERE object = ? AND position > ? ORDER BY position LIMIT ?';
    const rows = this.#connection.prepare(text).all(object.name, position, limit);
    return rows.map((row) => this.#event(object, row as unknown as EventRow));
  }

  /** Position of the newest event of the org; 0 when there never was one. */
  tip(): number {
    const row = this.#connection.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'event'`).get();
    return Number(row?.seq ?? 0);
  }

  /** Events at or below this position are gone: a subscription cannot start there. 0: all are kept. */
  horizon(): number {
    const row = this.#connection.prepare('SELECT MIN(position) AS first FROM event').get();
    return row?.first === null || row?.first === undefined ? this.tip() : Number(row.first) - 1;
  }

  /** Removes events older than 72 hours. */
  expire(nowMs: number): void {
    this.#connection.prepare('DELETE FROM event WHERE created_ms < ?').run(nowMs - RETENTION_MS);
  }

  /** Calls `listener` whenever events of the topic became readable; returns how to stop. */
  onEvents(object: ObjectSchema, listener: () => void): () => void {
    const listeners = this.#listeners.get(object.name) ?? new Set();
    this.#listeners.set(object.name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  close(): void {
    this.#connection.close();
  }

  #event(object: ObjectSchema, row: EventRow): BusEvent {
    const { position, uuid, created_ms: createdMs, created_by: createdById, payload } = row;
    return deliveredEvent(object, { eventUuid: uuid, object: object.name, createdMs, createdById, payload }, position);
  }
}

interface EventRow {
  position: number;
  uuid: string;
  created_ms: number;
  created_by: string;
  payload: string;
}

/** An event as subscribers get it, at its place on the bus. */
export function deliveredEvent(object: ObjectSchema, event: PendingEvent, position: number): BusEvent {
  const { eventUuid, createdMs, createdById, payload } = event;
  const record = readPayload(object, payload);
  record.put('ReplayId', String(position));
  record.put('EventUuid', eventUuid);
  record.put('CreatedDate', new ApexDatetime(createdMs));
  record.put('CreatedById', createdById);
  return { position, eventUuid, record, createdMs, createdById };
}

export function pendingEvent(record: SObject, createdMs: number, createdById: string): PendingEvent {
  const values: Record<string, unknown> = {};
  for (const field of storedFields(record.schema)) {
    const value = encode(field, record.peek(field.name));
    if (value !== null) values[field.name] = typeof value === 'bigint' ? value.toString() : value;
  }
  return {
    eventUuid: (record.peek('EventUuid') as string | null) ?? randomUUID(),
    object: record.schema.name,
    createdMs,
    createdById,
    payload: JSON.stringify(values),
  };
}

function readPayload(object: ObjectSchema, payload: string): SObject {
  const values = JSON.parse(payload) as Record<string, SqlValue>;
  const record = new SObject(object);
  for (const field of storedFields(object)) {
    const encoding = encodingOf(field);
    const stored = values[field.name] ?? null;
    const number = typeof stored === 'string' && encoding.kind === 'decimal' ? BigInt(stored) : stored;
    record.put(field.name, encoding.kind === 'boolean' ? stored === 1 || stored === '1' : decode(encoding, number));
  }
  return record;
}
