import { hash } from 'node:crypto';

const MAX_U32 = 0xffff_ffff;

/** Four bytes, big endian. Throws RangeError outside 0..2^32-1. */
export function u32(value: number): Buffer {
  if (!Number.isInteger(value) || value < 0 || value > MAX_U32) throw new RangeError(`not a u32: ${value}`);
  const out = Buffer.alloc(4);
  out.writeUInt32BE(value);
  return out;
}

/** Eight bytes, big endian. Throws RangeError outside 0..2^53-1, the integers a JavaScript number holds exactly. */
export function u64(value: number): Buffer {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a u64 within 2^53: ${value}`);
  const out = Buffer.alloc(8);
  out.writeBigUInt64BE(BigInt(value));
  return out;
}

/** Length prefix: u32 byte length, then the bytes; text is UTF-8. */
export function lengthPrefixed(value: string | Uint8Array): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  return Buffer.concat([u32(bytes.length), bytes]);
}

export function sha256(...parts: Uint8Array[]): Buffer {
  return hash('sha256', parts.length === 1 ? parts[0] : Buffer.concat(parts), 'buffer');
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
