import { gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OrgUser } from '../directory.ts';
import type { Tokens } from '../oauth/tokens.ts';
import type { Org } from '../org.ts';
import { DAILY_REQUESTS, type RequestCounter, type RequestKind } from '../requests.ts';
import { apiSession, bearerToken } from '../session.ts';
import { asRestError, refuse, type RestError } from './errors.ts';
import { limitInfo } from './limits.ts';

export interface RestServices {
  org: Org;
  tokens: Tokens;
  requests: RequestCounter;
  base: () => string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The user of the access token; set by `apiScope`. */
    orgUser: OrgUser;
  }
}

/** Largest request body: 50 MB, as the platform's REST API. */
export const BODY_LIMIT = 50 * 1024 * 1024;

/** Answers shorter than this are sent as they are. */
const GZIP_FROM = 1024;

/**
 * What every API scope shares: the raw body as a Buffer, the session of the access token, the request count,
 * Sforce-Limit-Info, and errors as the platform's list.
 */
export function apiScope(scope: FastifyInstance, services: RestServices, kind: RequestKind): void {
  apiBodies(scope);
  scope.decorateRequest('orgUser', null as unknown as OrgUser);
  scope.addHook('onRequest', async (request, reply) => {
    const session = apiSession(bearerToken(request), services.tokens, services.org.directory);
    services.requests.count(kind, session.ok ? session.user.username : null);
    reply.header('sforce-limit-info', limitInfo(services.requests)).header('cache-control', 'no-store');
    if (!session.ok) throw refuse(session.code, session.message);
    if (services.requests.used > DAILY_REQUESTS) {
      throw refuse('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    }
    request.orgUser = session.user;
  });
  scope.setErrorHandler((error, request, reply) => sendRestError(error, request, reply));
}

/** Bodies are Buffers, whatever their media type. */
export function apiBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      done(null, plainBody(request, body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** RFC 9110 §8.4: the platform takes bodies in gzip. */
function plainBody(request: FastifyRequest, body: Buffer): Buffer {
  const coding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (coding === 'identity') return body;
  if (coding !== 'gzip') throw refuse('UNSUPPORTED_MEDIA_TYPE', `Content-Encoding not supported: ${coding}`);
  try {
    return gunzipSync(body, { maxOutputLength: BODY_LIMIT });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw refuse('INVALID_INPUT', 'The HTTP entity body is not in gzip format');
  }
}

export function sendRestError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asRestError(error) ?? frameworkError(error);
  if (known) return sendJson(reply.status(known.status), known.entries);
  request.log.error({ err: error }, 'request failed');
  const message = `An unexpected error occurred. Please include this ErrorId if you contact support: ${request.id}`;
  return sendJson(reply.status(500), [{ errorCode: 'UNKNOWN_EXCEPTION', message }]);
}

/** What the HTTP server itself refuses: bodies too large or cut short, addresses that cannot be decoded. */
function frameworkError(error: unknown): RestError | null {
  const { code, statusCode, message } = error as { code?: unknown; statusCode?: unknown; message?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge();
  const refused = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  return refused ? refuse('INVALID_INPUT', message ?? 'The request cannot be read') : null;
}

function tooLarge(): RestError {
  return refuse('REQUEST_ENTITY_TOO_LARGE', `The request body is larger than ${BODY_LIMIT} bytes`);
}

/** JSON.stringify keeps raw numbers; the framework's own serializer would not. */
export function sendJson(reply: FastifyReply, value: unknown): FastifyReply {
  return sendBytes(reply, 'application/json;charset=UTF-8', Buffer.from(JSON.stringify(value)));
}

export function sendBytes(reply: FastifyReply, type: string, content: Uint8Array): FastifyReply {
  reply.type(type);
  if (content.length < GZIP_FROM || !/\bgzip\b/.test(reply.request.headers['accept-encoding'] ?? '')) {
    return reply.send(content);
  }
  return reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding').send(gzipSync(content));
}
