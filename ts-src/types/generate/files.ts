import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A text that is derived from others. */
export interface GeneratedFile {
  /** relative to the project, with forward slashes */
  file: string;
  text: string;
}

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

/** Writes generated files into a project, with the folders they need. */
export async function writeGenerated(root: string, files: readonly GeneratedFile[]): Promise<void> {
  for (const { file, text } of files) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
}
