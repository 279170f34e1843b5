import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { canonicalJson } from './canonical-json.ts';
import { formatCheckpoint, openCheckpoint } from './checkpoint.ts';
import { encodeEntry, entryLeaf, payloadCommitment, type StoredEntry } from './entry.ts';
import { epochKey, epochSecretAt, formatEpochStatement, openEpochStatement } from './epoch.ts';
import { formatHealthMessage, openHealthMessage } from './health.ts';
import { ENTRY_KIND_BYTES } from './kinds.ts';
import { genesisMac, linkMac } from './link.ts';
import { merkleRoot } from './merkle.ts';
import { formatNoteKey, parseNoteKey, type NoteKey } from './note.ts';
import { verifyChain } from './verify.ts';

const SPEC = new URL('../../docs/spec/', import.meta.url);

/** The fenced blocks of a page whose info string is `kind`. */
function blocks(page: string, kind: string): string[] {
  const text = readFileSync(new URL(page, SPEC), 'utf8');
  const found = [...text.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].filter(([, info]) => info === kind);
  assert.ok(found.length > 0, `${page} has no block ${kind}`);
  return found.map(([, , body]) => body);
}

const page = readFileSync(new URL('chain-entry.md', SPEC), 'utf8');
const ORG = /^- Org `(\w+)`$/m.exec(page)![1];
const S0 = { epoch: 0, secret: Buffer.from(/^- Chain secret S_0 `(\w+)`$/m.exec(page)![1], 'hex') };
const KEY_TEXT = /^- Checkpoint key `(\S+)`$/m.exec(page)![1];
const EPOCHS = blocks('chain-entry.md', 'text epoch');

interface Example {
  [name: string]: any;
  encoded: string;
}

const EXAMPLES = blocks('chain-entry.md', 'json entry').map((text) => JSON.parse(text) as Example);

function entryOf(example: Example): StoredEntry {
  const { seq, epoch, kind, uuid, schemaId, receivedMs, source } = example;
  const bytes = (name: string): Buffer => Buffer.from(example[name], 'hex');
  const payload = payloadOf(example);
  return {
    ...{ org: ORG, seq, epoch, kind, uuid, schemaId, receivedMs, source, payload },
    replayId: bytes('replayId'),
    commitment: bytes('commitment'),
    salt: bytes('salt'),
    leaf: bytes('leaf'),
    prevMac: bytes('prevMac'),
    mac: bytes('mac'),
  };
}

function payloadOf(example: Example): Buffer {
  if (example.kind === 'GENESIS' || example.kind === 'EPOCH') return Buffer.from(EPOCHS[example.epoch]);
  return example.payloadText === undefined ? Buffer.from(example.payload, 'hex') : Buffer.from(example.payloadText);
}

function keyOf(text: string): NoteKey {
  const parsed = parseNoteKey(text);
  assert.ok(parsed.ok);
  return parsed.value;
}

const ENTRIES = EXAMPLES.map(entryOf).sort((a, b) => a.seq - b.seq);

test('every example entry has the bytes, the commitment and the leaf the page gives', () => {
  for (const example of EXAMPLES) {
    const entry = entryOf(example);
    assert.equal(encodeEntry(entry).toString('hex'), example.encoded);
    assert.deepEqual(payloadCommitment(entry.salt!, entry.payload!), entry.commitment);
    assert.deepEqual(entryLeaf(entry), entry.leaf);
  }
});

test('every example entry has the MAC its epoch key gives', () => {
  let mac = genesisMac(ORG, epochKey(ORG, S0), keyOf(KEY_TEXT).publicKey);
  for (const entry of ENTRIES) {
    assert.deepEqual(entry.prevMac, mac);
    mac = linkMac(ORG, epochKey(ORG, epochSecretAt(ORG, S0, entry.epoch)), entry.seq, mac, entry.leaf);
    assert.deepEqual(entry.mac, mac);
  }
});

test('the example JSON payload is canonical', () => {
  const { payloadText } = EXAMPLES.find((example) => 'payloadText' in example)!;
  assert.equal(canonicalJson(JSON.parse(payloadText)), payloadText);
});

test('the table of kinds is the one of the code', () => {
  const rows = [...page.matchAll(/^\| (\d+) +\| ([A-Z_]+) +\|/gm)].map(([, byte, kind]) => [kind, Number(byte)]);
  assert.deepEqual(Object.fromEntries(rows), ENTRY_KIND_BYTES);
});

test('the example epoch statements are signed and have the text the page describes', () => {
  for (const [epoch, note] of EPOCHS.entries()) {
    const opened = openEpochStatement(note, keyOf(KEY_TEXT), ORG);
    assert.ok(opened.ok);
    assert.equal(opened.value.epoch, epoch);
    assert.deepEqual(opened.value.keyCommitment, epochKey(ORG, epochSecretAt(ORG, S0, epoch)).commitment);
    assert.ok(note.startsWith(formatEpochStatement(opened.value)));
  }
});

test('the example checkpoint is signed and states the root of the example entries', () => {
  const [note] = blocks('checkpoint.md', 'text checkpoint');
  const [keyText] = blocks('checkpoint.md', 'text key');
  const key = keyOf(keyText.trim());
  assert.equal(formatNoteKey(key), keyText.trim());
  const opened = openCheckpoint(note, key, `signer.example.com/aegis/${ORG}`);
  assert.ok(opened.ok);
  assert.equal(opened.value.size, ENTRIES.length);
  assert.deepEqual(opened.value.root, merkleRoot(ENTRIES.map(({ leaf }) => leaf)));
  assert.equal(Buffer.from(opened.value.root).toString('hex'), blocks('checkpoint.md', 'text root')[0].trim());
  assert.ok(note.startsWith(formatCheckpoint(opened.value)));
});

test('the example chain verifies, with and without the secret', async () => {
  const checkpoints = blocks('checkpoint.md', 'text checkpoint');
  const options = { org: ORG, checkpointKey: KEY_TEXT, entries: ENTRIES, epochs: EPOCHS, checkpoints };
  const withoutSecret = await verifyChain(options);
  assert.ok(withoutSecret.ok);
  assert.equal(withoutSecret.macsChecked, 0);
  const withSecret = await verifyChain({ ...options, secret: S0 });
  assert.ok(withSecret.ok);
  assert.equal(withSecret.macsChecked, ENTRIES.length);
  assert.equal(withSecret.anchored, ENTRIES.length);
});

test('the example health message is signed and has the fields the page names', () => {
  const [text] = blocks('health-message.md', 'text message');
  const [signature] = blocks('health-message.md', 'text signature');
  const [pem] = blocks('health-message.md', 'text key');
  const opened = openHealthMessage(text.trimEnd(), signature.trimEnd(), pem);
  assert.ok(opened.ok);
  assert.equal(formatHealthMessage(opened.value), text.trimEnd());
  assert.equal(opened.value.counter, 42);
  assert.equal(openHealthMessage(text.trimEnd().replace('GREEN', 'RED'), signature.trimEnd(), pem).ok, false);
});
