import assert from 'node:assert/strict';
import pg from 'pg';
import { ORG_ID } from '../data-folder.ts';
import { entriesAfter, verifyAtSigner } from '../signer-client.ts';
import type { Proof, Step } from './proof.ts';

/** Changes one byte of a stored payload as a database superuser, past the triggers. Returns how to undo it. */
async function flipOneByte(proof: Proof, seq: number): Promise<() => Promise<void>> {
  const flip = async () => {
    const client = new pg.Client({ connectionString: proof.stack.databaseUrl });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SET LOCAL session_replication_role = 'replica'`);
      const changed = await client.query(
        'UPDATE signer.entry SET payload = set_byte(payload, 10, get_byte(payload, 10) # 1) WHERE org = $1 AND seq = $2',
        [ORG_ID, seq],
      );
      assert.equal(changed.rowCount, 1);
      await client.query('COMMIT');
    } finally {
      await client.end();
    }
  };
  await flip();
  return flip;
}

/** Verification re-hashes what is stored. */
export const tamperStep: Step = {
  name: 'One byte of one stored entry is changed behind the signer: verification names the entry',
  async run(proof) {
    const victim = (await entriesAfter(proof.stack, 0)).filter((entry) => entry.kind === 'INTENT').at(0)!.seq;
    const undo = await flipOneByte(proof, victim);
    const verdict = await verifyAtSigner(proof.stack);
    await undo();
    assert.equal(verdict.ok, false, 'a changed byte is noticed');
    assert.equal(Number(verdict.firstBadSeq), victim, 'the changed entry is named');
    const restored = await verifyAtSigner(proof.stack);
    assert.equal(restored.ok, true, restored.problem);
    proof.say(`entry #${victim}, byte 10 flipped → ${verdict.problem}; flipped back → verifies`);
    return `verification named entry #${victim} (${verdict.problem})`;
  },
};
