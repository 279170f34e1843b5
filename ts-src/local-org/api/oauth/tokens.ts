import type { DatabaseSync } from 'node:sqlite';
import { randomUUID } from 'node:crypto';
import { atomically } from '../sqlite.ts';
import { OAuthError } from './errors.ts';
import { randomToken, tokenHash } from './secrets.ts';

/** Who a token stands for, and what it may be used for. */
export interface Grant {
  clientId: string;
  userId: string;
  scopes: string[];
}

export interface IssuedTokens extends Grant {
  accessToken: string;
  refreshToken: string | null;
  issuedMs: number;
  /** Joins a refresh token, its successors and their access tokens. */
  family: string;
}

export interface TokenOptions {
  orgId: string;
  /** Idle time after which a session ends, in ms. */
  sessionMs: number;
  now: () => number;
}

/** Refresh tokens per user and app; the oldest is revoked beyond that. */
const MAX_FAMILIES = 5;
/** A refresh token unused for this long is dead. */
const REFRESH_IDLE_MS = 30 * 24 * 3_600_000;

/** Access tokens (sessions) and refresh tokens. Only hashes are stored. */
export class Tokens {
  readonly #database: DatabaseSync;
  readonly #options: TokenOptions;

  constructor(database: DatabaseSync, options: TokenOptions) {
    this.#database = database;
    this.#options = options;
  }

  issue(grant: Grant, withRefreshToken: boolean): IssuedTokens {
    return atomically(this.#database, () => {
      this.#dropExpired();
      const family = randomUUID();
      const refreshToken = withRefreshToken ? this.#insertRefresh(grant, family) : null;
      this.#revokeOldest(grant);
      return { ...grant, ...this.#insertAccess(grant, family), refreshToken, family };
    });
  }

  /** The grant behind a live access token; using it keeps the session alive. null: unknown, revoked or idle too long. */
  check(accessToken: string): Grant | null {
    const hash = tokenHash(accessToken);
    const row = this.#database.prepare('SELECT * FROM access_token WHERE hash = ?').get(hash);
    const now = this.#options.now();
    if (!row || now - Number(row.used_ms) > this.#options.sessionMs) return null;
    // The platform extends a session only in the second half of its life.
    if (now - Number(row.used_ms) > this.#options.sessionMs / 2) {
      this.#database.prepare('UPDATE access_token SET used_ms = ? WHERE hash = ?').run(now, hash);
    }
    return grantOf(row);
  }

  /** For introspection: the grant and its times, without keeping the session alive. */
  inspect(accessToken: string): (Grant & { issuedMs: number; expiresMs: number }) | null {
    const row = this.#database.prepare('SELECT * FROM access_token WHERE hash = ?').get(tokenHash(accessToken));
    const expiresMs = Number(row?.used_ms) + this.#options.sessionMs;
    if (!row || this.#options.now() > expiresMs) return null;
    return { ...grantOf(row), issuedMs: Number(row.issued_ms), expiresMs };
  }

  /**
   * Exchanges a refresh token for a new pair. Each is good for one use: a second use revokes the whole family,
   * because one of the two users of it stole it (RFC 9700 §4.14.2).
   */
  refresh(refreshToken: string, clientId: string): IssuedTokens {
    const outcome = atomically(this.#database, () => this.#rotate(refreshToken, clientId));
    if (outcome === null) throw new OAuthError('invalid_grant', 'expired access/refresh token');
    return outcome;
  }

  #rotate(refreshToken: string, clientId: string): IssuedTokens | null {
    const hash = tokenHash(refreshToken);
    const row = this.#database.prepare('SELECT * FROM refresh_token WHERE hash = ?').get(hash);
    if (!row || row.client_id !== clientId) return null;
    const family = String(row.family);
    if (Number(row.rotated) === 1 || this.#options.now() - Number(row.issued_ms) > REFRESH_IDLE_MS) {
      this.revokeFamily(family);
      return null;
    }
    this.#database.prepare('UPDATE refresh_token SET rotated = 1 WHERE hash = ?').run(hash);
    const grant = grantOf(row);
    return { ...grant, refreshToken: this.#insertRefresh(grant, family), ...this.#insertAccess(grant, family), family };
  }

  /** A refresh token takes its access tokens with it; an access token goes alone. false: unknown token. */
  revoke(token: string): boolean {
    const hash = tokenHash(token);
    const refresh = this.#database.prepare('SELECT family FROM refresh_token WHERE hash = ?').get(hash);
    if (refresh) {
      this.revokeFamily(String(refresh.family));
      return true;
    }
    return Number(this.#database.prepare('DELETE FROM access_token WHERE hash = ?').run(hash).changes) > 0;
  }

  revokeFamily(family: string): void {
    this.#database.prepare('DELETE FROM access_token WHERE family = ?').run(family);
    this.#database.prepare('DELETE FROM refresh_token WHERE family = ?').run(family);
  }

  #dropExpired(): void {
    const now = this.#options.now();
    this.#database.prepare('DELETE FROM access_token WHERE used_ms < ?').run(now - this.#options.sessionMs);
    this.#database.prepare('DELETE FROM refresh_token WHERE issued_ms < ?').run(now - REFRESH_IDLE_MS);
  }

  #insertAccess(grant: Grant, family: string): { accessToken: string; issuedMs: number } {
    const accessToken = `${this.#options.orgId.slice(0, 15)}!${randomToken()}`;
    const issuedMs = this.#options.now();
    this.#database
      .prepare('INSERT INTO access_token VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(tokenHash(accessToken), family, grant.clientId, grant.userId, grant.scopes.join(' '), issuedMs, issuedMs);
    return { accessToken, issuedMs };
  }

  #insertRefresh(grant: Grant, family: string): string {
    const token = `5Aep${randomToken()}`;
    this.#database
      .prepare(
        'INSERT INTO refresh_token (hash, family, client_id, user_id, scopes, issued_ms) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(tokenHash(token), family, grant.clientId, grant.userId, grant.scopes.join(' '), this.#options.now());
    return token;
  }

  #revokeOldest(grant: Grant): void {
    const families = this.#database
      .prepare(
        'SELECT family FROM refresh_token WHERE client_id = ? AND user_id = ? AND rotated = 0 ORDER BY issued_ms DESC, rowid DESC',
      )
      .all(grant.clientId, grant.userId);
    for (const row of families.slice(MAX_FAMILIES)) this.revokeFamily(String(row.family));
  }
}

function grantOf(row: Record<string, unknown>): Grant {
  return { clientId: String(row.client_id), userId: String(row.user_id), scopes: String(row.scopes).split(' ') };
}
