/** The org's own APIs, as an administrator's tool would use them: tokens by OAuth, queries by REST, the request counter. */
import { createHash, createPrivateKey, randomBytes, sign } from 'node:crypto';
import fs from 'node:fs';
import { Browser } from './browser.ts';
import { TOKEN_PROXY, type DataFolder } from './data-folder.ts';

export interface OrgToken {
  accessToken: string;
  instanceUrl: string;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** OAuth 2.0 JWT bearer (RFC 7523), for users whom the app pre-authorises. */
export async function tokenByJwt(org: string, data: DataFolder, username: string): Promise<OrgToken> {
  const claims = `${encode({ alg: 'RS256' })}.${encode({ iss: 'aegis-service', sub: username, aud: org, exp: Math.floor(Date.now() / 1000) + 120 })}`;
  const signature = sign('RSA-SHA256', Buffer.from(claims), createPrivateKey(fs.readFileSync(data.secrets.serviceKey)));
  return requestToken(org, {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: `${claims}.${signature.toString('base64url')}`,
  });
}

/** Authorization code + PKCE directly at the org: what a proxy does that only holds the person's own token. */
export async function tokenByLogin(org: string, person: { username: string; password: string }): Promise<OrgToken> {
  const verifier = randomBytes(32).toString('base64url');
  const authorize = new URL('/services/oauth2/authorize', org);
  authorize.search = new URLSearchParams({
    response_type: 'code',
    client_id: TOKEN_PROXY.clientId,
    redirect_uri: TOKEN_PROXY.redirectUri,
    scope: 'api',
    state: randomBytes(8).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const callback = await new Browser().walk(authorize, TOKEN_PROXY.redirectUri, {
    username: person.username,
    pw: person.password,
  });
  const code = callback.searchParams.get('code');
  if (!code)
    throw new Error(
      `The org refused the sign-in: ${callback.searchParams.get('error_description') ?? callback.search}`,
    );
  return requestToken(org, {
    grant_type: 'authorization_code',
    code,
    client_id: TOKEN_PROXY.clientId,
    redirect_uri: TOKEN_PROXY.redirectUri,
    code_verifier: verifier,
  });
}

async function requestToken(org: string, form: Record<string, string>): Promise<OrgToken> {
  const response = await fetch(new URL('/services/oauth2/token', org), {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const reply = (await response.json()) as { access_token?: string; instance_url?: string; error_description?: string };
  if (!reply.access_token)
    throw new Error(`No token from the org (${response.status}): ${reply.error_description ?? ''}`);
  return { accessToken: reply.access_token, instanceUrl: reply.instance_url ?? org };
}

export type OrgRecord = Record<string, unknown>;

/** All rows of a query, as the token's user. Throws with the org's error code and message. */
export async function query(token: OrgToken, soql: string): Promise<OrgRecord[]> {
  const rows: OrgRecord[] = [];
  let next: string | undefined = `/services/data/v67.0/query?q=${encodeURIComponent(soql)}`;
  while (next) {
    const response: Response = await fetch(new URL(next, token.instanceUrl), {
      headers: { authorization: `Bearer ${token.accessToken}` },
    });
    const reply = (await response.json()) as
      { records: OrgRecord[]; nextRecordsUrl?: string } | { errorCode: string; message: string }[];
    if (Array.isArray(reply)) throw new Error(`${reply[0]?.errorCode}: ${reply[0]?.message}`);
    rows.push(...reply.records);
    next = reply.nextRecordsUrl;
  }
  return rows;
}

/** API calls the org has served for one user since it started. */
export async function callsOf(org: string, username: string): Promise<number> {
  const reply = (await (await fetch(new URL('/_local/requests', org))).json()) as { byUser: Record<string, number> };
  return reply.byUser[username] ?? 0;
}
