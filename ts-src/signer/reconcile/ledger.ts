import { canonicalJson } from '@aegis/chain';
import { uuidOf } from '../append/batch.ts';
import type { Submission } from '../append/submission.ts';
import type { OrgConfig } from '../config.ts';
import type { OrgRest } from '../salesforce/rest.ts';
import type { Query } from '../store/database.ts';

/** How far back the ledger is compared each time; rows and events of a transaction are never further apart. */
const LOOK_BACK_MS = 3_600_000;
const NO_BYTES = Buffer.alloc(0);

/** What the in-org ledger (AgentExecution__c) has of one Apex transaction. */
export interface LedgerRow {
  id: string;
  transactionId: string;
  correlationId: string | null;
  createdDate: string;
}

/** An outcome event that the chain has. */
interface SignedOutcome {
  seq: number;
  call: string;
}

export interface LedgerOptions {
  org: OrgConfig;
  rest: OrgRest;
  query: Query;
  graceMs: number;
}

/**
 * Compares the org's ledger with the outcome events in the chain, both directions; returns what the chain has yet to
 * record: BACKFILL for a row whose event was lost, UNMATCHED for an event whose row is gone. Repeated calls return the
 * same submissions. Rejects with the faults of `OrgRest` and of the store.
 */
export async function compareLedger(options: LedgerOptions, nowMs: number): Promise<Submission[]> {
  const { org, query, graceMs } = options;
  const [from, due] = [nowMs - LOOK_BACK_MS, nowMs - graceMs];
  // The ledger is read wider than the chain, so that clocks that differ by the grace do not part what belongs together.
  const rows = await ledgerRows(options, from - graceMs);
  const lost = rows.filter(({ createdDate }) => isBetween(Date.parse(createdDate), from, due));
  const signed = await signedCalls(query, org.orgId, lost.map(callOf));
  const inLedger = new Set(rows.map(callOf));
  const outcomes = await signedOutcomes(query, org.orgId, from, due);
  return [
    ...lost.filter((row) => !signed.has(callOf(row))).map((row) => backfillOf(org.orgId, row)),
    ...outcomes.filter(({ call }) => !inLedger.has(call)).map((outcome) => unmatchedOf(org.orgId, outcome)),
  ];
}

async function ledgerRows({ org, rest }: LedgerOptions, fromMs: number): Promise<LedgerRow[]> {
  const name = (field: string): string => (org.namespace ? `${org.namespace}__${field}` : field);
  const [transaction, correlation] = [name('TransactionId__c'), name('CorrelationId__c')];
  const records = await rest.query(
    `SELECT Id, CreatedDate, ${transaction}, ${correlation} FROM ${name('AgentExecution__c')} ` +
      `WHERE CreatedDate >= ${new Date(fromMs).toISOString()} AND ${transaction} != null ORDER BY CreatedDate, Id`,
  );
  return records.map((record) => ({
    id: String(record.Id),
    transactionId: String(record[transaction]),
    correlationId: typeof record[correlation] === 'string' ? record[correlation] : null,
    createdDate: String(record.CreatedDate),
  }));
}

/** Which of the calls have an outcome, or a backfill, in the chain. */
async function signedCalls(query: Query, org: string, calls: readonly string[]): Promise<Set<string>> {
  const sql = `SELECT DISTINCT call FROM signer.trace WHERE org = $1 AND role = 'outcome' AND call = ANY($2)`;
  return new Set((await query(sql, [org, calls])).map((row) => String(row.call)));
}

async function signedOutcomes(query: Query, org: string, fromMs: number, dueMs: number): Promise<SignedOutcome[]> {
  const sql = `SELECT min(seq) AS seq, call FROM signer.trace
    WHERE org = $1 AND role = 'outcome' AND call LIKE 'pubsub:%' AND received_ms BETWEEN $2 AND $3 GROUP BY call ORDER BY 1`;
  return (await query(sql, [org, fromMs, dueMs])).map((row) => ({ seq: Number(row.seq), call: String(row.call) }));
}

function backfillOf(org: string, row: LedgerRow): Submission {
  const { id, transactionId, correlationId, createdDate } = row;
  return {
    kind: 'BACKFILL',
    uuid: uuidOf('aegis/v1/backfill', org, id),
    source: 'ledger',
    payload: Buffer.from(
      canonicalJson({ correlationId, createdDate: new Date(createdDate).toISOString(), recordId: id, transactionId }),
    ),
    replayId: NO_BYTES,
    schemaId: '',
    trace: { call: callOf(row), role: 'outcome' },
    findings: ['BACKFILL'],
  };
}

function unmatchedOf(org: string, { seq, call }: SignedOutcome): Submission {
  return {
    kind: 'UNMATCHED',
    uuid: uuidOf('aegis/v1/unmatched', org, call),
    source: 'ledger',
    payload: Buffer.from(canonicalJson({ outcomeSeq: seq, transactionId: call.slice('pubsub:'.length) })),
    replayId: NO_BYTES,
    schemaId: '',
    findings: ['UNMATCHED'],
  };
}

function callOf({ transactionId }: { transactionId: string }): string {
  return `pubsub:${transactionId}`;
}

function isBetween(value: number, from: number, to: number): boolean {
  return value >= from && value <= to;
}
