import { randomUUID } from 'node:crypto';
import type { Intent } from '../intent/intent.ts';
import type { Decision } from '../policy/rules.ts';

export type EntryKind = 'INTENT' | 'OUTCOME' | 'DENY';
export type EntryResult = 'success' | 'failure' | 'partial' | 'denied';

/** Names and ids only: no value of a record and no value a person typed. */
export interface EntryPayload {
  /** UTC, milliseconds, ISO 8601. */
  timestamp: string;
  correlationId: string;
  agentId: string;
  agentVersion: string;
  triggeredBy: { userId: string; username: string };
  /** OAuth client the call came through. */
  clientId: string;
  /** Tool name. */
  action: string;
  /** Absent when the arguments could not be read. */
  intent?: Intent;
  decision: { effect: Decision['effect']; rule: string; reason: string };
  /** Absent on INTENT: nothing has happened yet. */
  result?: EntryResult;
  recordIds: string[];
  error?: { code: string; message: string };
  /** How often the call was sent to the org; absent where it was not to be sent. */
  attempts?: number;
  durationMs?: number;
}

export interface AuditEntry {
  kind: EntryKind;
  uuid: string;
  source: 'gateway';
  payload: EntryPayload;
}

/** What stays the same over all entries of one call. */
export interface EntrySubject {
  correlationId: string;
  agentId: string;
  agentVersion: string;
  triggeredBy: { userId: string; username: string };
  clientId: string;
  action: string;
}

export function auditEntry(
  kind: EntryKind,
  subject: EntrySubject,
  facts: Omit<EntryPayload, keyof EntrySubject | 'timestamp'>,
): AuditEntry {
  const { decision } = facts;
  return {
    kind,
    uuid: randomUUID(),
    source: 'gateway',
    payload: {
      timestamp: new Date().toISOString(),
      ...subject,
      ...facts,
      decision: { effect: decision.effect, rule: decision.rule, reason: decision.reason },
    },
  };
}
