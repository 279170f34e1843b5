import type { DatabaseSync } from 'node:sqlite';
import { OAuthError } from './errors.ts';
import { sameText, tokenHash } from './secrets.ts';

/** An External Client App as the seed file describes it. */
export interface AppDefinition {
  clientId: string;
  name: string;
  /** Absent: a public client, which must use PKCE. */
  clientSecret?: string;
  callbackUrls: string[];
  scopes: string[];
  /** SPKI PEM; allows the JWT bearer flow (RFC 7523). */
  jwtPublicKeyPem?: string;
  /** Usernames that an administrator approved for this app. */
  preAuthorizedUsers?: string[];
}

export interface App {
  clientId: string;
  name: string;
  confidential: boolean;
  callbackUrls: string[];
  scopes: string[];
  jwtPublicKeyPem: string | null;
  preAuthorizedUsers: string[];
}

/** The registered apps and what each user allowed them. */
export class Apps {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  register(app: AppDefinition): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO app VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(
        app.clientId,
        app.name,
        app.clientSecret === undefined ? null : tokenHash(app.clientSecret),
        JSON.stringify(app.callbackUrls),
        JSON.stringify(app.scopes),
        app.jwtPublicKeyPem ?? null,
        JSON.stringify((app.preAuthorizedUsers ?? []).map((username) => username.toLowerCase())),
      );
  }

  /** Throws `invalid_client_id` when no such app exists. */
  get(clientId: string | undefined): App {
    const row = this.#database.prepare('SELECT * FROM app WHERE client_id = ?').get(clientId ?? '');
    if (!row) throw new OAuthError('invalid_client_id', 'client identifier invalid');
    return {
      clientId: String(row.client_id),
      name: String(row.name),
      confidential: row.secret_hash !== null,
      callbackUrls: JSON.parse(String(row.callback_urls)),
      scopes: JSON.parse(String(row.scopes)),
      jwtPublicKeyPem: row.jwt_public_key === null ? null : String(row.jwt_public_key),
      preAuthorizedUsers: JSON.parse(String(row.pre_authorized)),
    };
  }

  /** A confidential app must show its secret; a public one must not be asked for it. RFC 6749 §3.2.1 */
  authenticate(clientId: string | undefined, secret: string | undefined): App {
    const app = this.get(clientId);
    if (!app.confidential) return app;
    const row = this.#database.prepare('SELECT secret_hash FROM app WHERE client_id = ?').get(app.clientId)!;
    if (secret === undefined || !sameText(tokenHash(secret), String(row.secret_hash))) {
      throw new OAuthError('invalid_client', 'invalid client credentials', 401);
    }
    return app;
  }

  approve(userId: string, clientId: string, scopes: string[]): void {
    this.#database.prepare('INSERT OR REPLACE INTO approval VALUES (?, ?, ?)').run(userId, clientId, scopes.join(' '));
  }

  /** Whether the user allowed all of `scopes` before. */
  isApproved(userId: string, clientId: string, scopes: string[]): boolean {
    const row = this.#database
      .prepare('SELECT scopes FROM approval WHERE user_id = ? AND client_id = ?')
      .get(userId, clientId);
    const allowed = new Set(row ? String(row.scopes).split(' ') : []);
    return row !== undefined && scopes.every((scope) => allowed.has(scope));
  }
}

/** The scopes a request gets: all of the app's when it names none. */
export function grantedScopes(app: App, requested: string | undefined): string[] {
  const names = (requested ?? '').split(/[ +]/).filter((name) => name !== '');
  if (names.length === 0) return app.scopes;
  const allowed = new Set(app.scopes);
  const refused = names.filter((name) => !allowed.has(name) && !allowed.has('full'));
  if (refused.length > 0) {
    throw new OAuthError('invalid_scope', `the requested scope is not allowed: ${refused.join(' ')}`);
  }
  return names;
}

export function wantsRefreshToken(scopes: string[]): boolean {
  return scopes.includes('refresh_token') || scopes.includes('offline_access');
}
