/** ZIP archives as in APPNOTE.TXT 6.3: stored and deflated entries, without encryption, ZIP64 or several disks. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export interface ArchiveEntry {
  name: string;
  comment: string;
  content: Uint8Array;
  deflated: boolean;
  /** Milliseconds since 1970; kept with two seconds' precision, in UTC. */
  modified: number;
  crc: number;
  compressedSize: number;
}

/** Bytes that are no archive, or an archive of another kind. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly code = 'ARCHIVE_INVALID';
}

const LOCAL = 0x0403_4b50;
const CENTRAL = 0x0201_4b50;
const END = 0x0605_4b50;
const VERSION = 20;
/** Names are UTF-8 (general purpose bit 11). */
const UTF8 = 0x0800;
const ENCRYPTED = 0x0001;
/** Unpacked bytes of one entry. */
const MAX_CONTENT = 100_000_000;

/** @param level of compression, 0 to 9 */
export function writeArchive(entries: readonly ArchiveEntry[], level: number): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = entry.deflated ? deflateRawSync(entry.content, { level }) : Buffer.from(entry.content);
    const header = commonHeader(entry, packed.length);
    const name = Buffer.from(entry.name);
    const comment = Buffer.from(entry.comment);
    const local = Buffer.concat([uint32(LOCAL), header, uint16(name.length, 0), name, packed]);
    const position = Buffer.concat([uint16(name.length, 0, comment.length, 0, 0), uint32(0, offset)]);
    directory.push(Buffer.concat([uint32(CENTRAL), uint16(VERSION), header, position, name, comment]));
    parts.push(local);
    offset += local.length;
    entry.compressedSize = packed.length;
  }
  const central = Buffer.concat(directory);
  const count = entries.length;
  const end = Buffer.concat([uint32(END), uint16(0, 0, count, count), uint32(central.length, offset), uint16(0)]);
  return Buffer.concat([...parts, central, end]);
}

/** Version needed up to uncompressed size: in both headers. */
function commonHeader(entry: ArchiveEntry, packedSize: number): Buffer {
  const { time, date } = dosTime(entry.modified);
  return Buffer.concat([
    uint16(VERSION, UTF8, entry.deflated ? 8 : 0, time, date),
    uint32(entry.crc, packedSize, entry.content.length),
  ]);
}

/** @throws ArchiveError */
export function readArchive(bytes: Uint8Array): ArchiveEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return entriesOf(buffer);
  } catch (error) {
    if (error instanceof RangeError) throw new ArchiveError('The archive is cut off', { cause: error });
    throw error;
  }
}

function entriesOf(buffer: Buffer): ArchiveEntry[] {
  const end = endRecord(buffer);
  const count = buffer.readUInt16LE(end + 10);
  const entries: ArchiveEntry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (buffer.readUInt32LE(at) !== CENTRAL) throw new ArchiveError('The directory of the archive is damaged');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => buffer.readUInt16LE(at + field));
    const nameAt = at + 46;
    const name = buffer.toString('utf8', nameAt, nameAt + nameLength!);
    const commentAt = nameAt + nameLength! + extraLength!;
    entries.push(entryAt(buffer, at, name, buffer.toString('utf8', commentAt, commentAt + commentLength!)));
    at = commentAt + commentLength!;
  }
  return entries;
}

function endRecord(buffer: Buffer): number {
  for (let at = buffer.length - 22; at >= Math.max(0, buffer.length - 22 - 65_535); at--)
    if (buffer.readUInt32LE(at) === END) return at;
  throw new ArchiveError('The bytes are no ZIP archive');
}

function entryAt(buffer: Buffer, at: number, name: string, comment: string): ArchiveEntry {
  const [flags, method, time, date] = [8, 10, 12, 14].map((field) => buffer.readUInt16LE(at + field)) as [
    number,
    number,
    number,
    number,
  ];
  const [crc, compressedSize, size, local] = [16, 20, 24, 42].map((field) => buffer.readUInt32LE(at + field)) as [
    number,
    number,
    number,
    number,
  ];
  if ((flags & ENCRYPTED) !== 0) throw new ArchiveError(`Entry ${name} is encrypted`);
  if (method !== 0 && method !== 8) throw new ArchiveError(`Entry ${name} has compression method ${method}`);
  if (size > MAX_CONTENT) throw new ArchiveError(`Entry ${name} is larger than ${MAX_CONTENT} bytes`);
  const dataAt = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
  const content = unpacked(buffer.subarray(dataAt, dataAt + compressedSize), method === 8, size, name);
  if (crc32(content) !== crc) throw new ArchiveError(`The content of entry ${name} is damaged`);
  return { name, comment, content, deflated: method === 8, modified: fromDosTime(time, date), crc, compressedSize };
}

function unpacked(packed: Buffer, deflated: boolean, size: number, name: string): Uint8Array {
  if (!deflated) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (cause) {
    throw new ArchiveError(`The content of entry ${name} is damaged`, { cause });
  }
}

/** MS-DOS date and time (§4.4.6). */
function dosTime(ms: number): { time: number; date: number } {
  const at = new Date(Math.max(ms, Date.UTC(1980, 0, 1)));
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}

function fromDosTime(time: number, date: number): number {
  return Date.UTC((date >> 9) + 1980, ((date >> 5) & 15) - 1, date & 31, time >> 11, (time >> 5) & 63, (time & 31) * 2);
}

function uint16(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => buffer.writeUInt16LE(value, i * 2));
  return buffer;
}

function uint32(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => buffer.writeUInt32LE(value, i * 4));
  return buffer;
}
