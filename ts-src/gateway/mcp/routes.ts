import type { FastifyInstance } from 'fastify';
import { hostHeaderValidation, originValidation } from '@modelcontextprotocol/node';
import type { Door } from '../door.ts';
import type { McpEndpoint } from './endpoint.ts';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * `/mcp/<org>`. The SDK reads the body itself, so no body parser runs here. Host and Origin are checked against DNS
 * rebinding (MCP 2026-07-28, Streamable HTTP, security warning).
 */
export function mcpRoutes(app: FastifyInstance, publicUrl: string, door: Door<McpEndpoint>): void {
  const hosts = [new URL(publicUrl).hostname, ...LOOPBACK];
  const hostAllowed = hostHeaderValidation(hosts);
  const originAllowed = originValidation(hosts);
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all<{ Params: { org: string } }>('/mcp/:org', async (request, reply) => {
      const entered = await door.enter(request.params.org, request.headers.authorization);
      if (!entered.ok) return reply.code(entered.status).headers(entered.headers).send(entered.body);
      reply.hijack();
      if (!hostAllowed(request.raw, reply.raw) || !originAllowed(request.raw, reply.raw)) return reply;
      await entered.gate.handle(request.raw, reply.raw, entered);
      return reply;
    });
  });
}
