import type { DatabaseSync } from 'node:sqlite';
import { OAuthError } from './errors.ts';
import { randomToken, tokenHash } from './secrets.ts';
import type { Grant, Tokens } from './tokens.ts';

export interface CodeRequest extends Grant {
  redirectUri: string;
  /** RFC 7636 S256 challenge; null when a confidential app uses none. */
  challenge: string | null;
  nonce: string | null;
}

const CODE_LIFETIME_MS = 15 * 60_000;
/** A dead code is remembered this long, so that its reuse is noticed. */
const MEMORY_MS = 24 * 3_600_000;

/** Authorization codes: single use, 15 minutes. */
export class Codes {
  readonly #database: DatabaseSync;
  readonly #now: () => number;

  constructor(database: DatabaseSync, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  issue(request: CodeRequest): string {
    this.#database.prepare('DELETE FROM code WHERE expires_ms < ?').run(this.#now() - MEMORY_MS);
    const code = `aPrx${randomToken()}`;
    this.#database
      .prepare('INSERT INTO code VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)')
      .run(
        tokenHash(code),
        request.clientId,
        request.userId,
        request.redirectUri,
        request.scopes.join(' '),
        request.challenge,
        request.nonce,
        this.#now() + CODE_LIFETIME_MS,
      );
    return code;
  }

  /**
   * Takes the code out of circulation and returns what it was issued for.
   * A second use revokes the tokens of the first (RFC 6749 §4.1.2).
   */
  redeem(code: string, clientId: string, tokens: Tokens): CodeRequest {
    const hash = tokenHash(code);
    const row = this.#database.prepare('SELECT * FROM code WHERE hash = ?').get(hash);
    if (!row || row.client_id !== clientId) throw new OAuthError('invalid_grant', 'invalid authorization code');
    if (row.family !== null) {
      if (row.family !== '') tokens.revokeFamily(String(row.family));
      throw new OAuthError('invalid_grant', 'expired authorization code');
    }
    this.#database.prepare("UPDATE code SET family = '' WHERE hash = ?").run(hash);
    if (this.#now() > Number(row.expires_ms)) throw new OAuthError('invalid_grant', 'expired authorization code');
    return {
      clientId,
      userId: String(row.user_id),
      redirectUri: String(row.redirect_uri),
      scopes: String(row.scopes).split(' '),
      challenge: row.challenge === null ? null : String(row.challenge),
      nonce: row.nonce === null ? null : String(row.nonce),
    };
  }

  /** Remembers which tokens a redeemed code gave. */
  bind(code: string, family: string): void {
    this.#database.prepare('UPDATE code SET family = ? WHERE hash = ?').run(family, tokenHash(code));
  }
}
