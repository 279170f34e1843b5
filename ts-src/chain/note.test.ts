import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNoteKey, openNote, parseNoteKey, signNote, type NoteKey } from './note.ts';
import { noteSigner } from './test-support/example-chain.ts';

// The example of the Go package golang.org/x/mod/sumdb/note, an independent implementation.
const GO_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const GO_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const GO_NOTE = `${GO_TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

function goKey(): NoteKey {
  const parsed = parseNoteKey(GO_KEY);
  assert.ok(parsed.ok);
  return parsed.value;
}

test('a note signed by another implementation opens', () => {
  assert.deepEqual(openNote(GO_NOTE, goKey()), { ok: true, value: GO_TEXT });
  assert.equal(formatNoteKey(goKey()), GO_KEY);
});

test('a signed note opens with its key, also between signatures of other keys', async () => {
  const [mine, other] = [noteSigner('mine'), noteSigner('other')];
  const note = await signNote('a\n\nb\n', mine.key, mine.sign);
  const otherLine = (await signNote('a\n\nb\n', other.key, other.sign)).split('\n\n').at(-1)!;
  assert.deepEqual(openNote(note + otherLine, mine.key), { ok: true, value: 'a\n\nb\n' });
  assert.deepEqual(openNote(note + otherLine, other.key), { ok: true, value: 'a\n\nb\n' });
  assert.equal(openNote(note, other.key).ok, false);
});

test('every changed character of a note is noticed', async () => {
  const { key, sign } = noteSigner();
  const note = await signNote('first\nsecond\n', key, sign);
  for (let at = 0; at < note.length; at += 1) {
    const changed = note.slice(0, at) + (note[at] === 'x' ? 'y' : 'x') + note.slice(at + 1);
    assert.equal(openNote(changed, key).ok, false, `position ${at}`);
  }
});

test('notes that bend the format are refused', async () => {
  const { key, sign } = noteSigner();
  const note = await signNote('text\n', key, sign);
  const wrong = {
    'without its last newline': note.slice(0, -1),
    'without a signature': 'text\n\n',
    'without an empty line': note.replace('\n\n', '\n'),
    'with a hyphen for the dash': note.replace('—', '-'),
    'with a carriage return': note.replace('text', 'te\rxt'),
    'with a trailing space': note.replace(/\n$/, ' \n'),
    'too long': `${'x'.repeat(70_000)}\n${note}`,
    'with too many signatures': note + note.split('\n\n')[1].repeat(16),
    empty: '',
  };
  for (const [how, text] of Object.entries(wrong)) assert.equal(openNote(text, key).ok, false, how);
});

test('base64 that is not canonical is refused', async () => {
  const { key, sign } = noteSigner();
  const note = await signNote('text\n', key, sign);
  const spare = /(.)=\n$/.exec(note);
  assert.ok(spare, 'a signature blob of 68 bytes ends in one padding character');
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const twin = alphabet[alphabet.indexOf(spare[1]) + 1];
  assert.equal(openNote(note.replace(/.=\n$/, `${twin}=\n`), key).ok, false);
});

test('keys of another type, name or id are refused', () => {
  const wrong = [
    '',
    'name',
    GO_KEY.replace('Peter', 'Paul'),
    GO_KEY.replace('c74f', 'c74e'),
    GO_KEY.replace('ARpc', 'AhpC'),
    'a b+c74f20a3+AA==',
  ];
  for (const text of wrong) assert.equal(parseNoteKey(text).ok, false, text);
});

test('a text or a name the format cannot carry is not signed', async () => {
  const { key, sign } = noteSigner();
  await assert.rejects(signNote('no newline', key, sign), RangeError);
  await assert.rejects(signNote('tab\t\n', key, sign), RangeError);
  await assert.rejects(signNote('text\n', { ...key, name: 'two words' }, sign), RangeError);
});
