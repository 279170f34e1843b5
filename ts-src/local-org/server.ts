import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { EngineLog } from './api/engine/transactions.ts';
import { listenHttp, listenPubSub, requireFreePort } from './api/listen.ts';
import { openAuthDatabase } from './api/oauth/database.ts';
import type { OAuthRoutes } from './api/oauth/routes.ts';
import { PubSubService } from './api/pubsub/service.ts';
import { RequestCounter } from './api/requests.ts';
import { apiSession } from './api/session.ts';
import { checkConfig, readSeed, type LocalOrgConfig, type SeedFile } from './config.ts';
import { defaultSeed, openOrg } from './open.ts';
import { ServedOrg, type ServerParts } from './served-org.ts';
import { watchSources } from './source-watch.ts';

/** A started local org. */
export interface RunningOrg {
  /** `http://127.0.0.1:7171` */
  url: string;
  /** `127.0.0.1:7172` */
  pubsub: string;
  /** 18 characters. */
  orgId: string;
  close(): Promise<void>;
}

/** Pub/Sub keepalive and idle time, and how often old events are dropped, in ms. */
const TIMES = { keepaliveMs: 270_000, idleMs: 60_000, expiryMs: 3_600_000 };

/** What became of a change of the sources. */
export type Reload =
  | { ok: true; ms: number }
  /** The sources cannot be used: the last ones that could are still served. The message names file and line. */
  | { ok: false; message: string };

export interface ServerOptions {
  /** Write a log to stderr. */
  log?: boolean;
  /** Serve changed sources without a restart, and tell it here. Jobs that wait end with each change. */
  reloaded?: (reload: Reload) => void;
}

/** Starts an org with all its APIs. Throws ConfigError, MetadataError, SeedError, CompileError, DataInUseError or PortError. */
export async function startLocalOrg(given: LocalOrgConfig, options: ServerOptions = {}): Promise<RunningOrg> {
  const config = checkConfig(given);
  await requireFreePort(config.port, 'port');
  await requireFreePort(config.pubsubPort, 'pubsubPort');
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const seed = config.seed === undefined ? defaultSeed(config.dataDir) : readSeed(config.seed);
  const process = new OrgProcess(config, seed, options);
  try {
    return await process.start();
  } catch (error) {
    await process.close();
    throw error;
  }
}

/** The parts of one running org, closed in the reverse order of their start. */
class OrgProcess {
  readonly #config: LocalOrgConfig;
  readonly #seed: SeedFile;
  readonly #options: ServerOptions;
  readonly #closers: (() => unknown)[] = [];
  readonly #requests = new RequestCounter();
  readonly #closing = new AbortController();
  /** What is served now. */
  #served!: ServedOrg;
  #parts!: ServerParts;
  #url = '';

  constructor(config: LocalOrgConfig, seed: SeedFile, options: ServerOptions) {
    this.#config = config;
    this.#seed = seed;
    this.#options = options;
  }

  async start(): Promise<RunningOrg> {
    const { sources, dataDir, orgId } = this.#config;
    const org = openOrg({ sources, dataDir, orgId, seed: this.#seed, log: this.#engineLog() });
    this.#closers.push(() => (this.#served ?? org).close());
    const database = openAuthDatabase(join(dataDir, 'api.db'));
    this.#closers.push(() => database.close());
    this.#parts = this.#serverParts(database);
    this.#served = new ServedOrg(org, this.#parts);
    registerPeople(this.#seed, this.#served.oauth);
    const pubsubPort = await listenPubSub(this.#pubSub(), this.#config.pubsubPort);
    this.#url = `http://127.0.0.1:${await this.#listen()}`;
    this.#watch();
    return {
      url: this.#url,
      pubsub: `127.0.0.1:${pubsubPort}`,
      orgId: org.api.directory.orgId,
      close: () => this.close(),
    };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    for (const closer of this.#closers.splice(0).toReversed()) await closer();
  }

  #serverParts(database: DatabaseSync): ServerParts {
    return {
      config: this.#config,
      database,
      requests: this.#requests,
      engineLog: this.#engineLog(),
      closing: this.#closing.signal,
      log: this.#options.log ?? false,
      base: () => this.#url,
    };
  }

  /** The log is the HTTP server's, which starts after the org. */
  #engineLog(): EngineLog {
    return {
      error: (detail, message) => this.#served?.app.log.error(detail, message),
      debug: (detail, message) => this.#served?.app.log.debug(detail, message),
    };
  }

  /** One listener for all that is served one after the other. Answers the port. */
  async #listen(): Promise<number> {
    const { app } = this.#served;
    this.#closers.push(() => app.close());
    const port = await listenHttp(app, this.#config.port);
    app.server.removeAllListeners('request');
    app.server.on('request', (request, response) => this.#served.handle(request, response));
    return port;
  }

  #watch(): void {
    const { reloaded } = this.#options;
    if (!reloaded) return;
    const stop = watchSources(this.#config.sources, async () => reloaded(await this.#reload()));
    this.#closers.push(stop);
  }

  /** Serves the sources as they are now, on the same records; sources that cannot be used change nothing. */
  async #reload(): Promise<Reload> {
    const started = performance.now();
    const former = this.#served;
    try {
      const next = new ServedOrg(former.org.reopen(), this.#parts);
      await next.app.ready();
      this.#served = next;
    } catch (error) {
      const { code, message, stack } = error as { code?: string; message: string; stack?: string };
      // Whatever is wrong with the new sources, the former ones are served; only a defect needs its stack.
      return { ok: false, message: code === undefined ? (stack ?? message) : message };
    }
    const closed = former.close();
    this.#closers.unshift(() => closed);
    return { ok: true, ms: Math.round(performance.now() - started) };
  }

  #pubSub(): PubSubService {
    const served = (): ServedOrg => this.#served;
    const service = new PubSubService({
      orgId: served().org.api.directory.orgId,
      instanceUrl: () => this.#url,
      get schema() {
        return served().org.api.schema;
      },
      source: served().org.api.events,
      get wire() {
        return served().wire;
      },
      session: (token) => apiSession(token, served().oauth.tokens, served().org.api.directory),
      rights: (user, object) => served().org.api.eventRights(user.id, object),
      publish: (user, records) => served().org.engine.publish(user.id, records),
      called: (username) => this.#requests.count('pubsub', username),
      times: TIMES,
    });
    const expiry = setInterval(() => {
      const { bus } = served().org.store;
      bus.expire(Date.now());
      served().wire.forgetUpTo(bus.horizon());
    }, TIMES.expiryMs);
    expiry.unref();
    this.#closers.push(
      () => service.close(),
      () => clearInterval(expiry),
    );
    return service;
  }
}

/** Apps follow the seed at every start; passwords are set once. */
function registerPeople(seed: SeedFile, oauth: OAuthRoutes): void {
  for (const app of seed.externalClientApps ?? []) oauth.apps.register(app);
  for (const { username, password } of seed.users) {
    const user = oauth.directory.byUsername(username);
    if (user && !oauth.logins.hasPassword(user.id)) oauth.logins.setPassword(user.id, password);
  }
}
