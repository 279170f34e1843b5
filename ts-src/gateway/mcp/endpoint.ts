import type { IncomingMessage, ServerResponse } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import type { AuthInfo, CallToolResult, Tool } from '@modelcontextprotocol/server';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import type { Logger } from 'pino';
import { asFault, FAULT } from '../faults.ts';
import { IDEMPOTENCY_KEY } from '../pipeline/call.ts';
import type { Gate } from '../pipeline/gate.ts';
import type { Reply } from '../pipeline/reply.ts';
import type { Session } from '../pipeline/session.ts';
import type { Timings } from '../pipeline/timings.ts';
import type { OrgTool } from '../salesforce/apex-rest.ts';

/** A request whose token has been checked. */
export interface Authorized {
  session: Session;
  timings: Timings;
}

export interface McpEndpoint {
  handle(request: IncomingMessage, response: ServerResponse, authorized: Authorized): Promise<void>;
  close(): Promise<void>;
}

/** One for all requests: building a validator costs more than a call. */
const VALIDATOR = new AjvJsonSchemaValidator();
const SERVER_INFO = { name: 'aegis', title: 'Aegis for Salesforce', version: '0.1.0' };
const MAX_BODY_BYTES = 1_048_576;
const IDEMPOTENCY_META = 'aegis/idempotency-key';

/** The MCP endpoint of one org. Serves revision 2026-07-28 and, for older clients, 2025-11-25, both without sessions. */
export function mcpEndpoint(gate: Gate, options: { exposeTimings: boolean; log: Logger }): McpEndpoint {
  const onerror = (error: Error): void => options.log.debug({ err: error }, 'MCP request refused');
  const handler = createMcpHandler(({ authInfo }) => server(gate, authorizedOf(authInfo), options), {
    maxRequestBodySize: MAX_BODY_BYTES,
    onerror,
  });
  const node = toNodeHandler(handler, { maxRequestBodySize: MAX_BODY_BYTES, onerror });
  return {
    handle: (request, response, authorized) => {
      const auth: AuthInfo = {
        // The token itself stays at the door: nothing behind it needs it.
        token: '',
        clientId: authorized.session.clientId,
        scopes: [...authorized.session.scopes],
        extra: { authorized },
      };
      return node(Object.assign(request, { auth }), response);
    },
    close: () => handler.close(),
  };
}

function authorizedOf(authInfo: AuthInfo | undefined): Authorized {
  const authorized = authInfo?.extra?.authorized as Authorized | undefined;
  if (!authorized) throw new Error('An MCP request reached the server without a checked token.');
  return authorized;
}

function server(gate: Gate, { session, timings }: Authorized, options: { exposeTimings: boolean }): Server {
  const made = new Server(SERVER_INFO, {
    capabilities: { tools: {} },
    jsonSchemaValidator: VALIDATOR,
    instructions:
      'Reads Salesforce as the person who signed in. Each call is decided by the policy of the org and recorded.',
  });
  made.setRequestHandler('tools/list', async () => {
    try {
      return { tools: (await gate.tools(session, timings)).map(toMcpTool) };
    } catch (error) {
      const { code, message, fix } = asFault(error);
      throw new ProtocolError(ProtocolErrorCode.InternalError, `${message} ${fix}`, { code });
    }
  });
  made.setRequestHandler('tools/call', async ({ params }) => {
    const key = params._meta?.[IDEMPOTENCY_META];
    if (key !== undefined && !(typeof key === 'string' && IDEMPOTENCY_KEY.test(key))) {
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        `_meta["${IDEMPOTENCY_META}"] must be 1 to 255 printable ASCII characters.`,
      );
    }
    const reply = await gate.call(
      session,
      { tool: params.name, args: params.arguments ?? {}, ...(key === undefined ? {} : { idempotencyKey: key }) },
      timings,
    );
    if (reply.status === 'failed' && reply.error.code === FAULT.UNKNOWN_TOOL) {
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        `${reply.error.message} ${reply.error.fix}`,
        reply.error,
      );
    }
    return toMcpResult(reply, options.exposeTimings ? timings : null);
  });
  return made;
}

function toMcpTool(tool: OrgTool): Tool {
  return {
    name: tool.name,
    ...(tool.title === undefined ? {} : { title: tool.title }),
    description: tool.description,
    inputSchema: { ...tool.inputSchema, type: 'object' },
    annotations: { readOnlyHint: tool.tier === 'read', openWorldHint: false },
  };
}

/** The reply as structured content, and the same as text for clients that show text only. */
function toMcpResult(reply: Reply, timings: Timings | null): CallToolResult {
  return {
    content: [{ type: 'text', text: JSON.stringify(reply) }],
    structuredContent: { ...reply },
    isError: reply.status === 'denied' || reply.status === 'failed',
    ...(timings ? { _meta: { 'aegis/timings': timings.toJSON() } } : {}),
  };
}
