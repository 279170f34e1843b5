import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeProject } from '../../types/generate/project.fixture.ts';
import { findings, metadata } from '../test-project.fixture.ts';
import { convertSource } from './convertSource.ts';

test('a package directory with a file that the platform does not know is found, a sound one is not', async () => {
  const root = await writeProject({
    'sfdx-project.json':
      '{"packageDirectories":[{"path":"good","default":true},{"path":"bad"}],"sourceApiVersion":"67.0"}',
    'good/main/default/labels/CustomLabels.labels-meta.xml': metadata('CustomLabels', ''),
    'bad/main/default/labels/Custom.labelz-meta.xml': metadata('CustomLabels', ''),
  });
  const found = await findings(convertSource, root);
  assert.equal(found.length, 1);
  assert.match(found[0], /^bad .*Custom\.labelz/);
});
