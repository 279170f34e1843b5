import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvFormat, readCsv, writeCsv } from './csv.ts';

const COMMA = csvFormat('COMMA', 'LF');

test('values with quotes, delimiters and line ends survive', () => {
  const lines = [
    ['Name', 'Note'],
    ['a "b", c', 'two\nlines'],
    ['', 'ü'],
  ];
  assert.deepEqual(readCsv(writeCsv(lines, COMMA), COMMA), lines);
  const tabs = csvFormat('TAB', 'CRLF');
  assert.equal(writeCsv([['a', 'b']], tabs), '"a"\t"b"\r\n');
  assert.deepEqual(readCsv(writeCsv(lines, tabs), tabs), lines);
});

test('plain text, both line ends, empty lines and a mark of the byte order are read', () => {
  assert.deepEqual(readCsv('\ufeffa,b\r\n1,\r\n\r\n2,3', COMMA), [
    ['a', 'b'],
    ['1', ''],
    ['2', '3'],
  ]);
  assert.deepEqual(readCsv('a,b\n1,', COMMA)[1], ['1', '']);
  assert.deepEqual(readCsv('a\n"x', COMMA), [['a'], ['x']]);
  assert.deepEqual(readCsv('', COMMA), []);
});

test('unknown formats are refused', () => {
  assert.throws(() => csvFormat('DOT', 'LF'), { code: 'INVALIDJOB' });
  assert.throws(() => csvFormat('COMMA', 'CR'), { code: 'INVALIDJOB' });
});
