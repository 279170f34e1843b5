import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { testDatabase } from '../../demo/postgres.ts';
import type { GatewayConfig, OrgConfig } from '../config.ts';
import { startGateway } from '../gateway.ts';
import type { Gateway } from '../gateway.ts';
import type { PolicyRule } from '../policy/rules.ts';
import { to18 } from '../salesforce/ids.ts';
import { Browser } from './browser.ts';
import { startFakeOrg } from './fake-org.ts';
import type { FakeOrg, FakeUser } from './fake-org.ts';
import { startFakeSigner } from './fake-signer.ts';
import type { FakeSigner } from './fake-signer.ts';

export const PERMIT_ALL: PolicyRule = { name: 'PermitAll', effect: 'Permit' };
export const FIND = { object: 'Account', fields: ['Name'] };
export const CLIENT = { clientId: 'agent-app', redirectUris: ['http://127.0.0.1/callback'], name: 'Test agent' };
export const CALLBACK = 'http://127.0.0.1:5555/callback';

export interface HarnessOptions {
  orgNames?: string[];
  users?: number;
  rules?: PolicyRule[];
  delayMs?: number;
  config?: Partial<GatewayConfig>;
  /** In place of a database of its own. */
  databaseUrl?: string;
}

export interface Harness {
  gateway: Gateway;
  config: GatewayConfig;
  orgs: Record<string, FakeOrg>;
  /** The first org. */
  org: FakeOrg;
  signer: FakeSigner;
  users: FakeUser[];
  databaseUrl: string;
  /** A second gateway on the same database and key files. */
  another(): Promise<Gateway>;
  signIn(user: FakeUser, options?: SignInOptions): Promise<TokenReply>;
  call(
    token: string,
    tool: string,
    args: unknown,
    orgName?: string,
  ): Promise<{ status: number; headers: Headers; body: any }>;
  close(): Promise<void>;
}

export interface SignInOptions {
  orgName?: string;
  scope?: string;
  browser?: Browser;
}

export interface TokenReply {
  access_token: string;
  refresh_token?: string;
  scope: string;
  expires_in: number;
}

/** Gateway, orgs, signer and a database, all real servers on free ports. */
export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aegis-gateway-'));
  const secret = (name: string, content: string): string => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  const database =
    options.databaseUrl === undefined
      ? await testDatabase()
      : { url: options.databaseUrl, drop: async () => undefined };
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const privateKeyFile = secret('service.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const clientSecretFile = secret('client', 'org-app-secret');
  const users = Array.from({ length: options.users ?? 1 }, (_, at) => ({
    username: `user${at}@example.com`,
    userId: to18(`0050000000000${String(at).padStart(2, '0')}`),
  }));
  const signer = await startFakeSigner('signer-token');
  const orgs: Record<string, FakeOrg> = {};
  const orgConfigs: OrgConfig[] = [];
  for (const [at, name] of (options.orgNames ?? ['prod']).entries()) {
    const orgId = to18(`00D00000000000${at}`);
    const service = { clientId: 'service-app', username: 'service@example.com', privateKeyFile };
    orgs[name] = await startFakeOrg({
      orgId,
      clientId: 'org-app',
      clientSecret: 'org-app-secret',
      servicePublicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      serviceUsername: service.username,
      agent: 'sales-assistant',
      users,
      rules: options.rules ?? [PERMIT_ALL],
      delayMs: options.delayMs,
    });
    orgConfigs.push({
      name,
      orgId,
      loginUrl: orgs[name].url,
      clientId: 'org-app',
      clientSecretFile,
      service,
      agent: 'sales-assistant',
    });
  }
  const config: GatewayConfig = {
    port: 0,
    databaseUrl: database.url,
    vaultKeyFile: secret('vault.key', randomBytes(32).toString('base64')),
    cookieKeyFile: secret('cookie.key', randomBytes(48).toString('base64')),
    signer: { url: signer.url, tokenFile: secret('signer.token', 'signer-token') },
    orgs: orgConfigs,
    clients: [CLIENT],
    logLevel: process.env.AEGIS_TEST_LOG ?? 'silent',
    ...options.config,
  };
  const gateway = await startGateway(config);
  return {
    gateway,
    config,
    orgs,
    org: Object.values(orgs)[0],
    signer,
    users,
    databaseUrl: database.url,
    another: () => startGateway(config),
    signIn: (user, how = {}) => signIn(gateway.url, orgs, user, how),
    call: (token, tool, args, orgName = Object.keys(orgs)[0]) =>
      call(`${gateway.url}/v1/orgs/${orgName}/tools/${tool}`, token, args),
    close: async () => {
      await gateway.close();
      await Promise.all([signer.close(), ...Object.values(orgs).map((org) => org.close())]);
      await database.drop();
      fs.rmSync(folder, { recursive: true });
    },
  };
}

async function call(
  url: string,
  token: string,
  args: unknown,
): Promise<{ status: number; headers: Headers; body: any }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(args),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** PKCE pair and authorization URL of the test client. */
export function authorizationRequest(
  gatewayUrl: string,
  orgName: string,
  overrides: Record<string, string> = {},
): { url: URL; verifier: string } {
  const verifier = randomBytes(32).toString('base64url');
  const url = new URL(`${gatewayUrl}/oauth2/authorize`);
  const parameters = {
    response_type: 'code',
    client_id: CLIENT.clientId,
    redirect_uri: CALLBACK,
    state: 'client-state',
    scope: 'sf:read',
    resource: `${gatewayUrl}/mcp/${orgName}`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...overrides,
  };
  for (const [name, value] of Object.entries(parameters)) if (value !== '') url.searchParams.set(name, value);
  return { url, verifier };
}

/** Agrees on the consent page and goes through the org; the URL the agent application gets. */
export async function consent(browser: Browser, authorizeUrl: URL, orgUrl: string, username: string): Promise<URL> {
  browser.set(orgUrl, 'who', encodeURIComponent(username));
  const { url, response } = await browser.follow(authorizeUrl, CALLBACK);
  if (!response) return url;
  const html = await response.text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1];
  if (csrf === undefined) throw new Error(`No consent page at ${url.href} (${response.status}): ${html}`);
  const end = await browser.follow(url, CALLBACK, { csrf, decision: 'allow' });
  if (end.response)
    throw new Error(`Sign-in ended at ${end.url.href} (${end.response.status}): ${await end.response.text()}`);
  return end.url;
}

export async function redeem(
  gatewayUrl: string,
  code: string,
  verifier: string,
  more: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${gatewayUrl}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CLIENT.clientId,
      code,
      code_verifier: verifier,
      redirect_uri: CALLBACK,
      ...more,
    }),
  });
}

async function signIn(
  gatewayUrl: string,
  orgs: Record<string, FakeOrg>,
  user: FakeUser,
  { orgName, scope, browser }: SignInOptions,
): Promise<TokenReply> {
  const name = orgName ?? Object.keys(orgs)[0];
  const long = { scope: 'sf:read offline_access', prompt: 'consent' };
  const { url, verifier } = authorizationRequest(gatewayUrl, name, scope === undefined ? long : { scope });
  const back = await consent(browser ?? new Browser(), url, orgs[name].url, user.username);
  const code = back.searchParams.get('code');
  if (code === null) throw new Error(`No code: ${back.href}`);
  const response = await redeem(gatewayUrl, code, verifier);
  const reply = (await response.json()) as TokenReply;
  if (!response.ok) throw new Error(`No token: ${JSON.stringify(reply)}`);
  return reply;
}
