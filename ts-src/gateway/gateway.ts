import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import type { Logger } from 'pino';
import { application } from './application.ts';
import { sweepArtifacts } from './auth/adapter.ts';
import { checkConfig } from './config.ts';
import type { GatewayConfig } from './config.ts';
import { asFault, FAULT, GatewayFault } from './faults.ts';
import { readCookieKeys } from './keys.ts';
import { openServices } from './services.ts';
import { openStore } from './store/postgres.ts';
import type { Store } from './store/postgres.ts';
import { fileKeyEncryption } from './vault/key-encryption.ts';

export interface Gateway {
  /** Where it listens. */
  url: string;
  /** MCP endpoint by org name, under the public URL. */
  mcp: Record<string, string>;
  /** Reads every org's policy now instead of at the next interval. */
  readPolicies(): Promise<void>;
  /** Answers what is under way, then stops everything. */
  close(): Promise<void>;
}

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
  const services = openServices({ config, publicUrl, store, keys, log });
  const app = await application({ config, publicUrl, server, store, services, cookieKeys, log });
  await services.readPolicies();
  for (const { policy } of services.gates.values()) policy.start();
  const sweep = sweepEvery(SWEEP_MS, store, log);
  return {
    url,
    mcp: Object.fromEntries(config.orgs.map((org) => [org.name, `${publicUrl}/mcp/${org.name}`])),
    readPolicies: services.readPolicies,
    close: async () => {
      clearInterval(sweep);
      await Promise.all([closeServer(server), app.close()]);
      services.close();
      await store.close();
    },
  };
}

/** JSON lines on stderr, without credentials. */
function logger(level = 'info'): Logger {
  const redact = ['*.authorization', '*.headers.authorization', '*.headers.cookie'];
  return pino({ level, redact }, pino.destination({ dest: 2, sync: true }));
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

/** Expired rows are never served; this only keeps the tables small. */
function sweepEvery(intervalMs: number, store: Store, log: Logger): NodeJS.Timeout {
  const sweep = (): void =>
    void sweepArtifacts(store.run).catch((error: unknown) => log.warn({ code: asFault(error).code }, 'sweep skipped'));
  return setInterval(sweep, intervalMs).unref();
}

/** Lets running requests end, and ends what is idle. */
async function closeServer(server: http.Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
}
