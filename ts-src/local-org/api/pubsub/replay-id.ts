/** Bytes of a replay id: the position (8, big-endian) and two zero bytes. Opaque to subscribers. */
const LENGTH = 10;

export function replayId(position: number): Buffer {
  const bytes = Buffer.alloc(LENGTH);
  bytes.writeBigUInt64BE(BigInt(position));
  return bytes;
}

/** The position behind a replay id, or null when these bytes were never one. */
export function replayPosition(bytes: Uint8Array): number | null {
  const buffer = Buffer.from(bytes);
  if (buffer.length !== LENGTH || buffer.readUInt16BE(8) !== 0) return null;
  const position = Number(buffer.readBigUInt64BE());
  return Number.isSafeInteger(position) ? position : null;
}
