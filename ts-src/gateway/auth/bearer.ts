import type { Provider } from 'oidc-provider';
import type { OrgConfig } from '../config.ts';
import { FAULT } from '../faults.ts';
import type { Session } from '../pipeline/session.ts';
import { to18 } from '../salesforce/ids.ts';
import { personOf } from '../person.ts';
import { READ_SCOPE } from './resources.ts';
import type { Resources } from './resources.ts';

/** Why a request has no session (RFC 6750 §3.1). */
export type BearerProblem = 'missing' | 'invalid_token' | 'insufficient_scope';

export type BearerCheck = { ok: true; session: Session } | { ok: false; problem: BearerProblem };

/** Opaque tokens of the authorization server: letters, digits, `-`, `_`. Salesforce's contain `!`. */
const TOKEN = /^Bearer ([A-Za-z0-9_-]{20,128})$/i;

/**
 * The session behind an Authorization header at one org. A token counts for the org it was issued for (RFC 8707 §2)
 * and for a human user only. Rejects when the store fails, which is not the same as a wrong token.
 */
export async function checkBearer(
  provider: Provider,
  resources: Resources,
  org: OrgConfig,
  header: string | undefined,
): Promise<BearerCheck> {
  if (header === undefined) return { ok: false, problem: 'missing' };
  const value = TOKEN.exec(header)?.[1];
  const token = value === undefined ? undefined : await provider.AccessToken.find(value);
  const person = personOf(token?.accountId);
  if (!token || token.isExpired || token.aud !== resources.uri(org) || person?.orgId !== to18(org.orgId)) {
    return { ok: false, problem: 'invalid_token' };
  }
  const username = token.extra?.username;
  const { clientId, grantId } = token;
  if (typeof username !== 'string' || clientId === undefined || grantId === undefined)
    return { ok: false, problem: 'invalid_token' };
  if (!token.scopes.has(READ_SCOPE)) return { ok: false, problem: 'insufficient_scope' };
  return { ok: true, session: { ...person, username, clientId, scopes: token.scopes, conversation: grantId } };
}

/** Answer to a request without session: status, headers and body (RFC 6750 §3, RFC 9728 §5.1). */
export function challenge(
  resources: Resources,
  org: OrgConfig,
  problem: BearerProblem,
): { status: number; headers: Record<string, string>; body: object } {
  const error = problem === 'missing' ? '' : `error="${problem}", `;
  const messages: Record<BearerProblem, string> = {
    missing: 'This endpoint needs an access token of the gateway.',
    invalid_token: 'The access token is unknown, expired, or was issued for another org.',
    insufficient_scope: `The access token lacks the scope ${READ_SCOPE}.`,
  };
  return {
    status: problem === 'insufficient_scope' ? 403 : 401,
    headers: {
      'www-authenticate': `Bearer ${error}resource_metadata="${resources.metadataUrl(org)}", scope="${READ_SCOPE}"`,
    },
    body: {
      error: {
        code: problem === 'insufficient_scope' ? FAULT.INSUFFICIENT_SCOPE : FAULT.UNAUTHORIZED,
        message: messages[problem],
        fix: 'Sign in through the authorization server named in the resource metadata.',
      },
    },
  };
}
