import type { EpochSecret, NoteSigner } from '@aegis/chain';

export interface HealthSigner {
  /** SubjectPublicKeyInfo PEM of the P-256 key. */
  publicKeyPem: string;
  /** ES256 signature in DER, as Apex `Crypto.verify` takes it. */
  sign(message: Uint8Array): Promise<Buffer>;
}

/** Where the keys live: outside the org and outside the database. */
export interface KeyStore {
  readonly checkpointSigner: NoteSigner;
  readonly healthSigner: HealthSigner;
  /** The oldest epoch secret still held for this org; undefined when the org has none. */
  chainSecret(org: string): Promise<EpochSecret | undefined>;
  /** Makes S_0 for a new org, keeps it, and hands a copy over for escrow with the auditor. */
  createChainSecret(org: string): Promise<EpochSecret>;
  /** Keeps `secret` instead of the earlier one, which is erased. Only after the epoch's statement is committed. */
  advanceChainSecret(org: string, secret: EpochSecret): Promise<void>;
}
