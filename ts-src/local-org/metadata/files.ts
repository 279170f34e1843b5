import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MetadataError } from './error.ts';

export interface SourceFile {
  path: string;
  /** File name without the suffix: `Account` for `Account.object-meta.xml`. */
  name: string;
  /** What follows the first recognised dot: `object-meta.xml`, `cls`, `cls-meta.xml`. */
  suffix: string;
  /** Names of the folders above the file, outermost first. */
  folders: string[];
}

const SKIPPED = new Set(['node_modules', '__tests__', '__mocks__', '__utam__']);

/** All files of the folders in a stable order, each once even where folders overlap. Throws MetadataError for a root that is not a folder. */
export function listSourceFiles(roots: readonly string[]): SourceFile[] {
  const files: SourceFile[] = [];
  for (const root of roots) {
    if (!existsSync(root) || !statSync(root).isDirectory())
      throw new MetadataError(root, 'source folder does not exist');
    walk(root, [], files);
  }
  const seen = new Set<string>();
  return files.filter(({ path }) => !seen.has(path) && seen.add(path));
}

function walk(folder: string, folders: string[], files: SourceFile[]): void {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, [...folders, entry.name], files);
    else files.push({ path, folders, ...splitName(entry.name) });
  }
}

/** `Type.Record.md-meta.xml` → name `Type.Record`, suffix `md-meta.xml`; `A.cls` → `A`, `cls`. */
function splitName(fileName: string): { name: string; suffix: string } {
  const meta = /^(.*)\.([^.]+-meta\.xml)$/.exec(fileName);
  if (meta) return { name: meta[1]!, suffix: meta[2]! };
  const dot = fileName.lastIndexOf('.');
  return dot < 0 ? { name: fileName, suffix: '' } : { name: fileName.slice(0, dot), suffix: fileName.slice(dot + 1) };
}
