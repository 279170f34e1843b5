import type { EntryKind, StoredEntry } from '@aegis/chain';
import type { Query, Row } from './database.ts';

/** Every column of signer.entry with its SQL type, in insert order. */
const COLUMNS = [
  ['org', 'text'],
  ['seq', 'bigint'],
  ['epoch', 'integer'],
  ['kind', 'text'],
  ['event_uuid', 'text'],
  ['replay_id', 'bytea'],
  ['schema_id', 'text'],
  ['received_ms', 'bigint'],
  ['source', 'text'],
  ['commitment', 'bytea'],
  ['salt', 'bytea'],
  ['payload', 'bytea'],
  ['leaf', 'bytea'],
  ['prev_mac', 'bytea'],
  ['mac', 'bytea'],
] as const;

const NAMES = COLUMNS.map(([name]) => name).join(', ');
const INSERT = `INSERT INTO signer.entry (${NAMES}) SELECT * FROM unnest(${COLUMNS.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ')})`;

function columnValues(entry: StoredEntry): unknown[] {
  const { org, seq, epoch, kind, uuid, replayId, schemaId, receivedMs, source } = entry;
  const { commitment, salt, payload, leaf, prevMac, mac } = entry;
  return [
    org,
    seq,
    epoch,
    kind,
    uuid,
    replayId,
    schemaId,
    receivedMs,
    source,
    commitment,
    salt,
    payload,
    leaf,
    prevMac,
    mac,
  ];
}

/** One statement for the whole batch. */
export async function insertEntries(query: Query, entries: readonly StoredEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(columnValues);
  await query(
    INSERT,
    COLUMNS.map((_, column) => rows.map((row) => row[column])),
  );
}

export async function entriesByUuid(
  query: Query,
  org: string,
  uuids: readonly string[],
): Promise<Map<string, StoredEntry>> {
  if (uuids.length === 0) return new Map();
  const rows = await query(`SELECT ${NAMES} FROM signer.entry WHERE org = $1 AND event_uuid = ANY($2)`, [org, uuids]);
  return new Map(rows.map(entryOf).map((entry) => [entry.uuid, entry]));
}

export async function entriesAfter(query: Query, org: string, after: number, limit: number): Promise<StoredEntry[]> {
  const sql = `SELECT ${NAMES} FROM signer.entry WHERE org = $1 AND seq > $2 ORDER BY seq LIMIT $3`;
  return (await query(sql, [org, after, limit])).map(entryOf);
}

const PAGE = 5_000;

/** All entries of the chain in ascending seq, read in pages. */
export async function* allEntries(query: Query, org: string): AsyncGenerator<StoredEntry> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const page = await entriesAfter(query, org, after, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    after = page[page.length - 1].seq;
  }
}

export async function epochStatements(query: Query, org: string): Promise<string[]> {
  const rows = await query('SELECT statement FROM signer.epoch WHERE org = $1 ORDER BY epoch', [org]);
  return rows.map((row) => String(row.statement));
}

export async function checkpointNotes(query: Query, org: string): Promise<string[]> {
  const rows = await query('SELECT note FROM signer.checkpoint WHERE org = $1 ORDER BY size', [org]);
  return rows.map((row) => String(row.note));
}

function entryOf(row: Row): StoredEntry {
  return {
    org: String(row.org),
    seq: Number(row.seq),
    epoch: Number(row.epoch),
    kind: row.kind as EntryKind,
    uuid: String(row.event_uuid),
    replayId: row.replay_id as Buffer,
    schemaId: String(row.schema_id),
    receivedMs: Number(row.received_ms),
    source: String(row.source),
    commitment: row.commitment as Buffer,
    salt: row.salt as Buffer | null,
    payload: row.payload as Buffer | null,
    leaf: row.leaf as Buffer,
    prevMac: row.prev_mac as Buffer,
    mac: row.mac as Buffer,
  };
}
