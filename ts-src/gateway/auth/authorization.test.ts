import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { Browser } from '../testing/browser.ts';
import { authorizationRequest, CALLBACK, CLIENT, consent, FIND, redeem, startHarness } from '../testing/harness.ts';
import type { Harness, TokenReply } from '../testing/harness.ts';

let harness: Harness;
let base: string;
before(async () => {
  harness = await startHarness({ orgNames: ['prod', 'sandbox'], users: 2 });
  base = harness.gateway.url;
});
after(() => harness.close());

const json = async (url: string): Promise<Record<string, any>> =>
  (await (await fetch(url)).json()) as Record<string, any>;

/** Where the authorization endpoint sends a request it refuses, or the page it shows. */
async function refusal(overrides: Record<string, string>): Promise<{ error: string | null; description: string }> {
  const { url } = authorizationRequest(base, 'prod', overrides);
  const { url: end, response } = await new Browser().follow(url, CALLBACK);
  const parameters = new URLSearchParams(end.search || end.hash.slice(1));
  return {
    error: parameters.get('error'),
    description: parameters.get('error_description') ?? (await response?.text()) ?? '',
  };
}

describe('authorization server metadata', () => {
  for (const document of ['oauth-authorization-server', 'openid-configuration']) {
    it(`is served as ${document}`, async () => {
      const metadata = await json(`${base}/.well-known/${document}`);
      assert.equal(metadata.issuer, base);
      assert.deepEqual(metadata.code_challenge_methods_supported, ['S256']);
      assert.equal(metadata.authorization_response_iss_parameter_supported, true);
      assert.equal(metadata.client_id_metadata_document_supported, true);
      assert.equal(metadata.registration_endpoint, undefined);
      assert.deepEqual(metadata.response_types_supported, ['code']);
      assert.deepEqual(metadata.scopes_supported, ['sf:read', 'offline_access']);
    });
  }

  it('does not register clients dynamically', async () => {
    const response = await fetch(`${base}/oauth2/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    assert.equal(response.status, 404);
  });
});

describe('an authorization request', () => {
  it('without PKCE is refused', async () => {
    assert.equal((await refusal({ code_challenge: '', code_challenge_method: '' })).error, 'invalid_request');
  });

  it('with plain PKCE is refused', async () => {
    assert.equal((await refusal({ code_challenge_method: 'plain' })).error, 'invalid_request');
  });

  it('by the user-agent (implicit) flow is refused', async () => {
    assert.equal((await refusal({ response_type: 'token' })).error, 'unsupported_response_type');
  });

  it('for a resource the gateway does not serve is refused', async () => {
    const { error, description } = await refusal({ resource: 'https://elsewhere.example/mcp/prod' });
    assert.equal(error, 'invalid_target');
    assert.match(description, /mcp\/prod, .*mcp\/sandbox/);
  });

  it('for two orgs at once is refused', async () => {
    const { url } = authorizationRequest(base, 'prod');
    url.searchParams.append('resource', `${base}/mcp/sandbox`);
    const { url: end, response } = await new Browser().follow(url, CALLBACK);
    assert.equal(new URL(end).searchParams.get('code'), null);
    assert.notEqual(response?.status, 200);
  });

  it('for a resource in another spelling is refused', async () => {
    assert.equal((await refusal({ resource: `${base}/mcp/prod/` })).error, 'invalid_target');
  });

  it('for no resource is refused when there are several orgs', async () => {
    assert.equal((await refusal({ resource: '' })).error, 'invalid_target');
  });

  it('to a redirect URI that is not registered gets no redirect', async () => {
    const { error, description } = await refusal({ redirect_uri: 'https://evil.example/callback' });
    assert.equal(error, null);
    assert.match(description, /redirect_uri/);
  });

  for (const clientId of [
    'https://127.0.0.1/client.json',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/client.json',
  ]) {
    it(`of the client ${clientId} is refused without fetching anything`, async () => {
      const { error, description } = await refusal({ client_id: clientId });
      assert.equal(error, null);
      assert.match(description, /not allowed/);
    });
  }

  it('of an unknown client gets no redirect', async () => {
    assert.equal((await refusal({ client_id: 'nobody' })).error, null);
  });
});

describe('a sign-in', () => {
  it('asks Salesforce for `api` alone unless a long session is wanted', async () => {
    const { refresh_token: refreshToken } = await harness.signIn(harness.users[0], { scope: 'sf:read' });
    assert.equal(refreshToken, undefined);
    assert.equal(harness.org.scopes.at(-1), 'api');
  });

  it('names the issuer in the answer (RFC 9207)', async () => {
    const { url } = authorizationRequest(base, 'prod');
    const back = await consent(new Browser(), url, harness.org.url, harness.users[0].username);
    assert.equal(back.searchParams.get('iss'), base);
    assert.equal(back.searchParams.get('state'), 'client-state');
  });

  it('needs the code verifier', async () => {
    const { url } = authorizationRequest(base, 'prod');
    const back = await consent(new Browser(), url, harness.org.url, harness.users[0].username);
    const response = await redeem(base, back.searchParams.get('code') ?? '', 'x'.repeat(43));
    assert.equal(response.status, 400);
  });

  it('lets a code be used once; a second use ends the tokens of the first', async () => {
    const { url, verifier } = authorizationRequest(base, 'prod');
    const back = await consent(new Browser(), url, harness.org.url, harness.users[0].username);
    const code = back.searchParams.get('code') ?? '';
    const first = (await (await redeem(base, code, verifier)).json()) as TokenReply;
    assert.equal((await redeem(base, code, verifier)).status, 400);
    assert.equal((await harness.call(first.access_token, 'find_records', FIND)).status, 401);
  });

  it('of one browser as two people in two orgs keeps them apart', async () => {
    const browser = new Browser();
    const prod = await harness.signIn(harness.users[0], { browser });
    const sandbox = await harness.signIn(harness.users[1], { browser, orgName: 'sandbox' });
    const inProd = await harness.call(prod.access_token, 'find_records', FIND);
    const inSandbox = await harness.call(sandbox.access_token, 'find_records', FIND, 'sandbox');
    assert.equal(inProd.body.result.records[0].OwnerName, harness.users[0].username);
    assert.equal(inSandbox.body.result.records[0].OwnerName, harness.users[1].username);
  });

  it('that Salesforce refuses tells the application why', async () => {
    const { url } = authorizationRequest(base, 'prod');
    const back = await consent(new Browser(), url, 'http://127.0.0.1:1', harness.users[0].username);
    assert.equal(back.searchParams.get('error'), 'access_denied');
  });

  it('gives tokens the configured lifetime', async () => {
    const reply = await harness.signIn(harness.users[0]);
    assert.equal(reply.expires_in, 600);
    const short = await startHarness({ config: { accessTokenSeconds: 30, dynamicRegistration: true } });
    const { expires_in: seconds } = await short.signIn(short.users[0]);
    const metadata = await json(`${short.gateway.url}/.well-known/oauth-authorization-server`);
    await short.close();
    assert.equal(seconds, 30);
    assert.equal(metadata.registration_endpoint, `${short.gateway.url}/oauth2/register`);
  });

  it('issues opaque tokens that are kept as hashes only', async () => {
    const { access_token: token, refresh_token: refreshToken = '' } = await harness.signIn(harness.users[0]);
    const client = new pg.Client({ connectionString: harness.databaseUrl });
    await client.connect();
    const { rows } = await client.query('SELECT string_agg(t::text, chr(10)) AS dump FROM gateway.artifact t');
    await client.end();
    assert.ok(!rows[0].dump.includes(token));
    assert.ok(!rows[0].dump.includes(refreshToken));
  });
});

describe('a refresh token', () => {
  const refresh = (token: string): Promise<Response> =>
    fetch(`${base}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token', client_id: CLIENT.clientId, refresh_token: token }),
    });

  it('rotates, and its reuse ends the whole grant', async () => {
    const first = await harness.signIn(harness.users[0]);
    const second = (await (await refresh(first.refresh_token ?? '')).json()) as TokenReply;
    assert.notEqual(second.refresh_token, first.refresh_token);
    assert.equal((await harness.call(second.access_token, 'find_records', FIND)).status, 200);
    assert.equal((await refresh(first.refresh_token ?? '')).status, 400);
    assert.equal((await refresh(second.refresh_token ?? '')).status, 400);
    assert.equal((await harness.call(second.access_token, 'find_records', FIND)).status, 401);
  });

  it('used twice at once is good for one new token at most', async () => {
    const { refresh_token: token = '' } = await harness.signIn(harness.users[0]);
    const answers = await Promise.all([refresh(token), refresh(token), refresh(token)]);
    assert.ok(answers.filter(({ ok }) => ok).length <= 1);
  });

  it('can be revoked by the application', async () => {
    const { refresh_token: token = '', access_token: access } = await harness.signIn(harness.users[0]);
    const revoked = await fetch(`${base}/oauth2/revoke`, {
      method: 'POST',
      body: new URLSearchParams({ token, client_id: CLIENT.clientId }),
    });
    assert.equal(revoked.status, 200);
    assert.equal((await refresh(token)).status, 400);
    assert.equal((await harness.call(access, 'find_records', FIND)).status, 401);
  });
});

describe('a bearer token', () => {
  const refused = async (token: string, orgName = 'prod'): Promise<void> => {
    const { status, headers, body } = await harness.call(token, 'find_records', FIND, orgName);
    assert.equal(status, 401);
    assert.match(headers.get('www-authenticate') ?? '', /^Bearer error="invalid_token", resource_metadata="/);
    assert.equal(body.error.code, 'UNAUTHORIZED');
  };

  it('of one org is refused at another', async () => {
    const { access_token: token } = await harness.signIn(harness.users[0]);
    await refused(token, 'sandbox');
  });

  it('that has expired is refused', async () => {
    const { access_token: token } = await harness.signIn(harness.users[0]);
    assert.equal((await harness.call(token, 'find_records', FIND)).status, 200);
    await changeTokens(`jsonb_set(payload, '{exp}', to_jsonb(extract(epoch FROM now())::bigint - 1))`);
    await refused(token);
  });

  it('of Salesforce is refused', () => refused('00D000000000000EAA!AQ8AQNotOurs'));

  it('that is a refresh token is refused', async () => {
    const { refresh_token: token = '' } = await harness.signIn(harness.users[0]);
    await refused(token);
  });

  it('without a human subject is refused', async () => {
    const { access_token: token } = await harness.signIn(harness.users[0]);
    await changeTokens(`payload - 'accountId'`);
    await refused(token);
  });

  it('of an integration without user is refused', async () => {
    const { access_token: token } = await harness.signIn(harness.users[0]);
    await changeTokens(`jsonb_set(payload, '{accountId}', '"00D000000000000EAA:client"')`);
    await refused(token);
  });

  it('without the scope is refused as such', async () => {
    const { access_token: token } = await harness.signIn(harness.users[0]);
    await changeTokens(`jsonb_set(payload, '{scope}', '"other"')`);
    const { status, headers } = await harness.call(token, 'find_records', FIND);
    assert.equal(status, 403);
    assert.match(headers.get('www-authenticate') ?? '', /error="insufficient_scope".*scope="sf:read"/);
  });

  it('reaches no org when it is refused', async () => {
    const before = harness.org.totalCalls();
    await refused('x'.repeat(43));
    assert.equal(harness.org.totalCalls(), before);
  });

  async function changeTokens(expression: string): Promise<void> {
    const client = new pg.Client({ connectionString: harness.databaseUrl });
    await client.connect();
    await client.query(`UPDATE gateway.artifact SET payload = ${expression} WHERE kind = 'AccessToken'`);
    await client.end();
  }
});
