import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cookie, fields, sendPage, SESSION_COOKIE } from '../http.ts';
import { bearerToken } from '../session.ts';
import {
  approve,
  AUTHORIZE_PARAMETERS,
  authorizeRequest,
  authorizeTarget,
  callbackUrl,
  grantCode,
  type AuthorizeRequest,
  type AuthorizeTarget,
  type Parameters,
} from './authorize.ts';
import { OAuthError } from './errors.ts';
import { tokenRequest, type ClientCredentials, type OAuthServices } from './grants.ts';
import { discovery, identity, userInfo } from './identity.ts';
import type { Logins } from './logins.ts';
import { allowPage, refusalPage } from './pages.ts';

export interface OAuthRoutes extends OAuthServices {
  logins: Logins;
}

/** OAuth 2.0 and OpenID Connect as an org serves them. */
export function oauthRoutes(app: FastifyInstance, services: OAuthRoutes): void {
  app.get('/services/oauth2/authorize', (request, reply) => authorize(request, reply, services));
  app.post('/services/oauth2/authorize', (request, reply) => decide(request, reply, services));
  app.post('/services/oauth2/token', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
    const parameters = fields(request.body);
    return tokenRequest(parameters, clientCredentials(request, parameters), services);
  });
  for (const method of ['GET', 'POST'] as const) {
    app.route({
      method,
      url: '/services/oauth2/revoke',
      handler: (request, reply) => revoke(request, reply, services),
    });
    app.route({ method, url: '/services/oauth2/userinfo', handler: (request) => aboutUser(request, services) });
  }
  app.post('/services/oauth2/introspect', (request) => introspect(request, services));
  app.get('/id/keys', () => services.idTokens.keys());
  app.get('/id/:org/:user', (request) => aboutIdentity(request, services));
  app.get('/.well-known/openid-configuration', () => discovery(services.base()));
  app.get('/.well-known/oauth-authorization-server', () => discovery(services.base()));
}

/** Turns an OAuthError into its answer; anything else is left to the server. */
export function sendOAuthError(error: unknown, reply: FastifyReply): FastifyReply | null {
  if (!(error instanceof OAuthError)) return null;
  return reply.status(error.status).header('cache-control', 'no-store').send(error.toJSON());
}

async function authorize(request: FastifyRequest, reply: FastifyReply, services: OAuthRoutes): Promise<FastifyReply> {
  const parameters = fields(request.query);
  return answerAuthorize(reply, parameters, services, (target) => {
    const asked = authorizeRequest(target, parameters);
    const user = services.logins.current(cookie(request, SESSION_COOKIE));
    if (!user || asked.prompt.includes('login')) {
      if (asked.prompt.includes('none')) throw new OAuthError('access_denied', 'login required');
      return reply.redirect(loginUrl(parameters), 302);
    }
    const known = services.apps.isApproved(user.id, asked.app.clientId, asked.scopes);
    if (known && !asked.prompt.includes('consent')) return reply.redirect(grantCode(user, asked, services.codes), 302);
    if (asked.prompt.includes('none')) throw new OAuthError('access_denied', 'approval required');
    return sendAllowPage(request, reply, asked, parameters, services);
  });
}

/** Where a person logs in before the request is looked at again; `prompt=login` is fulfilled by that. */
function loginUrl(parameters: Parameters): string {
  const again = new URLSearchParams();
  for (const name of AUTHORIZE_PARAMETERS) {
    const value = name === 'prompt' ? withoutLogin(parameters.prompt) : parameters[name];
    if (value) again.set(name, value);
  }
  const startUrl = `/services/oauth2/authorize?${again}`;
  return `/login?${new URLSearchParams({ startURL: startUrl, ...(parameters.login_hint ? { un: parameters.login_hint } : {}) })}`;
}

function withoutLogin(prompt: string | undefined): string | undefined {
  return prompt
    ?.split(' ')
    .filter((word) => word !== 'login')
    .join(' ');
}

function sendAllowPage(
  request: FastifyRequest,
  reply: FastifyReply,
  asked: AuthorizeRequest,
  parameters: Parameters,
  services: OAuthRoutes,
): FastifyReply {
  const session = cookie(request, SESSION_COOKIE)!;
  const page = allowPage({
    app: asked.app,
    scopes: asked.scopes,
    username: services.logins.current(session)!.username,
    redirectUri: asked.redirectUri,
    csrf: services.logins.csrf(session),
    parameters: AUTHORIZE_PARAMETERS.flatMap((name) => {
      const value = parameters[name];
      return value === undefined ? [] : [[name, value] as [string, string]];
    }),
  });
  return sendPage(reply, page, [new URL(asked.redirectUri).origin]);
}

async function decide(request: FastifyRequest, reply: FastifyReply, services: OAuthRoutes): Promise<FastifyReply> {
  const parameters = fields(request.body);
  const session = cookie(request, SESSION_COOKIE);
  const user = services.logins.current(session);
  if (!user || !services.logins.csrfMatches(session, parameters.csrf)) {
    return sendPage(reply.status(403), refusalPage('invalid_request', 'The form has expired: start again in the app.'));
  }
  return answerAuthorize(reply, parameters, services, (target) => {
    const asked = authorizeRequest(target, parameters);
    if (parameters.decision !== 'allow') throw new OAuthError('access_denied', 'end-user denied authorization');
    return reply.redirect(approve(user, asked, services.apps, services.codes), 303);
  });
}

/** Errors before the callback is known to be the app's stay here; later ones go to it. */
function answerAuthorize(
  reply: FastifyReply,
  parameters: Parameters,
  services: OAuthRoutes,
  body: (target: AuthorizeTarget) => FastifyReply,
): FastifyReply {
  let target: AuthorizeTarget | null = null;
  try {
    target = authorizeTarget(services.apps, parameters);
    return body(target);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    if (target === null) return sendPage(reply.status(400), refusalPage(error.code, error.message));
    const answer = { error: error.code, error_description: error.message, state: parameters.state };
    return reply.redirect(callbackUrl(target.redirectUri, answer), 303);
  }
}

/** RFC 6749 §2.3.1: HTTP Basic or form fields. */
function clientCredentials(request: FastifyRequest, parameters: Parameters): ClientCredentials {
  const [scheme, value = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic') {
    return { clientId: parameters.client_id, secret: parameters.client_secret };
  }
  const text = Buffer.from(value, 'base64').toString('utf8');
  const at = text.indexOf(':');
  if (at < 0) throw new OAuthError('invalid_client', 'invalid client credentials', 401);
  return { clientId: formDecoded(text.slice(0, at)), secret: formDecoded(text.slice(at + 1)) };
}

function formDecoded(text: string): string {
  return new URLSearchParams(`v=${text}`).get('v')!;
}

/** RFC 7009, with the platform's answer to an unknown token. */
async function revoke(request: FastifyRequest, reply: FastifyReply, services: OAuthRoutes): Promise<FastifyReply> {
  const { token } = { ...fields(request.query), ...fields(request.body) };
  if (token === undefined || !services.tokens.revoke(token)) throw new OAuthError('invalid_token', 'invalid token');
  return reply.status(200).send();
}

async function aboutUser(request: FastifyRequest, services: OAuthRoutes): Promise<unknown> {
  const user = tokenUser(request, services);
  return userInfo(services.base(), services.directory.orgId, user);
}

async function aboutIdentity(request: FastifyRequest, services: OAuthRoutes): Promise<unknown> {
  const user = tokenUser(request, services);
  const { org, user: userId } = request.params as { org: string; user: string };
  if (org !== services.directory.orgId || userId !== user.id) {
    throw new OAuthError('invalid_token', 'the token is not of this user', 403);
  }
  return identity(services.base(), services.directory.orgId, user);
}

function tokenUser(request: FastifyRequest, services: OAuthRoutes) {
  const token = bearerToken(request);
  const grant = token === null ? null : services.tokens.check(token);
  const user = grant && services.directory.byId(grant.userId);
  if (!user?.active) throw new OAuthError('invalid_token', 'Bad_OAuth_Token', 403);
  return user;
}

/** RFC 7662 */
async function introspect(request: FastifyRequest, services: OAuthRoutes): Promise<unknown> {
  const parameters = fields(request.body);
  const credentials = clientCredentials(request, parameters);
  const app = services.apps.authenticate(credentials.clientId, credentials.secret);
  if (!app.confidential) throw new OAuthError('invalid_client', 'invalid client credentials', 401);
  const found = services.tokens.inspect(parameters.token ?? '');
  if (!found || found.clientId !== app.clientId) return { active: false };
  return {
    active: true,
    scope: found.scopes.join(' '),
    client_id: found.clientId,
    username: services.directory.byId(found.userId)?.username,
    sub: `${services.base()}/id/${services.directory.orgId}/${found.userId}`,
    token_type: 'access_token',
    exp: Math.floor(found.expiresMs / 1000),
    iat: Math.floor(found.issuedMs / 1000),
    nbf: Math.floor(found.issuedMs / 1000),
  };
}
