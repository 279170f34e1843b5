import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { lengthPrefixed, sha256, u32 } from './bytes.ts';
import { parseDecimal } from './checkpoint.ts';
import { HASH_BYTES } from './merkle.ts';
import { decodeBase64, openNote, signNote, type NoteKey, type NoteSign, type Parsed } from './note.ts';

/** The secret S_e from which an epoch's MAC key and all later epochs' secrets derive; it cannot be turned backwards. */
export interface EpochSecret {
  epoch: number;
  /** 32 bytes. */
  secret: Uint8Array;
}

export const SECRET_BYTES = 32;
const STATEMENT_TITLE = 'aegis/v1/epoch';

/** S_{e+1} = HKDF-SHA256(S_e, info = LP("aegis/v1/evolve") LP(org)). RFC 5869 */
export function nextEpochSecret(org: string, current: EpochSecret): EpochSecret {
  const info = Buffer.concat([lengthPrefixed('aegis/v1/evolve'), lengthPrefixed(org)]);
  return { epoch: current.epoch + 1, secret: derive(current.secret, info) };
}

/** The secret of `epoch`, derived forward. Throws RangeError for an epoch before `from`: that secret cannot be derived. */
export function epochSecretAt(org: string, from: EpochSecret, epoch: number): EpochSecret {
  if (epoch < from.epoch) throw new RangeError(`epoch ${epoch} is before the secret's epoch ${from.epoch}`);
  let secret = from;
  while (secret.epoch < epoch) secret = nextEpochSecret(org, secret);
  return secret;
}

/** An epoch's MAC key K_e and the public commitment to it. */
export interface EpochKey {
  epoch: number;
  key: KeyObject;
  commitment: Buffer;
}

/** K_e = HKDF-SHA256(S_e, info = LP("aegis/v1/mac") LP(org) u32(e)) */
export function epochKey(org: string, from: EpochSecret): EpochKey {
  const info = Buffer.concat([lengthPrefixed('aegis/v1/mac'), lengthPrefixed(org), u32(from.epoch)]);
  const bytes = derive(from.secret, info);
  const commitment = sha256(Buffer.from('aegis/v1/commit'), bytes);
  // A KeyObject makes createHmac about five times faster than raw bytes do.
  return { epoch: from.epoch, key: createSecretKey(bytes), commitment };
}

function derive(secret: Uint8Array, info: Uint8Array): Buffer {
  if (secret.length !== SECRET_BYTES) throw new RangeError(`an epoch secret has ${SECRET_BYTES} bytes`);
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), info, SECRET_BYTES));
}

/** What a signer states, signed, when it opens an epoch; it makes epoch a function of seq. docs/spec/chain-entry.md §Epoch */
export interface EpochStatement {
  org: string;
  epoch: number;
  /** The first entry made with this epoch's key. */
  firstSeq: number;
  /** `EpochKey.commitment`. */
  keyCommitment: Uint8Array;
  /** MAC of the entry before `firstSeq`; the genesis MAC for epoch 0. */
  prevMac: Uint8Array;
}

export function formatEpochStatement(statement: EpochStatement): string {
  const lines = [
    STATEMENT_TITLE,
    statement.org,
    statement.epoch,
    statement.firstSeq,
    Buffer.from(statement.keyCommitment).toString('base64'),
    Buffer.from(statement.prevMac).toString('base64'),
  ];
  return `${lines.join('\n')}\n`;
}

export function signEpochStatement(statement: EpochStatement, key: NoteKey, sign: NoteSign): Promise<string> {
  return signNote(formatEpochStatement(statement), key, sign);
}

/** Reads an epoch statement that `key` signed for `org`. */
export function openEpochStatement(note: string, key: NoteKey, org: string): Parsed<EpochStatement> {
  const opened = openNote(note, key);
  if (!opened.ok) return opened;
  const lines = opened.value.split('\n');
  if (lines.length !== 7 || lines[0] !== STATEMENT_TITLE || lines[6] !== '') {
    return { ok: false, reason: 'not an epoch statement' };
  }
  if (lines[1] !== org) return { ok: false, reason: `the epoch statement is of ${lines[1]}, not of ${org}` };
  const [epoch, firstSeq] = [parseDecimal(lines[2]), parseDecimal(lines[3])];
  const [keyCommitment, prevMac] = [decodeBase64(lines[4]), decodeBase64(lines[5])];
  if (epoch === undefined || !firstSeq) return { ok: false, reason: 'epoch or first seq is not a number' };
  if (keyCommitment?.length !== HASH_BYTES || prevMac?.length !== HASH_BYTES) {
    return { ok: false, reason: 'key commitment or previous MAC has not 32 bytes' };
  }
  return { ok: true, value: { org, epoch, firstSeq, keyCommitment, prevMac } };
}
