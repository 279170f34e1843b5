/** Entry kinds and the byte each one has in the encoded entry; docs/spec/chain-entry.md lists what each kind records. */
export const ENTRY_KIND_BYTES = {
  GENESIS: 0,
  DECISION: 1,
  DENY: 2,
  INTENT: 3,
  OUTCOME: 4,
  BACKFILL: 5,
  UNMATCHED: 6,
  SCHEMA: 7,
  EPOCH: 8,
  GAP: 9,
  DUP_CONFLICT: 10,
  ERASED: 11,
  HEARTBEAT: 12,
  CONFIG: 13,
} as const;

export type EntryKind = keyof typeof ENTRY_KIND_BYTES;

export function isEntryKind(text: string): text is EntryKind {
  return Object.hasOwn(ENTRY_KIND_BYTES, text);
}
