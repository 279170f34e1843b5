import type { StoredEntry } from '@aegis/chain';

export interface EntryView {
  seq: number;
  epoch: number;
  kind: string;
  uuid: string;
  source: string;
  receivedMs: number;
  /** JSON where the payload is JSON, a text where it is a signed note, `{avro: base64}` where it came from the bus; null once erased. */
  payload: unknown;
  leaf: string;
  mac: string;
}

/** Reads the Avro payload of an entry; undefined where its schema is not in the chain. */
export type AvroView = (schemaId: string, payload: Uint8Array) => unknown;

export function viewOf(entry: StoredEntry, avro: AvroView): EntryView {
  const { seq, epoch, kind, uuid, source, receivedMs } = entry;
  return {
    seq,
    epoch,
    kind,
    uuid,
    source,
    receivedMs,
    payload: payloadView(entry, avro),
    leaf: hex(entry.leaf),
    mac: hex(entry.mac),
  };
}

function payloadView({ kind, schemaId, payload }: StoredEntry, avro: AvroView): unknown {
  if (payload === null) return null;
  if (kind === 'GENESIS' || kind === 'EPOCH') return Buffer.from(payload).toString('utf8');
  if (schemaId !== '' && kind !== 'SCHEMA')
    return avro(schemaId, payload) ?? { avro: Buffer.from(payload).toString('base64') };
  return JSON.parse(Buffer.from(payload).toString('utf8'));
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
