/** @module The audit chain as a pure library: entry format, HMAC link, Merkle tree, checkpoint, verifier. */
export { canonicalJson, type Json } from './canonical-json.ts';
export { ChainWriter, type ChainHead, type EntryDraft, type NoteSigner, type OpeningDraft } from './chain-writer.ts';
export { checkpointOrigin, formatCheckpoint, openCheckpoint, signCheckpoint, type Checkpoint } from './checkpoint.ts';
export { encodeEntry, entryLeaf, payloadCommitment, SALT_BYTES, type EntryFields, type StoredEntry } from './entry.ts';
export {
  epochKey,
  epochSecretAt,
  formatEpochStatement,
  nextEpochSecret,
  openEpochStatement,
  SECRET_BYTES,
  signEpochStatement,
  type EpochKey,
  type EpochSecret,
  type EpochStatement,
} from './epoch.ts';
export {
  formatHealthMessage,
  HEALTH_STATUSES,
  openHealthMessage,
  type HealthMessage,
  type HealthStatus,
} from './health.ts';
export { formatSecretFile, parsePublicKeys, parseSecretFile, type PublicKeys } from './key-files.ts';
export { ENTRY_KIND_BYTES, isEntryKind, type EntryKind } from './kinds.ts';
export { genesisMac, linkMac, sameMac } from './link.ts';
export {
  consistencyProof,
  Frontier,
  inclusionProof,
  interiorHash,
  leafHash,
  merkleRoot,
  verifyConsistency,
  verifyInclusion,
  type InclusionClaim,
  type TreeHead,
} from './merkle.ts';
export {
  ed25519NoteSign,
  formatNoteKey,
  openNote,
  parseNoteKey,
  rawPublicKey,
  signNote,
  type NoteKey,
  type NoteSign,
  type Parsed,
} from './note.ts';
export type { Problem, ProblemCode } from './problem.ts';
export { verifyChain, type Verification, type VerifyOptions } from './verify.ts';
