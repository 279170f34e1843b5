import type { HttpClient } from '../http-client.ts';
import type { PolicyRule } from '../policy/rules.ts';
import { invalidAnswer, orgRequest, refusal } from './org-request.ts';
import type { OrgAccess } from './org-request.ts';
import type { Repeat, RepeatOptions } from './repeat.ts';

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
  agents: OrgAgent[];
  rules: PolicyRule[];
}

/** An agent as the org configures it. */
export interface OrgAgent {
  name: string;
  active: boolean;
  killSwitch: boolean;
}

/** The org's answer to a tool call, as it came. */
export interface OrgAnswer {
  /** HTTP status: 200, 202, 400, 403, 404 or 500. */
  status: number;
  body: Record<string, unknown>;
}

export interface OrgCall {
  agent: string;
  tool: string;
  args: unknown;
  correlationId: string;
  /** Joins the calls of one conversation. */
  conversation: string;
  idempotencyKey?: string;
  repeat: Repeat;
  /** Called before each time the call is sent. */
  onTry?: () => void;
}

/** The Aegis package's Apex REST and the query API of one org. Every method throws SessionEnded on 401. */
export interface OrgApi {
  tools(access: OrgAccess, agent: string): Promise<OrgTool[]>;
  callTool(access: OrgAccess, call: OrgCall): Promise<OrgAnswer>;
  policy(access: OrgAccess): Promise<OrgPolicy>;
  /** All rows of a query, page by page. */
  query<Row>(access: OrgAccess, soql: string): Promise<Row[]>;
}

const APEX = '/services/apexrest/aegis/v1';
const DATA = '/services/data/v67.0';

export function orgApi(orgName: string, http: HttpClient, limits: RepeatOptions): OrgApi {
  const send = orgRequest(orgName, http, limits);
  const get = async (access: OrgAccess, path: string): Promise<Record<string, unknown>> => {
    const reply = await send(access, path, { repeat: 'safe' });
    if ('errors' in reply || reply.status !== 200) throw refusal(orgName, reply);
    return reply.body;
  };
  return {
    async tools(access, agent) {
      const { tools } = await get(access, `${APEX}/tools?agent=${encodeURIComponent(agent)}`);
      if (!Array.isArray(tools) || !tools.every(isTool)) throw invalidAnswer(orgName, 'no list of tools');
      return tools;
    },
    async callTool(access, { agent, tool, args, correlationId, conversation, idempotencyKey, repeat, onTry }) {
      const reply = await send(access, `${APEX}/tools/${encodeURIComponent(tool)}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-aegis-correlation': correlationId,
          'x-aegis-conversation': conversation,
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
        body: JSON.stringify({ agent, arguments: args }),
        repeat,
        onTry,
      });
      if ('errors' in reply) throw refusal(orgName, reply);
      return reply;
    },
    async policy(access) {
      const policy = await get(access, `${APEX}/policy`);
      if (!isPolicy(policy)) throw invalidAnswer(orgName, 'no policy');
      return policy;
    },
    async query<Row>(access: OrgAccess, soql: string) {
      const rows: Row[] = [];
      let path: unknown = `${DATA}/query?q=${encodeURIComponent(soql)}`;
      while (typeof path === 'string') {
        const page = await get(access, path);
        if (!Array.isArray(page.records)) throw invalidAnswer(orgName, 'no records');
        rows.push(...(page.records as Row[]));
        path = page.done === false ? page.nextRecordsUrl : undefined;
      }
      return rows;
    },
  };
}

function isTool(value: unknown): value is OrgTool {
  const { name, description, inputSchema } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof name === 'string' &&
    typeof description === 'string' &&
    typeof inputSchema === 'object' &&
    inputSchema !== null
  );
}

function isPolicy(value: Record<string, unknown>): value is Record<string, unknown> & OrgPolicy {
  const { version, phase, killSwitch, agents, rules } = value;
  const shaped = typeof version === 'string' && typeof phase === 'string' && typeof killSwitch === 'boolean';
  const named = Array.isArray(agents) && agents.every(isAgent);
  return shaped && named && Array.isArray(rules) && rules.every((rule) => typeof rule === 'object' && rule !== null);
}

function isAgent(value: unknown): value is OrgAgent {
  const { name, active, killSwitch } = (value ?? {}) as Record<string, unknown>;
  return typeof name === 'string' && typeof active === 'boolean' && typeof killSwitch === 'boolean';
}
