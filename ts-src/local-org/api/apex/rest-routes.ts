import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiScope, type RestServices } from '../rest/scope.ts';

/** A call of Apex REST as the resource class sees it. */
export interface ApexRestCall {
  userId: string;
  /** GET, POST, PUT, PATCH or DELETE. */
  method: string;
  /** Path below `/services/apexrest`, decoded as sent: `/aegis/v1/policy`. */
  path: string;
  /** Names as the client wrote them. */
  headers: [name: string, value: string][];
  parameters: [name: string, value: string][];
  body: Buffer;
  remoteAddress: string;
}

export interface ApexRestReply {
  status: number;
  headers: [name: string, value: string][];
  body: Buffer;
}

/** Runs the resource class that serves a call. Throws RestError when there is none, or the user may not run it, or it fails. */
export type ApexRest = (call: ApexRestCall) => ApexRestReply;

const BASE = '/services/apexrest';

/** `/services/apexrest/...` */
export function apexRestRoutes(app: FastifyInstance, services: RestServices, apexRest: ApexRest): void {
  app.register(
    async (scope) => {
      apiScope(scope, services, 'apexrest');
      scope.route({
        method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        url: '/*',
        handler: (request, reply) => send(reply, apexRest(callOf(request))),
      });
    },
    { prefix: BASE },
  );
}

function callOf(request: FastifyRequest): ApexRestCall {
  const url = new URL(request.url, 'http://localhost');
  const raw = request.raw.rawHeaders;
  const headers = raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1]!] as [string, string]] : []));
  return {
    userId: request.orgUser.id,
    method: request.method,
    path: url.pathname.slice(BASE.length),
    // The session never reaches the class's view of the headers.
    headers: headers.filter(([name]) => name.toLowerCase() !== 'authorization'),
    parameters: [...url.searchParams],
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    remoteAddress: request.ip,
  };
}

function send(reply: FastifyReply, answer: ApexRestReply): FastifyReply {
  reply.status(answer.status);
  for (const [name, value] of answer.headers) reply.header(name, value);
  return reply.send(answer.body);
}
