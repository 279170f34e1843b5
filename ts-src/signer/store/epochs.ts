import type { Query } from './database.ts';

export async function insertEpoch(
  query: Query,
  epoch: { org: string; epoch: number; firstSeq: number; statement: string },
): Promise<void> {
  await query('INSERT INTO signer.epoch (org, epoch, first_seq, statement) VALUES ($1, $2, $3, $4)', [
    epoch.org,
    epoch.epoch,
    epoch.firstSeq,
    epoch.statement,
  ]);
}

export async function latestEpochStatement(query: Query, org: string): Promise<string | undefined> {
  const [row] = await query('SELECT statement FROM signer.epoch WHERE org = $1 ORDER BY epoch DESC LIMIT 1', [org]);
  return row && String(row.statement);
}
