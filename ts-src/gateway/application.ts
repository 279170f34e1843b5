import type http from 'node:http';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { personOf } from './person.ts';
import { authorizationServer } from './auth/authorization-server.ts';
import { metadataRoutes } from './auth/metadata-routes.ts';
import { oauthRoutes } from './auth/oauth-routes.ts';
import { resources as resourcesOf } from './auth/resources.ts';
import { signInRoutes } from './auth/sign-in-routes.ts';
import type { GatewayConfig } from './config.ts';
import { door } from './door.ts';
import { asFault, FAULT } from './faults.ts';
import { health } from './health.ts';
import { mcpEndpoint } from './mcp/endpoint.ts';
import { mcpRoutes } from './mcp/routes.ts';
import { restRoutes } from './rest/routes.ts';
import type { Services } from './services.ts';
import type { Store } from './store/postgres.ts';

export interface ApplicationParts {
  config: GatewayConfig;
  publicUrl: string;
  /** Listens already. */
  server: http.Server;
  store: Store;
  services: Services;
  cookieKeys: string[];
  log: Logger;
}

/** Every route of the gateway, ready on the given server. */
export async function application(parts: ApplicationParts): Promise<FastifyInstance> {
  const { config, publicUrl, server, store, services, cookieKeys, log } = parts;
  const { gates, vault } = services;
  const exposeTimings = config.exposeTimings === true;
  const resources = resourcesOf(publicUrl, config.orgs);
  const usernameOf = async (account: string): Promise<string | undefined> => {
    const person = personOf(account);
    return person ? vault.username(person) : undefined;
  };
  const provider = authorizationServer({ config, resources, cookieKeys, run: store.run, usernameOf, log });
  const endpoints = new Map([...gates].map(([name, gate]) => [name, mcpEndpoint(gate, { exposeTimings, log })]));

  const app: FastifyInstance = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    serverFactory: (handler) => server.on('request', handler),
  });
  app.setErrorHandler((error: FastifyError, _request, reply) => answerError(error, reply, log));
  app.get('/health', () => health(store, services.audit, gates));
  metadataRoutes(app, resources, config.orgs);
  oauthRoutes(app, provider);
  signInRoutes(app, { provider, resources, csrfKey: cookieKeys[0], run: store.run, vault, oauth: services.oauth, log });
  mcpRoutes(app, publicUrl, door({ provider, resources, gates: endpoints, log }));
  restRoutes(app, door({ provider, resources, gates, log }), { exposeTimings });
  app.addHook('onClose', async () => {
    await Promise.all([...endpoints.values()].map((endpoint) => endpoint.close()));
  });
  await app.ready();
  return app;
}

/** What fastify refuses before a handler runs has a status below 500 and a text for the caller. */
function answerError(error: FastifyError, reply: FastifyReply, log: Logger): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status < 500) {
    const problem = {
      code: FAULT.INVALID_ARGUMENT,
      message: error.message,
      fix: 'Send a JSON object with content-type application/json.',
    };
    return reply.code(status).send({ error: problem });
  }
  const { code, message, fix } = asFault(error);
  log.error({ code, err: error }, 'request failed');
  return reply.code(status).send({ error: { code, message, fix } });
}
