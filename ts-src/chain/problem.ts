export type ProblemCode =
  /** A field differs from what the leaf commits to. */
  | 'EDITED_ENTRY'
  /** The stored payload or salt differs from the commitment. */
  | 'EDITED_PAYLOAD'
  /** A payload is gone and no ERASED entry says so. */
  | 'UNRECORDED_ERASURE'
  /** The link to the entry before, or the entry's own MAC, is wrong. */
  | 'MAC'
  | 'DELETED'
  | 'REORDERED'
  /** The chain ends before a signed checkpoint or epoch statement. */
  | 'TRUNCATED'
  /** An entry's epoch is not the one the signed statements give its seq. */
  | 'EPOCH_MISMATCH'
  | 'EPOCH_SIG'
  /** The entries do not add up to a signed root. */
  | 'ROOT'
  | 'CP_SIG'
  /** Two signed checkpoints of one size disagree. */
  | 'SPLIT_VIEW'
  | 'WRONG_KEY'
  | 'WRONG_SECRET';

/** The first thing found wrong with a chain. */
export interface Problem {
  code: ProblemCode;
  /** The first bad entry; null where the fault is in a key or a signature. */
  seq: number | null;
  /** Where the fault can only be narrowed to a range: its last entry. */
  through?: number;
  detail: string;
}
