import { openEvidence, type Evidence } from './evidence.ts';
import type { StoredEntry } from './entry.ts';
import type { EpochSecret } from './epoch.ts';
import type { Problem } from './problem.ts';
import { Walk } from './walk.ts';

export interface VerifyOptions {
  /** 18-character Salesforce org id the chain must belong to. */
  org: string;
  /** The signer's checkpoint key, C2SP text form. */
  checkpointKey: string;
  /** All entries in ascending `seq`. */
  entries: Iterable<StoredEntry> | AsyncIterable<StoredEntry>;
  /** Signed epoch statements, in any order. */
  epochs: readonly string[];
  /** Signed checkpoints, in any order; those kept outside the signer's write reach are what reveals a truncation. */
  checkpoints: readonly string[];
  /** S_e of the first epoch whose MACs are to be checked; S_0 checks them all. Without it: tree and signatures only. */
  secret?: EpochSecret;
}

export type Verification =
  | {
      ok: true;
      size: number;
      root: Buffer;
      epochs: number;
      checkpoints: number;
      /** Entries that a signed checkpoint covers; later ones can still be truncated unnoticed. */
      anchored: number;
      /** Entries whose MAC was recomputed. */
      macsChecked: number;
    }
  | { ok: false; size: number; problem: Problem };

/**
 * Walks a whole chain and names the first thing that is wrong with it. Every payload is hashed again: nothing stored is
 * believed. Never throws for wrong data, only where reading `entries` throws.
 */
export async function verifyChain(options: VerifyOptions): Promise<Verification> {
  const opened = openEvidence(options);
  if (!opened.ok) return { ok: false, size: 0, problem: opened.problem };
  const evidence: Evidence = opened.value;
  const walk = new Walk(evidence);
  let misplaced: StoredEntry | undefined;
  for await (const entry of options.entries) {
    if (misplaced) return { ok: false, size: walk.size, problem: walk.misplaced(misplaced, entry) };
    if (entry.seq !== walk.size + 1) {
      misplaced = entry;
      continue;
    }
    const problem = walk.step(entry);
    if (problem) return { ok: false, size: walk.size, problem };
  }
  if (misplaced) return { ok: false, size: walk.size, problem: walk.misplaced(misplaced) };
  const problem = walk.end();
  if (problem) return { ok: false, size: walk.size, problem };
  return {
    ok: true,
    size: walk.size,
    root: walk.root(),
    epochs: evidence.epochs.length,
    checkpoints: evidence.checkpoints.length,
    anchored: evidence.checkpoints.at(-1)?.size ?? 0,
    macsChecked: walk.macsChecked,
  };
}
