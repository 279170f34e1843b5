import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import pino from 'pino';
import type { Logger } from 'pino';
import { signerAudit } from './audit/signer.ts';
import { sweepArtifacts } from './auth/adapter.ts';
import { personOf } from './auth/account.ts';
import { authorizationServer } from './auth/authorization-server.ts';
import { metadataRoutes } from './auth/metadata-routes.ts';
import { oauthRoutes } from './auth/oauth-routes.ts';
import { resources as resourcesOf } from './auth/resources.ts';
import { CALLBACK_PATH, signInRoutes } from './auth/sign-in-routes.ts';
import { checkConfig } from './config.ts';
import type { GatewayConfig } from './config.ts';
import { door } from './door.ts';
import { asFault, FAULT, GatewayFault } from './faults.ts';
import { readCookieKeys, readSecretFile } from './keys.ts';
import { mcpEndpoint } from './mcp/endpoint.ts';
import type { McpEndpoint } from './mcp/endpoint.ts';
import { mcpRoutes } from './mcp/routes.ts';
import { orgGate, POLICY_TIMES } from './org-gate.ts';
import type { OrgGate } from './org-gate.ts';
import { restRoutes } from './rest/routes.ts';
import { orgApi } from './salesforce/apex-rest.ts';
import { to18 } from './salesforce/ids.ts';
import { orgOAuth } from './salesforce/oauth.ts';
import type { OrgOAuth } from './salesforce/oauth.ts';
import { openStore } from './store/postgres.ts';
import type { Store } from './store/postgres.ts';
import { fileKeyEncryption } from './vault/key-encryption.ts';
import { openVault } from './vault/vault.ts';
import type { Vault } from './vault/vault.ts';

export interface Gateway {
  /** Where it listens. */
  url: string;
  /** MCP endpoint by org name, under the public URL. */
  mcp: Record<string, string>;
  /** Reads every org's policy now instead of at the next interval. */
  readPolicies(): Promise<void>;
  close(): Promise<void>;
}

const ORG_TIMEOUT_MS = 30_000;
const SIGNER_TIMEOUT_MS = 5_000;
const SWEEP_MS = 600_000;

/** Starts the gateway. Resolves when it accepts requests; rejects with CONFIG_INVALID or STORE_UNAVAILABLE. */
export async function startGateway(content: GatewayConfig): Promise<Gateway> {
  const config = checkConfig(content);
  const log = logger(config.logLevel);
  const cookieKeys = readCookieKeys(config.cookieKeyFile);
  const keys = fileKeyEncryption(config.vaultKeyFile);
  const store = openStore(config.databaseUrl);
  await store.migrate();
  const server = http.createServer({ keepAliveTimeout: 65_000 });
  const url = await listen(server, config);
  const publicUrl = config.publicUrl === undefined ? url : new URL(config.publicUrl).origin;

  const oauths = new Map<string, OrgOAuth>(
    config.orgs.map((org) => [
      to18(org.orgId),
      orgOAuth(org, publicUrl + CALLBACK_PATH, config.orgTimeoutMs ?? ORG_TIMEOUT_MS),
    ]),
  );
  const oauthOf = (orgId: string): OrgOAuth => known(oauths.get(to18(orgId)), orgId);
  const vault = openVault(store, keys, (person, refreshToken) => oauthOf(person.orgId).refresh(refreshToken));
  const gates = orgGates(config, oauthOf, vault, log);
  const app = await application({ config, publicUrl, server, store, vault, cookieKeys, gates, oauthOf, log });

  await Promise.all([...gates.values()].map(({ policy }) => policy.read()));
  for (const { policy } of gates.values()) policy.start();
  const sweep = setInterval(
    () => sweepArtifacts(store.run).catch((error: unknown) => log.warn({ code: asFault(error).code }, 'sweep skipped')),
    SWEEP_MS,
  ).unref();
  return {
    url,
    mcp: Object.fromEntries(config.orgs.map((org) => [org.name, `${publicUrl}/mcp/${org.name}`])),
    readPolicies: async () => {
      await Promise.all([...gates.values()].map(({ policy }) => policy.read()));
    },
    close: async () => {
      clearInterval(sweep);
      for (const { policy } of gates.values()) policy.stop();
      await Promise.all([closeServer(server), app.close()]);
      await store.close();
    },
  };
}

/** JSON lines on stderr, without credentials. */
function logger(level = 'info'): Logger {
  return pino(
    { level, redact: ['*.authorization', '*.headers.authorization', '*.headers.cookie'] },
    pino.destination({ dest: 2, sync: true }),
  );
}

function orgGates(
  config: GatewayConfig,
  oauthOf: (orgId: string) => OrgOAuth,
  vault: Vault,
  log: Logger,
): Map<string, OrgGate> {
  const audit = signerAudit({
    url: new URL(config.signer.url).origin,
    token: readSecretFile(config.signer.tokenFile),
    timeoutMs: config.signerTimeoutMs ?? SIGNER_TIMEOUT_MS,
  });
  return new Map(
    config.orgs.map((org) => [
      org.name,
      orgGate({
        org,
        oauth: oauthOf(org.orgId),
        api: orgApi(org.name, config.orgTimeoutMs ?? ORG_TIMEOUT_MS),
        vault,
        audit,
        policyIntervalMs: config.policyIntervalMs ?? POLICY_TIMES.intervalMs,
        policyMaxAgeMs: config.policyMaxAgeMs ?? POLICY_TIMES.maxAgeMs,
        log,
      }),
    ]),
  );
}

interface Parts {
  config: GatewayConfig;
  publicUrl: string;
  server: http.Server;
  store: Store;
  vault: Vault;
  cookieKeys: string[];
  gates: Map<string, OrgGate>;
  oauthOf(orgId: string): OrgOAuth;
  log: Logger;
}

/** Every route, on the server that already listens. */
async function application(parts: Parts): Promise<FastifyInstance> {
  const { config, publicUrl, server, store, vault, cookieKeys, gates, oauthOf, log } = parts;
  const exposeTimings = config.exposeTimings === true;
  const resources = resourcesOf(publicUrl, config.orgs);
  const provider = authorizationServer({
    config,
    resources,
    cookieKeys,
    run: store.run,
    usernameOf: async (account) => {
      const person = personOf(account);
      return person ? vault.username(person) : undefined;
    },
    log,
  });
  const endpoints = new Map<string, McpEndpoint>(
    [...gates].map(([name, gate]) => [name, mcpEndpoint(gate, { exposeTimings, log })]),
  );

  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    serverFactory: (handler) => server.on('request', handler),
  });
  app.setErrorHandler((error, _request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    const fault = asFault(error);
    if (status >= 500) log.error({ code: fault.code, err: error }, 'request failed');
    const shown =
      status < 500
        ? { code: FAULT.INVALID_ARGUMENT, message: (error as Error).message, fix: 'Send a JSON body.' }
        : { code: fault.code, message: fault.message, fix: fault.fix };
    return reply.code(status).send({ error: shown });
  });
  app.get('/health', async () => health(store, gates));
  metadataRoutes(app, resources, config.orgs);
  oauthRoutes(app, provider);
  signInRoutes(app, { provider, resources, csrfKey: cookieKeys[0], run: store.run, vault, oauth: oauthOf, log });
  mcpRoutes(app, publicUrl, door({ provider, resources, gateOf: (name) => known(endpoints.get(name), name), log }));
  restRoutes(app, door({ provider, resources, gateOf: (name) => known(gates.get(name), name), log }), {
    exposeTimings,
  });
  app.addHook('onClose', async () => {
    await Promise.all([...endpoints.values()].map((endpoint) => endpoint.close()));
  });
  await app.ready();
  return app;
}

/** What stands in the way of a call, part by part. */
async function health(store: Store, gates: Map<string, OrgGate>): Promise<object> {
  const store_ = await store.run('SELECT 1').then(
    () => 'GREEN',
    () => 'RED',
  );
  const orgs = [...gates].map(([name, { policy }]) => {
    const current = policy.current();
    return {
      name,
      policyVersion: current?.version ?? null,
      policyAgeMs: current ? Math.round(performance.now() - current.readAt) : null,
      killSwitch: current?.killSwitch ?? null,
    };
  });
  const ready = store_ === 'GREEN' && orgs.every(({ policyVersion }) => policyVersion !== null);
  return { status: ready ? 'GREEN' : 'RED', store: store_, orgs };
}

/** Listens before the routes exist, because the OAuth issuer is the address when no public URL is set. */
async function listen(server: http.Server, config: GatewayConfig): Promise<string> {
  const host = config.host ?? '127.0.0.1';
  server.listen(config.port, host);
  await once(server, 'listening').catch((cause: unknown) => {
    throw new GatewayFault(FAULT.CONFIG_INVALID, `Port ${config.port} of ${host} cannot be bound.`, {
      fix: 'Choose another port, or 0 for any free one.',
      cause,
    });
  });
  const { port } = server.address() as AddressInfo;
  return `http://${host}:${port}`;
}

/** Lets running requests end, and ends what is idle. */
async function closeServer(server: http.Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
}

function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`No org ${name} is configured.`);
  return value;
}
