import { FAULT, GatewayFault } from '../faults.ts';
import type { PolicyRule } from '../policy/rules.ts';

/** One tool as the org lists it. */
export interface OrgTool {
  name: string;
  title?: string;
  description: string;
  tier: string;
  inputSchema: Record<string, unknown>;
}

export interface OrgPolicy {
  /** SHA-256 of the canonical rules, hex. */
  version: string;
  phase: string;
  killSwitch: boolean;
  rules: PolicyRule[];
}

/** The org's answer to a tool call, as it came. */
export interface OrgAnswer {
  /** HTTP status: 200, 202, 400, 403, 404 or 500. */
  status: number;
  body: Record<string, unknown>;
}

export interface OrgAccess {
  accessToken: string;
  instanceUrl: string;
}

/** The session behind an access token has ended: refresh, then try once more. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded';
}

/** The Aegis package's Apex REST and the query API of one org. Every method throws SessionEnded on 401. */
export interface OrgApi {
  tools(access: OrgAccess, agent: string): Promise<OrgTool[]>;
  callTool(
    access: OrgAccess,
    call: { agent: string; tool: string; args: unknown; correlationId: string },
  ): Promise<OrgAnswer>;
  policy(access: OrgAccess): Promise<OrgPolicy>;
  /** All rows of a query, page by page. */
  query<Row>(access: OrgAccess, soql: string): Promise<Row[]>;
}

const APEX = '/services/apexrest/aegis/v1';
const DATA = '/services/data/v67.0';

export function orgApi(orgName: string, timeoutMs: number): OrgApi {
  const send = (access: OrgAccess, path: string, init?: RequestInit): Promise<OrgAnswer & { list: unknown[] | null }> =>
    request(orgName, timeoutMs, access, path, init);
  const get = async (access: OrgAccess, path: string): Promise<Record<string, unknown>> => {
    const answer = await send(access, path);
    if (answer.status !== 200) throw refused(orgName, answer.status, answer.list ?? [answer.body]);
    return answer.body;
  };
  return {
    async tools(access, agent) {
      const { tools } = await get(access, `${APEX}/tools?agent=${encodeURIComponent(agent)}`);
      if (!Array.isArray(tools)) throw invalid(orgName, 'no list of tools');
      return tools as OrgTool[];
    },
    async callTool(access, { agent, tool, args, correlationId }) {
      const answer = await send(access, `${APEX}/tools/${encodeURIComponent(tool)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-aegis-correlation': correlationId },
        body: JSON.stringify({ agent, arguments: args }),
      });
      // The platform's own refusals are lists; the package answers with an object.
      if (answer.list) throw refused(orgName, answer.status, answer.list);
      return { status: answer.status, body: answer.body };
    },
    async policy(access) {
      const policy = await get(access, `${APEX}/policy`);
      if (!isPolicy(policy)) throw invalid(orgName, 'no policy');
      return policy;
    },
    async query<Row>(access: OrgAccess, soql: string) {
      const rows: Row[] = [];
      let path: unknown = `${DATA}/query?q=${encodeURIComponent(soql)}`;
      while (typeof path === 'string') {
        const page = await get(access, path);
        if (!Array.isArray(page.records)) throw invalid(orgName, 'no records');
        rows.push(...(page.records as Row[]));
        path = page.done === false ? page.nextRecordsUrl : undefined;
      }
      return rows;
    },
  };
}

async function request(
  orgName: string,
  timeoutMs: number,
  access: OrgAccess,
  path: string,
  init: RequestInit = {},
): Promise<OrgAnswer & { list: unknown[] | null }> {
  let response: Response;
  let content: string;
  try {
    response = await fetch(access.instanceUrl + path, {
      ...init,
      headers: { accept: 'application/json', ...init.headers, authorization: `Bearer ${access.accessToken}` },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    content = await response.text();
  } catch (cause) {
    throw new GatewayFault(FAULT.ORG_UNAVAILABLE, `The org ${orgName} does not answer.`, {
      fix: 'Try again later; look at https://status.salesforce.com.',
      cause,
    });
  }
  if (response.status === 401) throw new SessionEnded(`The org ${orgName} answered 401.`);
  const body = parseJson(content);
  if (response.status >= 500 && !isErrorBody(body)) {
    throw new GatewayFault(FAULT.ORG_UNAVAILABLE, `The org ${orgName} answered ${response.status}.`, {
      fix: 'Try again later; look at https://status.salesforce.com.',
    });
  }
  if (Array.isArray(body)) return { status: response.status, body: {}, list: body };
  if (typeof body !== 'object' || body === null) throw invalid(orgName, `status ${response.status} without JSON`);
  return { status: response.status, body: body as Record<string, unknown>, list: null };
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function isErrorBody(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error' in body;
}

function isPolicy(value: Record<string, unknown>): value is Record<string, unknown> & OrgPolicy {
  return (
    typeof value.version === 'string' &&
    typeof value.phase === 'string' &&
    typeof value.killSwitch === 'boolean' &&
    Array.isArray(value.rules) &&
    value.rules.every((rule) => typeof rule === 'object' && rule !== null)
  );
}

function refused(orgName: string, status: number, problems: unknown[]): GatewayFault {
  const [first] = problems as { errorCode?: string; message?: string; error?: { code?: string; message?: string } }[];
  const code = first?.errorCode ?? first?.error?.code ?? `HTTP ${status}`;
  const message = first?.message ?? first?.error?.message ?? 'no reason given';
  return new GatewayFault(FAULT.ORG_REFUSED, `The org ${orgName} refused: ${code}: ${message}`, {
    fix: 'Check API limits of the org, API access of the person, and that the Aegis package is installed.',
  });
}

function invalid(orgName: string, what: string): GatewayFault {
  return new GatewayFault(FAULT.ORG_ANSWER_INVALID, `The org ${orgName} answered with ${what}.`, {
    fix: 'Check that gateway and package are of matching versions.',
  });
}
