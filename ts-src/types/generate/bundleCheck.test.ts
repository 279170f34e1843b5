import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBundles } from './bundleCheck.ts';
import { writeProject } from './project.fixture.ts';

const LWC = 'force-app/main/default/lwc';

function meta(properties = ''): string {
  const config = properties && `<targetConfigs><targetConfig targets="x">${properties}</targetConfig></targetConfigs>`;
  return `<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">${config}</LightningComponentBundle>`;
}

const GOOD = {
  'ts-src/lwc/row/row.ts': `export default class Row extends LightningElement { @api label = ''; }`,
  'ts-src/lwc/list/list.ts': `export default class List extends LightningElement {
    @api limitRows = 20;
    rows: string[] = [];
    get hasRows(): boolean { return true; }
    handleClick(): void {}
  }`,
  [`${LWC}/row/row.html`]: '<template>{label}</template>',
  [`${LWC}/row/row.js-meta.xml`]: meta(),
  [`${LWC}/list/list.js-meta.xml`]: meta('<property name="limitRows" type="Integer" />'),
  [`${LWC}/list/list.html`]: `<template>
    <!-- {notThere} -->
    <template for:each={rows} for:item="row" lwc:if={hasRows}>
      <c-row key={row.id} label={row.text} class="x" onclick={handleClick}></c-row>
    </template>
  </template>`,
};

async function problems(changes: Record<string, string>): Promise<string[]> {
  const found = await checkBundles(await writeProject({ ...GOOD, ...changes }));
  return found.map(({ file, line, message }) => `${file.split('/').at(-1)}${line ? `:${line}` : ''} ${message}`);
}

test('bundles whose templates and metadata fit their classes have no problem', async () => {
  assert.deepEqual(await problems({}), []);
});

test('a handler that the class does not have is found', async () => {
  const html = '<template>\n<button onclick={handleClik}></button></template>';
  assert.deepEqual(await problems({ [`${LWC}/list/list.html`]: html }), [
    'list.html:2 {handleClik} is not a member of the component',
  ]);
});

test('a child component or a property of it that does not exist is found', async () => {
  const html = '<template><c-row\n lable="x"></c-row><c-no-row></c-no-row></template>';
  assert.deepEqual(await problems({ [`${LWC}/list/list.html`]: html }), [
    'list.html:2 lable is not an @api property of row',
    'list.html:2 there is no component noRow',
  ]);
});

test('a metadata property must be @api and of the right type', async () => {
  const xml = meta('<property name="rows" type="String" /><property name="limitRows" type="Boolean" />');
  assert.deepEqual(await problems({ [`${LWC}/list/list.js-meta.xml`]: xml }), [
    'list.js-meta.xml:1 property rows is not an @api property of the component',
    'list.js-meta.xml:1 property limitRows is Boolean, but the component declares number',
  ]);
});

test('a bundle without TypeScript source is found', async () => {
  assert.deepEqual(await problems({ [`${LWC}/old/old.js-meta.xml`]: meta() }), [
    'old.js has no source ts-src/lwc/old/old.ts',
  ]);
});
