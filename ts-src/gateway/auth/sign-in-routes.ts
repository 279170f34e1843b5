import { createHmac, timingSafeEqual } from 'node:crypto';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { calculatePKCECodeChallenge, randomPKCECodeVerifier } from 'openid-client';
import type { Logger } from 'pino';
import type { OrgConfig } from '../config.ts';
import { asFault } from '../faults.ts';
import type { OrgOAuth, SignedIn } from '../salesforce/oauth.ts';
import type { Run } from '../store/postgres.ts';
import type { Vault } from '../vault/vault.ts';
import { accountId } from '../person.ts';
import { arrive, depart } from './login-state.ts';
import { consentPage, escapeHtml, page, PAGE_HEADERS } from './pages.ts';
import { LONG_SESSION_SCOPE } from './resources.ts';
import type { Resources } from './resources.ts';

/** Callback URL to register at the external client app of every org. */
export const CALLBACK_PATH = '/callback/salesforce';

export interface SignInServices {
  provider: Provider;
  resources: Resources;
  /** Signs the token of the consent form. */
  csrfKey: string;
  run: Run;
  vault: Vault;
  /** By 18 character org id. */
  oauth(orgId: string): OrgOAuth;
  log: Logger;
}

/** One authorization request, as the authorization server keeps it. */
type Interaction = InstanceType<Provider['Interaction']>;

/**
 * Sign-in = federation to the org. Consent comes first and on a page of ours: the gateway is one client app at
 * Salesforce for many agent applications, and Salesforce cannot tell the person which of them asks (MCP security best
 * practices, confused deputy).
 */
export function signInRoutes(app: FastifyInstance, services: SignInServices): void {
  void app.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: 16_384 });
    scope.setErrorHandler((error, _request, reply) => refusePage(reply, services.log, error));
    scope.get<{ Params: { uid: string } }>('/interaction/:uid', (request, reply) =>
      showConsent(services, request, reply),
    );
    scope.post<{ Params: { uid: string } }>('/interaction/:uid', (request, reply) => leave(services, request, reply));
    scope.get(CALLBACK_PATH, (request, reply) => comeBack(services, request, reply));
  });
}

async function showConsent(
  services: SignInServices,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const interaction = await services.provider.interactionDetails(request.raw, reply.raw);
  const client = await services.provider.Client.find(String(interaction.params.client_id));
  const html = consentPage({
    clientName: client?.clientName ?? String(interaction.params.client_id),
    clientId: String(interaction.params.client_id),
    redirectUri: String(interaction.params.redirect_uri),
    orgName: orgOf(services, interaction).name,
    longSession: isLongSession(interaction),
    action: `/interaction/${interaction.uid}`,
    csrf: csrfToken(services.csrfKey, interaction.uid),
  });
  return reply.headers(PAGE_HEADERS).send(html);
}

async function leave(services: SignInServices, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const interaction = await services.provider.interactionDetails(request.raw, reply.raw);
  const form = (request.body ?? {}) as Record<string, unknown>;
  if (!sameText(String(form.csrf ?? ''), csrfToken(services.csrfKey, interaction.uid))) {
    return refuse(reply, 403, 'This form is not the one you were shown. Start again in your application.');
  }
  if (form.decision !== 'allow') {
    return reply.redirect(
      await finish(interaction, { error: 'access_denied', error_description: 'The person did not agree.' }),
      303,
    );
  }
  const org = orgOf(services, interaction);
  const codeVerifier = randomPKCECodeVerifier();
  const { state, browser } = await depart(services.run, {
    interactionUid: interaction.uid,
    orgId: org.orgId,
    codeVerifier,
  });
  const codeChallenge = await calculatePKCECodeChallenge(codeVerifier);
  const target = services
    .oauth(org.orgId)
    .authorizeUrl({ state, codeChallenge, longSession: isLongSession(interaction) });
  return reply.header('set-cookie', browserCookie(services.resources, browser)).redirect(target.href, 303);
}

async function comeBack(services: SignInServices, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const callback = new URL(request.url, services.resources.publicUrl);
  const state = callback.searchParams.get('state') ?? '';
  const pending = await arrive(services.run, state, readCookie(request, cookieName(services.resources)));
  reply.header('set-cookie', browserCookie(services.resources, ''));
  const interaction = pending && (await services.provider.Interaction.find(pending.interactionUid));
  if (!pending || !interaction) {
    return refuse(
      reply,
      403,
      'This sign-in was not started in this browser, or it has expired. Start again in your application.',
    );
  }
  try {
    const signedIn = await services
      .oauth(pending.orgId)
      .signIn(callback, { state, codeVerifier: pending.codeVerifier });
    return reply.redirect(await connect(services, interaction, signedIn), 303);
  } catch (error) {
    const fault = asFault(error);
    services.log.warn({ code: fault.code, err: fault }, 'sign-in failed');
    const description = `${fault.message} ${fault.fix}`.replace(/[^\x20-\x21\x23-\x5B\x5D-\x7E]/g, "'");
    return reply.redirect(await finish(interaction, { error: 'access_denied', error_description: description }), 303);
  }
}

/** Keeps the person's Salesforce tokens and lets the authorization server continue. */
async function connect(services: SignInServices, interaction: Interaction, signedIn: SignedIn): Promise<string> {
  const { provider, resources, vault } = services;
  const account = accountId(signedIn.person);
  await vault.keep(signedIn.person, signedIn.username, signedIn.tokens);
  const grant = new provider.Grant({ accountId: account, clientId: String(interaction.params.client_id) });
  const scopes = String(interaction.params.scope ?? '').split(' ');
  if (scopes.includes(LONG_SESSION_SCOPE)) grant.addOIDCScope(LONG_SESSION_SCOPE);
  const resourceScopes = scopes.filter((scope) => scope !== LONG_SESSION_SCOPE).join(' ');
  grant.addResourceScope(resources.uri(orgOf(services, interaction)), resourceScopes);
  return finish(interaction, {
    login: { accountId: account, remember: false },
    consent: { grantId: await grant.save() },
  });
}

/** Stores the result of a sign-in and says where the browser goes on. */
async function finish(interaction: Interaction, result: Interaction['result']): Promise<string> {
  interaction.result = result;
  await interaction.persist();
  return interaction.returnTo;
}

function orgOf({ resources }: SignInServices, { params }: Interaction): OrgConfig {
  const asked = [params.resource].flat();
  const org = asked.length === 1 ? resources.org(asked[0]) : undefined;
  if (!org) throw new errors.InvalidTarget('the request must name one org of this gateway');
  return org;
}

function isLongSession({ params }: Interaction): boolean {
  return String(params.scope ?? '')
    .split(' ')
    .includes(LONG_SESSION_SCOPE);
}

function csrfToken(key: string, uid: string): string {
  return createHmac('sha256', key).update(`consent|${uid}`).digest('base64url');
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function cookieName({ publicUrl }: Resources): string {
  return publicUrl.startsWith('https:') ? '__Host-aegis_sign_in' : 'aegis_sign_in';
}

/** Binds the browser that consented to the callback. `Lax`, because the callback is a navigation from Salesforce. */
function browserCookie(resources: Resources, value: string): string {
  const secure = resources.publicUrl.startsWith('https:') ? '; Secure' : '';
  const age = value === '' ? '; Max-Age=0' : '; Max-Age=600';
  return `${cookieName(resources)}=${value}; Path=/; HttpOnly; SameSite=Lax${age}${secure}`;
}

function readCookie(request: FastifyRequest, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

function refuse(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply
    .code(status)
    .headers(PAGE_HEADERS)
    .send(page('Sign-in refused', `<p>${escapeHtml(text)}</p>`));
}

function refusePage(reply: FastifyReply, log: Logger, error: unknown): FastifyReply {
  if (error instanceof errors.OIDCProviderError) {
    return refuse(
      reply,
      error.statusCode,
      'This sign-in has expired or was started in another browser. Start again in your application.',
    );
  }
  const fault = asFault(error);
  log.error({ code: fault.code, err: fault }, 'sign-in failed');
  return refuse(reply, 503, `${fault.message} ${fault.fix}`);
}
