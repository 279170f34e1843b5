import { generateKeyPairSync } from 'node:crypto';
import { Provider, errors } from 'oidc-provider';
import type { ClientMetadata, Configuration, JWK, KoaContextWithOIDC } from 'oidc-provider';
import type { Logger } from 'pino';
import type { ClientConfig, GatewayConfig } from '../config.ts';
import { isLoopback } from '../config.ts';
import { readSecretFile } from '../keys.ts';
import type { Run } from '../store/postgres.ts';
import { artifactAdapter } from './adapter.ts';
import { mayFetchMetadata } from './client-metadata.ts';
import { escapeHtml, page, PAGE_HEADERS } from './pages.ts';
import { LONG_SESSION_SCOPE, READ_SCOPE } from './resources.ts';
import type { Resources } from './resources.ts';

export const OAUTH_PREFIX = '/oauth2';

export interface AuthorizationServerOptions {
  config: GatewayConfig;
  resources: Resources;
  cookieKeys: string[];
  run: Run;
  /** Salesforce username of a subject, kept beside each access token. */
  usernameOf(accountId: string): Promise<string | undefined>;
  log: Logger;
}

const ACCESS_TOKEN_SECONDS = 600;
const DAY_SECONDS = 86_400;
const REFRESH_TOKEN_DAYS = 30;
const SIGN_IN_SECONDS = 600;
/** How the authorization server words the second use of a code or refresh token. */
const REUSE = /already (consumed|used)/;

/**
 * The gateway's OAuth 2.1 authorization server: code flow with PKCE S256, opaque tokens for one org each (RFC 8707),
 * rotating refresh tokens, `iss` in responses (RFC 9207). It signs nothing: no ID token is issued.
 */
export function authorizationServer(options: AuthorizationServerOptions): Provider {
  const { config, resources, log } = options;
  const provider = new Provider(resources.publicUrl, configuration(options));
  // Behind a TLS proxy the request itself is http; the public URL says what the browser sees.
  provider.proxy = resources.publicUrl.startsWith('https:');
  provider.use(async (ctx, next) => {
    if (ctx.path === `${OAUTH_PREFIX}/authorize` && ctx.method === 'GET')
      ctx.query = { ...ctx.query, scope: grantableScope(ctx.query.scope) };
    await next();
    if (ctx.path.startsWith('/.well-known/')) ctx.body = withoutIdTokens(ctx.body as Record<string, unknown>);
  });
  provider.on('server_error', (_ctx, error) => log.error({ err: error }, 'authorization server failed'));
  const refused = (ctx: KoaContextWithOIDC, error: Error & { error_detail?: string }): void => {
    const { params, route } = ctx.oidc ?? {};
    const facts = { clientId: params?.client_id, route, reason: error.message, detail: error.error_detail };
    // Somebody holds a copy: the whole grant has just been revoked.
    if (REUSE.test(error.error_detail ?? '')) log.error({ ...facts, alarm: 'TOKEN_REUSED' }, 'a used token came back');
    else log.warn(facts, 'authorization refused');
  };
  provider.on('authorization.error', refused);
  provider.on('grant.error', refused);
  if (config.dynamicRegistration)
    log.warn('dynamic client registration is on: anyone may register an agent application');
  return provider;
}

function configuration({ config, resources, cookieKeys, run, usernameOf }: AuthorizationServerOptions): Configuration {
  const accessTokenSeconds = config.accessTokenSeconds ?? ACCESS_TOKEN_SECONDS;
  return {
    adapter: artifactAdapter(run),
    clients: config.clients.map(clientMetadata),
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
    responseTypes: ['code'],
    scopes: [LONG_SESSION_SCOPE],
    jwks: { keys: [unusedSigningKey()] },
    pkce: { required: () => true },
    // The session cookie is never sent back to the authorization endpoint, so each authorization is a fresh sign-in
    // and no account of an earlier one is left to be mixed up with it.
    cookies: { keys: cookieKeys, long: { signed: true, path: `${OAUTH_PREFIX}/never` }, short: { signed: true } },
    routes: {
      authorization: `${OAUTH_PREFIX}/authorize`,
      token: `${OAUTH_PREFIX}/token`,
      revocation: `${OAUTH_PREFIX}/revoke`,
      registration: `${OAUTH_PREFIX}/register`,
      jwks: `${OAUTH_PREFIX}/jwks`,
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    extraTokenClaims: async (_ctx, token) => {
      const account = 'accountId' in token ? token.accountId : undefined;
      return { username: account === undefined ? undefined : await usernameOf(account) };
    },
    // Browser-based public clients may redeem codes from the origin they return to.
    clientBasedCORS: (_ctx, origin, client) =>
      client.redirectUris?.some((uri) => URL.parse(uri)?.origin === origin) === true,
    rotateRefreshToken: true,
    issueRefreshToken: (_ctx, client, code) =>
      client.grantTypeAllowed('refresh_token') && code.scopes.has(LONG_SESSION_SCOPE),
    expiresWithSession: () => false,
    ttl: {
      AccessToken: accessTokenSeconds,
      AuthorizationCode: 60,
      RefreshToken: REFRESH_TOKEN_DAYS * DAY_SECONDS,
      Grant: REFRESH_TOKEN_DAYS * DAY_SECONDS,
      Interaction: SIGN_IN_SECONDS,
      Session: SIGN_IN_SECONDS,
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      registration: { enabled: config.dynamicRegistration === true },
      clientIdMetadataDocument: {
        enabled: true,
        ack: 'draft-02',
        allowFetch: (_ctx: unknown, clientId: string) =>
          mayFetchMetadata(clientId, { hosts: config.clientMetadataHosts }),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, _client, oneOf) => onlyResource(oneOf, config, resources),
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, indicator) => {
          if (!resources.org(indicator))
            throw new errors.InvalidTarget(`resource must be one of ${config.orgs.map(resources.uri).join(', ')}`);
          return {
            scope: READ_SCOPE,
            audience: indicator,
            accessTokenFormat: 'opaque',
            accessTokenTTL: accessTokenSeconds,
          };
        },
      },
    },
    renderError: (ctx, out) => {
      ctx.set(PAGE_HEADERS);
      ctx.body = page('Sign-in refused', `<p>${escapeHtml(out.error_description ?? out.error)}</p>`);
    },
  };
}

/**
 * Client metadata defaults to ID tokens by RS256 (OIDC Registration §2) and is refused without such a key. `openid` is
 * never granted, so nothing is signed: the key is made at start, stays in memory, and need not be the same elsewhere.
 */
function unusedSigningKey(): JWK {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' } as JWK;
}

/** A request that names no resource means the only org there is. */
function onlyResource(oneOf: readonly string[] | undefined, config: GatewayConfig, { uri }: Resources): string {
  const candidates = oneOf ?? config.orgs.map(uri);
  if (candidates.length !== 1) throw new errors.InvalidTarget(`resource is required: one of ${candidates.join(', ')}`);
  return candidates[0];
}

/** Known scopes only; `sf:read` when none is asked for. Unknown ones (`openid`) are not granted, which RFC 6749 §3.3 allows. */
function grantableScope(asked: unknown): string {
  const scopes =
    typeof asked === 'string'
      ? asked.split(' ').filter((scope) => scope === READ_SCOPE || scope === LONG_SESSION_SCOPE)
      : [];
  return scopes.includes(READ_SCOPE) ? scopes.join(' ') : [READ_SCOPE, ...scopes].join(' ');
}

function withoutIdTokens(document: Record<string, unknown>): Record<string, unknown> {
  return { ...document, scopes_supported: [READ_SCOPE, LONG_SESSION_SCOPE], claims_supported: ['sub', 'iss'] };
}

function clientMetadata(client: ClientConfig): ClientMetadata {
  const secret = client.clientSecretFile === undefined ? undefined : readSecretFile(client.clientSecretFile);
  const loopback = client.redirectUris.every((uri) => isLoopback(new URL(uri).hostname));
  return {
    client_id: client.clientId,
    client_name: client.name,
    redirect_uris: client.redirectUris,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    // RFC 8252 §7.3: on the loopback interface any port matches.
    application_type: loopback ? 'native' : 'web',
    ...(secret === undefined
      ? { token_endpoint_auth_method: 'none' }
      : { token_endpoint_auth_method: 'client_secret_basic', client_secret: secret }),
  };
}
