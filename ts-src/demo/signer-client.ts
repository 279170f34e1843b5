/** The signer's read side, as the gateway's operator would use it. */
import fs from 'node:fs';
import { ORG_ID } from './data-folder.ts';
import type { Stack } from './stack.ts';

export interface ChainEntry {
  seq: number;
  epoch: number;
  kind: string;
  uuid: string;
  source: string;
  receivedMs: number;
  payload: unknown;
  leaf: string;
  mac: string;
}

export interface ChainVerdict {
  ok: boolean;
  size: number;
  firstBadSeq?: number;
  problem?: string;
}

async function get(stack: Stack, path: string): Promise<Response> {
  const token = fs.readFileSync(stack.data.secrets.signerToken, 'utf8').trim();
  const response = await fetch(new URL(`/v1/orgs/${ORG_ID}${path}`, stack.signer), {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`The signer answered ${response.status}: ${await response.text()}`);
  return response;
}

export async function entriesAfter(stack: Stack, seq: number): Promise<ChainEntry[]> {
  const reply = (await (await get(stack, `/entries?after=${seq}&limit=500`)).json()) as { entries: ChainEntry[] };
  return reply.entries;
}

export async function lastSeq(stack: Stack): Promise<number> {
  let last = 0;
  for (let page = await entriesAfter(stack, 0); page.length > 0; page = await entriesAfter(stack, last))
    last = page.at(-1)!.seq;
  return last;
}

export async function verifyAtSigner(stack: Stack): Promise<ChainVerdict> {
  return (await (await get(stack, '/verify')).json()) as ChainVerdict;
}

/** Waits until `enough` holds for the entries after `seq`; `onEntry` sees each entry once, as the chain grows. */
export async function followChain(
  stack: Stack,
  seq: number,
  enough: (entries: ChainEntry[]) => boolean,
  onEntry: (entry: ChainEntry) => void,
): Promise<ChainEntry[]> {
  const seen: ChainEntry[] = [];
  for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
    const fresh = await entriesAfter(stack, seen.at(-1)?.seq ?? seq);
    fresh.forEach(onEntry);
    seen.push(...fresh);
    if (enough(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(
    `The chain did not get the expected entries within 20 s; it got ${seen.map((entry) => `${entry.seq} ${entry.kind} ${entry.source}`).join(', ') || 'none'}`,
  );
}
