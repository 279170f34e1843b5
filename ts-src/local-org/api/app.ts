import formbody from '@fastify/formbody';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import { apexRestRoutes, type ApexRest } from './apex/rest-routes.ts';
import { localRoutes } from './local-routes.ts';
import { loginRoutes } from './oauth/login-routes.ts';
import { oauthRoutes, sendOAuthError, type OAuthRoutes } from './oauth/routes.ts';
import type { Org } from './org.ts';
import type { RequestCounter } from './requests.ts';
import { restRoutes } from './rest/routes.ts';
import { BODY_LIMIT } from './rest/scope.ts';

export interface ApiServices {
  org: Org;
  oauth: OAuthRoutes;
  apexRest: ApexRest;
  requests: RequestCounter;
  /** Writes pino's JSON lines to stderr. */
  log: boolean;
}

/** The HTTP side of an org, without the shell. */
export function apiServer(services: ApiServices): FastifyInstance {
  const { org, oauth, requests } = services;
  const logger = services.log ? { level: 'info', stream: process.stderr } : false;
  // The platform's paths carry ids and API names of any length.
  const app = fastify({
    logger,
    bodyLimit: BODY_LIMIT,
    logController: new LogController({ disableRequestLogging: true }),

    routerOptions: { maxParamLength: 2000 },
  });
  app.register(formbody);
  app.setErrorHandler((error, request, reply) => {
    const sent = sendOAuthError(error, reply);
    if (sent) return sent;
    request.log.error({ err: error }, 'request failed');
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    return reply.status(status).send({ error: status < 500 ? 'invalid_request' : 'server_error' });
  });
  const rest = { org, tokens: oauth.tokens, requests, base: oauth.base };
  oauthRoutes(app, oauth);
  loginRoutes(app, oauth);
  restRoutes(app, rest);
  apexRestRoutes(app, rest, services.apexRest);
  localRoutes(app, requests);
  return app;
}
