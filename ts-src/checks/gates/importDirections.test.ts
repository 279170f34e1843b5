import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, salesforceProject } from '../test-project.fixture.ts';
import { importDirections } from './importDirections.ts';

const CLASSES = 'force-app/main/default/classes';

const GOOD = {
  'ts-src/chain/package.json': '{}',
  'ts-src/chain/index.ts': "import { createHash } from 'node:crypto';\n",
  'ts-src/signer/package.json':
    '{ "dependencies": { "@aegis/chain": "1", "pg": "1" }, "devDependencies": { "@types/pg": "1" } }',
  'ts-src/signer/index.ts': "import { verify } from '@aegis/chain';\nimport pg from 'pg';\nimport './other.ts';\n",
  'ts-src/signer/index.test.ts':
    "import { testDatabase } from '../demo/postgres.ts';\nimport { x } from '@aegis/local-org';\n",
  'ts-src/lwc/list/list.ts':
    "import { api } from 'lwc';\nimport x from '@salesforce/label/c.X';\nimport { y } from 'c/other';\nimport './part';\n",
  'ts-src/checks/a.ts': "import { b } from '../types/generate/b.ts';\n",
  [`${CLASSES}/platform/Intent.cls`]: 'public class Intent {}',
  [`${CLASSES}/policy/PolicyEngine.cls`]: 'public class PolicyEngine { Intent x; }',
  [`${CLASSES}/tools/ToolRegistry.cls`]:
    'public class ToolRegistry { void run(String policyEngine) { policyEngine.length(); } }',
  [`${CLASSES}/executions/Pipeline.cls`]:
    'public class Pipeline { void run() { PolicyEngine.decide(); new ToolRegistry(); } }',
};

async function problems(changes: Record<string, string>): Promise<string[]> {
  const found = await findings(importDirections, await salesforceProject({ ...GOOD, ...changes }));
  return found.map((finding) => finding.replace(/^ts-src\/|^.*classes\//, ''));
}

test('imports along the directions of the design have no finding', async () => {
  assert.deepEqual(await problems({}), []);
});

test('services do not know each other, nor the local org; the local org knows none of them', async () => {
  const found = await problems({
    'ts-src/signer/index.ts': "import '@aegis/gateway';\nexport { a } from '@aegis/local-org';\n",
    'ts-src/local-org/index.ts': "const a = await import('@aegis/chain');\n",
    'ts-src/chain/index.ts': "import type { A } from '../signer/a.ts';\n",
  });
  assert.deepEqual(found, [
    'chain/index.ts:1 chain must not import signer (../signer/a.ts)',
    'local-org/index.ts:1 local-org must not import chain (@aegis/chain)',
    'signer/index.ts:1 signer must not import gateway (@aegis/gateway)',
    'signer/index.ts:2 signer must not import local-org (@aegis/local-org)',
  ]);
});

test('a part is imported by its package name, and a package only when it is a dependency', async () => {
  const found = await problems({
    'ts-src/signer/index.ts':
      "import '../chain/index.ts';\nimport 'fastify';\nimport type { Pool } from '@types/pg';\n",
  });
  assert.deepEqual(found, [
    'signer/index.ts:1 import chain by its package name, not ../chain/index.ts',
    'signer/index.ts:2 fastify is not a dependency of @aegis/signer',
  ]);
});

test('a component imports what the platform serves', async () => {
  const found = await problems({ 'ts-src/lwc/list/list.ts': "import 'd3';\nimport '../other/other';\n" });
  assert.deepEqual(found, [
    'lwc/list/list.ts:1 the platform has no module d3',
    'lwc/list/list.ts:2 imports ../other/other outside its bundle',
  ]);
});

test('Apex capabilities use those below them, not their neighbours or those above', async () => {
  const found = await problems({
    [`${CLASSES}/platform/Intent.cls`]: 'public class Intent extends Pipeline {}',
    [`${CLASSES}/policy/PolicyEngine.cls`]:
      'public class PolicyEngine { void run() {\n try { ToolRegistry.find(); } catch (ToolRegistry e) {} } }',
    [`${CLASSES}/magic/Wand.cls`]: 'public class Wand {}',
  });
  assert.deepEqual(found, [
    'magic/Wand.cls magic is not a capability of the design',
    'platform/Intent.cls:1 platform must not use Pipeline of executions',
    'policy/PolicyEngine.cls:2 policy must not use ToolRegistry of tools',
  ]);
});
