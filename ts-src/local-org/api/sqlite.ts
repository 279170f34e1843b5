import type { DatabaseSync } from 'node:sqlite';

/** Runs `body` in one transaction; a throw undoes it. */
export function atomically<T>(database: DatabaseSync, body: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = body();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
