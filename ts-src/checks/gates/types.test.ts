import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeProject } from '../../types/generate/project.fixture.ts';
import { findings } from '../test-project.fixture.ts';
import { types } from './types.ts';

const CONFIG =
  '{ "compilerOptions": { "strict": true, "noEmit": true, "lib": ["ES5"], "types": [] }, "include": ["."] }';

test('every configuration of a project is compiled', async () => {
  const root = await writeProject({
    'good/tsconfig.json': CONFIG,
    'good/a.ts': 'export const one: number = 1;\n',
    'bad/tsconfig.json': CONFIG,
    'bad/a.ts': "\nexport const one: number = 'one';\n",
    'empty/tsconfig.json': CONFIG,
    'wrong/tsconfig.json': CONFIG.replace('strict', 'strickt'),
    'wrong/a.ts': 'export {};\n',
  });
  const found = await findings(types, root);
  assert.equal(found.length, 2);
  assert.match(found[0], /^bad\/a\.ts:2 TS2322: Type 'string' is not assignable/);
  assert.match(found[1], /^wrong\/tsconfig\.json.* TS5023|^wrong\/tsconfig\.json.* TS5025/);
});
