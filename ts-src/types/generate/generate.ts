import path from 'node:path';
import { Project } from 'ts-morph';
import type { ModuleDeclarationStructure } from 'ts-morph';
import { readAuraClasses } from './apexClasses.ts';
import { apexModules } from './apexTypes.ts';
import { listFiles } from './files.ts';
import type { GeneratedFile } from './files.ts';
import { pretty } from './format.ts';
import { labelModules } from './labelTypes.ts';
import { schemaModules } from './schemaTypes.ts';

const FOLDER = 'ts-src/types/generated';

function ambient(modules: ModuleDeclarationStructure[]): string {
  const project = new Project({ useInMemoryFileSystem: true });
  const source = project.createSourceFile('ambient.d.ts');
  source.addModules(modules);
  return source.getFullText();
}

/** `c/name` → the TypeScript source of the bundle; paths are relative to the generated file. */
async function modulePaths(root: string): Promise<string> {
  const files = await listFiles(root, 'ts-src/lwc', '.ts');
  const bundles = files.filter((file) => path.basename(file, '.ts') === path.basename(path.dirname(file)));
  const paths = bundles.map((file) => [`c/${path.basename(file, '.ts')}`, [path.posix.relative(FOLDER, file)]]);
  return JSON.stringify({ compilerOptions: { paths: Object.fromEntries(paths) } });
}

/**
 * The types that TypeScript sources of LWCs are checked against, derived from Apex classes, objects, labels and bundles.
 * @param root folder with force-app and ts-src
 */
export async function generateTypes(root: string): Promise<GeneratedFile[]> {
  const texts = {
    'apex.d.ts': ambient(apexModules(await readAuraClasses(root))),
    'labels.d.ts': ambient(await labelModules(root)),
    'schema.d.ts': ambient(await schemaModules(root)),
    'tsconfig.modules.json': await modulePaths(root),
  };
  return Promise.all(
    Object.entries(texts).map(async ([name, text]) => {
      const file = `${FOLDER}/${name}`;
      return { file, text: await pretty(path.join(root, file), text) };
    }),
  );
}
