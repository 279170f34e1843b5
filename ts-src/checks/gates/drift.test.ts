import assert from 'node:assert/strict';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { compileComponents } from '../../types/generate/components.ts';
import { generateTypes } from '../../types/generate/generate.ts';
import { PROJECT, findings, metadata, salesforceProject } from '../test-project.fixture.ts';
import { drift } from './drift.ts';

const SCRIPT = 'ts-src/local-org/standard/generate.ts';
const OUTPUT = 'ts-src/local-org/standard/standard-schema.json';

/** A project with one component, one label and one generator, all up to date. */
async function freshProject(): Promise<string> {
  const config = (name: string): Promise<string> => readFile(`${PROJECT}config/${name}`, 'utf8');
  const root = await salesforceProject({
    'config/tsconfig.base.json': await config('tsconfig.base.json'),
    'config/tsconfig.lwc.json': await config('tsconfig.lwc.json'),
    'ts-src/lwc/hello/hello.ts':
      "import { LightningElement, api } from 'lwc';\nexport default class Hello extends LightningElement {\n  @api name: string = '';\n}\n",
    'ts-src/types/generated/tsconfig.modules.json': '{}',
    'force-app/main/default/lwc/hello/hello.js': '',
    'force-app/main/default/labels/CustomLabels.labels-meta.xml': metadata('CustomLabels', ''),
    [SCRIPT]:
      "import { writeFileSync } from 'node:fs';\nwriteFileSync(import.meta.dirname + '/standard-schema.json', '[1]');",
    [OUTPUT]: '[1]',
  });
  await symlink(path.join(PROJECT, 'node_modules'), path.join(root, 'node_modules'));
  for (const { file, text } of await generateTypes(root)) {
    await writeFile(path.join(root, file), text);
  }
  for (const { file, text } of await compileComponents(root)) {
    await writeFile(path.join(root, file), text);
  }
  return root;
}

test('generated files that fit their sources have no finding; changed ones are found where they differ', async () => {
  const root = await freshProject();
  assert.deepEqual(await findings(drift, root), []);
  const component = 'force-app/main/default/lwc/hello/hello.js';
  const text = await readFile(path.join(root, component), 'utf8');
  await writeFile(path.join(root, component), text.replace('name', 'nom'));
  await writeFile(path.join(root, OUTPUT), '[2]');
  await writeFile(
    path.join(root, 'force-app/main/default/labels/CustomLabels.labels-meta.xml'),
    metadata('CustomLabels', '<labels><fullName>New</fullName><value>New</value></labels>'),
  );
  assert.deepEqual(await findings(drift, root), [
    'ts-src/types/generated/labels.d.ts:1 differs from what its source gives',
    `${component}:4 differs from what its source gives`,
    `${OUTPUT}:1 differs from what its source gives`,
  ]);
});
