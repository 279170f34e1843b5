import avro from 'avsc';
import { uuidOf } from '../append/batch.ts';
import type { Submission } from '../append/submission.ts';
import type { Query } from '../store/database.ts';

export type EventRecord = Record<string, unknown>;

/** Avro schemas of one org, by id. They are entries of the chain, so that an auditor can read its payloads years later. */
export class Schemas {
  readonly #org: string;
  readonly #query: Query;
  readonly #types = new Map<string, avro.Type>();

  constructor(org: string, query: Query) {
    this.#org = org;
    this.#query = query;
  }

  /** Makes the schema usable by `decode`; returns its SCHEMA submission when the chain does not have it yet. */
  async learn(schemaId: string, fetch: (schemaId: string) => Promise<string>): Promise<Submission | undefined> {
    if (await this.load(schemaId)) return undefined;
    const json = await fetch(schemaId);
    this.#types.set(schemaId, avro.Type.forSchema(JSON.parse(json)));
    return {
      kind: 'SCHEMA',
      uuid: uuidOf('aegis/v1/schema', this.#org, schemaId),
      source: 'signer',
      payload: Buffer.from(json),
      replayId: Buffer.alloc(0),
      schemaId,
    };
  }

  /** Forgets a schema whose SCHEMA entry could not be committed. */
  forget(schemaId: string): void {
    this.#types.delete(schemaId);
  }

  /** Reads the schema from the chain; false when the chain does not have it. */
  async load(schemaId: string): Promise<boolean> {
    if (this.#types.has(schemaId)) return true;
    const sql = `SELECT payload FROM signer.entry WHERE org = $1 AND event_uuid = $2 AND kind = 'SCHEMA'`;
    const [row] = await this.#query(sql, [this.#org, uuidOf('aegis/v1/schema', this.#org, schemaId)]);
    if (!row?.payload) return false;
    this.#types.set(schemaId, avro.Type.forSchema(JSON.parse((row.payload as Buffer).toString('utf8'))));
    return true;
  }

  /** The event's fields; undefined when the schema is unknown or the bytes do not fit it. */
  decode(schemaId: string, payload: Uint8Array): EventRecord | undefined {
    try {
      return this.#types.get(schemaId)?.fromBuffer(Buffer.from(payload)) as EventRecord | undefined;
    } catch {
      // avsc throws plain errors of many kinds for bytes that do not fit; the entry is signed all the same.
      return undefined;
    }
  }
}
