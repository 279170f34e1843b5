/** The whole product on this machine: PostgreSQL, local org, signer and gateway, started and stopped in order. */
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { startService, type Service } from './child.ts';
import {
  gatewayConfig,
  localOrgConfig,
  openDataFolder,
  ROOT,
  signerConfig,
  ORG_NAME,
  type DataFolder,
  type Ports,
} from './data-folder.ts';
import { PEOPLE, type PersonTemplate } from './people.ts';
import { startPostgres, type PostgresServer } from './postgres.ts';

export interface StackPerson extends PersonTemplate {
  password: string;
}

export interface Stack {
  shell: string;
  org: string;
  gateway: string;
  mcp: string;
  signer: string;
  databaseUrl: string;
  people: StackPerson[];
  data: DataFolder;
  /** Takes the database away and brings it back, on the same port. */
  postgres: { stop(): Promise<void>; start(): Promise<void> };
  stop(): Promise<void>;
  /** Resolves with a message when a service ends on its own. */
  failed: Promise<string>;
}

export interface StackOptions {
  dataDir: string;
  /** First of four consecutive ports; 0 takes any free ones. */
  port: number;
  onProgress?: (text: string) => void;
  /** Ends the start between two parts; what runs already is stopped. */
  signal?: AbortSignal;
}

interface OrgReady {
  url: string;
  pubsub: string;
  orgId: string;
}

/** Starts everything or nothing: a failure stops what was started and says which part failed. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const say = options.onProgress ?? (() => undefined);
  const release = lockFolder(options.dataDir);
  const started: { name: string; stop(): Promise<void> }[] = [];
  const stopAll = async () => {
    for (const part of started.toReversed()) await part.stop();
    release();
  };
  try {
    const data = openDataFolder(path.resolve(options.dataDir), await choosePorts(options.port, options.dataDir));
    const service = async <Ready>(name: string, main: string, config: unknown): Promise<Service<Ready>> => {
      options.signal?.throwIfAborted();
      const running = await startService<Ready>(path.join(ROOT, 'ts-src', main), config, {
        configFile: data.files.configOf(name),
        logFile: data.files.logOf(name),
      });
      started.push({ name, stop: () => running.stop() });
      return running;
    };
    const openPostgres = async () => {
      const database = await openDatabase(data);
      started.unshift({ name: 'PostgreSQL', stop: () => database.stop() });
      return database;
    };
    say('Starting PostgreSQL and the local org: compiling the package, loading the sample data ...');
    const [database, org] = await together(
      openPostgres(),
      service<OrgReady>('local-org', 'local-org/main.ts', localOrgConfig(data)),
    );
    fs.writeFileSync(data.files.databaseUrl, database.url, { mode: 0o600 });
    say('Starting signer and gateway ...');
    const [signer, gateway] = await together(
      service<{ url: string }>('signer', 'signer/main.ts', signerConfig(data, database.url)),
      service<{ url: string; mcp: Record<string, string> }>(
        'gateway',
        'gateway/main.ts',
        gatewayConfig(data, database.url),
      ),
    );
    const services = { 'local org': org, signer, gateway };
    return {
      shell: `${org.ready.url}/`,
      org: org.ready.url,
      gateway: gateway.ready.url,
      mcp: gateway.ready.mcp[ORG_NAME]!,
      signer: signer.ready.url,
      databaseUrl: database.url,
      people: PEOPLE.map((person) => ({ ...person, password: data.passwords[person.username]! })),
      data,
      postgres: { stop: () => database.stop(), start: () => database.start() },
      stop: stopAll,
      failed: Promise.race(
        Object.entries(services).map(
          async ([name, running]) =>
            `${name} ended with code ${await running.exited}; its log is in ${path.join(data.dir, 'logs')}`,
        ),
      ),
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** Waits for both, so that after a failure nothing is still starting; then throws the first failure. */
async function together<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return [await a, await b];
}

interface Database {
  url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

async function openDatabase(data: DataFolder): Promise<Database> {
  if (process.env.DATABASE_URL) {
    const unmanaged = async () => {
      throw new Error('DATABASE_URL names a server that this command does not manage');
    };
    return { url: process.env.DATABASE_URL, stop: async () => undefined, start: unmanaged };
  }
  let server: PostgresServer = await startPostgres({ dataDir: data.postgresDir });
  const { url, port } = server;
  return {
    url,
    stop: () => server.stop(),
    start: async () => {
      server = await startPostgres({ dataDir: data.postgresDir, port });
    },
  };
}

/** Default and chosen ports stay as they are; free ones are remembered, so that addresses survive a restart. */
async function choosePorts(first: number, dataDir: string): Promise<Ports> {
  if (first > 0) return { org: first, gateway: first + 1, signer: first + 2, pubsub: first + 3 };
  const file = path.join(dataDir, 'ports.json');
  if (fs.existsSync(file)) {
    const remembered = JSON.parse(fs.readFileSync(file, 'utf8')) as Ports;
    if ((await Promise.all(Object.values(remembered).map(isFree))).every(Boolean)) return remembered;
  }
  const [org, gateway, signer, pubsub] = await freePorts(4);
  const ports = { org: org!, gateway: gateway!, signer: signer!, pubsub: pubsub! };
  fs.mkdirSync(dataDir, { recursive: true });
  fs.writeFileSync(file, JSON.stringify(ports));
  return ports;
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const ports = servers.map((server) => (server.address() as net.AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

async function isFree(port: number): Promise<boolean> {
  try {
    const server = await listen(port);
    await new Promise((resolve) => server.close(resolve));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  }
}

function listen(port: number): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** One stack per data folder. The lock of a process that is gone does not count. */
function lockFolder(dataDir: string): () => void {
  fs.mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'running.pid');
  const holder = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  if (holder && holder !== process.pid && isAlive(holder)) {
    throw new Error(`${dataDir} is in use by process ${holder}. Stop it, or choose another folder with --data DIR.`);
  }
  fs.writeFileSync(file, String(process.pid));
  return () => fs.rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
