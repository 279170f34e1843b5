import { spawn } from 'node:child_process';

export interface CommandResult {
  /** null when a signal ended the process */
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  cwd?: string;
  /** added to this process's environment */
  env?: Readonly<Record<string, string>>;
}

/** A program that cannot be started, or that ended in a way its caller does not know. */
export class CommandError extends Error {
  readonly code = 'COMMAND_FAILED';

  constructor(command: string, detail: string, cause?: unknown) {
    super(`${command}: ${detail}`, { cause });
    this.name = 'CommandError';
  }
}

/**
 * Runs a program to its end; any exit code is a result.
 * @throws CommandError when the program cannot be started
 */
export function runCommand(command: string, args: string[], options: CommandOptions = {}): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      // Reports are read: CI systems and terminals would colour them.
      env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (cause) => reject(new CommandError(command, cause.message, cause)));
    child.on('close', (exitCode) =>
      resolve({ exitCode, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}
