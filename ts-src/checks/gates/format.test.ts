import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeProject } from '../../types/generate/project.fixture.ts';
import { findings } from '../test-project.fixture.ts';
import { format } from './format.ts';

test('files that prettier would write otherwise, or cannot read, are found', async () => {
  const root = await writeProject({
    '.prettierrc.json': '{ "singleQuote": true }\n',
    'good.js': "const a = 'x';\n",
    'bad.js': 'const a = "x"',
    'broken.js': 'const a = ;',
  });
  const found = await findings(format, root);
  assert.equal(found[0], 'bad.js is not formatted');
  assert.match(found[1], /^broken\.js SyntaxError: /);
  assert.equal(found.length, 2);
});
