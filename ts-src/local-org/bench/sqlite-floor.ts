import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Random } from './random.ts';

export interface SqliteFloor {
  insertRowsPerSecond: number;
  byIdPerSecond: number;
}

const CHUNK = 200;
const LOOKUPS = 20_000;

/** The same rows in a bare SQLite table with the same durability: inserts of 200 per transaction, then lookups by key. */
export function sqliteFloor({ rows }: { rows: number }): SqliteFloor {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'local-org-bench-'));
  const database = new DatabaseSync(path.join(folder, 'floor.db'));
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec('CREATE TABLE item (id TEXT PRIMARY KEY, name TEXT, code TEXT, amount INTEGER, remark TEXT)');
    return { insertRowsPerSecond: inserts(database, rows), byIdPerSecond: lookups(database, rows) };
  } finally {
    database.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function inserts(database: DatabaseSync, rows: number): number {
  const statement = database.prepare('INSERT INTO item VALUES (?, ?, ?, ?, ?)');
  const started = performance.now();
  for (let first = 0; first < rows; first += CHUNK) {
    database.exec('BEGIN');
    for (let row = first; row < first + CHUNK; row += 1)
      statement.run(key(row), `Item ${row}`, `C-${row}`, row, `Remark ${row}`);
    database.exec('COMMIT');
  }
  return Math.round((rows / (performance.now() - started)) * 1000);
}

function lookups(database: DatabaseSync, rows: number): number {
  const statement = database.prepare('SELECT id, name, code, amount FROM item WHERE id = ?');
  const random = new Random(2);
  const started = performance.now();
  for (let done = 0; done < LOOKUPS; done += 1) {
    if (!statement.get(key(random.below(rows)))) throw new Error('a row is missing');
  }
  return Math.round((LOOKUPS / (performance.now() - started)) * 1000);
}

const key = (row: number): string => `a00${String(row).padStart(15, '0')}`;
