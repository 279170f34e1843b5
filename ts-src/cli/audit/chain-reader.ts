import pg from 'pg';
import type { EntryKind, StoredEntry } from '@aegis/chain';

/** Rows of one page: large enough to be quick, small enough for any machine. */
const PAGE = 5_000;

/** The columns of the signer's table `signer.entry`. */
interface EntryRow {
  org: string;
  seq: string;
  epoch: number;
  kind: string;
  event_uuid: string;
  replay_id: Buffer;
  schema_id: string;
  received_ms: string;
  source: string;
  commitment: Buffer;
  salt: Buffer | null;
  payload: Buffer | null;
  leaf: Buffer;
  prev_mac: Buffer;
  mac: Buffer;
}

function toEntry(row: EntryRow): StoredEntry {
  return {
    org: row.org,
    seq: Number(row.seq),
    epoch: row.epoch,
    kind: row.kind as EntryKind,
    uuid: row.event_uuid,
    replayId: row.replay_id,
    schemaId: row.schema_id,
    receivedMs: Number(row.received_ms),
    source: row.source,
    commitment: row.commitment,
    salt: row.salt,
    payload: row.payload,
    leaf: row.leaf,
    prevMac: row.prev_mac,
    mac: row.mac,
  };
}

/** One org's chain as the signer stored it, read in one snapshot and never written. */
export class ChainReader {
  readonly #client: pg.Client;
  readonly #org: string;

  private constructor(client: pg.Client, org: string) {
    this.#client = client;
    this.#org = org;
  }

  /** @throws what PostgreSQL answers when it cannot be reached */
  static async open(databaseUrl: string, org: string): Promise<ChainReader> {
    const client = new pg.Client({ connectionString: databaseUrl, application_name: 'sf aegis audit verify' });
    await client.connect();
    // The signer goes on appending; entries, epochs and checkpoints must be of one moment.
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return new ChainReader(client, org);
  }

  /** All entries in ascending `seq`. */
  async *entries(): AsyncGenerator<StoredEntry> {
    const sql = 'SELECT * FROM signer.entry WHERE org = $1 AND seq > $2 ORDER BY seq LIMIT $3';
    let after = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const { rows } = await this.#client.query<EntryRow>(sql, [this.#org, after, PAGE]);
      yield* rows.map(toEntry);
      if (rows.length < PAGE) {
        return;
      }
      after = Number(rows[rows.length - 1].seq);
    }
  }

  /** Signed epoch statements. */
  async epochs(): Promise<string[]> {
    const sql = 'SELECT statement FROM signer.epoch WHERE org = $1 ORDER BY epoch';
    return (await this.#client.query<{ statement: string }>(sql, [this.#org])).rows.map((row) => row.statement);
  }

  /** Signed checkpoints that the database holds. */
  async checkpoints(): Promise<string[]> {
    const sql = 'SELECT note FROM signer.checkpoint WHERE org = $1 ORDER BY size';
    return (await this.#client.query<{ note: string }>(sql, [this.#org])).rows.map((row) => row.note);
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}
