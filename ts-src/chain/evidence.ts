import { equalBytes } from './bytes.ts';
import { checkpointOrigin, openCheckpoint, type Checkpoint } from './checkpoint.ts';
import {
  epochKey,
  nextEpochSecret,
  openEpochStatement,
  type EpochKey,
  type EpochSecret,
  type EpochStatement,
} from './epoch.ts';
import { genesisMac, sameMac } from './link.ts';
import { parseNoteKey, type NoteKey } from './note.ts';
import type { Problem } from './problem.ts';

/** Statements and checkpoints whose signatures hold, and the keys the secret gives. */
export interface Evidence {
  org: string;
  /** Epoch e at index e. */
  epochs: EpochStatement[];
  /** The signed note of each epoch, same index. */
  epochNotes: string[];
  /** Ascending size, one per size. */
  checkpoints: Checkpoint[];
  /** Key of epoch e, where the secret reaches it. */
  keys: Map<number, EpochKey>;
}

export interface EvidenceText {
  org: string;
  checkpointKey: string;
  epochs: readonly string[];
  checkpoints: readonly string[];
  secret?: EpochSecret;
}

type Opened<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** Checks every signature first, so that the walk compares entries only with what the signer really said. */
export function openEvidence(text: EvidenceText): Opened<Evidence> {
  const key = parseNoteKey(text.checkpointKey);
  if (!key.ok) return wrong({ code: 'WRONG_KEY', seq: null, detail: key.reason });
  const epochs = openEpochs(text, key.value);
  if (!epochs.ok) return epochs;
  const checkpoints = openCheckpoints(text, key.value);
  if (!checkpoints.ok) return checkpoints;
  const statements = epochs.value.map(({ statement }) => statement);
  const keys = deriveKeys(text, key.value, statements);
  if (!keys.ok) return keys;
  return {
    ok: true,
    value: {
      org: text.org,
      epochs: statements,
      epochNotes: epochs.value.map(({ note }) => note),
      checkpoints: checkpoints.value,
      keys: keys.value,
    },
  };
}

interface SignedStatement {
  note: string;
  statement: EpochStatement;
}

function openEpochs(text: EvidenceText, key: NoteKey): Opened<SignedStatement[]> {
  const opened: SignedStatement[] = [];
  for (const note of text.epochs) {
    const statement = openEpochStatement(note, key, text.org);
    if (!statement.ok) return wrong({ code: 'EPOCH_SIG', seq: null, detail: statement.reason });
    opened.push({ note, statement: statement.value });
  }
  opened.sort((a, b) => a.statement.epoch - b.statement.epoch);
  let nextSeq = 1;
  for (const [epoch, { statement }] of opened.entries()) {
    if (statement.epoch !== epoch || statement.firstSeq < nextSeq || (epoch === 0 && statement.firstSeq !== 1)) {
      const detail = `the statement of epoch ${epoch} is missing or out of order`;
      return wrong({ code: 'EPOCH_MISMATCH', seq: Math.min(nextSeq, statement.firstSeq), detail });
    }
    nextSeq = statement.firstSeq + 1;
  }
  return { ok: true, value: opened };
}

function openCheckpoints(text: EvidenceText, key: NoteKey): Opened<Checkpoint[]> {
  const origin = checkpointOrigin(key.name, text.org);
  const bySize = new Map<number, Checkpoint>();
  for (const note of text.checkpoints) {
    const opened = openCheckpoint(note, key, origin);
    if (!opened.ok) return wrong({ code: 'CP_SIG', seq: null, detail: opened.reason });
    const checkpoint = opened.value;
    if (checkpoint.size === 0) return wrong({ code: 'CP_SIG', seq: null, detail: 'a checkpoint of no entries' });
    const known = bySize.get(checkpoint.size);
    if (known && !equalBytes(known.root, checkpoint.root)) {
      const detail = `two checkpoints of size ${checkpoint.size} have different roots`;
      return wrong({ code: 'SPLIT_VIEW', seq: null, detail });
    }
    bySize.set(checkpoint.size, checkpoint);
  }
  return { ok: true, value: [...bySize.values()].sort((a, b) => a.size - b.size) };
}

function deriveKeys(text: EvidenceText, noteKey: NoteKey, epochs: EpochStatement[]): Opened<Map<number, EpochKey>> {
  const keys = new Map<number, EpochKey>();
  if (!text.secret) return { ok: true, value: keys };
  let secret = text.secret;
  for (const statement of epochs.slice(text.secret.epoch)) {
    const key = epochKey(text.org, secret);
    if (!equalBytes(key.commitment, statement.keyCommitment)) {
      const detail = `the secret does not give the key that the statement of epoch ${statement.epoch} commits to`;
      return wrong({ code: 'WRONG_SECRET', seq: null, detail });
    }
    if (statement.epoch === 0 && !sameMac(genesisMac(text.org, key, noteKey.publicKey), statement.prevMac)) {
      return wrong({ code: 'MAC', seq: 1, detail: 'the genesis MAC is not of this org, secret and checkpoint key' });
    }
    keys.set(statement.epoch, key);
    secret = nextEpochSecret(text.org, secret);
  }
  return { ok: true, value: keys };
}

function wrong(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}
