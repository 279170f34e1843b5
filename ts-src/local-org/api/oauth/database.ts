import { DatabaseSync } from 'node:sqlite';

const TABLES = `
  CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS credential (user_id TEXT PRIMARY KEY, password_hash TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS app (
    client_id TEXT PRIMARY KEY, name TEXT NOT NULL, secret_hash TEXT, callback_urls TEXT NOT NULL, scopes TEXT NOT NULL,
    jwt_public_key TEXT, pre_authorized TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS approval (
    user_id TEXT NOT NULL, client_id TEXT NOT NULL, scopes TEXT NOT NULL, PRIMARY KEY (user_id, client_id));
  CREATE TABLE IF NOT EXISTS login (hash TEXT PRIMARY KEY, user_id TEXT NOT NULL, used_ms INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS code (
    hash TEXT PRIMARY KEY, client_id TEXT NOT NULL, user_id TEXT NOT NULL, redirect_uri TEXT NOT NULL, scopes TEXT NOT NULL,
    challenge TEXT, nonce TEXT, expires_ms INTEGER NOT NULL, family TEXT);
  CREATE TABLE IF NOT EXISTS access_token (
    hash TEXT PRIMARY KEY, family TEXT NOT NULL, client_id TEXT NOT NULL, user_id TEXT NOT NULL, scopes TEXT NOT NULL,
    issued_ms INTEGER NOT NULL, used_ms INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS access_token_family ON access_token (family);
  CREATE TABLE IF NOT EXISTS refresh_token (
    hash TEXT PRIMARY KEY, family TEXT NOT NULL, client_id TEXT NOT NULL, user_id TEXT NOT NULL, scopes TEXT NOT NULL,
    issued_ms INTEGER NOT NULL, rotated INTEGER NOT NULL DEFAULT 0);
  CREATE INDEX IF NOT EXISTS refresh_token_family ON refresh_token (family);
  CREATE INDEX IF NOT EXISTS refresh_token_owner ON refresh_token (client_id, user_id);
`;

/** The org's record of apps, passwords, logins and tokens. `file` may be `:memory:`. */
export function openAuthDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  database.exec(TABLES);
  return database;
}

/** The value stored under `name`; made by `create` at first use. */
export function setting(database: DatabaseSync, name: string, create: () => string): string {
  database.prepare('INSERT OR IGNORE INTO setting (name, value) VALUES (?, ?)').run(name, create());
  return String(database.prepare('SELECT value FROM setting WHERE name = ?').get(name)!.value);
}
