import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Browser } from '../testing/browser.ts';
import { authorizationRequest, CALLBACK, startHarness } from '../testing/harness.ts';
import type { Harness } from '../testing/harness.ts';

let harness: Harness;
before(async () => {
  harness = await startHarness({ users: 2 });
});
after(() => harness.close());

interface ConsentPage {
  browser: Browser;
  url: URL;
  response: Response;
  html: string;
  csrf: string;
}

async function openConsent(browser = new Browser(), overrides: Record<string, string> = {}): Promise<ConsentPage> {
  const { url: start } = authorizationRequest(harness.gateway.url, 'prod', overrides);
  const { url, response } = await browser.follow(start, CALLBACK);
  assert.ok(response);
  const html = await response.text();
  return { browser, url, response, html, csrf: /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '' };
}

/** Agrees, and stops where Salesforce sends the browser back to us. */
async function departAs(page: ConsentPage, username: string): Promise<URL> {
  page.browser.set(harness.org.url, 'who', encodeURIComponent(username));
  const { url } = await page.browser.follow(page.url, `${harness.gateway.url}/callback/`, {
    csrf: page.csrf,
    decision: 'allow',
  });
  return url;
}

describe('the consent page', () => {
  it('names application, org, rights and the host the person returns to', async () => {
    const { html } = await openConsent(new Browser(), { scope: 'sf:read offline_access', prompt: 'consent' });
    for (const text of ['Test agent', 'prod', 'use the Salesforce API as you', 'stay connected', '127.0.0.1:5555'])
      assert.ok(html.includes(text), text);
    assert.match(html, /program on your own computer/);
  });

  it('cannot be framed, cached or scripted', async () => {
    const { headers } = (await openConsent()).response;
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/);
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.equal(headers.get('cache-control'), 'no-store');
  });

  it('is shown at every sign-in, also to a person who has agreed before', async () => {
    const { browser } = await openConsent();
    assert.notEqual((await openConsent(browser)).csrf, '');
  });

  it('does not go on without its token', async () => {
    const page = await openConsent();
    for (const csrf of ['', 'x'.repeat(43), (await openConsent()).csrf]) {
      const response = await page.browser.request(page.url, { csrf, decision: 'allow' });
      assert.equal(response.status, 403);
    }
  });

  it('does not go on in another browser', async () => {
    const page = await openConsent();
    const response = await new Browser().request(page.url, { csrf: page.csrf, decision: 'allow' });
    assert.equal(response.status, 400);
  });

  it('asks Salesforce nothing when the person declines', async () => {
    const page = await openConsent();
    const { url } = await page.browser.follow(page.url, CALLBACK, { csrf: page.csrf, decision: 'deny' });
    assert.equal(url.searchParams.get('error'), 'access_denied');
    assert.ok(!page.browser.visited.some((visited) => visited.startsWith(harness.org.url)));
  });
});

describe('the callback', () => {
  it('is refused in a browser that did not consent (account-swap link)', async () => {
    const callback = await departAs(await openConsent(), harness.users[0].username);
    const response = await new Browser().request(callback);
    assert.equal(response.status, 403);
  });

  it('is refused with the cookie of another sign-in', async () => {
    const first = await departAs(await openConsent(), harness.users[0].username);
    const other = await openConsent();
    await departAs(other, harness.users[1].username);
    assert.equal((await other.browser.request(first)).status, 403);
  });

  it('is good once', async () => {
    const page = await openConsent();
    const callback = await departAs(page, harness.users[0].username);
    assert.equal((await page.browser.request(callback)).status, 303);
    assert.equal((await page.browser.request(callback)).status, 403);
  });

  it('is refused with an invented state', async () => {
    const page = await openConsent();
    const callback = await departAs(page, harness.users[0].username);
    callback.searchParams.set('state', 'x'.repeat(43));
    assert.equal((await page.browser.request(callback)).status, 403);
  });

  it('does not connect a code of somebody else', async () => {
    const victim = await departAs(await openConsent(), harness.users[0].username);
    const page = await openConsent();
    const callback = await departAs(page, harness.users[1].username);
    callback.searchParams.set('code', victim.searchParams.get('code') ?? '');
    const { url } = await page.browser.follow(callback, CALLBACK);
    assert.equal(url.searchParams.get('error'), 'access_denied');
  });

  const contradictions: [string, Record<string, unknown>][] = [
    ['another user', { user_id: '005000000000009AAA' }],
    ['another org', { organization_id: '00D000000000009EAA' }],
    ['nobody', { username: null }],
  ];
  for (const [who, identity] of contradictions) {
    it(`does not connect a token whose identity is ${who}`, async () => {
      harness.org.identityOverride = identity;
      const page = await openConsent();
      const { url } = await page.browser.follow(await departAs(page, harness.users[0].username), CALLBACK);
      harness.org.identityOverride = {};
      assert.equal(url.searchParams.get('error'), 'access_denied');
      assert.match(url.searchParams.get('error_description') ?? '', /contradicts the token/);
    });
  }

  for (const [what, id, message] of [
    ['of another org', '00D000000000009EAA/005000000000000AAA', /another org than prod/],
    ['of something that is no user', '00D000000000000EAA/0DS000000000000AAA', /no user/],
    ['without identity', '', /without an identity URL/],
  ] as const) {
    it(`does not connect a token ${what}`, async () => {
      const page = await openConsent();
      const callback = await departAs(page, harness.users[0].username);
      const token = {
        access_token: 'x',
        token_type: 'Bearer',
        instance_url: harness.org.url,
        id: `${harness.org.url}/id/${id}`,
      };
      harness.org.tokenOverride = { status: 200, body: token };
      const { url } = await page.browser.follow(callback, CALLBACK);
      assert.match(url.searchParams.get('error_description') ?? '', message);
    });
  }

  it('without a sign-in before it is refused', async () => {
    const response = await new Browser().request(`${harness.gateway.url}/callback/salesforce?code=x&state=y`);
    assert.equal(response.status, 403);
  });
});
