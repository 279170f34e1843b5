import type { Query } from '../store/database.ts';
import { acknowledgedSeq, type FindingCount } from '../store/findings.ts';

/** Intents older than this are not reported any more: their calls were rolled back or cut off long ago. */
const INTENT_REPORT_MS = 3_600_000;

/** Calls of which one half is missing from the chain, after both had time to arrive. */
export interface Pairing {
  /** Rolled back, or cut off in the middle. */
  intentsWithoutOutcome: FindingCount;
  /** Something was done without having been announced: the layer was bypassed. */
  outcomesWithoutIntent: FindingCount;
}

export async function pairCalls(query: Query, org: string, graceMs: number, nowMs: number): Promise<Pairing> {
  const due = nowMs - graceMs;
  return {
    intentsWithoutOutcome: await unpaired(query, ['intent'], ['outcome', 'denial'], org, {
      after: 0,
      from: due - INTENT_REPORT_MS,
      due,
    }),
    outcomesWithoutIntent: await unpaired(query, ['outcome'], ['intent', 'denial'], org, {
      after: await acknowledgedSeq(query, org),
      from: 0,
      due,
    }),
  };
}

interface Range {
  after: number;
  from: number;
  due: number;
}

async function unpaired(
  query: Query,
  roles: string[],
  partners: string[],
  org: string,
  range: Range,
): Promise<FindingCount> {
  const [row] = await query(
    `SELECT count(*) AS count, min(seq) AS first_seq FROM signer.trace half
     WHERE org = $1 AND role = ANY($2) AND seq > $3 AND received_ms BETWEEN $4 AND $5 AND NOT EXISTS
       (SELECT 1 FROM signer.trace other WHERE other.org = half.org AND other.call = half.call AND other.role = ANY($6))`,
    [org, roles, range.after, range.from, range.due, partners],
  );
  return { count: Number(row.count), firstSeq: Number(row.first_seq ?? 0) };
}
