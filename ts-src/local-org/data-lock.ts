import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process, or another org of this one, has the data folder open. */
export class DataInUseError extends Error {
  override readonly name = 'DataInUseError';
  readonly code = 'DATA_IN_USE';
}

/** SQLite's result code SQLITE_BUSY. */
const BUSY = 5;

/**
 * Takes a data folder, which is made when it is missing, for one org; answers how to give it back. The lock is one of the operating system
 * (SQLite's), so it does not outlive its process. Throws DataInUseError.
 */
export function lockDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(folder, 'lock.db'));
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    if ((cause as { errcode?: number }).errcode !== BUSY) throw cause;
    throw new DataInUseError(`The data folder ${folder} belongs to an org that runs. Stop it first.`, { cause });
  }
  return () => database.close();
}
