import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { apiServer } from './api/app.ts';

import { listenHttp, listenPubSub } from './api/listen.ts';
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

const KEEPALIVE_MS = 270_000;
const IDLE_MS = 60_000;

/** Starts an org with all its APIs. Throws ConfigError, MetadataError, the compiler's errors, or PortError. */
export async function startLocalOrg(given: LocalOrgConfig, options: { log?: boolean } = {}): Promise<RunningOrg> {
  const config = checkConfig(given);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const seed = config.seed === undefined ? defaultSeed(config.dataDir) : readSeed(config.seed);
  const org = openOrg({ sources: config.sources, dataDir: config.dataDir, orgId: config.orgId, seed });
  const closers: (() => unknown)[] = [() => org.close()];
  const close = async () => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    return {
      ...(await serve(org, config, seed, closers, options.log ?? false)),
      orgId: org.api.directory.orgId,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function serve(
  org: OpenedOrg,
  config: LocalOrgConfig,
  seed: SeedFile,
  closers: (() => unknown)[],
  log: boolean,
): Promise<{ url: string; pubsub: string }> {
  let url = '';
  const database = openAuthDatabase(join(config.dataDir, 'api.db'));
  closers.push(() => database.close());
  const sessionMs = (config.sessionMinutes ?? 15) * 60_000;
  const oauth = oauthServices(database, org.api.directory, { base: () => url, sessionMs, now: Date.now });
  registerPeople(seed, oauth);
  const requests = new RequestCounter();
  const app = apiServer({ org: org.api, oauth, apexRest: org.apexRest, requests, log });
  closers.push(() => app.close());
  assetRoutes(app);
  resourceRoutes(app, org.api.metadata);
  if (config.shell) await addShell(app, org, oauth, config);
  const pubsub = new PubSubService({
    orgId: org.api.directory.orgId,
    instanceUrl: () => url,
    schema: org.api.schema,
    source: org.api.events,
    wire: new WireEvents(database, org.api.schema),
    session: (token) => apiSession(token, oauth.tokens, org.api.directory),
    rights: (user, object) => org.api.eventRights(user.id, object),
    publish: (user, events) => org.engine.publish(user.id, events),
    called: (username) => requests.count('pubsub', username),
    times: { keepaliveMs: KEEPALIVE_MS, idleMs: IDLE_MS },
  });
  closers.push(() => pubsub.close());
  const pubsubPort = await listenPubSub(pubsub, config.pubsubPort);
  url = `http://127.0.0.1:${await listenHttp(app, config.port)}`;
  return { url, pubsub: `127.0.0.1:${pubsubPort}` };
}

/** Apps follow the seed at every start; passwords are set once. */
function registerPeople(seed: SeedFile, oauth: OAuthRoutes): void {
  for (const app of seed.externalClientApps ?? []) oauth.apps.register(app);
  for (const { username, password } of seed.users) {
    const user = oauth.directory.byUsername(username);
    if (user && !oauth.logins.hasPassword(user.id)) oauth.logins.setPassword(user.id, password);
  }
}

/** The shell's browser code is built in the background; pages wait for it. */
async function addShell(
  app: FastifyInstance,
  org: OpenedOrg,
  oauth: OAuthRoutes,
  config: LocalOrgConfig,
): Promise<void> {
  const cacheFolder = config.shellCache ?? join(config.dataDir, '..', 'shell-cache');
  const shell = new Shell({ org: org.api, logins: oauth.logins, cacheFolder });
  shell.routes(app);
  shell.script().catch((error: unknown) => app.log.error({ err: error }, 'the Lightning components do not compile'));
}
