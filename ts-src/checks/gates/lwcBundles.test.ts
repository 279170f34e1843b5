import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, metadata, salesforceProject } from '../test-project.fixture.ts';
import { lwcBundles } from './lwcBundles.ts';

const LWC = 'force-app/main/default/lwc/hello/hello';

test('a name in a template that the class does not have is found', async () => {
  const files = {
    'ts-src/lwc/hello/hello.ts': 'export default class Hello extends LightningElement { name = ""; }',
    [`${LWC}.js-meta.xml`]: metadata('LightningComponentBundle', ''),
  };
  const good = await salesforceProject({ ...files, [`${LWC}.html`]: '<template>{name}</template>' });
  const bad = await salesforceProject({ ...files, [`${LWC}.html`]: '<template>{nmae}</template>' });
  assert.deepEqual(await findings(lwcBundles, good), []);
  assert.deepEqual(await findings(lwcBundles, bad), [`${LWC}.html:1 {nmae} is not a member of the component`]);
});
