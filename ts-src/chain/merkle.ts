import { equalBytes, sha256 } from './bytes.ts';

const LEAF_PREFIX = Buffer.of(0);
const INTERIOR_PREFIX = Buffer.of(1);
const EMPTY_ROOT = sha256(Buffer.alloc(0));

export const HASH_BYTES = 32;

// RFC 6962 §2.1
export function leafHash(data: Uint8Array): Buffer {
  return sha256(LEAF_PREFIX, data);
}

// RFC 6962 §2.1
export function interiorHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(INTERIOR_PREFIX, left, right);
}

/**
 * The right edge of a growing tree: the roots of its complete subtrees, largest first. It is enough to append leaves and
 * to compute the root, in O(log size) memory.
 */
export class Frontier {
  #size: number;
  readonly #roots: Buffer[];

  private constructor(size: number, roots: Buffer[]) {
    this.#size = size;
    this.#roots = roots;
  }

  static empty(): Frontier {
    return new Frontier(0, []);
  }

  /** Reads what `bytes()` wrote for a tree of `size` leaves. Throws RangeError when the length does not fit the size. */
  static from(size: number, bytes: Uint8Array): Frontier {
    const count = oneBits(size);
    if (bytes.length !== count * HASH_BYTES) {
      throw new RangeError(`a frontier of ${size} leaves has ${count * HASH_BYTES} bytes, not ${bytes.length}`);
    }
    const roots = Array.from({ length: count }, (_, i) =>
      Buffer.from(bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)),
    );
    return new Frontier(size, roots);
  }

  get size(): number {
    return this.#size;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#roots);
  }

  append(leaf: Uint8Array): void {
    let node: Uint8Array = leaf;
    for (let size = this.#size; size % 2 === 1; size = Math.floor(size / 2)) {
      node = interiorHash(this.#roots.pop()!, node);
    }
    this.#roots.push(Buffer.from(node));
    this.#size += 1;
  }

  root(): Buffer {
    if (this.#roots.length === 0) return EMPTY_ROOT;
    return this.#roots.reduceRight((right, left) => interiorHash(left, right));
  }
}

export function merkleRoot(leaves: readonly Uint8Array[]): Buffer {
  const frontier = Frontier.empty();
  for (const leaf of leaves) frontier.append(leaf);
  return frontier.root();
}

/** RFC 6962 §2.1.1: the hashes that lead from leaf `index` to the root of `leaves`. */
export function inclusionProof(index: number, leaves: readonly Uint8Array[]): Buffer[] {
  if (index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index} in a tree of ${leaves.length}`);
  if (leaves.length === 1) return [];
  const split = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionProof(index, left), merkleRoot(right)]
    : [...inclusionProof(index - split, right), merkleRoot(left)];
}

/** RFC 6962 §2.1.2: proves that the tree of the first `oldSize` leaves is a prefix of the tree of `leaves`. */
export function consistencyProof(oldSize: number, leaves: readonly Uint8Array[]): Buffer[] {
  if (oldSize < 1 || oldSize > leaves.length) throw new RangeError(`no tree of ${oldSize} within ${leaves.length}`);
  return subProof(oldSize, leaves, true);
}

function subProof(size: number, leaves: readonly Uint8Array[], complete: boolean): Buffer[] {
  if (size === leaves.length) return complete ? [] : [merkleRoot(leaves)];
  const split = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return size <= split
    ? [...subProof(size, left, complete), merkleRoot(right)]
    : [...subProof(size - split, right, false), merkleRoot(left)];
}

export interface InclusionClaim {
  index: number;
  size: number;
  leaf: Uint8Array;
  root: Uint8Array;
}

/** RFC 9162 §2.1.3.2 */
export function verifyInclusion(claim: InclusionClaim, proof: readonly Uint8Array[]): boolean {
  if (claim.index < 0 || claim.index >= claim.size) return false;
  let position = claim.index;
  let last = claim.size - 1;
  let hash = claim.leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      hash = interiorHash(sibling, hash);
      while (!isOdd(position) && position !== 0) [position, last] = [half(position), half(last)];
    } else {
      hash = interiorHash(hash, sibling);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && equalBytes(hash, claim.root);
}

export interface TreeHead {
  size: number;
  root: Uint8Array;
}

/** RFC 9162 §2.1.4.2 */
export function verifyConsistency(older: TreeHead, newer: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (older.size < 1 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && equalBytes(older.root, newer.root);
  const path = oneBits(older.size) === 1 ? [older.root, ...proof] : [...proof];
  if (path.length === 0) return false;
  let position = older.size - 1;
  let last = newer.size - 1;
  while (isOdd(position)) [position, last] = [half(position), half(last)];
  let oldHash = path[0];
  let newHash = path[0];
  for (const node of path.slice(1)) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      oldHash = interiorHash(node, oldHash);
      newHash = interiorHash(node, newHash);
      while (!isOdd(position) && position !== 0) [position, last] = [half(position), half(last)];
    } else {
      newHash = interiorHash(newHash, node);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && equalBytes(oldHash, older.root) && equalBytes(newHash, newer.root);
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function oneBits(value: number): number {
  let count = 0;
  for (let rest = value; rest > 0; rest = half(rest)) count += rest % 2;
  return count;
}

function largestPowerBelow(value: number): number {
  let power = 1;
  while (power * 2 < value) power *= 2;
  return power;
}
