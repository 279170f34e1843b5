import type { Directory, OrgUser } from '../directory.ts';
import { wantsRefreshToken, type App, type Apps } from './apps.ts';
import type { Parameters } from './authorize.ts';
import type { Codes } from './codes.ts';
import { OAuthError } from './errors.ts';
import { identityUrl } from './identity.ts';
import type { IdTokens } from './id-token.ts';
import { verifyAssertion } from './jwt-bearer.ts';
import { hmac, pkceMatches } from './secrets.ts';
import type { IssuedTokens, Tokens } from './tokens.ts';

/** What the token endpoint works with. */
export interface OAuthServices {
  directory: Directory;
  apps: Apps;
  codes: Codes;
  tokens: Tokens;
  idTokens: IdTokens;
  /** Signs the `signature` of answers to apps that have no secret. */
  signatureKey: string;
  /** The org's own URL: login URL, instance URL and issuer alike. */
  base: () => string;
  now: () => number;
}

export interface ClientCredentials {
  clientId: string | undefined;
  secret: string | undefined;
}

type TokenAnswer = Record<string, string>;
type GrantHandler = (
  parameters: Parameters,
  client: ClientCredentials,
  services: OAuthServices,
) => Promise<TokenAnswer>;

const GRANTS: Record<string, GrantHandler> = {
  authorization_code: authorizationCode,
  refresh_token: refreshToken,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': jwtBearer,
};

/** RFC 6749 §3.2 */
export async function tokenRequest(
  parameters: Parameters,
  client: ClientCredentials,
  services: OAuthServices,
): Promise<TokenAnswer> {
  const handler = Object.hasOwn(GRANTS, parameters.grant_type ?? '') ? GRANTS[parameters.grant_type!] : undefined;
  if (!handler) throw new OAuthError('unsupported_grant_type', 'grant type not supported');
  return handler(parameters, client, services);
}

/** RFC 6749 §4.1.3, RFC 7636 §4.5 */
async function authorizationCode(
  parameters: Parameters,
  client: ClientCredentials,
  services: OAuthServices,
): Promise<TokenAnswer> {
  const app = services.apps.authenticate(client.clientId, client.secret);
  if (parameters.code === undefined) throw new OAuthError('invalid_request', 'code is missing');
  const request = services.codes.redeem(parameters.code, app.clientId, services.tokens);
  if (parameters.redirect_uri !== request.redirectUri) {
    throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match the one of the authorization request');
  }
  checkVerifier(parameters.code_verifier, request.challenge);
  const user = activeUser(services.directory, request.userId);
  const issued = services.tokens.issue(request, wantsRefreshToken(request.scopes));
  services.codes.bind(parameters.code, issued.family);
  return answer(services, app, user, issued, client.secret, request.nonce);
}

function checkVerifier(verifier: string | undefined, challenge: string | null): void {
  if (challenge === null && verifier === undefined) return;
  if (challenge === null || verifier === undefined || !pkceMatches(verifier, challenge)) {
    throw new OAuthError('invalid_grant', 'invalid code verifier');
  }
}

/** RFC 6749 §6 */
async function refreshToken(
  parameters: Parameters,
  client: ClientCredentials,
  services: OAuthServices,
): Promise<TokenAnswer> {
  const app = services.apps.authenticate(client.clientId, client.secret);
  if (parameters.refresh_token === undefined) throw new OAuthError('invalid_request', 'refresh_token is missing');
  const issued = services.tokens.refresh(parameters.refresh_token, app.clientId);
  return answer(services, app, activeUser(services.directory, issued.userId), issued, client.secret, null);
}

/** RFC 7523; no refresh token and no signature, as on the platform. */
async function jwtBearer(
  parameters: Parameters,
  _client: ClientCredentials,
  services: OAuthServices,
): Promise<TokenAnswer> {
  const { directory, apps, now } = services;
  const { app, user } = await verifyAssertion(parameters.assertion, {
    apps,
    directory,
    audience: services.base(),
    now,
  });
  const issued = services.tokens.issue({ clientId: app.clientId, userId: user.id, scopes: app.scopes }, false);
  return {
    access_token: issued.accessToken,
    scope: issued.scopes.join(' '),
    instance_url: services.base(),
    id: identityUrl(services.base(), directory.orgId, user.id),
    token_type: 'Bearer',
  };
}

function activeUser(directory: Directory, userId: string): OrgUser {
  const user = directory.byId(userId);
  if (!user?.active) throw new OAuthError('invalid_grant', 'inactive user');
  return user;
}

async function answer(
  services: OAuthServices,
  app: App,
  user: OrgUser,
  issued: IssuedTokens,
  secret: string | undefined,
  nonce: string | null,
): Promise<TokenAnswer> {
  const base = services.base();
  const id = identityUrl(base, services.directory.orgId, user.id);
  const issuedAt = String(issued.issuedMs);
  const result: TokenAnswer = {
    access_token: issued.accessToken,
    signature: hmac(secret ?? services.signatureKey, id + issuedAt, 'base64'),
    scope: issued.scopes.join(' '),
    instance_url: base,
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
  };
  if (issued.refreshToken !== null) result.refresh_token = issued.refreshToken;
  if (issued.scopes.includes('openid')) {
    const claims = { issuer: base, subject: id, audience: app.clientId, nonce, nowMs: services.now() };
    result.id_token = await services.idTokens.sign(claims);
  }
  return result;
}
