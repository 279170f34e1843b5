import * as oauth from 'openid-client';
import { isLoopback } from '../config.ts';
import type { OrgConfig } from '../config.ts';
import { FAULT, GatewayFault } from '../faults.ts';
import { jsonOf } from '../http-client.ts';
import type { HttpClient } from '../http-client.ts';
import { readSecretFile } from '../keys.ts';
import type { Person } from '../person.ts';
import type { GrantTokens } from '../vault/grant.ts';
import type { RefreshAnswer } from '../vault/refresh.ts';
import { jwtBearerAssertion } from './jwt-bearer.ts';
import { ORG_ID, to18, USER_ID } from './ids.ts';

/** Who signed in, as the org says. */
export interface SignedIn {
  person: Person;
  username: string;
  tokens: GrantTokens;
}

export interface OrgOAuthOptions {
  /** Callback URL of the gateway, registered at the org's client app. */
  redirectUri: string;
  timeoutMs: number;
  http: HttpClient;
}

/** The OAuth endpoints of one org: web server flow with PKCE for people, JWT bearer for the service user. */
export interface OrgOAuth {
  /** Where the browser goes. `longSession` asks for a refresh token. */
  authorizeUrl(parameters: { state: string; codeChallenge: string; longSession: boolean }): URL;
  /** Redeems a code and asks who the person is. Refuses anyone but a user of this org. */
  signIn(callback: URL, checks: { state: string; codeVerifier: string }): Promise<SignedIn>;
  refresh(refreshToken: string): Promise<RefreshAnswer>;
  /** A fresh access token of the service user. */
  serviceToken(): Promise<GrantTokens>;
}

export function orgOAuth(org: OrgConfig, options: OrgOAuthOptions): OrgOAuth {
  const { redirectUri, timeoutMs, http } = options;
  const secret = org.clientSecretFile === undefined ? undefined : readSecretFile(org.clientSecretFile);
  const person = configuration(org, org.clientId, secret, timeoutMs);
  const service = configuration(org, org.service.clientId, undefined, timeoutMs);
  const privateKey = readSecretFile(org.service.privateKeyFile);
  return {
    authorizeUrl: ({ state, codeChallenge, longSession }) =>
      oauth.buildAuthorizationUrl(person, {
        redirect_uri: redirectUri,
        // The two scopes people are asked for; the second only for a long session.
        scope: longSession ? 'api refresh_token' : 'api',
        state,
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
      }),
    async signIn(callback, checks) {
      const answer = await oauth
        .authorizationCodeGrant(person, callback, {
          pkceCodeVerifier: checks.codeVerifier,
          expectedState: checks.state,
        })
        .catch((cause: unknown) => Promise.reject(orgFault(org, 'did not accept the sign-in', cause)));
      const tokens = tokensOf(org, answer);
      return { tokens, ...(await whoIs(org, answer.id, tokens, http)) };
    },
    refresh: (refreshToken) => refresh(org, person, refreshToken),
    async serviceToken() {
      const assertion = jwtBearerAssertion({
        issuer: org.service.clientId,
        subject: org.service.username,
        audience: org.loginUrl,
        privateKey,
      });
      const answer = await oauth
        .genericGrantRequest(service, 'urn:ietf:params:oauth:grant-type:jwt-bearer', { assertion })
        .catch((cause: unknown) => Promise.reject(orgFault(org, 'did not accept the service user', cause)));
      return tokensOf(org, answer);
    },
  };
}

function configuration(
  org: OrgConfig,
  clientId: string,
  secret: string | undefined,
  timeoutMs: number,
): oauth.Configuration {
  const base = new URL(org.loginUrl).origin;
  const made = new oauth.Configuration(
    {
      issuer: base,
      authorization_endpoint: `${base}/services/oauth2/authorize`,
      token_endpoint: `${base}/services/oauth2/token`,
    },
    clientId,
    undefined,
    secret === undefined ? oauth.None() : oauth.ClientSecretPost(secret),
  );
  made.timeout = timeoutMs / 1000;
  // Configuration admits http on the loopback interface only.
  if (base.startsWith('http:')) oauth.allowInsecureRequests(made);
  return made;
}

function tokensOf(org: OrgConfig, answer: oauth.TokenEndpointResponse): GrantTokens {
  const instance = typeof answer.instance_url === 'string' ? URL.parse(answer.instance_url) : null;
  const trusted = instance?.protocol === 'https:' || (instance?.protocol === 'http:' && isLoopback(instance.hostname));
  if (!instance || !trusted) throw invalidAnswer(org, 'a token without a usable instance_url');
  return {
    accessToken: answer.access_token,
    instanceUrl: instance.origin,
    ...(answer.refresh_token ? { refreshToken: answer.refresh_token } : {}),
  };
}

/** Asks the identity URL and checks that token reply, identity and configuration speak of the same user and org. */
async function whoIs(
  org: OrgConfig,
  id: unknown,
  tokens: GrantTokens,
  http: HttpClient,
): Promise<{ person: Person; username: string }> {
  const [, orgId, userId] = /\/id\/(\w{15,18})\/(\w{15,18})$/.exec(String(id)) ?? [];
  if (!orgId || !userId) throw invalidAnswer(org, 'a token without an identity URL');
  const person = { orgId: to18(orgId), userId: to18(userId) };
  if (!ORG_ID.test(person.orgId) || person.orgId !== to18(org.orgId)) {
    throw new GatewayFault(FAULT.ORG_REFUSED, `The sign-in was to another org than ${org.name}.`, {
      fix: `Sign out of Salesforce, then sign in to the org ${org.orgId}.`,
    });
  }
  if (!USER_ID.test(person.userId)) throw invalidAnswer(org, 'an identity that is no user');
  const { status, body: text } = await http
    .send(`${new URL(org.loginUrl).origin}/id/${orgId}/${userId}`, {
      headers: { authorization: `Bearer ${tokens.accessToken}`, accept: 'application/json' },
    })
    .catch((cause: unknown) => Promise.reject(orgFault(org, 'did not answer who signed in', cause)));
  const body = (jsonOf(text) ?? {}) as Record<string, unknown>;
  const agrees =
    status === 200 &&
    to18(String(body.user_id)) === person.userId &&
    to18(String(body.organization_id)) === person.orgId;
  if (!agrees || typeof body.username !== 'string') throw invalidAnswer(org, 'an identity that contradicts the token');
  return { person, username: body.username };
}

/**
 * One use of a refresh token. An OAuth error means that it is spent or revoked. A 5xx or a connection that was never
 * made leaves it unspent (thrown); when the answer is missing nobody can tell, and it counts as spent.
 */
async function refresh(org: OrgConfig, configured: oauth.Configuration, refreshToken: string): Promise<RefreshAnswer> {
  try {
    return { lost: false, tokens: tokensOf(org, await oauth.refreshTokenGrant(configured, refreshToken)) };
  } catch (cause) {
    if (isUnsent(cause) || isServerError(cause)) throw orgFault(org, 'did not renew the session', cause);
    return { lost: true, cause };
  }
}

const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function isUnsent(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (UNSENT.has(String((at as NodeJS.ErrnoException).code))) return true;
    if (at instanceof AggregateError && at.errors.some(isUnsent)) return true;
  }
  return false;
}

function isServerError(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if (at.cause instanceof Response) return at.cause.status >= 500;
  return false;
}

function orgFault(org: OrgConfig, what: string, cause: unknown): GatewayFault {
  const refused = cause instanceof oauth.ResponseBodyError || cause instanceof oauth.AuthorizationResponseError;
  const detail = refused ? ` (${cause.error}${cause.error_description ? `: ${cause.error_description}` : ''})` : '';
  return new GatewayFault(
    refused ? FAULT.ORG_REFUSED : FAULT.ORG_UNAVAILABLE,
    `The org ${org.name} ${what}${detail}.`,
    {
      fix: refused
        ? 'Check the external client app of this org: client id, secret, callback URL, scopes, pre-authorised users.'
        : `Check that ${org.loginUrl} can be reached.`,
      cause,
    },
  );
}

function invalidAnswer(org: OrgConfig, what: string): GatewayFault {
  return new GatewayFault(FAULT.ORG_ANSWER_INVALID, `The org ${org.name} answered with ${what}.`, {
    fix: `Check that ${org.loginUrl} is a Salesforce org.`,
  });
}
