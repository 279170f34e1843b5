import { join } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import type { FastifyInstance } from 'fastify';
import { apiServer } from './api/app.ts';
import { runAnonymousBlock } from './api/engine/anonymous.ts';
import type { EngineLog } from './api/engine/transactions.ts';
import type { OAuthRoutes } from './api/oauth/routes.ts';
import { oauthServices } from './api/oauth/services.ts';
import { WireEvents } from './api/pubsub/wire.ts';
import type { RequestCounter } from './api/requests.ts';
import { TestRuns } from './api/tooling/test-runs.ts';
import type { Tooling } from './api/tooling/tooling.ts';
import type { LocalOrgConfig } from './config.ts';
import type { OpenedOrg } from './open.ts';
import { assetRoutes } from './shell/assets.ts';
import { resourceRoutes } from './shell/resources.ts';
import { Shell } from './shell/routes.ts';

/** What an org's process keeps while its sources change. */
export interface ServerParts {
  config: LocalOrgConfig;
  /** Sessions, apps and events in their sent form. */
  database: DatabaseSync;
  requests: RequestCounter;
  engineLog: EngineLog;
  /** The process ends: what takes long is given up. */
  closing: AbortSignal;
  /** Whether the HTTP server writes a log. */
  log: boolean;
  /** The org's own URL, known once it listens. */
  base: () => string;
}

/** An opened org with the routes over it: all that depends on the sources. */
export class ServedOrg {
  readonly org: OpenedOrg;
  readonly oauth: OAuthRoutes;
  readonly wire: WireEvents;
  readonly app: FastifyInstance;
  readonly #parts: ServerParts;
  readonly #tests: TestRuns;
  #requests = 0;
  #idle: (() => void) | null = null;

  constructor(org: OpenedOrg, parts: ServerParts) {
    const { config, database, base } = parts;
    this.org = org;
    this.#parts = parts;
    const sessionMs = (config.sessionMinutes ?? 15) * 60_000;
    this.oauth = oauthServices(database, org.api.directory, { base, sessionMs, now: Date.now });
    this.wire = new WireEvents(database, org.api.schema);
    this.#tests = this.#testRuns();
    this.app = this.#routes();
  }

  /** Answers a request. The org stays open until the answer is complete. */
  handle(request: IncomingMessage, response: ServerResponse): void {
    this.#requests += 1;
    response.once('close', () => {
      this.#requests -= 1;
      if (this.#requests === 0) this.#idle?.();
    });
    this.app.routing(request, response);
  }

  /** Closes the org when what it has begun is answered. The HTTP server is its listener's. */
  async close(): Promise<void> {
    if (this.#requests > 0) await new Promise<void>((resolve) => (this.#idle = resolve));
    await this.#tests.idle();
    this.org.close();
  }

  #testRuns(): TestRuns {
    const { config, engineLog: log, closing } = this.#parts;
    const { engine, store } = this.org;
    const cacheDir = join(config.dataDir, 'apex-cache');
    const { sources } = config;
    return new TestRuns({ store, program: () => engine.program, sources, cacheDir, closing, log });
  }

  #routes(): FastifyInstance {
    const { api, apexRest, engine: apex } = this.org;
    const { config, requests, log } = this.#parts;
    const { metadata } = api;
    const tooling = this.#tooling();
    const app = apiServer({ org: api, oauth: this.oauth, apexRest, apex, requests, tooling, metadata, log });
    assetRoutes(app);
    resourceRoutes(app, metadata);
    if (config.shell) this.#addShell(app);
    return app;
  }

  #tooling(): Tooling {
    const { engine, store } = this.org;
    return {
      anonymous: (user, source, level) => runAnonymousBlock(engine, user, source, level),
      tests: this.#tests,
      may: (userId, permission) => store.rights(userId).has(permission),
    };
  }

  /** The shell's browser code is built in the background; pages wait for it. */
  #addShell(app: FastifyInstance): void {
    const { config } = this.#parts;
    const cacheFolder = config.shellCache ?? join(config.dataDir, '..', 'shell-cache');
    const shell = new Shell({ org: this.org.api, logins: this.oauth.logins, cacheFolder });
    shell.routes(app);
    shell.script().catch((error: unknown) => app.log.error({ err: error }, 'the Lightning components do not compile'));
  }
}
