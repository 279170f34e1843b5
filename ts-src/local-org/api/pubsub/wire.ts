import type { DatabaseSync } from 'node:sqlite';
import type { ObjectSchema, Schema } from '../../data/schema.ts';
import { atomically } from '../sqlite.ts';
import { encodeEvent, eventSchema, type EventSchema } from './avro.ts';
import type { BusEvent } from './source.ts';

/** One event as it goes over the wire. */
export interface WireEvent {
  schemaId: string;
  payload: Buffer;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS event_schema (id TEXT PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS event_bytes (position INTEGER PRIMARY KEY, schema_id TEXT NOT NULL, payload BLOB NOT NULL);
`;

/**
 * Events in Avro. An event keeps the bytes and the schema id of its first delivery, also when its definition changes later:
 * subscribers sign these bytes.
 */
export class WireEvents {
  readonly #database: DatabaseSync;
  readonly #current = new Map<string, EventSchema>();

  constructor(database: DatabaseSync, schema: Schema) {
    this.#database = database;
    database.exec(TABLES);
    for (const object of schema.objects.values()) if (object.kind === 'event') this.#add(eventSchema(object));
  }

  /** The schema that new events of this object follow. */
  current(object: ObjectSchema): EventSchema {
    return this.#current.get(object.name)!;
  }

  /** The Avro schema with this id, of today or of former events. */
  schemaJson(id: string): string | null {
    const row = this.#database.prepare('SELECT json FROM event_schema WHERE id = ?').get(id);
    return row ? String(row.json) : null;
  }

  /** The events as they go out, in order. Those seen for the first time are kept in one transaction. */
  encode(events: readonly BusEvent[]): WireEvent[] {
    return atomically(this.#database, () => events.map((event) => this.#kept(event) ?? this.#keep(event)));
  }

  #kept(event: BusEvent): WireEvent | null {
    const row = this.#database
      .prepare('SELECT schema_id, payload FROM event_bytes WHERE position = ?')
      .get(event.position);
    return row ? { schemaId: String(row.schema_id), payload: Buffer.from(row.payload as Uint8Array) } : null;
  }

  #keep(event: BusEvent): WireEvent {
    const schema = this.current(event.record.schema);
    const payload = encodeEvent(schema, event);
    this.#database.prepare('INSERT INTO event_bytes VALUES (?, ?, ?)').run(event.position, schema.id, payload);
    return { schemaId: schema.id, payload };
  }

  /** Forgets events that can no longer be asked for. */
  forgetUpTo(position: number): void {
    this.#database.prepare('DELETE FROM event_bytes WHERE position <= ?').run(position);
  }

  #add(schema: EventSchema): void {
    this.#current.set(schema.object.name, schema);
    this.#database.prepare('INSERT OR IGNORE INTO event_schema VALUES (?, ?)').run(schema.id, schema.json);
  }
}
