import { createHash } from 'node:crypto';
import { uuidOf } from '../append/batch.ts';
import type { Submission, Trace } from '../append/submission.ts';
import type { ConsumerEvent } from './protocol.ts';
import type { FindingCode } from '../store/findings.ts';
import type { EventRecord } from './schemas.ts';

/** An event definition whose events are signed. */
export interface Topic {
  name: string;
  kind: 'INTENT' | 'OUTCOME';
  /** Turns a field's name into its API name in this org. */
  field(name: string): string;
}

export function auditTopics(namespace = ''): Topic[] {
  const prefix = namespace === '' ? '' : `${namespace}__`;
  const field = (name: string): string => `${prefix}${name}`;
  return [
    { name: `/event/${prefix}AuditIntent__e`, kind: 'INTENT', field },
    { name: `/event/${prefix}AuditOutcome__e`, kind: 'OUTCOME', field },
  ];
}

/** The event as it came, to be signed byte for byte; what was decoded serves reconciliation only. */
export function submissionOf(
  topic: Topic,
  { event, replay_id: replayId }: ConsumerEvent,
  record: EventRecord | undefined,
): Submission {
  return {
    kind: topic.kind,
    uuid: event.id || uuidOf('aegis/v1/event', topic.name, replayId.toString('hex')),
    source: 'pubsub',
    payload: event.payload,
    replayId,
    schemaId: event.schema_id,
    trace: record && traceOf(topic, record),
    findings: findingsOf(topic, record),
  };
}

function traceOf(topic: Topic, record: EventRecord): Trace | undefined {
  const transaction = record[topic.field('TransactionId__c')];
  if (typeof transaction !== 'string' || transaction === '') return undefined;
  const call = `pubsub:${transaction}`;
  if (topic.kind === 'OUTCOME') return { call, role: 'outcome' };
  return { call, role: isDenied(record[topic.field('Payload__c')]) ? 'denial' : 'intent' };
}

/** Whether no decision of the transaction lets anything happen, so that no outcome is to come. */
function isDenied(payload: unknown): boolean {
  const effects = decisionsOf(payload).map(({ decision }) => decision?.effect);
  return effects.length > 0 && effects.every((effect) => effect === 'DENY' || effect === 'HOLD');
}

interface Decided {
  decision?: { effect?: unknown };
}

function decisionsOf(payload: unknown): Decided[] {
  if (typeof payload !== 'string') return [];
  try {
    const { decisions } = JSON.parse(payload) as { decisions?: unknown };
    return Array.isArray(decisions) ? (decisions as Decided[]) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function findingsOf(topic: Topic, record: EventRecord | undefined): FindingCode[] {
  if (!record) return ['UNDECODED'];
  return isIntact(topic, record) ? [] : ['LEDGER_DIGEST'];
}

/** Whether `LedgerDigest__c` is the SHA-256 of `Payload__c`; an event without digest is not intact. */
function isIntact(topic: Topic, record: EventRecord): boolean {
  const payload = record[topic.field('Payload__c')];
  const digest = record[topic.field('LedgerDigest__c')];
  return typeof payload === 'string' && digest === createHash('sha256').update(payload).digest('hex');
}
