import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { callAura } from './api/apex/aura-call.ts';
import { apexRestDispatch } from './api/apex/rest-dispatch.ts';
import type { ApexRest } from './api/apex/rest-routes.ts';
import { queryAll, StoreDirectory } from './api/engine/directory.ts';
import { subscribeTriggers } from './api/engine/event-triggers.ts';
import { shellGrants } from './api/engine/grants.ts';
import { Engine, type EngineLog } from './api/engine/transactions.ts';
import { compileProgram } from './apex/index.ts';
import type { SeedFile } from './config.ts';
import { lockDataFolder } from './data-lock.ts';
import { EventBus, importSeed, openStore, type Seed, type Store } from './data/index.ts';
import { buildSchema, readMetadata } from './metadata/index.ts';
import type { ShellOrg } from './shell/ports.ts';
import { parseSoql } from './soql/parse.ts';

export interface OpenOptions {
  /** SFDX source folders, merged in order. */
  sources: readonly string[];
  /** Folder of the org's databases; null: all in memory. */
  dataDir: string | null;
  /** Folder for compiled code; null: nothing is kept. Default: in the data folder. */
  cacheDir?: string | null;
  orgId?: string;
  seed?: SeedFile | null;
  log?: EngineLog;
}

/** An org without servers: records, Apex, and what the APIs need. */
export interface OpenedOrg {
  store: Store;
  engine: Engine;
  api: ShellOrg;
  apexRest: ApexRest;
  /**
   * Opens the org's records again with the sources as they are now; both see the same records and events until one is closed. Jobs that wait
   * end. Throws MetadataError or CompileError, and then nothing has changed.
   */
  reopen(): OpenedOrg;
  close(): void;
}

const SILENT: EngineLog = { error: () => undefined, debug: () => undefined };

/** Opens an org; fills it from the seed when it is new. Throws DataInUseError, MetadataError, CompileError or SeedError. */
export function openOrg(options: OpenOptions): OpenedOrg {
  const folder = new OrgFolder(options.dataDir);
  try {
    return openIn(folder, options);
  } catch (error) {
    folder.release();
    throw error;
  }
}

/** What orgs on the same records share: the data folder's lock and the event bus. The last one to leave gives them back. */
class OrgFolder {
  readonly bus: EventBus;
  readonly #unlock: () => void;
  #users = 1;

  constructor(dataDir: string | null) {
    this.#unlock = dataDir === null ? () => {} : lockDataFolder(dataDir);
    this.bus = new EventBus(dataDir === null ? ':memory:' : join(dataDir, 'events.db'));
  }

  retain(): void {
    this.#users += 1;
  }

  release(): void {
    this.#users -= 1;
    if (this.#users > 0) return;
    this.bus.close();
    this.#unlock();
  }
}

/** The org of the options in a folder that is held for it. */
function openIn(folder: OrgFolder, options: OpenOptions): OpenedOrg {
  const metadata = readMetadata([...options.sources]);
  const { dataDir, seed = null, log = SILENT } = options;
  const { cacheDir = dataDir === null ? null : join(dataDir, 'apex-cache') } = options;
  const store = openStore({
    metadata,
    folder: dataDir ?? ':memory:',
    organizationId: options.orgId ?? seed?.orgId,
    bus: folder.bus,
  });
  try {
    if (seed) importSeed(store, seed as Seed);
    const program = compileProgram({ metadata, schema: store.schema, cacheDir, secrets: seed ?? {} });
    const engine = new Engine(store, program, log);
    const api = shellOrg(engine, metadata);
    const stopTriggers = subscribeTriggers(engine, log);
    return {
      store,
      engine,
      api,
      apexRest: apexRestDispatch(engine, api),
      reopen: () => reopenIn(folder, { ...options, cacheDir }, { engine, stopTriggers }),
      close: () => {
        stopTriggers();
        engine.jobs.close();
        store.close();
        folder.release();
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** The records are touched only when the sources are known to compile. */
function reopenIn(
  folder: OrgFolder,
  options: OpenOptions,
  former: { engine: Engine; stopTriggers: () => void },
): OpenedOrg {
  if (options.dataDir === null) throw new Error('an org in memory cannot be opened again');
  const metadata = readMetadata([...options.sources]);
  const { cacheDir = null } = options;
  compileProgram({ metadata, schema: buildSchema(metadata, new Map()), cacheDir });
  folder.retain();
  try {
    const org = openIn(folder, options);
    former.stopTriggers();
    former.engine.jobs.close();
    return org;
  } catch (error) {
    folder.release();
    throw error;
  }
}

function shellOrg(engine: Engine, metadata: ShellOrg['metadata']): ShellOrg {
  const { store } = engine;
  const classIds = new Map(
    queryAll(store, 'SELECT Id, Name FROM ApexClass').map((row) => [String(row.peek('Name')), row.id!]),
  );
  const api: ShellOrg = {
    schema: store.schema,
    metadata,
    directory: new StoreDirectory(store),
    events: store.bus,
    transaction: (userId, kind, body) => engine.runOnRecords(userId, kind, (transaction) => body(transaction.data)),
    parseSoql,
    eventRights: (userId, object) => store.rights(userId).object(object),
    mayRunClass: (userId, className) => {
      const id = classIds.get(className);
      return id !== undefined && store.rights(userId).mayUse(id);
    },
    grants: (userId) => shellGrants(store, metadata, userId),
    callApex: (call) => callAura(engine, api, call),
  };
  return api;
}

/** People of an org that was given no seed: one administrator, whose password is in `admin-password` in the data folder. */
export function defaultSeed(dataDir: string): SeedFile {
  const file = join(dataDir, 'admin-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(12).toString('base64url'), { mode: 0o600 });
  return { ...administratorSeed(readFileSync(file, 'utf8')), externalClientApps: [PLATFORM_CLI] };
}

/** One administrator. */
export function administratorSeed(password: string): SeedFile {
  return {
    users: [
      {
        username: 'admin@local.org',
        password,
        firstName: 'Local',
        lastName: 'Admin',
        email: 'admin@example.com',
        alias: 'admin',
        profile: 'System Administrator',
        permissionSets: [],
      },
    ],
  };
}

/** The app that the Salesforce CLI logs in with. */
const PLATFORM_CLI = {
  clientId: 'PlatformCLI',
  name: 'Salesforce CLI',
  callbackUrls: ['http://localhost:1717/OauthRedirect'],
  scopes: ['refresh_token', 'api', 'web'],
};
