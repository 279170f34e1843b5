/** `Compression`: ZIP archives. */
import { crc32 } from 'node:zlib';
import { ApexDatetime, Blob } from '../../../values/index.ts';
import { ApexException } from '../../runtime/exception.ts';
import { tx } from '../../runtime/transaction.ts';
import { Types } from '../../runtime/type.ts';
import { present } from '../arguments.ts';
import { enumeration, reference, SystemObject, type ApexEnum, type SystemType } from '../define.ts';
import { exceptionDeclaration } from '../exceptions.ts';
import { list, type ApexList } from '../List.ts';
import type { ApexMap } from '../Map.ts';
import { listOfType, mapOfTypes } from '../named-types.ts';
import { ArchiveError, readArchive, writeArchive, type ArchiveEntry } from './archive.ts';

type Text = string | null;

const MethodType = enumeration('public enum Compression.Method { DEFLATED, STORED }');
const LevelType = enumeration(
  'public enum Compression.Level { BEST_COMPRESSION, BEST_SPEED, DEFAULT_LEVEL, NO_COMPRESSION }',
);
const LEVELS: Readonly<Record<string, number>> = {
  BEST_COMPRESSION: 9,
  BEST_SPEED: 1,
  DEFAULT_LEVEL: 6,
  NO_COMPRESSION: 0,
};

export class ZipException extends ApexException {}

/** The value of `Compression.ZipEntry`. */
export class ZipEntry extends SystemObject {
  readonly entry: ArchiveEntry;

  constructor(entry: ArchiveEntry) {
    super();
    this.entry = entry;
  }

  static of(name: string, content: Blob, deflated: boolean): ZipEntry {
    const { bytes } = content;
    const modified = tx().now();
    return new ZipEntry({
      name,
      comment: '',
      content: bytes,
      deflated,
      modified,
      crc: crc32(bytes),
      compressedSize: bytes.length,
    });
  }

  'getComment()'(): string {
    return this.entry.comment;
  }
  'getCompressedSize()'(): bigint {
    return BigInt(this.entry.compressedSize);
  }
  'getContent()'(): Blob {
    return new Blob(this.entry.content);
  }
  'getCrc()'(): bigint {
    return BigInt(this.entry.crc);
  }
  'getLastModifiedTime()'(): ApexDatetime {
    return new ApexDatetime(this.entry.modified);
  }
  'getMethod()'(): ApexEnum {
    return MethodType.value(this.entry.deflated ? 'DEFLATED' : 'STORED');
  }
  'getName()'(): string {
    return this.entry.name;
  }
  'getUncompressedSize()'(): bigint {
    return BigInt(this.entry.content.length);
  }
  'setComment(String)'(comment: Text): ZipEntry {
    this.entry.comment = present(comment);
    return this;
  }
  'setContent(Blob)'(content: Blob | null): ZipEntry {
    this.entry.content = present(content).bytes;
    this.entry.crc = crc32(this.entry.content);
    return this;
  }
  'setLastModifiedTime(Datetime)'(moment: ApexDatetime | null): ZipEntry {
    this.entry.modified = present(moment).ms;
    return this;
  }
  'setMethod(Method)'(method: ApexEnum | null): ZipEntry {
    this.entry.deflated = present(method).name === 'DEFLATED';
    return this;
  }
}

/** The value of `Compression.ZipWriter`. */
export class ZipWriter extends SystemObject {
  readonly #entries = new Map<string, ZipEntry>();
  #level = LevelType.value('DEFAULT_LEVEL');
  #method = MethodType.value('DEFLATED');

  'addEntry(String,Blob)'(name: Text, data: Blob | null): ZipEntry {
    return this.#add(ZipEntry.of(present(name), present(data), this.#method.name === 'DEFLATED'));
  }
  'addEntry(ZipEntry)'(prototype: ZipEntry | null): ZipEntry {
    return this.#add(new ZipEntry({ ...present(prototype).entry }));
  }
  'getArchive()'(): Blob {
    const entries = [...this.#entries.values()].map(({ entry }) => entry);
    return new Blob(writeArchive(entries, LEVELS[this.#level.name]!));
  }
  'getEntries()'(): ApexList {
    return listOfType('Compression.ZipEntry', [...this.#entries.values()]);
  }
  'getEntry(String)'(name: Text): ZipEntry | null {
    return this.#entries.get(present(name)) ?? null;
  }
  'getLevel()'(): ApexEnum {
    return this.#level;
  }
  'getMethod()'(): ApexEnum {
    return this.#method;
  }
  'removeEntry(String)'(name: Text): void {
    this.#entries.delete(present(name));
  }
  'setLevel(Level)'(level: ApexEnum | null): ZipWriter {
    this.#level = present(level);
    return this;
  }
  'setMethod(Method)'(method: ApexEnum | null): ZipWriter {
    this.#method = present(method);
    return this;
  }

  #add(entry: ZipEntry): ZipEntry {
    if (this.#entries.has(entry.entry.name)) throw new ZipException(`duplicate entry: ${entry.entry.name}`);
    this.#entries.set(entry.entry.name, entry);
    return entry;
  }
}

/** The value of `Compression.ZipReader`. */
export class ZipReader extends SystemObject {
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  constructor(entries: readonly ArchiveEntry[]) {
    super();
    this.#entries = new Map(entries.map((entry) => [entry.name, new ZipEntry(entry)]));
  }

  /** @throws ZipException */
  static 'new(Blob)'(data: Blob | null): ZipReader {
    try {
      return new ZipReader(readArchive(present(data).bytes));
    } catch (error) {
      if (error instanceof ArchiveError) throw new ZipException(error.message);
      throw error;
    }
  }
  'extract(String)'(name: Text): Blob {
    const entry = this.#entries.get(present(name));
    if (!entry) throw new ZipException(`The archive has no entry ${name}`);
    return entry['getContent()']();
  }
  'extract(ZipEntry)'(entry: ZipEntry | null): Blob {
    return this['extract(String)'](present(entry).entry.name);
  }
  'getEntries()'(): ApexList {
    return listOfType('Compression.ZipEntry', [...this.#entries.values()]);
  }
  'getEntriesMap()'(): ApexMap {
    return mapOfTypes('String', 'Compression.ZipEntry', this.#entries);
  }
  'getEntry(String)'(name: Text): ZipEntry | null {
    return this.#entries.get(present(name)) ?? null;
  }
  'getEntryNames()'(): ApexList {
    return list(Types.String, [...this.#entries.keys()]);
  }
}

export const zipTypes: readonly SystemType[] = [
  MethodType,
  LevelType,
  reference(exceptionDeclaration('Compression.ZipException'), ZipException),
  reference(
    `
    public class Compression.ZipEntry {
      public String getComment();
      public Long getCompressedSize();
      public Blob getContent();
      public Long getCrc();
      public Datetime getLastModifiedTime();
      public Compression.Method getMethod();
      public String getName();
      public Long getUncompressedSize();
      public Compression.ZipEntry setComment(String comment);
      public Compression.ZipEntry setContent(Blob data);
      public Compression.ZipEntry setLastModifiedTime(Datetime lastModified);
      public Compression.ZipEntry setMethod(Compression.Method method);
    }`,
    ZipEntry,
  ),
  reference(
    `
    public class Compression.ZipWriter {
      public ZipWriter();
      public Compression.ZipEntry addEntry(String name, Blob data);
      public Compression.ZipEntry addEntry(Compression.ZipEntry prototype);
      public Blob getArchive();
      public List<Compression.ZipEntry> getEntries();
      public Compression.ZipEntry getEntry(String name);
      public Compression.Level getLevel();
      public Compression.Method getMethod();
      public void removeEntry(String name);
      public Compression.ZipWriter setLevel(Compression.Level level);
      public Compression.ZipWriter setMethod(Compression.Method method);
    }`,
    ZipWriter,
  ),
  reference(
    `
    public class Compression.ZipReader {
      public ZipReader(Blob data);
      public Blob extract(String name);
      public Blob extract(Compression.ZipEntry entry);
      public List<Compression.ZipEntry> getEntries();
      public Map<String, Compression.ZipEntry> getEntriesMap();
      public Compression.ZipEntry getEntry(String name);
      public List<String> getEntryNames();
    }`,
    ZipReader,
  ),
];
