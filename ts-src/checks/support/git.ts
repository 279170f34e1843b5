import { existsSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './command.ts';
import { listFiles } from './project.ts';

/**
 * Files of a project that are not ignored, relative to it: those git tracks or would track; outside git, all files
 * but installed packages.
 */
export async function projectFiles(root: string): Promise<string[]> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { exitCode, stdout } = await runCommand('git', args, { cwd: root });
  if (exitCode !== 0) {
    return (await listFiles(root, '.', '')).filter((file) => !file.includes('node_modules/'));
  }
  return stdout.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)));
}
