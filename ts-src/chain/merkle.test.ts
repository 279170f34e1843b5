import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  consistencyProof,
  Frontier,
  inclusionProof,
  leafHash,
  merkleRoot,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';

// Inputs and roots of the certificate-transparency reference tests for RFC 6962.
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const LEAVES = INPUTS.map((hex) => leafHash(Buffer.from(hex, 'hex')));

function leavesOf(count: number): Buffer[] {
  return Array.from({ length: count }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)));
}

test('roots equal the published RFC 6962 roots', () => {
  for (const [size, root] of ROOTS.entries()) {
    assert.equal(merkleRoot(LEAVES.slice(0, size)).toString('hex'), root);
  }
});

test('a frontier read back from its bytes goes on to the same roots', () => {
  const leaves = leavesOf(70);
  let frontier = Frontier.empty();
  for (const [index, leaf] of leaves.entries()) {
    frontier = Frontier.from(frontier.size, frontier.bytes());
    frontier.append(leaf);
    assert.deepEqual(frontier.root(), merkleRoot(leaves.slice(0, index + 1)));
  }
});

test('a frontier refuses bytes of another size', () => {
  assert.throws(() => Frontier.from(3, Buffer.alloc(32)), RangeError);
});

test('every inclusion proof holds for its leaf and for no other leaf, index or size', () => {
  for (let size = 1; size <= 33; size += 1) {
    const leaves = leavesOf(size);
    const root = merkleRoot(leaves);
    for (let index = 0; index < size; index += 1) {
      const proof = inclusionProof(index, leaves);
      assert.ok(verifyInclusion({ index, size, leaf: leaves[index], root }, proof));
      assert.ok(!verifyInclusion({ index, size, leaf: leafHash(Buffer.from('other')), root }, proof));
      if (size > 1) assert.ok(!verifyInclusion({ index: (index + 1) % size, size, leaf: leaves[index], root }, proof));
      assert.ok(!verifyInclusion({ index, size, leaf: leaves[index], root }, [...proof, root]));
    }
  }
});

test('every consistency proof holds for its two heads and fails for a changed one', () => {
  const leaves = leavesOf(33);
  for (let newSize = 1; newSize <= leaves.length; newSize += 1) {
    const newer = { size: newSize, root: merkleRoot(leaves.slice(0, newSize)) };
    for (let size = 1; size <= newSize; size += 1) {
      const older = { size, root: merkleRoot(leaves.slice(0, size)) };
      const proof = consistencyProof(size, leaves.slice(0, newSize));
      assert.ok(verifyConsistency(older, newer, proof));
      assert.ok(!verifyConsistency({ size, root: leafHash(Buffer.from('x')) }, newer, proof));
      assert.ok(!verifyConsistency(older, { size: newSize, root: leafHash(Buffer.from('x')) }, proof));
    }
  }
});
