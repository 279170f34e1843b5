import formbody from '@fastify/formbody';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import { apexRestRoutes, type ApexRest } from './apex/rest-routes.ts';
import type { ApexRuntime } from './apex/runtime.ts';
import { cometdRoutes } from './cometd/routes.ts';
import { localRoutes } from './local-routes.ts';
import { loginRoutes } from './oauth/login-routes.ts';
import { oauthRoutes, sendOAuthError, type OAuthRoutes } from './oauth/routes.ts';
import type { Org } from './org.ts';
import type { RequestCounter } from './requests.ts';
import { restRoutes } from './rest/routes.ts';
import { BODY_LIMIT } from './rest/scope.ts';
import { soapRoutes } from './soap/routes.ts';
import type { Tooling } from './tooling/tooling.ts';
import type { Metadata } from '../metadata/index.ts';

/** Largest address and headers together, in bytes: long queries are sent in the address. */
const HEADER_LIMIT = 32 * 1024;

export interface ApiServices {
  org: Org;
  oauth: OAuthRoutes;
  apexRest: ApexRest;
  requests: RequestCounter;
  apex: ApexRuntime;
  tooling: Tooling;
  metadata: Metadata;
  /** Writes pino's JSON lines to stderr. */
  log: boolean;
}

/** The HTTP side of an org, without the shell. */
export function apiServer(services: ApiServices): FastifyInstance {
  const { org, oauth, requests, tooling, metadata } = services;
  const logger = services.log ? { level: 'info', stream: process.stderr } : false;
  // The platform's paths carry ids and API names of any length.
  const app = fastify({
    logger,
    bodyLimit: BODY_LIMIT,
    http: { maxHeaderSize: HEADER_LIMIT },
    // Clients that keep the instance URL with a slash at its end ask for `//services/...`.
    rewriteUrl: (request) => request.url!.replace(/^\/{2,}/, '/'),
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
  restRoutes(app, { ...rest, tooling, apex: services.apex });
  apexRestRoutes(app, rest, services.apexRest);
  cometdRoutes(app, { ...rest, onTestRunEnd: (listener) => void tooling.tests.onEnd(listener) });
  soapRoutes(app, { ...rest, tooling, metadata });
  localRoutes(app, requests);
  return app;
}
