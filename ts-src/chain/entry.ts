import { lengthPrefixed, sha256, u32, u64 } from './bytes.ts';
import { ENTRY_KIND_BYTES, type EntryKind } from './kinds.ts';
import { leafHash } from './merkle.ts';

/** The fields an entry's leaf commits to. `seq` starts at 1 and has no gaps; an entry's Merkle leaf index is `seq - 1`. */
export interface EntryFields {
  /** 18-character Salesforce org id. */
  org: string;
  seq: number;
  epoch: number;
  kind: EntryKind;
  /** Identity of the recorded event, unique in its chain. */
  uuid: string;
  /** Raw Pub/Sub replay id; empty where the entry did not come from the event bus. */
  replayId: Uint8Array;
  /** Avro schema id of the payload; empty for JSON and signed-note payloads. */
  schemaId: string;
  /** UTC milliseconds at which the signer received the event; informative, order is by `seq`. */
  receivedMs: number;
  source: string;
  /** `payloadCommitment(salt, payload)`; stays when salt and payload are erased. */
  commitment: Uint8Array;
}

/** One entry as it is kept: its fields, its payload (null once erased) and its place in chain and tree. */
export interface StoredEntry extends EntryFields {
  salt: Uint8Array | null;
  payload: Uint8Array | null;
  leaf: Uint8Array;
  prevMac: Uint8Array;
  mac: Uint8Array;
}

export const SALT_BYTES = 32;

/** Deterministic entry bytes, docs/spec/chain-entry.md §Entry. */
export function encodeEntry(entry: EntryFields): Buffer {
  return Buffer.concat([
    lengthPrefixed('aegis/v1/entry'),
    lengthPrefixed(entry.org),
    u64(entry.seq),
    u32(entry.epoch),
    Buffer.of(ENTRY_KIND_BYTES[entry.kind]),
    lengthPrefixed(entry.uuid),
    lengthPrefixed(entry.replayId),
    lengthPrefixed(entry.schemaId),
    u64(entry.receivedMs),
    lengthPrefixed(entry.source),
    lengthPrefixed(entry.commitment),
  ]);
}

/** RFC 6962 leaf hash of the entry's bytes. */
export function entryLeaf(entry: EntryFields): Buffer {
  return leafHash(encodeEntry(entry));
}

/** Commitment to the payload; the salt keeps a guessable payload secret after its erasure. */
export function payloadCommitment(salt: Uint8Array, payload: Uint8Array): Buffer {
  if (salt.length !== SALT_BYTES) throw new RangeError(`salt must have ${SALT_BYTES} bytes, not ${salt.length}`);
  return sha256(Buffer.from('aegis/v1/payload'), salt, payload);
}
