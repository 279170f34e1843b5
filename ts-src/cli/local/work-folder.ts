import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A folder below `.aegis` in the current folder, which git is told to ignore. It is not made yet. */
export function workFolder(name: string): string {
  const parent = path.resolve('.aegis');
  const ignore = path.join(parent, '.gitignore');
  if (!existsSync(parent)) {
    mkdirSync(parent);
    writeFileSync(ignore, '*\n');
  }
  return path.join(parent, name);
}
