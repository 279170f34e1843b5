import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { checkpointOrigin, signCheckpoint } from './checkpoint.ts';
import { entryLeaf, payloadCommitment, type StoredEntry } from './entry.ts';
import { epochKey, type EpochSecret } from './epoch.ts';
import { linkMac } from './link.ts';
import type { Problem } from './problem.ts';
import { exampleChain, noteSigner, ORG, type ExampleChain } from './test-support/example-chain.ts';
import { verifyChain, type VerifyOptions } from './verify.ts';

const SIZE = 60;
let chain: ExampleChain;

before(async () => {
  chain = await exampleChain({ size: SIZE, epochStarts: [21, 41], checkpointSizes: [15, 45, 58] });
});

async function problemOf(changes: Partial<VerifyOptions>, withSecret = true): Promise<Problem> {
  const verification = await verifyChain({
    ...chain.options(),
    secret: withSecret ? chain.secrets[0] : undefined,
    ...changes,
  });
  assert.ok(!verification.ok, 'the verifier found nothing');
  return verification.problem;
}

function flipped(bytes: Uint8Array | null): Buffer {
  const copy = Buffer.from(bytes ?? [0]);
  copy[copy.length - 1] ^= 1;
  return copy;
}

/** The entries with one of them replaced. */
function edited(seq: number, edit: (entry: StoredEntry) => Partial<StoredEntry>): StoredEntry[] {
  return chain.entries.map((entry) => (entry.seq === seq ? { ...entry, ...edit(entry) } : entry));
}

/** What someone who holds `secret` can do: change an entry and sign everything after it again. */
function rewritten(from: number, secret: EpochSecret): StoredEntry[] {
  const entries = edited(from, (entry) => {
    const payload = Buffer.from('false');
    return { payload, commitment: payloadCommitment(entry.salt!, payload), epoch: secret.epoch };
  });
  const key = epochKey(ORG, secret);
  for (let index = from - 1; index < entries.length; index += 1) {
    const entry = { ...entries[index], prevMac: entries[index - 1].mac };
    entry.leaf = entryLeaf(entry);
    entry.mac = linkMac(ORG, { ...key, epoch: entry.epoch }, entry.seq, entry.prevMac, entry.leaf);
    entries[index] = entry;
  }
  return entries;
}

test('a sound chain verifies in both classes and says what was checked', async () => {
  const open = await verifyChain(chain.options());
  assert.ok(open.ok);
  assert.deepEqual([open.size, open.epochs, open.checkpoints, open.anchored, open.macsChecked], [SIZE, 3, 3, 58, 0]);
  const full = await verifyChain({ ...chain.options(), secret: chain.secrets[0] });
  assert.ok(full.ok);
  assert.equal(full.macsChecked, SIZE);
});

test('entries may come from an async source', async () => {
  async function* source() {
    yield* chain.entries;
  }
  const verification = await verifyChain({ ...chain.options(), entries: source() });
  assert.ok(verification.ok);
});

test('the secret of a later epoch checks the MACs from there on', async () => {
  const verification = await verifyChain({ ...chain.options(), secret: chain.secrets[1] });
  assert.ok(verification.ok);
  assert.equal(verification.macsChecked, SIZE - 20);
});

const EDITS: Record<string, [code: string, edit: (entry: StoredEntry) => Partial<StoredEntry>]> = {
  org: ['EDITED_ENTRY', () => ({ org: '00D000000000001EAA' })],
  epoch: ['EPOCH_MISMATCH', (entry) => ({ epoch: entry.epoch + 1 })],
  kind: ['EDITED_ENTRY', () => ({ kind: 'DENY' })],
  'kind, unknown': ['EDITED_ENTRY', () => ({ kind: 'NONE' as StoredEntry['kind'] })],
  uuid: ['EDITED_ENTRY', (entry) => ({ uuid: `${entry.uuid}0` })],
  replayId: ['EDITED_ENTRY', (entry) => ({ replayId: flipped(entry.replayId) })],
  schemaId: ['EDITED_ENTRY', () => ({ schemaId: 'other' })],
  receivedMs: ['EDITED_ENTRY', (entry) => ({ receivedMs: entry.receivedMs + 1 })],
  'receivedMs, negative': ['EDITED_ENTRY', () => ({ receivedMs: -1 })],
  source: ['EDITED_ENTRY', () => ({ source: 'elsewhere' })],
  commitment: ['EDITED_ENTRY', (entry) => ({ commitment: flipped(entry.commitment) })],
  leaf: ['EDITED_ENTRY', (entry) => ({ leaf: flipped(entry.leaf) })],
  salt: ['EDITED_PAYLOAD', (entry) => ({ salt: flipped(entry.salt) })],
  'salt, cut': ['EDITED_PAYLOAD', (entry) => ({ salt: entry.salt!.subarray(1) })],
  payload: ['EDITED_PAYLOAD', (entry) => ({ payload: flipped(entry.payload) })],
  'payload, alone removed': ['EDITED_PAYLOAD', () => ({ payload: null })],
  'payload and salt, removed': ['UNRECORDED_ERASURE', () => ({ payload: null, salt: null })],
};

for (const [name, [code, edit]] of Object.entries(EDITS)) {
  test(`a changed ${name} is found at its entry, with and without the secret`, async () => {
    for (const seq of [2, 15, 20, 22, SIZE]) {
      for (const withSecret of [true, false]) {
        const problem = await problemOf({ entries: edited(seq, edit) }, withSecret);
        assert.deepEqual([problem.code, problem.seq], [code, seq]);
      }
    }
  });
}

for (const column of ['mac', 'prevMac'] as const) {
  test(`a changed ${column} is found at its entry; without the secret, at one of the two ends of the link`, async () => {
    for (const seq of [2, 15, 22, SIZE - 1]) {
      const entries = edited(seq, (entry) => ({ [column]: flipped(entry[column]) }));
      const problem = await problemOf({ entries });
      assert.deepEqual([problem.code, problem.seq], ['MAC', seq]);
      const narrowed = await problemOf({ entries }, false);
      assert.equal(narrowed.code, 'MAC');
      assert.ok(narrowed.seq! <= seq && seq <= (narrowed.through ?? narrowed.seq!));
    }
  });
}

test('a changed opening of an epoch is found at its entry', async () => {
  for (const seq of [1, 21]) {
    const problem = await problemOf({ entries: edited(seq, () => ({ kind: 'INTENT' })) });
    assert.equal(problem.seq, seq);
    const erased = await problemOf({ entries: edited(seq, () => ({ payload: null, salt: null })) });
    assert.deepEqual([erased.code, erased.seq], ['EPOCH_MISMATCH', seq]);
  }
});

test('an edit with a recomputed leaf is found by the MAC, or without the secret by the signed root', async () => {
  const entries = edited(17, (entry) => {
    const payload = Buffer.from('false');
    const changed = { ...entry, payload, commitment: payloadCommitment(entry.salt!, payload) };
    return { ...changed, leaf: entryLeaf(changed) };
  });
  const problem = await problemOf({ entries });
  assert.deepEqual([problem.code, problem.seq], ['MAC', 17]);
  const narrowed = await problemOf({ entries }, false);
  assert.deepEqual([narrowed.code, narrowed.seq, narrowed.through], ['ROOT', 16, 45]);
});

test('a deleted entry is named, also when the rest is renumbered', async () => {
  const gone = chain.entries.filter(({ seq }) => seq !== 30);
  const problem = await problemOf({ entries: gone });
  assert.deepEqual([problem.code, problem.seq, problem.through], ['DELETED', 30, 30]);
  const renumbered = await problemOf({ entries: gone.map((entry, index) => ({ ...entry, seq: index + 1 })) });
  assert.deepEqual([renumbered.code, renumbered.seq], ['EDITED_ENTRY', 30]);
});

test('swapped entries are named, also when renumbered', async () => {
  const swapped = [...chain.entries];
  [swapped[9], swapped[10]] = [swapped[10], swapped[9]];
  const problem = await problemOf({ entries: swapped });
  assert.deepEqual([problem.code, problem.seq], ['REORDERED', 10]);
  const renumbered = await problemOf({ entries: swapped.map((entry, index) => ({ ...entry, seq: index + 1 })) });
  assert.deepEqual([renumbered.code, renumbered.seq], ['EDITED_ENTRY', 10]);
});

test('an entry that comes twice is named', async () => {
  const problem = await problemOf({ entries: [...chain.entries.slice(0, 5), ...chain.entries.slice(4)] });
  assert.deepEqual([problem.code, problem.seq], ['REORDERED', 6]);
});

test('a truncated chain is found by its newest checkpoint, and only by it', async () => {
  const entries = chain.entries.slice(0, 50);
  const problem = await problemOf({ entries });
  assert.deepEqual([problem.code, problem.seq, problem.through], ['TRUNCATED', 51, 58]);
  const unanchored = await verifyChain({ ...chain.options(), entries, checkpoints: [], secret: chain.secrets[0] });
  assert.ok(unanchored.ok);
  assert.equal(unanchored.anchored, 0);
});

test('a chain cut before an epoch that was stated is truncated', async () => {
  const problem = await problemOf({ entries: chain.entries.slice(0, 30), checkpoints: [] });
  assert.deepEqual([problem.code, problem.seq, problem.through], ['TRUNCATED', 31, 41]);
});

test('a suffix rewritten with the stolen key of its epoch is found by the signed root', async () => {
  const entries = rewritten(50, chain.secrets[2]);
  const unanchored = await verifyChain({ ...chain.options(), entries, checkpoints: [], secret: chain.secrets[0] });
  assert.ok(unanchored.ok, 'the key alone fools the MACs');
  const problem = await problemOf({ entries });
  assert.deepEqual([problem.code, problem.seq, problem.through], ['ROOT', 46, 58]);
});

test('older entries relabelled with the epoch of a stolen key are found without any checkpoint', async () => {
  const problem = await problemOf({ entries: rewritten(25, chain.secrets[2]), checkpoints: [] });
  assert.deepEqual([problem.code, problem.seq], ['EPOCH_MISMATCH', 25]);
});

test('a missing epoch statement is found', async () => {
  const [first, second, third] = chain.epochs;
  assert.equal((await problemOf({ epochs: [first, third] })).code, 'EPOCH_MISMATCH');
  assert.equal((await problemOf({ epochs: [second, third] })).code, 'EPOCH_MISMATCH');
  const last = await problemOf({ epochs: [first, second] });
  assert.deepEqual([last.code, last.seq], ['EPOCH_MISMATCH', 41]);
  assert.equal((await problemOf({ epochs: [] })).code, 'EPOCH_MISMATCH');
});

test('statements and checkpoints may come in any order', async () => {
  const { epochs, checkpoints } = chain;
  const verification = await verifyChain({
    ...chain.options(),
    epochs: [...epochs].reverse(),
    checkpoints: [...checkpoints].reverse(),
  });
  assert.ok(verification.ok);
});

test('a forged, edited or foreign checkpoint is refused', async () => {
  const origin = checkpointOrigin('signer.test', ORG);
  const root = Buffer.alloc(32);
  const forger = noteSigner();
  const foreign = checkpointOrigin('signer.test', '00D000000000001EAA');
  const { signer } = chain;
  const wrong = [
    chain.checkpoints[1].replace('\n45\n', '\n44\n'),
    await signCheckpoint({ origin, size: 45, root }, forger.key, forger.sign),
    await signCheckpoint({ origin: foreign, size: 45, root }, signer.key, signer.sign),
    await signCheckpoint({ origin, size: 0, root }, signer.key, signer.sign),
  ];
  for (const note of wrong) assert.equal((await problemOf({ checkpoints: [note] })).code, 'CP_SIG');
});

test('two signed checkpoints of one size that disagree are a split view', async () => {
  const { signer } = chain;
  const other = { origin: checkpointOrigin('signer.test', ORG), size: 45, root: Buffer.alloc(32) };
  const note = await signCheckpoint(other, signer.key, signer.sign);
  assert.equal((await problemOf({ checkpoints: [...chain.checkpoints, note] })).code, 'SPLIT_VIEW');
});

test('an edited epoch statement is refused', async () => {
  const epochs = [chain.epochs[0], chain.epochs[1].replace('\n21\n', '\n20\n'), chain.epochs[2]];
  assert.equal((await problemOf({ epochs })).code, 'EPOCH_SIG');
});

test('a secret of another chain, and a key that is none, are named as such', async () => {
  const other = await exampleChain({ size: 1, epochStarts: [], checkpointSizes: [] });
  assert.equal((await problemOf({ secret: other.secrets[0] })).code, 'WRONG_SECRET');
  assert.equal((await problemOf({ checkpointKey: 'signer.test+00000000+AAAA' })).code, 'WRONG_KEY');
  assert.equal((await problemOf({ checkpointKey: other.checkpointKey })).code, 'EPOCH_SIG');
});

test('an empty chain verifies as empty', async () => {
  const verification = await verifyChain({ ...chain.options(), entries: [], epochs: [], checkpoints: [] });
  assert.ok(verification.ok);
  assert.equal(verification.size, 0);
});
