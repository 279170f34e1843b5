import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from '../../types/generate/files.ts';

export { listFiles };

/** The package directories of `sfdx-project.json` that exist, relative to the project. */
export async function packageFolders(root: string): Promise<string[]> {
  const text = await readFile(path.join(root, 'sfdx-project.json'), 'utf8');
  const { packageDirectories } = JSON.parse(text) as { packageDirectories: { path: string }[] };
  return packageDirectories.map((directory) => directory.path).filter((folder) => existsSync(path.join(root, folder)));
}

/** Files of all package directories whose name ends with `suffix`, relative to the project. */
export async function packageFiles(root: string, suffix: string): Promise<string[]> {
  const folders = await packageFolders(root);
  const lists = await Promise.all(folders.map((folder) => listFiles(root, folder, suffix)));
  return lists.flat();
}

/** Path of a file as findings show it. */
export function relative(root: string, file: string): string {
  return path.relative(root, file).replaceAll(path.sep, '/');
}

/** Line of an offset in a text, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
