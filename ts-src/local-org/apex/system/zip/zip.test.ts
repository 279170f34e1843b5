import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { test } from 'node:test';
import { check } from '../testing.ts';
import { ArchiveError, readArchive, writeArchive } from './archive.ts';

test('Compression: what is written is read again', () => {
  check(
    {
      'reader.getEntryNames()': '(a.txt, b/é.txt)',
      "reader.extract('a.txt').toString().length()": '1000',
      "reader.getEntry('a.txt').getCompressedSize() < 100": 'true',
      "reader.getEntry('a.txt').getUncompressedSize()": '1000',
      "reader.getEntry('b/é.txt').getMethod()": 'STORED',
      "reader.getEntry('b/é.txt').getComment()": 'note',
      "reader.getEntriesMap().get('b/é.txt').getContent().toString()": 'plain',
      "reader.extract('nope')": 'Compression.ZipException: The archive has no entry nope',
      "new Compression.ZipReader(Blob.valueOf('no archive at all, though long enough'))":
        'Compression.ZipException: The bytes are no ZIP archive',
    },
    `Compression.ZipWriter writer = new Compression.ZipWriter();
     writer.addEntry('a.txt', Blob.valueOf('x'.repeat(1000)));
     writer.setMethod(Compression.Method.STORED);
     writer.addEntry('b/é.txt', Blob.valueOf('plain')).setComment('note');
     Compression.ZipReader reader = new Compression.ZipReader(writer.getArchive());`,
  );
});

const entry = (content: string) => {
  const bytes = Buffer.from(content);
  const modified = Date.UTC(2026, 10, 21, 10, 20, 30);
  return { name: 'x', comment: '', content: bytes, deflated: true, modified, crc: crc32(bytes), compressedSize: 0 };
};

test('an archive that is damaged anywhere is refused or read, never a fault', () => {
  const archive = writeArchive([entry('content '.repeat(20))], 6);
  assert.equal(readArchive(archive)[0]!.modified, Date.UTC(2026, 10, 21, 10, 20, 30));
  for (let at = 0; at < archive.length; at++) {
    const damaged = Buffer.from(archive);
    damaged[at]! ^= 0xff;
    try {
      readArchive(damaged);
    } catch (error) {
      assert.ok(error instanceof ArchiveError, `byte ${at}: ${error}`);
    }
    assert.throws(() => readArchive(archive.subarray(0, at)), ArchiveError);
  }
});
