import { FAULT, GatewayFault } from '../faults.ts';
import { jsonOf } from '../http-client.ts';
import type { HttpClient, HttpRequest } from '../http-client.ts';
import { repeated } from './repeat.ts';
import type { Repeat, RepeatOptions } from './repeat.ts';

/** Where to send a request, and as whom. */
export interface OrgAccess {
  accessToken: string;
  instanceUrl: string;
}

/** The session behind an access token has ended: refresh, then try once more. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded';
}

/** An answer with JSON: an object of the package's API, or the platform's own list of errors. */
export type OrgReply = { status: number; body: Record<string, unknown> } | { status: number; errors: unknown[] };

export interface OrgRequestOptions extends Omit<HttpRequest, 'timeoutMs'> {
  /** A request that says nothing of it is not repeated. */
  repeat?: Repeat;
  /** Called before each time the request is sent. */
  onTry?: () => void;
}

export type OrgRequest = (access: OrgAccess, path: string, request?: OrgRequestOptions) => Promise<OrgReply>;

const WAIT = 'Try again later; look at https://status.salesforce.com.';

/**
 * Requests to one org, repeated where they may be. Throws SessionEnded on 401, ORG_UNAVAILABLE without an answer,
 * ORG_ANSWER_INVALID without JSON.
 */
export function orgRequest(orgName: string, http: HttpClient, limits: RepeatOptions): OrgRequest {
  return async (access, path, { repeat = 'never', onTry, ...request } = {}) => {
    const headers = { accept: 'application/json', ...request.headers, authorization: `Bearer ${access.accessToken}` };
    const answer = await repeated(repeat, limits, (timeoutMs) => {
      onTry?.();
      return http.send(access.instanceUrl + path, { ...request, headers, timeoutMs });
    }).catch((cause: unknown) => {
      throw new GatewayFault(FAULT.ORG_UNAVAILABLE, `The org ${orgName} does not answer.`, { fix: WAIT, cause });
    });
    const { status } = answer;
    if (status === 401) throw new SessionEnded(`The org ${orgName} answered 401.`);
    const json = jsonOf(answer.body);
    if (Array.isArray(json)) return { status, errors: json };
    if (typeof json === 'object' && json !== null) return { status, body: json as Record<string, unknown> };
    if (status >= 500 || status === 429)
      throw new GatewayFault(FAULT.ORG_UNAVAILABLE, `The org ${orgName} answered ${status}.`, { fix: WAIT });
    throw invalidAnswer(orgName, `status ${status} without JSON`);
  };
}

/** The platform's refusal: `[{errorCode, message}]`, or `{error: {code, message}}` of the package. */
export function refusal(orgName: string, reply: OrgReply): GatewayFault {
  const [first] = ('errors' in reply ? reply.errors : [reply.body.error]) as {
    errorCode?: string;
    code?: string;
    message?: string;
  }[];
  const code = first?.errorCode ?? first?.code ?? `HTTP ${reply.status}`;
  return new GatewayFault(
    FAULT.ORG_REFUSED,
    `The org ${orgName} refused: ${code}: ${first?.message ?? 'no reason given'}`,
    {
      fix: 'Check API limits of the org, API access of the person, and that the Aegis package is installed.',
    },
  );
}

export function invalidAnswer(orgName: string, what: string): GatewayFault {
  return new GatewayFault(FAULT.ORG_ANSWER_INVALID, `The org ${orgName} answered with ${what}.`, {
    fix: 'Check that gateway and package are of matching versions.',
  });
}
