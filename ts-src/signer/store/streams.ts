import type { CursorMove, Trace } from '../append/submission.ts';
import type { Query } from './database.ts';

export interface Cursor {
  replayId: Buffer;
  openGapSeq: number | null;
}

export async function readCursor(query: Query, org: string, topic: string): Promise<Cursor | undefined> {
  const [row] = await query('SELECT replay_id, open_gap_seq FROM signer.cursor WHERE org = $1 AND topic = $2', [
    org,
    topic,
  ]);
  if (!row) return undefined;
  return { replayId: row.replay_id as Buffer, openGapSeq: row.open_gap_seq === null ? null : Number(row.open_gap_seq) };
}

/** `gapSeq`: the GAP entry of this batch, where the move opens a gap. */
export async function writeCursor(query: Query, org: string, move: CursorMove, gapSeq: number | null): Promise<void> {
  await query(
    `INSERT INTO signer.cursor (org, topic, replay_id, open_gap_seq) VALUES ($1, $2, $3, $4)
     ON CONFLICT (org, topic) DO UPDATE SET replay_id = $3,
       open_gap_seq = CASE $5 WHEN 'open' THEN $4::bigint WHEN 'closed' THEN NULL ELSE signer.cursor.open_gap_seq END`,
    [org, move.topic, move.replayId, gapSeq, move.gap ?? 'unchanged'],
  );
}

export interface StoredTrace extends Trace {
  seq: number;
  receivedMs: number;
}

export async function insertTraces(query: Query, org: string, traces: readonly StoredTrace[]): Promise<void> {
  if (traces.length === 0) return;
  await query(
    `INSERT INTO signer.trace (org, seq, call, role, received_ms)
     SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::bigint[])`,
    [
      org,
      traces.map(({ seq }) => seq),
      traces.map(({ call }) => call),
      traces.map(({ role }) => role),
      traces.map((t) => t.receivedMs),
    ],
  );
}
