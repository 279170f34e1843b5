/** Runs a tool of this project with inherited output; a failure ends the script with the tool's exit code. */
import { spawn } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');

export async function exitCodeOf(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(new Error(`${command} could not be started`, { cause })));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

export async function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  const code = await exitCodeOf(command, args, env);
  if (code !== 0) process.exit(code);
}
