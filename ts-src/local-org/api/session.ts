import type { FastifyRequest } from 'fastify';
import type { Directory, OrgUser } from './directory.ts';
import type { Tokens } from './oauth/tokens.ts';

/** RFC 6750 §2.1; the platform accepts the scheme `OAuth` too. */
export function bearerToken(request: FastifyRequest): string | null {
  const match = /^(?:Bearer|OAuth) +(\S+)$/i.exec(request.headers.authorization ?? '');
  return match ? match[1]! : null;
}

/** The user of a live access token that may call the API. */
export type SessionResult =
  | { ok: true; user: OrgUser; scopes: string[] }
  | { ok: false; code: 'INVALID_SESSION_ID' | 'API_DISABLED_FOR_ORG' | 'INSUFFICIENT_SCOPE'; message: string };

/** Scopes that open the data services. */
const API_SCOPES = ['api', 'full', 'web'];

export function apiSession(accessToken: string | null, tokens: Tokens, directory: Directory): SessionResult {
  const grant = accessToken === null ? null : tokens.check(accessToken);
  const user = grant && directory.byId(grant.userId);
  if (!grant || !user?.active) {
    return { ok: false, code: 'INVALID_SESSION_ID', message: 'Session expired or invalid' };
  }
  if (!grant.scopes.some((scope) => API_SCOPES.includes(scope))) {
    return { ok: false, code: 'INSUFFICIENT_SCOPE', message: 'This session is not valid for use with the REST API' };
  }
  if (!user.apiEnabled) {
    return {
      ok: false,
      code: 'API_DISABLED_FOR_ORG',
      message: 'The REST API is not enabled for this user: permission ApiEnabled is missing',
    };
  }
  return { ok: true, user, scopes: grant.scopes };
}
