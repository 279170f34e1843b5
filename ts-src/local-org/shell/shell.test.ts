import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import type { Directory, OrgUser } from '../api/directory.ts';
import { openAuthDatabase } from '../api/oauth/database.ts';
import { loginRoutes } from '../api/oauth/login-routes.ts';
import { oauthServices } from '../api/oauth/services.ts';
import type { DataSession } from '../data/contract.ts';
import { SObject } from '../data/sobject.ts';
import { readMetadata } from '../metadata/index.ts';
import { parseSoql } from '../soql/parse.ts';
import { ApexDatetime } from '../values/index.ts';
import { field, object, schemaOf } from '../api/testing.ts';
import { assetRoutes } from './assets.ts';
import type { ApexCall } from '../api/apex/aura-call.ts';
import type { ShellGrants, ShellOrg } from './ports.ts';
import { Shell } from './routes.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const AXE = createRequire(import.meta.url).resolve('axe-core');
const FOLDER = mkdtempSync(join(tmpdir(), 'shell-test-'));
const ADA: OrgUser = {
  id: '005Ae0000000001IAA',
  username: 'ada@acme.example',
  firstName: 'Ada',
  lastName: 'Lovelace',
  name: 'Ada Lovelace',
  email: 'ada@acme.example',
  alias: 'ada',
  active: true,
  timeZone: 'America/New_York',
  locale: 'en_US',
  language: 'en_US',
  profileId: '00eAe0000000001IAA',
  apiEnabled: true,
  lastModifiedMs: 0,
};
const ACCOUNT = object(
  'Account',
  'object',
  [
    field('Id', 'ID'),
    field('Name', 'STRING'),
    field('Industry', 'PICKLIST'),
    field('CreatedDate', 'DATETIME', { label: 'Created Date' }),
  ],
  { keyPrefix: '001' },
);
const ACME = '001Ae0000000001IAA';

const directory: Directory = {
  orgId: '00DAe000000AegiMAC',
  byId: (id) => (id === ADA.id ? ADA : null),
  byUsername: (name) => (name === ADA.username ? ADA : null),
};

/** Everything a page asks of the org, with one account and one Apex class. */
class SampleOrg implements ShellOrg {
  readonly metadata = readMetadata([join(import.meta.dirname, 'fixtures/main/default')]);
  readonly schema = schemaOf(ACCOUNT);
  readonly directory = directory;
  readonly events = undefined as never;
  granted: ShellGrants = {
    apps: new Set(['Sample']),
    tabs: new Set(['Greetings', 'Account']),
    customPermissions: [],
    all: false,
  };
  calls: ApexCall[] = [];
  accountReadable = true;

  transaction<T>(_userId: string, _kind: string, body: (data: DataSession) => T): T {
    return body({
      query: () => {
        const values = {
          Id: ACME,
          Name: 'Acme <Ltd>',
          Industry: 'Energy',
          CreatedDate: new ApexDatetime(Date.UTC(2026, 10, 21, 15)),
        };
        return { records: [new SObject(ACCOUNT, values)], size: 1 };
      },
      objectAccess: () => ({ read: this.accountReadable }),
      fieldAccess: (_user: string, _object: unknown, name: string) => ({ read: name !== 'Industry', edit: false }),
    } as unknown as DataSession);
  }

  parseSoql = parseSoql;
  eventRights = () => ({ read: false, create: false });
  mayRunClass = () => true;
  grants = () => this.granted;

  callApex(call: ApexCall) {
    this.calls.push(call);
    if (call.method === 'Greeter.greet')
      return { ok: true as const, json: JSON.stringify(`Hello ${this.calls.length}`) };
    return {
      ok: false as const,
      status: 500,
      error: { message: 'No greeting', exceptionType: 'System.AuraHandledException' },
    };
  }
}

let org: SampleOrg;
let app: FastifyInstance;
let base: string;
let context: BrowserContext;

before(async () => {
  org = new SampleOrg();
  const services = oauthServices(openAuthDatabase(':memory:'), directory, {
    base: () => base,
    sessionMs: 900_000,
    now: Date.now,
  });
  services.logins.setPassword(ADA.id, 'correct horse');
  app = fastify();
  app.register(formbody);
  loginRoutes(app, services);
  assetRoutes(app);
  // The built script may be shared by test runs: its name carries the hash of all it is made of.
  new Shell({ org, logins: services.logins, cacheFolder: join(tmpdir(), 'local-org-shell-cache') }).routes(app);
  base = await app.listen({ host: '127.0.0.1', port: 0 });
  assert.ok(existsSync(CHROMIUM), `Chromium is needed at ${CHROMIUM}: install it, or set CHROMIUM`);
  context = await chromium.launchPersistentContext(FOLDER, {
    executablePath: CHROMIUM,
    headless: true,
    args: CHROMIUM_ARGS,
  });
});

after(async () => {
  await context?.close();
  await app?.close();
  rmSync(FOLDER, { recursive: true, force: true });
});

/** A page that records everything a person would not want to see in the console. */
async function openPage(): Promise<{ page: Page; problems: string[] }> {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on(
    'response',
    (response) => response.status() >= 400 && problems.push(`${response.status()} ${response.url()}`),
  );
  return { page, problems };
}

async function signedIn(path: string): Promise<{ page: Page; problems: string[] }> {
  const opened = await openPage();
  await opened.page.goto(base + path);
  if (opened.page.url().includes('/login')) {
    await opened.page.getByLabel('Username').fill('ada@acme.example');
    await opened.page.getByLabel('Password').fill('correct horse');
    await opened.page.getByRole('button', { name: 'Log In' }).click();
  }
  return opened;
}

describe('the shell in a browser', () => {
  test('a person logs in and sees the app’s first tab with its component', async () => {
    const { page, problems } = await signedIn('/');
    await page.waitForURL('**/lightning/app/Sample/n/Greetings');
    await page
      .getByText(/^Hello \d+$/)
      .first()
      .waitFor();
    assert.equal(await page.locator('.line').count(), 2, 'the page sets times=2');
    assert.match(await page.locator('lightning-card').innerText(), /Greetings & more/);
    assert.equal(await page.locator('.user').innerText(), ADA.id);
    assert.ok((await page.locator('lightning-card svg').first().boundingBox())!.width > 10, 'the icon is drawn');
    assert.deepEqual(problems, []);
  });

  test('a tab’s address without an app keeps the state of the page reference', async () => {
    const { page } = await signedIn('/lightning/n/Greetings?c__name=Ada');
    assert.equal(new URL(page.url()).pathname, '/lightning/app/Sample/n/Greetings');
    assert.equal(new URL(page.url()).search, '?c__name=Ada');
    await page.close();
  });

  test('refreshApex asks the org again', async () => {
    const { page } = await signedIn('/lightning/app/Sample/n/Greetings');
    const first = await page.locator('.line').first().innerText();
    const before = org.calls.length;
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.locator('.line').first().filter({ hasNotText: first }).waitFor();
    assert.equal(org.calls.length, before + 1);
    assert.deepEqual(org.calls.at(-1), { userId: ADA.id, method: 'Greeter.greet', params: '{"times":2}', wire: true });
  });

  test('a component’s error becomes a toast', async () => {
    const { page } = await signedIn('/lightning/app/Sample/n/Greetings');
    await page.getByRole('button', { name: 'Fail' }).click();
    assert.match(await page.getByRole('alert').innerText(), /Failed\s+No greeting/);
  });

  test('menus open, close by Escape, and log the person out', async () => {
    const { page } = await signedIn('/lightning/app/Sample/n/Greetings');
    await page.getByRole('button', { name: 'App Launcher' }).click();
    await page.getByRole('link', { name: 'Sample' }).waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('link', { name: 'Sample' }).isVisible(), false);
    await page.getByRole('button', { name: 'Ada Lovelace' }).click();
    await page.getByRole('button', { name: 'Log Out' }).click();
    await page.waitForURL('**/login');
    await page.goto(`${base}/`);
    await page.waitForURL('**/login?**');
  });

  test('an object tab lists records, and a record opens with the fields the person may read', async () => {
    const { page, problems } = await signedIn('/lightning/o/Account/list');
    await page.getByRole('link', { name: 'Acme <Ltd>' }).click();
    await page.waitForURL(`**/lightning/app/Sample/r/Account/${ACME}/view`);
    const text = await page.locator('main').innerText();
    assert.match(text, /Created Date\s+11\/21\/26, 10:00:00 AM/);
    assert.doesNotMatch(text, /Energy/);
    await page.locator('.record').filter({ hasText: ACME }).waitFor();
    assert.deepEqual(problems, []);
  });
});

/** Rules of axe-core that a page breaks, with the first place of each. */
async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(AXE, 'utf8'));
  return page.evaluate(
    `axe.run(document).then((result) => result.violations.map(({ id, nodes }) => id + ' ' + nodes[0].target))`,
  );
}

describe('accessibility', () => {
  test('login, component, list and record pages break no rule', async () => {
    await context.clearCookies();
    const { page } = await openPage();
    await page.goto(`${base}/login`);
    assert.deepEqual(await accessibilityProblems(page), []);
    const paths = [
      '/lightning/app/Sample/n/Greetings',
      '/lightning/o/Account/list',
      `/lightning/r/Account/${ACME}/view`,
    ];
    for (const path of paths) {
      const opened = await signedIn(path);
      await opened.page.locator('main').waitFor();
      assert.deepEqual(await accessibilityProblems(opened.page), [], path);
    }
  });
});

describe('the shell’s limits', () => {
  test('tabs and apps without grant, and objects without read, do not exist', async () => {
    const { page } = await signedIn('/lightning/app/Sample/n/Greetings');
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const status = async (path: string) =>
      (await app.inject({ method: 'GET', url: path, headers: { cookie } })).statusCode;
    const all = org.granted;
    org.granted = { ...all, tabs: new Set(['Account']) };
    assert.equal(await status('/lightning/app/Sample/n/Greetings'), 404);
    org.granted = { ...all, apps: new Set() };
    assert.equal(await status('/lightning/app/Sample/n/Greetings'), 404);
    org.granted = all;
    org.accountReadable = false;
    assert.equal(await status('/lightning/app/Sample/o/Account/list'), 404);
    assert.equal(await status(`/lightning/app/Sample/r/Account/${ACME}/view`), 404);
    org.accountReadable = true;
    await page.close();
  });

  test('Apex needs the session and the form token', async () => {
    await signedIn('/lightning/app/Sample/n/Greetings');
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const post = (headers: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: '/_shell/apex/Greeter.greet',
        headers: { 'content-type': 'application/json', ...headers },
        payload: '{}',
      });
    const before = org.calls.length;
    assert.equal((await post({})).statusCode, 401);
    assert.equal((await post({ cookie })).statusCode, 403);
    assert.equal(org.calls.length, before);
  });

  test('pages run only this server’s scripts', async () => {
    const { page } = await signedIn('/lightning/app/Sample/n/Greetings');
    const response = await page.reload();
    assert.match(response!.headers()['content-security-policy']!, /default-src 'none'; script-src 'self';/);
    await page.getByText('UNSUPPORTED: component flexipage:richText').waitFor();
  });
});
