import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { SignerFault } from '../faults.ts';
import type { Database } from './database.ts';

const MIGRATIONS = new URL('./migrations/', import.meta.url);
/** Any number, the same in every signer: it names the lock that only migrations take. */
const LOCK = 7_236_114;

/** Brings the schema `signer` to the newest migration; signers that start together take turns. */
export async function migrate(database: Database): Promise<void> {
  const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
  await database.transaction(async (query) => {
    await query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await query('CREATE SCHEMA IF NOT EXISTS signer');
    await query('CREATE TABLE IF NOT EXISTS signer.migration (name text PRIMARY KEY, sha256 text NOT NULL)');
    const applied = new Map(
      (await query('SELECT name, sha256 FROM signer.migration')).map((row) => [row.name, row.sha256]),
    );
    for (const name of files) {
      const sql = await readFile(new URL(name, MIGRATIONS), 'utf8');
      const sha256 = createHash('sha256').update(sql).digest('hex');
      const known = applied.get(name);
      if (known === sha256) continue;
      if (known !== undefined) {
        throw new SignerFault(
          'MIGRATION_CHANGED',
          `${name} differs from what was applied`,
          'Restore the released file; change the schema in a new one.',
        );
      }
      await query(sql);
      await query('INSERT INTO signer.migration (name, sha256) VALUES ($1, $2)', [name, sha256]);
    }
  });
}
