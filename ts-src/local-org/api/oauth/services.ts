import type { DatabaseSync } from 'node:sqlite';
import type { Directory } from '../directory.ts';
import { Apps } from './apps.ts';
import { Codes } from './codes.ts';
import { setting } from './database.ts';
import { IdTokens } from './id-token.ts';
import { Logins } from './logins.ts';
import type { OAuthRoutes } from './routes.ts';
import { randomToken } from './secrets.ts';
import { Tokens } from './tokens.ts';

export interface OAuthOptions {
  /** The org's own URL, known once it listens. */
  base: () => string;
  /** Idle time after which sessions end, in ms. */
  sessionMs: number;
  now: () => number;
}

/** Everything OAuth needs, over one database. */
export function oauthServices(database: DatabaseSync, directory: Directory, options: OAuthOptions): OAuthRoutes {
  const { sessionMs, now } = options;
  const csrfKey = setting(database, 'csrfKey', randomToken);
  return {
    directory,
    apps: new Apps(database),
    codes: new Codes(database, now),
    tokens: new Tokens(database, { orgId: directory.orgId, sessionMs, now }),
    logins: new Logins(database, directory, { csrfKey, sessionMs, now }),
    idTokens: new IdTokens(database),
    signatureKey: setting(database, 'signatureKey', randomToken),
    base: options.base,
    now,
  };
}
