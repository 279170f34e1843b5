import type { DatabaseSync } from 'node:sqlite';
import type { Directory, OrgUser } from '../directory.ts';
import { hmac, passwordHash, passwordMatches, randomToken, sameText, tokenHash } from './secrets.ts';

/** An unknown user costs as much time as a wrong password. */
const NO_ONE = passwordHash(randomToken());

/** Passwords and browser sessions of the org's users. */
export class Logins {
  readonly #database: DatabaseSync;
  readonly #directory: Directory;
  readonly #options: { csrfKey: string; sessionMs: number; now: () => number };

  constructor(
    database: DatabaseSync,
    directory: Directory,
    options: { csrfKey: string; sessionMs: number; now: () => number },
  ) {
    this.#database = database;
    this.#directory = directory;
    this.#options = options;
  }

  setPassword(userId: string, password: string): void {
    this.#database.prepare('INSERT OR REPLACE INTO credential VALUES (?, ?)').run(userId, passwordHash(password));
  }

  hasPassword(userId: string): boolean {
    return this.#database.prepare('SELECT 1 FROM credential WHERE user_id = ?').get(userId) !== undefined;
  }

  /** null: no such active user, or another password. */
  verify(username: string, password: string): OrgUser | null {
    const user = this.#directory.byUsername(username);
    const row = user && this.#database.prepare('SELECT password_hash FROM credential WHERE user_id = ?').get(user.id);
    const matches = passwordMatches(password, row ? String(row.password_hash) : NO_ONE);
    return user && row && matches && user.active ? user : null;
  }

  /** The value of a new `sid` cookie. */
  open(user: OrgUser): string {
    const cookie = randomToken();
    const now = this.#options.now();
    this.#database.prepare('DELETE FROM login WHERE used_ms < ?').run(now - this.#options.sessionMs);
    this.#database.prepare('INSERT INTO login VALUES (?, ?, ?)').run(tokenHash(cookie), user.id, now);
    return cookie;
  }

  /** The active user behind a `sid` cookie whose session has not idled out. */
  current(cookie: string | undefined): OrgUser | null {
    if (cookie === undefined) return null;
    const hash = tokenHash(cookie);
    const row = this.#database.prepare('SELECT user_id, used_ms FROM login WHERE hash = ?').get(hash);
    const now = this.#options.now();
    if (!row || now - Number(row.used_ms) > this.#options.sessionMs) return null;
    // The platform extends a session only in the second half of its life.
    if (now - Number(row.used_ms) > this.#options.sessionMs / 2) {
      this.#database.prepare('UPDATE login SET used_ms = ? WHERE hash = ?').run(now, hash);
    }
    const user = this.#directory.byId(String(row.user_id));
    return user?.active ? user : null;
  }

  close(cookie: string): void {
    this.#database.prepare('DELETE FROM login WHERE hash = ?').run(tokenHash(cookie));
  }

  /** The token a form must return with the cookie it was served under. */
  csrf(cookie: string): string {
    return hmac(this.#options.csrfKey, cookie);
  }

  csrfMatches(cookie: string | undefined, token: string | undefined): boolean {
    return cookie !== undefined && token !== undefined && sameText(this.csrf(cookie), token);
  }
}
