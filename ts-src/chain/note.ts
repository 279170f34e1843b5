import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { sha256 } from './bytes.ts';

/** C2SP signed-note: text, an empty line, signature lines. https://c2sp.org/signed-note */

const MAX_NOTE_BYTES = 65_536;
const MAX_SIGNATURES = 16;
const ED25519 = 0x01;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
const PUBLIC_KEY_BYTES = 32;
const SPKI_ED25519_PREFIX = Buffer.from('302a300506032b6570032100', 'hex'); // RFC 8410 §4
const KEY_NAME = /^[^\s+\u0000-\u001f]+$/u;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const SIGNATURE_LINE = /^\u2014 (\S+) (\S+)$/u;

export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: string };

export interface NoteKey {
  name: string;
  /** Raw Ed25519 public key, 32 bytes. */
  publicKey: Buffer;
}

/** Signs `text`, already framed as a note's text; returns the 64-byte Ed25519 signature. */
export type NoteSign = (text: Uint8Array) => Buffer | Promise<Buffer>;

/** The text form of a key: `name+keyid+base64(0x01 || public key)`. */
export function formatNoteKey(key: NoteKey): string {
  const encoded = Buffer.concat([Buffer.of(ED25519), key.publicKey]).toString('base64');
  return `${key.name}+${noteKeyId(key).toString('hex')}+${encoded}`;
}

export function parseNoteKey(text: string): Parsed<NoteKey> {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text);
  if (!match) return { ok: false, reason: 'a note key is name+keyid+base64' };
  const encoded = decodeBase64(match[3]);
  if (!encoded || encoded.length !== 1 + PUBLIC_KEY_BYTES || encoded[0] !== ED25519) {
    return { ok: false, reason: 'the note key is not an Ed25519 key' };
  }
  const key: NoteKey = { name: match[1], publicKey: encoded.subarray(1) };
  if (noteKeyId(key).toString('hex') !== match[2]) return { ok: false, reason: 'the key id does not fit name and key' };
  return { ok: true, value: key };
}

/** Raw 32 bytes of an Ed25519 key object (public, or the public half of a private one). */
export function rawPublicKey(key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(SPKI_ED25519_PREFIX.length);
}

export function ed25519NoteSign(privateKey: KeyObject): NoteSign {
  return (text) => sign(null, text, privateKey);
}

/** Signs `text`, which must end in a newline. Throws RangeError for text or a key name the format cannot carry. */
export async function signNote(text: string, key: NoteKey, signText: NoteSign): Promise<string> {
  if (!isNoteText(text)) throw new RangeError('note text must end in a newline and hold no control characters');
  if (!KEY_NAME.test(key.name)) throw new RangeError('a key name has no space and no plus sign');
  const signature = await signText(Buffer.from(text, 'utf8'));
  return `${text}\n\u2014 ${key.name} ${Buffer.concat([noteKeyId(key), signature]).toString('base64')}\n`;
}

/** The text of a note that `key` signed. Lines of other keys are passed over, as the format demands. */
export function openNote(note: string, key: NoteKey): Parsed<string> {
  if (Buffer.byteLength(note) > MAX_NOTE_BYTES)
    return { ok: false, reason: `a note has at most ${MAX_NOTE_BYTES} bytes` };
  const split = note.lastIndexOf('\n\n');
  const text = note.slice(0, split + 1);
  if (split < 0 || !note.endsWith('\n') || !isNoteText(text)) return { ok: false, reason: 'not a signed note' };
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return { ok: false, reason: `a note has at most ${MAX_SIGNATURES} signatures` };
  const wanted = noteKeyId(key);
  let signed = false;
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (!signature) return { ok: false, reason: 'a signature line is malformed' };
    if (signature.name !== key.name || !signature.keyId.equals(wanted)) continue;
    if (!verifyNoteSignature(text, key, signature.bytes))
      return { ok: false, reason: `the signature of ${key.name} is wrong` };
    signed = true;
  }
  return signed ? { ok: true, value: text } : { ok: false, reason: `${key.name} has not signed the note` };
}

function parseSignatureLine(line: string): { name: string; keyId: Buffer; bytes: Buffer } | undefined {
  const match = SIGNATURE_LINE.exec(line);
  const blob = match && decodeBase64(match[2]);
  if (!match || !blob || blob.length <= KEY_ID_BYTES) return undefined;
  return { name: match[1], keyId: blob.subarray(0, KEY_ID_BYTES), bytes: blob.subarray(KEY_ID_BYTES) };
}

function verifyNoteSignature(text: string, key: NoteKey, signature: Buffer): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  const spki = Buffer.concat([SPKI_ED25519_PREFIX, key.publicKey]);
  return verify(
    null,
    Buffer.from(text, 'utf8'),
    createPublicKey({ key: spki, format: 'der', type: 'spki' }),
    signature,
  );
}

function noteKeyId(key: NoteKey): Buffer {
  return sha256(Buffer.from(`${key.name}\n`, 'utf8'), Buffer.of(ED25519), key.publicKey).subarray(0, KEY_ID_BYTES);
}

function isNoteText(text: string): boolean {
  return text.endsWith('\n') && text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(text);
}

/** Canonical base64 only: one text per value. */
export function decodeBase64(text: string): Buffer | undefined {
  if (!BASE64.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
