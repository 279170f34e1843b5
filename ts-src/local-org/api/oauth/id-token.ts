import { generateKeyPairSync } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { exportJWK, importPKCS8, SignJWT, type JWK } from 'jose';
import { createPublicKey } from 'node:crypto';
import { setting } from './database.ts';

const KEY_ID = 'local-1';

/** Signs OpenID Connect id tokens with the org's own RSA key. */
export class IdTokens {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  #privateKeyPem(): string {
    return setting(this.#database, 'idTokenKey', () =>
      generateKeyPairSync('rsa', { modulusLength: 2048 })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
    );
  }

  /** OpenID Connect Core §2 */
  async sign(claims: {
    issuer: string;
    subject: string;
    audience: string;
    nonce: string | null;
    nowMs: number;
  }): Promise<string> {
    const key = await importPKCS8(this.#privateKeyPem(), 'RS256');
    const issued = Math.floor(claims.nowMs / 1000);
    return new SignJWT(claims.nonce === null ? {} : { nonce: claims.nonce })
      .setProtectedHeader({ alg: 'RS256', kid: KEY_ID, typ: 'JWT' })
      .setIssuer(claims.issuer)
      .setSubject(claims.subject)
      .setAudience(claims.audience)
      .setIssuedAt(issued)
      .setExpirationTime(issued + 120)
      .sign(key);
  }

  /** RFC 7517 */
  async keys(): Promise<{ keys: JWK[] }> {
    const jwk = await exportJWK(createPublicKey(this.#privateKeyPem()));
    return { keys: [{ ...jwk, kid: KEY_ID, alg: 'RS256', use: 'sig' }] };
  }
}
