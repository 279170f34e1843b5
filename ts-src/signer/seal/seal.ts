import { formatHealthMessage, type HealthMessage } from '@aegis/chain';
import type { HealthSigner } from '../keys/key-store.ts';
import type { Query } from '../store/database.ts';

/** The checkpoint's copy in the org: fields of AuditSeal__c by their names without namespace. */
export interface SealFields {
  Size__c: number;
  Root__c: string;
  Checkpoint__c: string;
  SignedAt__c: string;
  Status__c: string;
  Counter__c: number;
  HealthMessage__c: string;
  HealthSignature__c: string;
}

export async function sealFields(
  message: HealthMessage,
  checkpoint: string,
  signer: HealthSigner,
): Promise<SealFields> {
  const text = formatHealthMessage(message);
  const signature = await signer.sign(Buffer.from(text, 'utf8'));
  return {
    Size__c: message.size,
    Root__c: Buffer.from(message.root).toString('hex'),
    Checkpoint__c: checkpoint,
    SignedAt__c: message.signedAt.toISOString(),
    Status__c: message.status,
    Counter__c: message.counter,
    HealthMessage__c: text,
    HealthSignature__c: signature.toString('base64'),
  };
}

/** The org's next counter; committed before it is used, so that none is ever used twice. */
export async function nextCounter(query: Query, org: string): Promise<number> {
  const [row] = await query(
    `INSERT INTO signer.seal (org, counter) VALUES ($1, 1)
     ON CONFLICT (org) DO UPDATE SET counter = signer.seal.counter + 1 RETURNING counter`,
    [org],
  );
  return Number(row.counter);
}
