/** Writes the generated types and the compiled LWCs of the project in the current folder. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compileComponents } from './compile.ts';
import { generateTypes } from './generate.ts';
import type { GeneratedFile } from './generate.ts';

async function write(root: string, files: GeneratedFile[]): Promise<void> {
  for (const { file, text } of files) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
}

const root = process.cwd();
await write(root, await generateTypes(root));
await write(root, await compileComponents(root));
