import type { StoredEntry } from '@aegis/chain';
import { Database } from './store/database.ts';
import { allEntries, checkpointNotes, epochStatements } from './store/entries.ts';

/** A stored chain as the verifier takes it. */
export interface ReadableChain extends AsyncIterable<StoredEntry> {
  /** Signed epoch statements. */
  epochs(): Promise<string[]>;
  /** Signed checkpoints from the database; a truncation is revealed by those kept elsewhere. */
  checkpoints(): Promise<string[]>;
  close(): Promise<void>;
}

/** Reads an org's chain straight from PostgreSQL, in pages, without a running signer. Iterating throws STORE_UNAVAILABLE. */
export function readChain(databaseUrl: string, orgId: string): ReadableChain {
  const database = new Database(databaseUrl);
  return {
    [Symbol.asyncIterator]: () => allEntries(database.query, orgId),
    epochs: () => epochStatements(database.query, orgId),
    checkpoints: () => checkpointNotes(database.query, orgId),
    close: () => database.close(),
  };
}
