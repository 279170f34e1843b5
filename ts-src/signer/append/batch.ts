import { createHash, randomBytes } from 'node:crypto';
import {
  canonicalJson,
  payloadCommitment,
  SALT_BYTES,
  sameMac,
  type ChainWriter,
  type StoredEntry,
} from '@aegis/chain';
import type { Receipt, Submission } from './submission.ts';

const NO_BYTES = Buffer.alloc(0);

/** The entry that records that `submission` came under a uuid which another event already has. */
export function conflictOf(submission: Submission): Submission {
  const offered = {
    kind: submission.kind,
    payloadSha256: createHash('sha256').update(submission.payload).digest('hex'),
    schemaId: submission.schemaId,
    source: submission.source,
    uuid: submission.uuid,
  };
  const payload = canonicalJson(offered);
  return {
    kind: 'DUP_CONFLICT',
    // The same offer gives the same uuid, so an event redelivered for ever is recorded once.
    uuid: uuidOf('aegis/v1/conflict', payload),
    source: 'signer',
    payload: Buffer.from(payload),
    replayId: NO_BYTES,
    schemaId: '',
  };
}

/** A uuid that is a function of its parts. RFC 9562 §5.8 (version 8) */
export function uuidOf(...parts: string[]): string {
  const bytes = createHash('sha256').update(parts.join('\0')).digest().subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x80;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * Appends each submission the chain does not have yet. `known` maps uuids, of submissions and of their conflicts, to the
 * entries that already have them; it grows with the batch.
 */
export function appendBatch(
  writer: ChainWriter,
  known: Map<string, StoredEntry>,
  submissions: readonly Submission[],
  receivedMs: number,
): { receipts: Receipt[]; entries: StoredEntry[] } {
  const entries: StoredEntry[] = [];
  const append = (submission: Submission): StoredEntry => {
    const { kind, uuid, source, payload, replayId, schemaId } = submission;
    const entry = writer.append({
      kind,
      uuid,
      source,
      payload,
      replayId,
      schemaId,
      receivedMs,
      salt: randomBytes(SALT_BYTES),
    });
    known.set(uuid, entry);
    entries.push(entry);
    return entry;
  };
  const receipts = submissions.map((submission): Receipt => {
    const before = known.get(submission.uuid);
    if (!before) return { outcome: 'appended', entry: append(submission) };
    if (records(before, submission)) return { outcome: 'known', entry: before };
    const conflict = conflictOf(submission);
    return { outcome: 'conflict', entry: known.get(conflict.uuid) ?? append(conflict) };
  });
  return { receipts, entries };
}

/** Whether the entry is of this very event. An erased entry cannot be compared, so it is not. */
function records(entry: StoredEntry, submission: Submission): boolean {
  return (
    entry.salt !== null &&
    entry.kind === submission.kind &&
    entry.source === submission.source &&
    entry.schemaId === submission.schemaId &&
    sameMac(payloadCommitment(entry.salt, submission.payload), entry.commitment)
  );
}
