import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, test } from 'node:test';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { createLocalJWKSet, importPKCS8, jwtVerify, SignJWT } from 'jose';
import type { Directory, OrgUser } from '../directory.ts';
import { openAuthDatabase } from './database.ts';
import { loginRoutes } from './login-routes.ts';
import { oauthRoutes, sendOAuthError, type OAuthRoutes } from './routes.ts';
import { oauthServices } from './services.ts';

const BASE = 'http://127.0.0.1:7171';
const ORG_ID = '00DAe000000AegiMAC';
const CALLBACK = 'http://127.0.0.1:9999/callback';
const VERIFIER = 'v'.repeat(43);
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });

function user(id: string, username: string, more: Partial<OrgUser> = {}): OrgUser {
  return {
    id,
    username,
    firstName: 'Ada',
    lastName: 'Lovelace',
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    alias: 'ada',
    active: true,
    timeZone: 'America/New_York',
    locale: 'en_US',
    language: 'en_US',
    profileId: '00eAe0000000001IAA',
    apiEnabled: true,
    lastModifiedMs: Date.UTC(2026, 0, 2),
    ...more,
  };
}

const USERS = [
  user('005Ae0000000001IAA', 'ada@acme.example'),
  user('005Ae0000000002IAA', 'gone@acme.example', { active: false }),
];

const directory: Directory = {
  orgId: ORG_ID,
  byId: (id) => USERS.find((one) => one.id === id) ?? null,
  byUsername: (name) => USERS.find((one) => one.username === name.toLowerCase()) ?? null,
};

interface Rig {
  app: FastifyInstance;
  services: OAuthRoutes;
  advance(ms: number): void;
}

function rig(): Rig {
  let now = Date.UTC(2026, 10, 21, 10);
  const services = oauthServices(openAuthDatabase(':memory:'), directory, {
    base: () => BASE,
    sessionMs: 900_000,
    now: () => now,
  });
  services.apps.register({
    clientId: 'public',
    name: 'Public app',
    callbackUrls: [CALLBACK],
    scopes: ['api', 'refresh_token', 'openid'],
  });
  services.apps.register({
    clientId: 'web',
    name: 'Web <app>',
    clientSecret: 's3cret',
    callbackUrls: [CALLBACK],
    scopes: ['api', 'refresh_token'],
  });
  services.apps.register({
    clientId: 'server',
    name: 'Server',
    callbackUrls: [],
    scopes: ['api'],
    jwtPublicKeyPem: KEYS.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    preAuthorizedUsers: ['Ada@acme.example', 'gone@acme.example'],
  });
  for (const one of USERS) services.logins.setPassword(one.id, 'correct horse');
  const app = fastify();
  app.register(formbody);
  app.setErrorHandler((error, _request, reply) => sendOAuthError(error, reply) ?? reply.send(error));
  oauthRoutes(app, services);
  loginRoutes(app, services);
  return { app, services, advance: (ms) => void (now += ms) };
}

function form(body: Record<string, string>) {
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(body).toString(),
  };
}

function authorizeUrl(more: Record<string, string> = {}): string {
  const parameters = {
    response_type: 'code',
    client_id: 'public',
    redirect_uri: CALLBACK,
    state: 'st',
    code_challenge: CHALLENGE,
    ...more,
  };
  return `/services/oauth2/authorize?${new URLSearchParams(parameters)}`;
}

function hidden(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)![1]!.replaceAll('&amp;', '&');
}

/** Logs in by the form; returns the session cookie and where the person is sent. */
async function logIn({ app }: Rig, startUrl: string, password = 'correct horse') {
  const page = await app.inject({ method: 'GET', url: `/login?startURL=${encodeURIComponent(startUrl)}` });
  const cookie = String(page.headers['set-cookie']).split(';')[0]!;
  const answer = await app.inject({
    method: 'POST',
    url: '/login',
    ...form({
      username: 'ada@acme.example',
      pw: password,
      csrf: hidden(page.body, 'csrf'),
      startURL: hidden(page.body, 'startURL'),
    }),
    cookies: Object.fromEntries([cookie.split('=') as [string, string]]),
  });
  const sid = /sid=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1];
  return { status: answer.statusCode, location: answer.headers.location, sid, body: answer.body, page };
}

/** The whole way of a person: login, allow, and the callback with its query. */
async function walk(one: Rig, more: Record<string, string> = {}): Promise<URL> {
  const first = await one.app.inject({ method: 'GET', url: authorizeUrl(more) });
  const startUrl = new URL(String(first.headers.location), BASE).searchParams.get('startURL')!;
  const login = await logIn(one, startUrl);
  const page = await one.app.inject({ method: 'GET', url: String(login.location), cookies: { sid: login.sid! } });
  if (page.statusCode === 302) return new URL(String(page.headers.location));
  const inputs = [...page.body.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map((match) => [
    match[1]!,
    match[2]!,
  ]);
  const answer = await one.app.inject({
    method: 'POST',
    url: '/services/oauth2/authorize',
    ...form({ ...Object.fromEntries(inputs), decision: 'allow' }),
    cookies: { sid: login.sid! },
  });
  return new URL(String(answer.headers.location));
}

function token({ app }: Rig, body: Record<string, string>) {
  return app.inject({ method: 'POST', url: '/services/oauth2/token', ...form(body) });
}

function exchange(one: Rig, code: string, more: Record<string, string> = {}) {
  return token(one, {
    grant_type: 'authorization_code',
    client_id: 'public',
    redirect_uri: CALLBACK,
    code,
    code_verifier: VERIFIER,
    ...more,
  });
}

async function assertion(claims: { iss?: string; sub?: string; aud?: string; exp?: number } = {}) {
  const key = await importPKCS8(KEYS.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'RS256');
  const now = Date.UTC(2026, 10, 21, 10) / 1000;
  return new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(claims.iss ?? 'server')
    .setSubject(claims.sub ?? 'ada@acme.example')
    .setAudience(claims.aud ?? BASE)
    .setExpirationTime(claims.exp ?? now + 120)
    .sign(key);
}

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

describe('authorization code with PKCE', () => {
  test('a person logs in, allows, and the app gets tokens', async () => {
    const one = rig();
    const callback = await walk(one);
    assert.equal(callback.searchParams.get('state'), 'st');
    const answer = await exchange(one, callback.searchParams.get('code')!);
    assert.equal(answer.statusCode, 200);
    const body = answer.json();
    assert.match(body.access_token, /^00DAe000000Aegi![\w-]{43}$/);
    assert.equal(body.instance_url, BASE);
    assert.equal(body.id, `${BASE}/id/${ORG_ID}/005Ae0000000001IAA`);
    assert.equal(body.token_type, 'Bearer');
    assert.equal(body.scope, 'api refresh_token openid');
    assert.ok(body.refresh_token && body.signature && body.issued_at);
    assert.deepEqual(one.services.tokens.check(body.access_token)?.userId, '005Ae0000000001IAA');
  });

  test('no token is stored in clear', async () => {
    const one = rig();
    const body = (await exchange(one, (await walk(one)).searchParams.get('code')!)).json();
    assert.equal(one.services.tokens.check(`${body.access_token}x`), null);
    assert.equal(one.services.tokens.check(createHash('sha256').update(body.access_token).digest('hex')), null);
  });

  test('what was allowed once is not asked again, unless the app says prompt=consent', async () => {
    const one = rig();
    await walk(one);
    const { sid } = await logIn(one, '/');
    const again = await one.app.inject({ method: 'GET', url: authorizeUrl(), cookies: { sid: sid! } });
    assert.match(String(again.headers.location), /code=aPrx/);
    const asked = await one.app.inject({
      method: 'GET',
      url: authorizeUrl({ prompt: 'consent' }),
      cookies: { sid: sid! },
    });
    assert.equal(asked.statusCode, 200);
    assert.match(asked.body, /Allow Access\?/);
  });

  test('a code works once; its second use revokes what the first gave', async () => {
    const one = rig();
    const code = (await walk(one)).searchParams.get('code')!;
    const first = (await exchange(one, code)).json();
    const second = await exchange(one, code);
    assert.deepEqual(
      [second.statusCode, second.json()],
      [400, { error: 'invalid_grant', error_description: 'expired authorization code' }],
    );
    assert.equal(one.services.tokens.check(first.access_token), null);
  });

  test('a code is refused late, with another verifier, without one, or from another app', async () => {
    const one = rig();
    const code = async () => (await walk(one)).searchParams.get('code')!;
    assert.equal(
      (await exchange(one, await code(), { code_verifier: 'w'.repeat(43) })).json().error_description,
      'invalid code verifier',
    );
    assert.equal((await exchange(one, await code(), { code_verifier: '' })).json().error, 'invalid_grant');
    assert.equal(
      (await exchange(one, await code(), { client_id: 'web', client_secret: 's3cret' })).json().error,
      'invalid_grant',
    );
    assert.equal(
      (await exchange(one, await code(), { redirect_uri: 'http://127.0.0.1:9999/other' })).json().error,
      'redirect_uri_mismatch',
    );
    const late = await code();
    one.advance(16 * 60_000);
    assert.equal((await exchange(one, late)).json().error_description, 'expired authorization code');
  });

  test('a confidential app must show its secret', async () => {
    const one = rig();
    const code = async () => (await walk(one, { client_id: 'web' })).searchParams.get('code')!;
    const wrong = await exchange(one, await code(), { client_id: 'web', client_secret: 'guess' });
    assert.deepEqual([wrong.statusCode, wrong.json().error], [401, 'invalid_client']);
    assert.equal((await exchange(one, await code(), { client_id: 'web', client_secret: 's3cret' })).statusCode, 200);
  });
});

describe('authorization requests that are refused', () => {
  const answerOf = async (more: Record<string, string>) => {
    const answer = await rig().app.inject({ method: 'GET', url: authorizeUrl(more) });
    return {
      status: answer.statusCode,
      query: answer.headers.location ? new URL(String(answer.headers.location), BASE).searchParams : null,
    };
  };

  test('the implicit flow, with its reason', async () => {
    const { query } = await answerOf({ response_type: 'token' });
    assert.equal(query!.get('error'), 'unsupported_response_type');
    assert.match(query!.get('error_description')!, /implicit/);
    assert.equal(query!.get('state'), 'st');
  });

  test('a public app without PKCE, a plain challenge, a scope the app does not have', async () => {
    assert.equal(
      (await answerOf({ code_challenge: '' })).query!.get('error_description'),
      'missing required code challenge',
    );
    assert.equal((await answerOf({ code_challenge_method: 'plain' })).query!.get('error'), 'invalid_request');
    assert.equal((await answerOf({ scope: 'api web' })).query!.get('error'), 'invalid_scope');
  });

  test('an unknown app or callback is told to the person, never sent on', async () => {
    assert.deepEqual(await answerOf({ client_id: 'nobody' }), { status: 400, query: null });
    assert.deepEqual(await answerOf({ redirect_uri: 'https://evil.example/callback' }), { status: 400, query: null });
  });

  test('a loopback callback may differ in its port only', async () => {
    assert.equal((await answerOf({ redirect_uri: 'http://127.0.0.1:1234/callback' })).status, 302);
    assert.equal((await answerOf({ redirect_uri: 'http://127.0.0.1:1234/other' })).status, 400);
  });
});

describe('login form', () => {
  test('a wrong password says no more than a wrong name', async () => {
    const one = rig();
    const wrong = await logIn(one, '/', 'guess');
    assert.equal(wrong.status, 401);
    assert.equal(wrong.sid, undefined);
    assert.match(wrong.body, /check your username and password/);
  });

  test('the form works only in the browser it was served to', async () => {
    const one = rig();
    const answer = await one.app.inject({
      method: 'POST',
      url: '/login',
      ...form({ username: 'ada@acme.example', pw: 'correct horse', csrf: 'x' }),
    });
    assert.equal(answer.statusCode, 403);
  });

  test('it never leads to another origin', async () => {
    for (const url of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      assert.equal((await logIn(rig(), url)).location, '/');
    }
  });

  test('pages run no scripts and escape what they show', async () => {
    const one = rig();
    const { page, sid } = await logIn(one, authorizeUrl({ client_id: 'web' }));
    assert.match(
      String(page.headers['content-security-policy']),
      /default-src 'none'.*form-action 'self' http:\/\/127\.0\.0\.1:9999/,
    );
    const allow = await one.app.inject({
      method: 'GET',
      url: authorizeUrl({ client_id: 'web' }),
      cookies: { sid: sid! },
    });
    assert.match(allow.body, /Web &lt;app&gt;/);
  });

  test('Allow needs the form token', async () => {
    const one = rig();
    const { sid } = await logIn(one, '/');
    const answer = await one.app.inject({
      method: 'POST',
      url: '/services/oauth2/authorize',
      ...form({
        client_id: 'public',
        redirect_uri: CALLBACK,
        response_type: 'code',
        code_challenge: CHALLENGE,
        decision: 'allow',
      }),
      cookies: { sid: sid! },
    });
    assert.equal(answer.statusCode, 403);
  });
});

describe('refresh tokens', () => {
  const pair = async (one: Rig) => (await exchange(one, (await walk(one)).searchParams.get('code')!)).json();
  const refresh = (one: Rig, value: string) =>
    token(one, { grant_type: 'refresh_token', client_id: 'public', refresh_token: value });

  test('each use gives a new pair', async () => {
    const one = rig();
    const first = await pair(one);
    const second = (await refresh(one, first.refresh_token)).json();
    assert.notEqual(second.refresh_token, first.refresh_token);
    assert.ok(one.services.tokens.check(second.access_token));
  });

  test('a second use revokes the current refresh token and every access token', async () => {
    const one = rig();
    const first = await pair(one);
    const second = (await refresh(one, first.refresh_token)).json();
    const reuse = await refresh(one, first.refresh_token);
    assert.deepEqual([reuse.statusCode, reuse.json().error], [400, 'invalid_grant']);
    assert.equal(one.services.tokens.check(first.access_token), null);
    assert.equal(one.services.tokens.check(second.access_token), null);
    assert.equal((await refresh(one, second.refresh_token)).statusCode, 400);
  });

  test('an idle session ends, and a refresh opens a new one', async () => {
    const one = rig();
    const first = await pair(one);
    one.advance(10 * 60_000);
    assert.ok(one.services.tokens.check(first.access_token));
    one.advance(10 * 60_000);
    assert.ok(one.services.tokens.check(first.access_token), 'use in the second half of the session extends it');
    one.advance(16 * 60_000);
    assert.equal(one.services.tokens.check(first.access_token), null);
    assert.equal((await refresh(one, first.refresh_token)).statusCode, 200);
  });

  test('revoking the refresh token takes its access tokens along', async () => {
    const one = rig();
    const first = await pair(one);
    assert.equal(
      (
        await one.app.inject({
          method: 'POST',
          url: '/services/oauth2/revoke',
          ...form({ token: first.refresh_token }),
        })
      ).statusCode,
      200,
    );
    assert.equal(one.services.tokens.check(first.access_token), null);
    const again = await one.app.inject({
      method: 'POST',
      url: '/services/oauth2/revoke',
      ...form({ token: first.refresh_token }),
    });
    assert.deepEqual([again.statusCode, again.json().error], [400, 'invalid_token']);
  });
});

describe('JWT bearer', () => {
  const grant = async (claims: Parameters<typeof assertion>[0]) => {
    const answer = await token(rig(), { grant_type: JWT_BEARER, assertion: await assertion(claims) });
    return [answer.statusCode, answer.json().error_description ?? Object.keys(answer.json()).sort()];
  };

  test('a pre-authorized user gets an access token and no refresh token', async () => {
    assert.deepEqual(await grant({}), [200, ['access_token', 'id', 'instance_url', 'scope', 'token_type']]);
  });

  test('each claim is checked', async () => {
    const now = Date.UTC(2026, 10, 21, 10) / 1000;
    assert.deepEqual(await grant({ aud: 'https://login.salesforce.com' }), [400, 'audience is invalid']);
    assert.deepEqual(await grant({ sub: 'eve@acme.example' }), [400, "user hasn't approved this consumer"]);
    assert.deepEqual(await grant({ sub: 'gone@acme.example' }), [400, 'inactive user']);
    assert.deepEqual(await grant({ exp: now - 60 }), [400, 'expired assertion']);
    assert.deepEqual(await grant({ iss: 'nobody' }), [400, 'client identifier invalid']);
    assert.deepEqual(await grant({ iss: 'web' }), [400, 'invalid assertion: no public key is registered for this app']);
  });

  test('a broken signature is refused', async () => {
    const broken = `${(await assertion()).slice(0, -8)}AAAAAAAA`;
    const answer = await token(rig(), { grant_type: JWT_BEARER, assertion: broken });
    assert.deepEqual([answer.statusCode, answer.json().error_description], [400, 'invalid assertion']);
  });
});

describe('who a token is', () => {
  test('identity URL, userinfo, introspection and discovery', async () => {
    const one = rig();
    const pair = (await exchange(one, (await walk(one)).searchParams.get('code')!)).json();
    const headers = { authorization: `Bearer ${pair.access_token}` };
    const info = (await one.app.inject({ method: 'GET', url: '/services/oauth2/userinfo', headers })).json();
    assert.equal(info.preferred_username, 'ada@acme.example');
    assert.equal(info.utcOffset, -18_000_000);
    const identity = (await one.app.inject({ method: 'GET', url: new URL(pair.id).pathname, headers })).json();
    assert.equal(identity.organization_id, ORG_ID);
    assert.equal(
      (await one.app.inject({ method: 'GET', url: `/id/${ORG_ID}/005Ae0000000002IAA`, headers })).statusCode,
      403,
    );
    const inspected = await one.app.inject({
      method: 'POST',
      url: '/services/oauth2/introspect',
      ...form({ token: pair.access_token, client_id: 'web', client_secret: 's3cret' }),
    });
    assert.deepEqual(inspected.json(), { active: false }, 'another app learns nothing');
    const documents = (await one.app.inject({ method: 'GET', url: '/.well-known/openid-configuration' })).json();
    assert.deepEqual(documents.code_challenge_methods_supported, ['S256']);
  });

  test('the id token is signed by a published key and carries the nonce', async () => {
    const one = rig();
    const pair = (await exchange(one, (await walk(one, { nonce: 'n-1' })).searchParams.get('code')!)).json();
    const { keys } = (await one.app.inject({ method: 'GET', url: '/id/keys' })).json();
    const { payload } = await jwtVerify(pair.id_token, createLocalJWKSet({ keys }), {
      issuer: BASE,
      audience: 'public',
      currentDate: new Date(one.services.now()),
    });
    assert.equal(payload.nonce, 'n-1');
  });

  test('a missing or unknown grant type', async () => {
    assert.equal((await token(rig(), {})).json().error, 'unsupported_grant_type');
    assert.equal((await token(rig(), { grant_type: 'constructor' })).json().error, 'unsupported_grant_type');
  });
});
