import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { ChainWriter } from './chain-writer.ts';
import { SALT_BYTES } from './entry.ts';
import { formatNoteKey } from './note.ts';
import { noteSigner, ORG } from './test-support/example-chain.ts';
import { verifyChain } from './verify.ts';

async function chainWithErasure(recorded: string) {
  const signer = noteSigner();
  const writer = ChainWriter.empty(ORG);
  const secret = { epoch: 0, secret: randomBytes(32) };
  const common = { receivedMs: 0, source: 'test', replayId: Buffer.alloc(0), schemaId: '' };
  const salt = (): Buffer => randomBytes(SALT_BYTES);
  const { entry: genesis, statement } = await writer.openEpoch(secret, signer, { ...common, uuid: '1', salt: salt() });
  const personal = writer.append({
    ...common,
    kind: 'INTENT',
    uuid: '2',
    salt: salt(),
    payload: Buffer.from('a name'),
  });
  const record = writer.append({ ...common, kind: 'ERASED', uuid: '3', salt: salt(), payload: Buffer.from(recorded) });
  const entries = [genesis, { ...personal, payload: null, salt: null }, record];
  return verifyChain({
    org: ORG,
    checkpointKey: formatNoteKey(signer.key),
    entries,
    epochs: [statement],
    checkpoints: [],
    secret,
  });
}

test('a payload erased and recorded as erased leaves the chain valid', async () => {
  const verification = await chainWithErasure('{"seqs":[2]}');
  assert.ok(verification.ok);
});

test('an erasure that no ERASED entry names is found', async () => {
  for (const recorded of ['{"seqs":[1]}', '{"seqs":"2"}', 'not JSON', 'null']) {
    const verification = await chainWithErasure(recorded);
    assert.ok(!verification.ok);
    assert.deepEqual([verification.problem.code, verification.problem.seq], ['UNRECORDED_ERASURE', 2]);
  }
});
