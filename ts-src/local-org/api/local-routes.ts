import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestCounter } from './requests.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** What only a local org has; answered on this machine alone. `GET /_local/requests`: RequestCounts. */
export function localRoutes(app: FastifyInstance, requests: RequestCounter): void {
  app.get('/_local/requests', async (request, reply) =>
    isLocal(request) ? requests.snapshot() : reply.status(404).send(),
  );
}

/** The Host header is checked too: a web page that had its name point here is refused. */
function isLocal(request: FastifyRequest): boolean {
  return LOOPBACK.has(request.socket.remoteAddress ?? '') && LOOPBACK_NAMES.has(request.hostname.replace(/:\d+$/, ''));
}
