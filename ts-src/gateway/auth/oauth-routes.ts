import type { FastifyInstance } from 'fastify';
import type { Provider } from 'oidc-provider';
import { OAUTH_PREFIX } from './authorization-server.ts';

const PATHS = [`${OAUTH_PREFIX}/*`, '/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'];

/** Hands the authorization server its paths, with the request body unread. */
export function oauthRoutes(app: FastifyInstance, provider: Provider): void {
  const handle = provider.callback();
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const path of PATHS) {
      scope.all(path, async (request, reply) => {
        reply.hijack();
        await handle(request.raw, reply.raw);
        return reply;
      });
    }
  });
}
