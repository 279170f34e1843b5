import type { Query } from './database.ts';

/** What an entry itself shows to be wrong. */
export type FindingCode = 'DUP_CONFLICT' | 'LEDGER_DIGEST' | 'UNDECODED' | 'BACKFILL' | 'UNMATCHED';

export interface Finding {
  seq: number;
  code: FindingCode;
}

/** Findings of one code that nobody has acknowledged. */
export interface FindingCount {
  count: number;
  firstSeq: number;
}

export async function insertFindings(query: Query, org: string, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return;
  await query(
    `INSERT INTO signer.finding (org, seq, code) SELECT $1, * FROM unnest($2::bigint[], $3::text[]) ON CONFLICT DO NOTHING`,
    [org, findings.map(({ seq }) => seq), findings.map(({ code }) => code)],
  );
}

export async function openFindings(query: Query, org: string): Promise<Map<FindingCode, FindingCount>> {
  const rows = await query(
    `SELECT code, count(*) AS count, min(seq) AS first_seq FROM signer.finding WHERE org = $1 AND seq > $2 GROUP BY code`,
    [org, await acknowledgedSeq(query, org)],
  );
  return new Map(
    rows.map((row) => [row.code as FindingCode, { count: Number(row.count), firstSeq: Number(row.first_seq) }]),
  );
}

/** The last entry whose findings were acknowledged; 0 when none were. */
export async function acknowledgedSeq(query: Query, org: string): Promise<number> {
  const [row] = await query('SELECT through_seq FROM signer.acknowledgement WHERE org = $1', [org]);
  return Number(row?.through_seq ?? 0);
}

/** Belongs into the transaction that appends the CONFIG entry of the acknowledgement. */
export async function acknowledge(query: Query, org: string, throughSeq: number): Promise<void> {
  await query(
    `INSERT INTO signer.acknowledgement (org, through_seq) VALUES ($1, $2)
     ON CONFLICT (org) DO UPDATE SET through_seq = GREATEST(signer.acknowledgement.through_seq, $2)`,
    [org, throughSeq],
  );
  await query('UPDATE signer.cursor SET open_gap_seq = NULL WHERE org = $1 AND open_gap_seq <= $2', [org, throughSeq]);
}
