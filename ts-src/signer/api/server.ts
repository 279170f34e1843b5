import type { HealthStatus, StoredEntry } from '@aegis/chain';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { FAULT_STATUS, isFault, messageOf, SignerFault, type FaultCode } from '../faults.ts';
import { worstStatus } from '../health/conditions.ts';
import type { OrgRuntime } from '../org-runtime.ts';
import { ACKNOWLEDGEMENT_SCHEMA, type AcknowledgementRequest } from './acknowledgement-request.ts';
import { ENTRY_REQUEST_SCHEMA, submissionOf, type EntryRequest } from './entry-request.ts';
import { hex, type EntryView } from './entry-view.ts';
import { bearerMatches } from './token.ts';

const MAX_BODY_BYTES = 1_048_576;
const MAX_PAGE = 1_000;

const PAGE_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    after: { type: 'string', pattern: '^[0-9]{1,15}$' },
    limit: { type: 'string', pattern: '^[1-9][0-9]{0,3}$' },
  },
} as const;

interface OrgParams {
  orgId: string;
}

export interface ApiOptions {
  token: string;
  orgs: ReadonlyMap<string, OrgRuntime>;
  onFault(error: unknown): void;
}

/** The signer's HTTP API. Everything under /v1 needs the bearer token; /health does not. */
export function createApi(options: ApiOptions): FastifyInstance {
  const api = Fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  });
  api.setErrorHandler((error, _request, reply) => sendFault(reply, faultOf(error, options.onFault)));
  api.setNotFoundHandler((_request, reply) => {
    sendFault(reply, new SignerFault('UNKNOWN_ROUTE', 'there is no such route', 'See docs/spec/signer-api.md.'));
  });
  api.get('/health', async () => {
    const orgs = await Promise.all([...options.orgs.values()].map((org) => org.health()));
    const status: HealthStatus = worstStatus(orgs.map((org) => org.status));
    return { status, orgs };
  });
  api.register(async (v1) => addOrgRoutes(v1, options), { prefix: '/v1/orgs/:orgId' });
  return api;
}

function addOrgRoutes(v1: FastifyInstance, options: ApiOptions): void {
  v1.addHook('onRequest', async (request) => {
    if (bearerMatches(request.headers.authorization, options.token)) return;
    throw new SignerFault(
      'UNAUTHORIZED',
      'the bearer token is missing or wrong',
      'Send the content of tokenFile as bearer token.',
    );
  });
  const orgOf = ({ orgId }: OrgParams): OrgRuntime => {
    const org = options.orgs.get(orgId);
    if (!org)
      throw new SignerFault(
        'UNKNOWN_ORG',
        `no org ${orgId} is configured`,
        'Add the org, by its 18-character id, to the signer configuration.',
      );
    return org;
  };
  v1.post<{ Params: OrgParams; Body: EntryRequest }>(
    '/entries',
    { schema: { body: ENTRY_REQUEST_SCHEMA } },
    async (request, reply) => {
      const [{ outcome, entry }] = await orgOf(request.params).append([submissionOf(request.body)]);
      if (outcome === 'conflict') {
        throw new SignerFault(
          'DUP_CONFLICT',
          `uuid ${request.body.uuid} already names another event; entry ${entry.seq} records the conflict`,
          'Give every event its own uuid, and repeat an event with the same bytes.',
        );
      }
      reply.code(outcome === 'appended' ? 201 : 200);
      return receiptOf(entry);
    },
  );
  v1.post<{ Params: OrgParams; Body: AcknowledgementRequest }>(
    '/acknowledgements',
    { schema: { body: ACKNOWLEDGEMENT_SCHEMA } },
    async (request, reply) => {
      const { entry } = await orgOf(request.params).acknowledge(request.body);
      reply.code(201);
      return receiptOf(entry);
    },
  );
  v1.get<{ Params: OrgParams; Querystring: { after?: string; limit?: string } }>(
    '/entries',
    { schema: { querystring: PAGE_SCHEMA } },
    async (request): Promise<{ entries: EntryView[] }> => {
      const { after = '0', limit = '100' } = request.query;
      return { entries: await orgOf(request.params).view(Number(after), Math.min(Number(limit), MAX_PAGE)) };
    },
  );
  v1.get<{ Params: OrgParams }>('/checkpoint', async (request, reply) => {
    const note = await orgOf(request.params).newestCheckpointNote();
    if (note === undefined)
      throw new SignerFault(
        'NO_CHECKPOINT',
        'no checkpoint has been signed yet',
        'Ask again after checkpointIntervalMs.',
      );
    return reply.type('text/plain; charset=utf-8').send(note);
  });
  v1.get<{ Params: OrgParams }>('/verify', async (request) => {
    const verification = await orgOf(request.params).verify();
    if (verification.ok) return { ok: true, size: verification.size };
    const { code, seq, detail } = verification.problem;
    return { ok: false, size: verification.size, firstBadSeq: seq ?? undefined, problem: `${code}: ${detail}` };
  });
}

function receiptOf({ seq, epoch, leaf, mac }: StoredEntry): { seq: number; epoch: number; leaf: string; mac: string } {
  return { seq, epoch, leaf: hex(leaf), mac: hex(mac) };
}

function sendFault(reply: FastifyReply, fault: SignerFault): void {
  reply.code(fault.status).send({ error: { code: fault.code, message: fault.message, fix: fault.fix } });
}

/** Faults of the HTTP layer have a status and a message made for the client; anything else is told to the log only. */
function faultOf(error: unknown, onFault: (error: unknown) => void): SignerFault {
  if (isFault(error)) return error;
  const status = (error as { statusCode?: number }).statusCode ?? FAULT_STATUS.FAULT;
  if (status >= 500) {
    onFault(error);
    return new SignerFault('FAULT', 'the signer failed to answer', 'Look into the log of the signer.', {
      cause: error,
    });
  }
  const code: FaultCode = status === FAULT_STATUS.PAYLOAD_TOO_LARGE ? 'PAYLOAD_TOO_LARGE' : 'INVALID_ENTRY';
  return new SignerFault(code, messageOf(error), 'Correct the request; docs/spec/signer-api.md names its members.', {
    cause: error,
  });
}
