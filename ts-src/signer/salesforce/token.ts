import { readFile } from 'node:fs/promises';
import { importPKCS8, SignJWT } from 'jose';
import type { OrgConfig } from '../config.ts';
import { messageOf, SignerFault } from '../faults.ts';

const REQUEST_TIMEOUT_MS = 10_000;
const ASSERTION_LIFETIME = '3m';
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

export interface OrgToken {
  accessToken: string;
  instanceUrl: string;
}

/** The service user's access token, asked for by JWT bearer when first needed and after `invalidate`. RFC 7523 §2.1 */
export class TokenSource {
  readonly #org: Required<Pick<OrgConfig, 'orgId' | 'loginUrl' | 'clientId' | 'username' | 'privateKeyFile'>>;
  #token: Promise<OrgToken> | undefined;

  constructor(org: OrgConfig) {
    const { orgId, loginUrl = '', clientId = '', username = '', privateKeyFile = '' } = org;
    this.#org = { orgId, loginUrl, clientId, username, privateKeyFile };
  }

  /** Rejects with SALESFORCE_AUTH or ORG_MISMATCH. */
  get(): Promise<OrgToken> {
    this.#token ??= this.#request().catch((error: unknown) => {
      this.#token = undefined;
      throw error;
    });
    return this.#token;
  }

  /** Call after Salesforce has refused the token. */
  invalidate(): void {
    this.#token = undefined;
  }

  async #request(): Promise<OrgToken> {
    const { loginUrl, username } = this.#org;
    const body = new URLSearchParams({ grant_type: JWT_BEARER, assertion: await this.#assertion() });
    const reply = await fetch(new URL('/services/oauth2/token', loginUrl), {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw authFault(
        `${loginUrl} does not answer: ${messageOf(error)}`,
        'Check loginUrl and that the org is up.',
        error,
      );
    });
    const answer = (await reply.json().catch(() => ({}))) as Record<string, unknown>;
    if (!reply.ok) {
      const reason = `${String(answer.error ?? reply.status)}: ${String(answer.error_description ?? 'no description')}`;
      throw authFault(
        `${loginUrl} gives ${username} no token (${reason})`,
        'Check clientId, username, privateKeyFile and that the user is pre-authorized.',
      );
    }
    return this.#checked(answer);
  }

  #checked(answer: Record<string, unknown>): OrgToken {
    const { access_token: accessToken, instance_url: instanceUrl, id } = answer;
    if (typeof accessToken !== 'string' || typeof instanceUrl !== 'string' || typeof id !== 'string') {
      throw authFault(
        'the token reply lacks access_token, instance_url or id',
        'Check that loginUrl is a Salesforce login host.',
      );
    }
    // The identity URL ends in /id/<org18>/<user18>.
    const orgId = new URL(id).pathname.split('/').at(-2);
    if (orgId === this.#org.orgId) return { accessToken, instanceUrl };
    throw new SignerFault(
      'ORG_MISMATCH',
      `the token is of org ${orgId}, not of ${this.#org.orgId}`,
      'Correct orgId or loginUrl.',
    );
  }

  async #assertion(): Promise<string> {
    const { clientId, username, loginUrl, privateKeyFile } = this.#org;
    const pem = await readFile(privateKeyFile, 'utf8').catch((error: unknown) => {
      throw authFault(
        `privateKeyFile cannot be read: ${messageOf(error)}`,
        'Restore the private key of the connected app.',
        error,
      );
    });
    return new SignJWT()
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(clientId)
      .setSubject(username)
      .setAudience(loginUrl)
      .setExpirationTime(ASSERTION_LIFETIME)
      .sign(await importPKCS8(pem, 'RS256'));
  }
}

function authFault(message: string, fix: string, cause?: unknown): SignerFault {
  return new SignerFault('SALESFORCE_AUTH', message, fix, { cause });
}
