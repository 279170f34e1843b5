import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Files under a folder whose name ends with `suffix`, sorted.
 * @returns paths relative to `root`, with forward slashes; empty when the folder does not exist
 */
export async function listFiles(root: string, folder: string, suffix: string): Promise<string[]> {
  const top = path.join(root, folder);
  if (!existsSync(top)) {
    return [];
  }
  const entries = await readdir(top, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}
