import { encodeEntry, payloadCommitment, type EntryFields, type StoredEntry } from './entry.ts';
import { epochKey, signEpochStatement, type EpochKey, type EpochSecret } from './epoch.ts';
import { genesisMac, linkMac } from './link.ts';
import { Frontier, leafHash } from './merkle.ts';
import type { NoteKey, NoteSign } from './note.ts';

/** Where a chain ends: what is needed, with the epoch's key, to link the next entry. */
export interface ChainHead {
  org: string;
  /** 0 before the first entry. */
  seq: number;
  epoch: number;
  mac: Uint8Array;
  frontier: Frontier;
}

/** What the caller knows of an entry before it has a place in the chain. */
export interface EntryDraft {
  kind: EntryFields['kind'];
  uuid: string;
  replayId: Uint8Array;
  schemaId: string;
  receivedMs: number;
  source: string;
  salt: Uint8Array;
  payload: Uint8Array;
}

/** Signs notes under one key name. */
export interface NoteSigner {
  key: NoteKey;
  sign: NoteSign;
}

/** The draft of an epoch's opening entry; its payload, the signed statement, is made by `openEpoch`. */
export type OpeningDraft = Pick<EntryDraft, 'uuid' | 'receivedMs' | 'source' | 'salt'>;

/** Links entries to the end of one chain. It keeps the head in memory only: the caller stores entries and head. */
export class ChainWriter {
  readonly head: ChainHead;
  #key: EpochKey | undefined;

  constructor(head: ChainHead, key: EpochKey | undefined) {
    this.head = head;
    this.#key = key;
  }

  /** A chain without entries; `openEpoch` with S_0 starts it. */
  static empty(org: string): ChainWriter {
    return new ChainWriter({ org, seq: 0, epoch: -1, mac: Buffer.alloc(0), frontier: Frontier.empty() }, undefined);
  }

  append(draft: EntryDraft): StoredEntry {
    if (!this.#key || this.#key.epoch !== this.head.epoch)
      throw new RangeError('the key is not of the epoch of the head');
    const { salt, payload, ...event } = draft;
    const { org, epoch, mac: prevMac } = this.head;
    const seq = this.head.seq + 1;
    const fields: EntryFields = { ...event, org, seq, epoch, commitment: payloadCommitment(salt, payload) };
    const leaf = leafHash(encodeEntry(fields));
    const mac = linkMac(org, this.#key, seq, prevMac, leaf);
    this.head.frontier.append(leaf);
    this.head.seq = seq;
    this.head.mac = mac;
    return { ...fields, salt, payload, leaf, prevMac, mac };
  }

  /** Opens the epoch of `secret`, the one after the head's: signs its statement and links it as the epoch's first entry. */
  async openEpoch(
    secret: EpochSecret,
    signer: NoteSigner,
    opening: OpeningDraft,
  ): Promise<{ statement: string; entry: StoredEntry }> {
    if (secret.epoch !== this.head.epoch + 1)
      throw new RangeError(`epoch ${secret.epoch} does not follow ${this.head.epoch}`);
    const { org } = this.head;
    const key = epochKey(org, secret);
    const prevMac = secret.epoch === 0 ? genesisMac(org, key, signer.key.publicKey) : this.head.mac;
    const statement = await signEpochStatement(
      { org, epoch: secret.epoch, firstSeq: this.head.seq + 1, keyCommitment: key.commitment, prevMac },
      signer.key,
      signer.sign,
    );
    this.#key = key;
    this.head.epoch = secret.epoch;
    this.head.mac = prevMac;
    const entry = this.append({
      ...opening,
      kind: secret.epoch === 0 ? 'GENESIS' : 'EPOCH',
      replayId: Buffer.alloc(0),
      schemaId: '',
      payload: Buffer.from(statement, 'utf8'),
    });
    return { statement, entry };
  }
}
