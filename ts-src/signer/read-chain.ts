import type { StoredEntry } from '@aegis/chain';
import { Database, type Connection, type Query } from './store/database.ts';
import { allEntries, checkpointNotes, epochStatements } from './store/entries.ts';

/** A stored chain as the verifier takes it: everything as it was at the first read. */
export interface ReadableChain extends AsyncIterable<StoredEntry> {
  /** Signed epoch statements. */
  epochs(): Promise<string[]>;
  /** Signed checkpoints from the database; a truncation is revealed by those kept elsewhere. */
  checkpoints(): Promise<string[]>;
  close(): Promise<void>;
}

/** Reads an org's chain straight from PostgreSQL, in pages, without a running signer. Reading throws STORE_UNAVAILABLE. */
export function readChain(databaseUrl: string, orgId: string): ReadableChain {
  const database = new Database(databaseUrl);
  let snapshot: Promise<Connection> | undefined;
  const query: Query = async (sql, values) => {
    snapshot ??= database.openSnapshot();
    return (await snapshot).query(sql, values);
  };
  return {
    [Symbol.asyncIterator]: () => allEntries(query, orgId),
    epochs: () => epochStatements(query, orgId),
    checkpoints: () => checkpointNotes(query, orgId),
    close: async () => {
      // A snapshot that could not be opened has told its reader so already.
      await snapshot?.then(
        ({ release }) => release(),
        () => undefined,
      );
      await database.close();
    },
  };
}
