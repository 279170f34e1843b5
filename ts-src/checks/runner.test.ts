import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeProject } from '../types/generate/project.fixture.ts';
import { apexTypes } from './gates/apexTypes.ts';
import { docsLinks } from './gates/docsLinks.ts';
import { metadataSchema } from './gates/metadataSchema.ts';
import { runGates } from './runner.ts';

test('each gate ends with its findings, the reason it was skipped or the fault that stopped it', async () => {
  const root = await writeProject({ 'README.md': '[a](lost.md)\n' });
  const ended: string[] = [];
  const results = await runGates(
    [metadataSchema, docsLinks, apexTypes],
    root,
    ({ gate }) => ended.push(gate),
    async () => 'no Java here',
  );
  const [schema, links, types] = results;
  assert.match(schema.failure ?? '', /ENOENT.*sfdx-project\.json/);
  assert.deepEqual(links.findings, [
    { gate: 'docs-links', file: 'README.md', line: 1, message: 'links to lost.md, which does not exist' },
  ]);
  assert.equal(types.skipped, 'no Java here');
  assert.deepEqual(ended.sort(), ['apex-types', 'docs-links', 'metadata-schema']);
});
