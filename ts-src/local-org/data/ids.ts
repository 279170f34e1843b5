import { createHash } from 'node:crypto';
import { idSuffix } from '../values/index.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Characters 4 and 5 of every record id: the platform keeps the server there. */
const SERVER = '5g';

/** The record id with this key prefix and number, 18 characters. */
export function recordId(prefix: string, number: number): string {
  const id = prefix + SERVER + base62(number).padStart(15 - prefix.length - SERVER.length, '0');
  return id + idSuffix(id);
}

/** The id of a row that stands for deployed metadata: the same name has the same id on every start. */
export function metadataId(prefix: string, name: string): string {
  const hash = createHash('sha256').update(name.toLowerCase()).digest();
  let id = prefix;
  for (let i = 0; id.length < 15; i++) id += DIGITS[hash[i]! % DIGITS.length];
  return id + idSuffix(id);
}

/** A two-character name hash, for key prefixes of custom objects. */
export function prefixSlot(name: string): number {
  return createHash('sha256').update(name.toLowerCase()).digest().readUInt16BE(0) % (DIGITS.length * DIGITS.length);
}

export function prefixAt(first: string, slot: number): string {
  const at = slot % (DIGITS.length * DIGITS.length);
  return first + DIGITS[Math.floor(at / DIGITS.length)]! + DIGITS[at % DIGITS.length]!;
}

function base62(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62)) text = DIGITS[rest % 62]! + text;
  return text;
}
