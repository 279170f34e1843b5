/** One service as a child process: started with a config file, known to be up by its ready line. */
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';

export interface Service<Ready> {
  ready: Ready;
  pid: number;
  /** SIGTERM, then SIGKILL after 10 s. */
  stop(): Promise<void>;
  exited: Promise<number | null>;
}

const FOLLOW_PARENT = new URL('./follow-parent.ts', import.meta.url).href;

/**
 * Starts `main` (TypeScript) on this Node with `--config FILE`. The log goes to `<logFile>`.
 * Throws with the last lines of the log when the process ends before it is ready.
 */
export async function startService<Ready>(
  main: string,
  config: unknown,
  files: { configFile: string; logFile: string },
): Promise<Service<Ready>> {
  fs.mkdirSync(path.dirname(files.configFile), { recursive: true });
  fs.writeFileSync(files.configFile, JSON.stringify(config, null, 2), { mode: 0o600 });
  const log = fs.openSync(files.logFile, 'a');
  const from = fs.fstatSync(log).size;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', FOLLOW_PARENT, main, '--config', files.configFile],
    {
      stdio: ['ignore', 'pipe', log],
      // Its own process group: Ctrl-C reaches the supervisor alone, which stops the services in order.
      detached: true,
    },
  );
  fs.closeSync(log);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  void exited.then(() => process.removeListener('exit', kill));
  const ready = await readyLine<Ready>(child, exited, () => tail(files.logFile, from));
  return { ready, pid: child.pid!, stop: () => stop(child, exited), exited };
}

async function readyLine<Ready>(
  child: ChildProcess,
  exited: Promise<number | null>,
  log: () => string,
): Promise<Ready> {
  const lines = readline.createInterface({ input: child.stdout! });
  const ready = new Promise<Ready>((resolve) => {
    lines.on('line', (line) => {
      const message = asReady(line);
      if (message) resolve(message as Ready);
    });
  });
  const died = exited.then((code) => {
    throw new Error(
      `${path.relative(
        process.cwd(),
        child.spawnargs.findLast((arg) => arg.endsWith('.ts'))!,
      )} ended with code ${code}:\n${log()}`,
    );
  });
  return Promise.race([ready, died]);
}

function asReady(line: string): unknown {
  if (!line.startsWith('{')) return null;
  const message = JSON.parse(line) as { ready?: boolean };
  return message.ready ? message : null;
}

function tail(file: string, from: number): string {
  return fs.readFileSync(file).subarray(from).toString().trim().split('\n').slice(-15).join('\n');
}

async function stop(child: ChildProcess, exited: Promise<number | null>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await exited;
  clearTimeout(force);
}
