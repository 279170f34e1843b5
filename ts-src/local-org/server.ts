import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { apiServer } from './api/app.ts';
import type { EngineLog } from './api/engine/transactions.ts';
import { listenHttp, listenPubSub, requireFreePort } from './api/listen.ts';
import { openAuthDatabase } from './api/oauth/database.ts';
import type { OAuthRoutes } from './api/oauth/routes.ts';
import { oauthServices } from './api/oauth/services.ts';
import { PubSubService } from './api/pubsub/service.ts';
import { WireEvents } from './api/pubsub/wire.ts';
import { RequestCounter } from './api/requests.ts';
import { apiSession } from './api/session.ts';
import { checkConfig, readSeed, type LocalOrgConfig, type SeedFile } from './config.ts';
import { defaultSeed, openOrg, type OpenedOrg } from './open.ts';
import { assetRoutes } from './shell/assets.ts';
import { resourceRoutes } from './shell/resources.ts';
import { Shell } from './shell/routes.ts';

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

/** Starts an org with all its APIs. Throws ConfigError, MetadataError, SeedError, CompileError or PortError. */
export async function startLocalOrg(given: LocalOrgConfig, options: { log?: boolean } = {}): Promise<RunningOrg> {
  const config = checkConfig(given);
  await requireFreePort(config.port, 'port');
  await requireFreePort(config.pubsubPort, 'pubsubPort');
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const seed = config.seed === undefined ? defaultSeed(config.dataDir) : readSeed(config.seed);
  const process = new OrgProcess(config, seed, options.log ?? false);
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
  readonly #log: boolean;
  readonly #closers: (() => unknown)[] = [];
  readonly #requests = new RequestCounter();
  #app: FastifyInstance | null = null;
  #url = '';

  constructor(config: LocalOrgConfig, seed: SeedFile, log: boolean) {
    this.#config = config;
    this.#seed = seed;
    this.#log = log;
  }

  async start(): Promise<RunningOrg> {
    const { sources, dataDir, orgId } = this.#config;
    const org = openOrg({ sources, dataDir, orgId, seed: this.#seed, log: this.#engineLog() });
    this.#closers.push(() => org.close());
    const database = openAuthDatabase(join(dataDir, 'api.db'));
    this.#closers.push(() => database.close());
    const sessionMs = (this.#config.sessionMinutes ?? 15) * 60_000;
    const oauth = oauthServices(database, org.api.directory, { base: () => this.#url, sessionMs, now: Date.now });
    registerPeople(this.#seed, oauth);
    const app = this.#httpServer(org, oauth);
    const pubsub = this.#pubSub(org, oauth, new WireEvents(database, org.api.schema));
    const pubsubPort = await listenPubSub(pubsub, this.#config.pubsubPort);
    this.#url = `http://127.0.0.1:${await listenHttp(app, this.#config.port)}`;
    return {
      url: this.#url,
      pubsub: `127.0.0.1:${pubsubPort}`,
      orgId: org.api.directory.orgId,
      close: () => this.close(),
    };
  }

  async close(): Promise<void> {
    for (const closer of this.#closers.splice(0).toReversed()) await closer();
  }

  /** The log is the HTTP server's, which starts after the org. */
  #engineLog(): EngineLog {
    return {
      error: (detail, message) => this.#app?.log.error(detail, message),
      debug: (detail, message) => this.#app?.log.debug(detail, message),
    };
  }

  #httpServer(org: OpenedOrg, oauth: OAuthRoutes): FastifyInstance {
    const app = apiServer({ org: org.api, oauth, apexRest: org.apexRest, requests: this.#requests, log: this.#log });
    this.#app = app;
    this.#closers.push(() => app.close());
    assetRoutes(app);
    resourceRoutes(app, org.api.metadata);
    if (this.#config.shell) this.#addShell(app, org, oauth);
    return app;
  }

  /** The shell's browser code is built in the background; pages wait for it. */
  #addShell(app: FastifyInstance, org: OpenedOrg, oauth: OAuthRoutes): void {
    const cacheFolder = this.#config.shellCache ?? join(this.#config.dataDir, '..', 'shell-cache');
    const shell = new Shell({ org: org.api, logins: oauth.logins, cacheFolder });
    shell.routes(app);
    shell.script().catch((error: unknown) => app.log.error({ err: error }, 'the Lightning components do not compile'));
  }

  #pubSub(org: OpenedOrg, oauth: OAuthRoutes, wire: WireEvents): PubSubService {
    const { directory, schema, events } = org.api;
    const service = new PubSubService({
      orgId: directory.orgId,
      instanceUrl: () => this.#url,
      schema,
      source: events,
      wire,
      session: (token) => apiSession(token, oauth.tokens, directory),
      rights: (user, object) => org.api.eventRights(user.id, object),
      publish: (user, records) => org.engine.publish(user.id, records),
      called: (username) => this.#requests.count('pubsub', username),
      times: TIMES,
    });
    const expiry = setInterval(() => {
      org.store.bus.expire(Date.now());
      wire.forgetUpTo(org.store.bus.horizon());
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
