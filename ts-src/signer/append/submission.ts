import type { EntryKind, StoredEntry } from '@aegis/chain';
import type { FindingCode } from '../store/findings.ts';

/** How an entry takes part in the pairing of intents with outcomes. */
export interface Trace {
  /** Names the call: the same text in its intent, outcome or denial. */
  call: string;
  role: 'intent' | 'outcome' | 'denial';
}

/** An event that asks for a place in the chain. */
export interface Submission {
  kind: EntryKind;
  uuid: string;
  source: string;
  payload: Uint8Array;
  /** Empty unless the event came from the bus. */
  replayId: Uint8Array;
  schemaId: string;
  trace?: Trace;
  /** What is wrong with the event itself. */
  findings?: readonly FindingCode[];
  /** For the CONFIG entry of an acknowledgement: the last entry it covers. */
  acknowledges?: number;
}

/** Where a stream stands after a batch; with an empty replay id it starts at the earliest event again. */
export interface CursorMove {
  topic: string;
  replayId: Uint8Array;
  /** `open`: the GAP entry of this batch opens a gap; `closed`: it closes the open one; absent: unchanged. */
  gap?: 'open' | 'closed';
}

export interface Receipt {
  /** `known`: the chain already had this event; `conflict`: it has another one of this uuid, and now records the conflict. */
  outcome: 'appended' | 'known' | 'conflict';
  /** The entry that records this event or, for a conflict, the DUP_CONFLICT entry. */
  entry: StoredEntry;
}
