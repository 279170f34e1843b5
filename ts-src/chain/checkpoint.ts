import { HASH_BYTES, type TreeHead } from './merkle.ts';
import { decodeBase64, openNote, signNote, type NoteKey, type NoteSign, type Parsed } from './note.ts';

/** C2SP tlog-checkpoint: origin, size, root. https://c2sp.org/tlog-checkpoint, docs/spec/checkpoint.md */
export interface Checkpoint extends TreeHead {
  /** `<signer name>/aegis/<org18>`. */
  origin: string;
}

export function checkpointOrigin(signerName: string, org: string): string {
  return `${signerName}/aegis/${org}`;
}

export function formatCheckpoint(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${Buffer.from(checkpoint.root).toString('base64')}\n`;
}

export function signCheckpoint(checkpoint: Checkpoint, key: NoteKey, sign: NoteSign): Promise<string> {
  return signNote(formatCheckpoint(checkpoint), key, sign);
}

/** Reads a checkpoint that `key` signed for `origin`; extension lines are refused. */
export function openCheckpoint(note: string, key: NoteKey, origin: string): Parsed<Checkpoint> {
  const opened = openNote(note, key);
  return opened.ok ? parseCheckpointText(opened.value, origin) : opened;
}

function parseCheckpointText(text: string, origin: string): Parsed<Checkpoint> {
  const lines = text.split('\n');
  if (lines.length !== 4 || lines[3] !== '') return { ok: false, reason: 'a checkpoint has three lines' };
  if (lines[0] !== origin) return { ok: false, reason: `the checkpoint is of ${lines[0]}, not of ${origin}` };
  const size = parseDecimal(lines[1]);
  if (size === undefined) return { ok: false, reason: 'the checkpoint size is not a decimal number' };
  const root = decodeBase64(lines[2]);
  if (!root || root.length !== HASH_BYTES) return { ok: false, reason: 'the checkpoint root is not a SHA-256 hash' };
  return { ok: true, value: { origin, size, root } };
}

/** A decimal without sign or leading zero, at most 2^53-1. */
export function parseDecimal(text: string): number | undefined {
  if (!/^(?:0|[1-9][0-9]*)$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}
