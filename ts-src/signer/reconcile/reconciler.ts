import type { Conditions } from '../health/conditions.ts';
import type { Query } from '../store/database.ts';
import { openFindings, type FindingCode, type FindingCount } from '../store/findings.ts';
import { pairCalls } from './pairing.ts';

const FINDING_TEXTS: Record<FindingCode, string> = {
  DUP_CONFLICT: 'events came under a uuid that another event has',
  LEDGER_DIGEST: 'events came whose LedgerDigest__c does not fit their Payload__c',
  UNDECODED: 'payloads are signed but cannot be read',
  BACKFILL: 'ledger rows had no event and were taken from the ledger',
  UNMATCHED: 'events have no ledger row: it was deleted, or the events are not from the package',
};

/** Turns what the chain holds, and what it lacks, into conditions of its health. */
export async function reconcile(
  query: Query,
  org: string,
  conditions: Conditions,
  graceMs: number,
  nowMs: number,
): Promise<void> {
  const findings = await openFindings(query, org);
  for (const code of Object.keys(FINDING_TEXTS) as FindingCode[]) {
    conditions.put(code, describe(findings.get(code), FINDING_TEXTS[code]));
  }
  const { intentsWithoutOutcome, outcomesWithoutIntent } = await pairCalls(query, org, graceMs, nowMs);
  conditions.put(
    'INTENT_WITHOUT_OUTCOME',
    describe(intentsWithoutOutcome, 'intents have no outcome: rolled back or cut off'),
  );
  conditions.put(
    'OUTCOME_WITHOUT_INTENT',
    describe(outcomesWithoutIntent, 'outcomes have no intent: the layer was bypassed'),
  );
}

function describe(found: FindingCount | undefined, text: string): string | undefined {
  return found && found.count > 0 ? `${found.count} ${text}; the first is entry ${found.firstSeq}` : undefined;
}
