import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, metadata, salesforceProject } from '../test-project.fixture.ts';
import { lwcCompile } from './lwcCompile.ts';

const LWC = 'force-app/main/default/lwc';
const META = metadata('LightningComponentBundle', '<apiVersion>67.0</apiVersion>');

function component(name: string, template: string): Record<string, string> {
  return {
    [`${LWC}/${name}/${name}.js`]:
      "import { LightningElement } from 'lwc';\nexport default class X extends LightningElement {}",
    [`${LWC}/${name}/${name}.html`]: template,
    [`${LWC}/${name}/${name}.js-meta.xml`]: META,
  };
}

test('a template that the platform would refuse is found, one that it accepts is not', async () => {
  const root = await salesforceProject({
    ...component('good', '<template><p>{name}</p></template>'),
    ...component('bad', '<template>\n<p onclick="run()">{name}</p></template>'),
  });
  const found = await findings(lwcCompile, root);
  assert.equal(found.length, 1);
  assert.match(found[0], /lwc\/bad\/bad\.html:2 /);
});
