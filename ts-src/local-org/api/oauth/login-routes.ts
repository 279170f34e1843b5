import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cookie, dropCookie, fields, localPath, sendPage, SESSION_COOKIE, setCookie } from '../http.ts';
import type { Apps } from './apps.ts';
import { authorizeTarget } from './authorize.ts';
import { OAuthError } from './errors.ts';
import type { Logins } from './logins.ts';
import { loginPage } from './pages.ts';
import { randomToken } from './secrets.ts';

/** Binds the login form to the browser it was served to. */
const FORM_COOKIE = 'login_form';

/** `GET /login`, `POST /login` (username, pw, csrf, startURL) and `POST /logout` (csrf). */
export function loginRoutes(app: FastifyInstance, services: { logins: Logins; apps: Apps }): void {
  app.get('/login', async (request, reply) => {
    const query = fields(request.query);
    return sendForm(request, reply, services, localPath(query.startURL), query.un ?? '', null);
  });
  app.post('/login', (request, reply) => logIn(request, reply, services));
  app.post('/logout', async (request, reply) => {
    const session = cookie(request, SESSION_COOKIE);
    if (!services.logins.csrfMatches(session, fields(request.body).csrf)) return reply.status(403).send();
    services.logins.close(session!);
    dropCookie(reply, SESSION_COOKIE);
    return reply.redirect('/login', 303);
  });
}

async function logIn(
  request: FastifyRequest,
  reply: FastifyReply,
  services: { logins: Logins; apps: Apps },
): Promise<FastifyReply> {
  const form = fields(request.body);
  const startUrl = localPath(form.startURL);
  const username = form.username ?? '';
  if (!services.logins.csrfMatches(cookie(request, FORM_COOKIE), form.csrf)) {
    return sendForm(
      request,
      reply.status(403),
      services,
      startUrl,
      username,
      'The form has expired. Please try again.',
    );
  }
  const user = services.logins.verify(username, form.pw ?? '');
  if (!user) {
    const problem = 'Please check your username and password. If you still can’t log in, contact your administrator.';
    return sendForm(request, reply.status(401), services, startUrl, username, problem);
  }
  setCookie(reply, SESSION_COOKIE, services.logins.open(user));
  return reply.redirect(startUrl, 303);
}

function sendForm(
  request: FastifyRequest,
  reply: FastifyReply,
  services: { logins: Logins; apps: Apps },
  startUrl: string,
  username: string,
  problem: string | null,
): FastifyReply {
  const held = cookie(request, FORM_COOKIE);
  const formCookie = held ?? randomToken();
  if (held === undefined) setCookie(reply, FORM_COOKIE, formCookie);
  const page = loginPage({ csrf: services.logins.csrf(formCookie), startUrl, username, problem });
  return sendPage(reply, page, callbackOrigins(startUrl, services.apps));
}

/** An approved app gets its code right after the login: then the submission ends at the app's callback. */
function callbackOrigins(startUrl: string, apps: Apps): string[] {
  const url = new URL(startUrl, 'http://localhost');
  if (url.pathname !== '/services/oauth2/authorize') return [];
  try {
    return [new URL(authorizeTarget(apps, Object.fromEntries(url.searchParams)).redirectUri).origin];
  } catch (error) {
    if (error instanceof OAuthError) return [];
    throw error;
  }
}
