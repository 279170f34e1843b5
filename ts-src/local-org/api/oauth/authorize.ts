import type { OrgUser } from '../directory.ts';
import { grantedScopes, type App, type Apps } from './apps.ts';
import type { Codes } from './codes.ts';
import { OAuthError } from './errors.ts';

export type Parameters = Record<string, string | undefined>;

/** The parameters of an authorization request; the approval form repeats exactly these. */
export const AUTHORIZE_PARAMETERS = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
  'nonce',
  'prompt',
  'login_hint',
] as const;

export interface AuthorizeTarget {
  app: App;
  redirectUri: string;
}

export interface AuthorizeRequest extends AuthorizeTarget {
  scopes: string[];
  state: string | undefined;
  challenge: string | null;
  nonce: string | null;
  prompt: string[];
}

/**
 * Where the answer may go. Errors here are shown to the person and never sent on:
 * the callback is not known to be the app's (RFC 6749 §4.1.2.1).
 */
export function authorizeTarget(apps: Apps, parameters: Parameters): AuthorizeTarget {
  const app = apps.get(parameters.client_id);
  const redirectUri = parameters.redirect_uri ?? (app.callbackUrls.length === 1 ? app.callbackUrls[0] : undefined);
  if (redirectUri === undefined || !app.callbackUrls.some((url) => callbackMatches(url, redirectUri))) {
    throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  }
  return { app, redirectUri };
}

/** Exact match; a loopback callback may differ in its port only (RFC 8252 §7.3). */
function callbackMatches(registered: string, requested: string): boolean {
  if (registered === requested) return true;
  if (!URL.canParse(registered) || !URL.canParse(requested)) return false;
  const [left, right] = [new URL(registered), new URL(requested)];
  if (left.protocol !== 'http:' || !['127.0.0.1', '[::1]', 'localhost'].includes(left.hostname)) return false;
  left.port = right.port;
  return left.href === right.href;
}

/** Checks what the app asks for; errors go to its callback. */
export function authorizeRequest(target: AuthorizeTarget, parameters: Parameters): AuthorizeRequest {
  const { app } = target;
  requireCodeFlow(parameters.response_type);
  const method = parameters.code_challenge_method;
  const challenge = parameters.code_challenge ?? null;
  if (method !== undefined && method !== 'S256') {
    throw new OAuthError('invalid_request', `code_challenge_method ${method} is not supported: use S256`);
  }
  if (challenge === null && !app.confidential) {
    throw new OAuthError('invalid_request', 'missing required code challenge');
  }
  if (challenge !== null && !/^[A-Za-z0-9_-]{43}$/.test(challenge)) {
    throw new OAuthError('invalid_request', 'invalid code challenge: 43 base64url characters (SHA-256) are expected');
  }
  return {
    ...target,
    scopes: grantedScopes(app, parameters.scope),
    state: parameters.state,
    challenge,
    nonce: parameters.nonce ?? null,
    prompt: (parameters.prompt ?? '').split(' ').filter((word) => word !== ''),
  };
}

function requireCodeFlow(responseType: string | undefined): void {
  if (responseType === 'code') return;
  if (responseType === undefined) throw new OAuthError('invalid_request', 'response_type is missing');
  const reason = responseType.split(' ').includes('token')
    ? 'the user-agent (implicit) flow is not available, because it shows the token to the browser: use response_type=code with PKCE'
    : `response_type ${responseType} is not supported: use code`;
  throw new OAuthError('unsupported_response_type', reason);
}

/** The callback with the answer in its query, or with the error. */
export function callbackUrl(redirectUri: string, answer: Parameters): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

export function approve(user: OrgUser, request: AuthorizeRequest, apps: Apps, codes: Codes): string {
  apps.approve(user.id, request.app.clientId, request.scopes);
  return grantCode(user, request, codes);
}

/** The callback with a fresh code for an approved request. */
export function grantCode(user: OrgUser, request: AuthorizeRequest, codes: Codes): string {
  const code = codes.issue({
    clientId: request.app.clientId,
    userId: user.id,
    scopes: request.scopes,
    redirectUri: request.redirectUri,
    challenge: request.challenge,
    nonce: request.nonce,
  });
  return callbackUrl(request.redirectUri, { code, state: request.state });
}
