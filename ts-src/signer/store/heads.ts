import { Frontier, type ChainHead } from '@aegis/chain';
import type { Query } from './database.ts';

/** A chain's head with what decides when its epoch ends. */
export interface StoredHead {
  head: ChainHead;
  epochFirstSeq: number;
  epochOpenedMs: number;
}

/** The head of a chain that has at least its GENESIS entry. `lock`: no other signer appends until the transaction ends. */
export async function readHead(query: Query, org: string, lock: boolean): Promise<StoredHead | undefined> {
  const [row] = await query(`SELECT * FROM signer.head WHERE org = $1${lock ? ' FOR UPDATE' : ''}`, [org]);
  if (!row || Number(row.seq) === 0) return undefined;
  const seq = Number(row.seq);
  return {
    head: {
      org,
      seq,
      epoch: Number(row.epoch),
      mac: row.mac as Buffer,
      frontier: Frontier.from(seq, row.frontier as Buffer),
    },
    epochFirstSeq: Number(row.epoch_first_seq),
    epochOpenedMs: Number(row.epoch_opened_ms),
  };
}

/** Makes the row that `readHead` locks, so that two signers cannot both begin the chain. */
export async function reserveHead(query: Query, org: string): Promise<void> {
  await query(
    `INSERT INTO signer.head (org, seq, epoch, mac, frontier, epoch_first_seq, epoch_opened_ms)
     VALUES ($1, 0, 0, '', '', 0, 0) ON CONFLICT (org) DO NOTHING`,
    [org],
  );
}

export async function writeHead(query: Query, { head, epochFirstSeq, epochOpenedMs }: StoredHead): Promise<void> {
  await query(
    `UPDATE signer.head SET seq = $2, epoch = $3, mac = $4, frontier = $5, epoch_first_seq = $6, epoch_opened_ms = $7
     WHERE org = $1`,
    [head.org, head.seq, head.epoch, head.mac, head.frontier.bytes(), epochFirstSeq, epochOpenedMs],
  );
}
