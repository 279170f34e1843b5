import { Frontier } from '@aegis/chain';
import type { Query } from './database.ts';

export interface StoredCheckpoint {
  size: number;
  note: string;
  frontier: Frontier;
  signedMs: number;
}

export async function newestCheckpoint(query: Query, org: string): Promise<StoredCheckpoint | undefined> {
  const [row] = await query('SELECT * FROM signer.checkpoint WHERE org = $1 ORDER BY size DESC LIMIT 1', [org]);
  if (!row) return undefined;
  const size = Number(row.size);
  return {
    size,
    note: String(row.note),
    frontier: Frontier.from(size, row.frontier as Buffer),
    signedMs: Number(row.signed_ms),
  };
}

export async function insertCheckpoint(query: Query, org: string, checkpoint: StoredCheckpoint): Promise<void> {
  await query(
    `INSERT INTO signer.checkpoint (org, size, note, frontier, signed_ms) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (org, size) DO NOTHING`,
    [org, checkpoint.size, checkpoint.note, checkpoint.frontier.bytes(), checkpoint.signedMs],
  );
}

const LEAF_PAGE = 10_000;

/** Grows a copy of `frontier` by the stored leaves up to `size`; undefined where one of them is missing. */
export async function growFrontier(
  query: Query,
  org: string,
  frontier: Frontier,
  size: number,
): Promise<Frontier | undefined> {
  const grown = Frontier.from(frontier.size, frontier.bytes());
  while (grown.size < size) {
    const limit = Math.min(LEAF_PAGE, size - grown.size);
    const rows = await query('SELECT leaf FROM signer.entry WHERE org = $1 AND seq > $2 ORDER BY seq LIMIT $3', [
      org,
      grown.size,
      limit,
    ]);
    if (rows.length < limit) return undefined;
    for (const row of rows) grown.append(row.leaf as Buffer);
  }
  return grown;
}
