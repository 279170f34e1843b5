import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatSecretFile, parsePublicKeys, parseSecretFile } from './key-files.ts';
import { formatNoteKey } from './note.ts';
import { noteSigner, ORG } from './test-support/example-chain.ts';

test('a secret file reads back, and only for its org', () => {
  const secret = { epoch: 3, secret: Buffer.alloc(32, 5) };
  const text = formatSecretFile(ORG, secret);
  assert.deepEqual(parseSecretFile(text, ORG), { ok: true, value: secret });
  assert.equal(parseSecretFile(text, '00D000000000001EAA').ok, false);
  for (const wrong of ['', 'null', '{}', text.replace('"epoch": 3', '"epoch": -1'), text.replace('0505', '05')]) {
    assert.equal(parseSecretFile(wrong, ORG).ok, false, wrong);
  }
});

test('public keys are read only when the checkpoint key bears the name of the origin', () => {
  const checkpointKey = formatNoteKey(noteSigner('signer.test').key);
  const file = { origin: 'signer.test', checkpointKey, healthPublicKeyPem: 'PEM' };
  assert.ok(parsePublicKeys(JSON.stringify(file)).ok);
  assert.equal(parsePublicKeys(JSON.stringify({ ...file, origin: 'other' })).ok, false);
  assert.equal(parsePublicKeys(JSON.stringify({ ...file, checkpointKey: 'x' })).ok, false);
  assert.equal(parsePublicKeys('{').ok, false);
});
