import { randomBytes, randomUUID } from 'node:crypto';
import {
  epochKey,
  epochSecretAt,
  openEpochStatement,
  SALT_BYTES,
  type ChainWriter,
  type EpochSecret,
  type StoredEntry,
} from '@aegis/chain';
import { SignerFault } from '../faults.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { Query } from '../store/database.ts';
import { insertEntries } from '../store/entries.ts';
import { insertEpoch, latestEpochStatement } from '../store/epochs.ts';
import type { StoredHead } from '../store/heads.ts';

export interface EpochLimits {
  epochEntries: number;
  epochMs: number;
}

export function epochIsOver(stored: StoredHead, limits: EpochLimits, nowMs: number): boolean {
  const entries = stored.head.seq - stored.epochFirstSeq + 1;
  return entries >= limits.epochEntries || nowMs - stored.epochOpenedMs >= limits.epochMs;
}

/** Opens the epoch of `secret` within the caller's transaction; the head itself is written by the caller. */
export async function openEpoch(
  query: Query,
  writer: ChainWriter,
  secret: EpochSecret,
  keys: KeyStore,
  nowMs: number,
): Promise<StoredEntry> {
  const opening = { uuid: randomUUID(), receivedMs: nowMs, source: 'signer', salt: randomBytes(SALT_BYTES) };
  const { statement, entry } = await writer.openEpoch(secret, keys.checkpointSigner, opening);
  await insertEpoch(query, { org: entry.org, epoch: secret.epoch, firstSeq: entry.seq, statement });
  await insertEntries(query, [entry]);
  return entry;
}

/** The secret of the head's epoch. The key store may be one epoch behind when the signer died right after a commit. */
export async function secretOfEpoch(keys: KeyStore, org: string, epoch: number): Promise<EpochSecret> {
  const held = await keys.chainSecret(org);
  if (!held) {
    throw new SignerFault(
      'KEYS_MISSING',
      `no chain secret for ${org}, but the database has its chain`,
      'Restore keysDir from its backup.',
    );
  }
  if (held.epoch > epoch) {
    throw new SignerFault(
      'ROLLBACK_DETECTED',
      `the chain of ${org} is in epoch ${epoch}, its secret already in epoch ${held.epoch}`,
      'The database was rolled back: restore the newest copy of it.',
    );
  }
  return epochSecretAt(org, held, epoch);
}

/** Refuses keys other than those the chain was made with. */
export async function checkKeysFitChain(query: Query, keys: KeyStore, org: string, secret: EpochSecret): Promise<void> {
  const note = await latestEpochStatement(query, org);
  const statement = note === undefined ? undefined : openEpochStatement(note, keys.checkpointSigner.key, org);
  if (
    statement?.ok &&
    statement.value.epoch === secret.epoch &&
    epochKey(org, secret).commitment.equals(statement.value.keyCommitment)
  ) {
    return;
  }
  const reason =
    statement && !statement.ok ? statement.reason : 'the secret does not give the key of the current epoch';
  throw new SignerFault(
    'KEYS_CHANGED',
    `the keys do not fit the chain of ${org}: ${reason}`,
    'Use the keysDir and origin the chain was begun with.',
  );
}
