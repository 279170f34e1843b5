/** @module The signer: one HMAC chain per org in PostgreSQL, fed by platform events and the gateway. */
export type { OrgConfig, SignerConfig } from './config.ts';
export { isFault, SignerFault, type FaultCode } from './faults.ts';
export { readChain, type ReadableChain } from './read-chain.ts';
export { startSigner, type RunningSigner } from './signer.ts';
