import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeProject } from '../../types/generate/project.fixture.ts';
import { PROJECT, findings } from '../test-project.fixture.ts';
import { lint } from './lint.ts';

test('the rules of the project apply to services and to components, each their own', async () => {
  const root = await writeProject({
    'package.json': '{ "type": "module" }',
    'eslint.config.js': `export { default } from '${PROJECT}eslint.config.js';`,
    'ts-src/signer/good.ts': 'export const one: number = 1;\n',
    'ts-src/signer/bad.ts': 'export const one: any = 1;\n',
    'ts-src/lwc/good/good.ts':
      "import { LightningElement } from 'lwc';\nexport default class Good extends LightningElement {}\n",
    'ts-src/lwc/bad/bad.ts':
      "import { LightningElement, api } from 'lwc';\nexport default class Bad extends LightningElement {\n  @api x: string[] = [];\n  run(): void {\n    this.x = [];\n    setTimeout(() => this.run(), 1);\n  }\n}\n",
  });
  const found = await findings(lint, root);
  assert.deepEqual(
    found.map((finding) => finding.split(': ')[0]).sort(),
    [
      'ts-src/lwc/bad/bad.ts:5 @lwc/lwc/no-api-reassignments',
      'ts-src/lwc/bad/bad.ts:6 @lwc/lwc/no-async-operation',
      'ts-src/signer/bad.ts:1 @typescript-eslint/no-explicit-any',
    ].sort(),
  );
});
