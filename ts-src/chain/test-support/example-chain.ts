import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { checkpointOrigin, signCheckpoint } from '../checkpoint.ts';
import { ChainWriter, type NoteSigner } from '../chain-writer.ts';
import { SALT_BYTES, type StoredEntry } from '../entry.ts';
import { nextEpochSecret, type EpochSecret } from '../epoch.ts';
import type { EntryKind } from '../kinds.ts';
import { ed25519NoteSign, formatNoteKey, rawPublicKey } from '../note.ts';
import type { VerifyOptions } from '../verify.ts';

export const ORG = '00D5g000004XyZAEA0';

export interface ExampleChain {
  entries: StoredEntry[];
  epochs: string[];
  checkpoints: string[];
  /** S_0, S_1, ... */
  secrets: EpochSecret[];
  signer: NoteSigner;
  checkpointKey: string;
  /** Options for `verifyChain` of the chain as it is. */
  options(): VerifyOptions;
}

export interface Plan {
  size: number;
  /** First seq of epochs 1, 2, ... */
  epochStarts: readonly number[];
  checkpointSizes: readonly number[];
  org?: string;
}

export function noteSigner(name = 'signer.test'): NoteSigner {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { key: { name, publicKey: rawPublicKey(privateKey) }, sign: ed25519NoteSign(privateKey) };
}

function draft(kind: EntryKind, payload: string) {
  return {
    kind,
    uuid: randomUUID(),
    replayId: randomBytes(10),
    schemaId: 'schema-1',
    receivedMs: 1_795_284_000_000,
    source: 'test',
    salt: randomBytes(SALT_BYTES),
    payload: Buffer.from(payload),
  };
}

export async function exampleChain(plan: Plan): Promise<ExampleChain> {
  const signer = noteSigner();
  const org = plan.org ?? ORG;
  const writer = ChainWriter.empty(org);
  const secrets: EpochSecret[] = [{ epoch: 0, secret: randomBytes(32) }];
  const [entries, epochs, checkpoints]: [StoredEntry[], string[], string[]] = [[], [], []];
  for (let seq = 1; seq <= plan.size; seq += 1) {
    if (seq === 1 || plan.epochStarts.includes(seq)) {
      if (seq > 1) secrets.push(nextEpochSecret(org, secrets.at(-1)!));
      const { uuid, receivedMs, source, salt } = draft('EPOCH', '');
      const opened = await writer.openEpoch(secrets.at(-1)!, signer, { uuid, receivedMs, source, salt });
      epochs.push(opened.statement);
      entries.push(opened.entry);
    } else {
      entries.push(writer.append(draft('INTENT', `payload of ${seq}`)));
    }
    if (plan.checkpointSizes.includes(seq)) {
      const head = { origin: checkpointOrigin(signer.key.name, org), size: seq, root: writer.head.frontier.root() };
      checkpoints.push(await signCheckpoint(head, signer.key, signer.sign));
    }
  }
  const checkpointKey = formatNoteKey(signer.key);
  const options = (): VerifyOptions => ({ org, checkpointKey, entries, epochs, checkpoints });
  return { entries, epochs, checkpoints, secrets, signer, checkpointKey, options };
}
