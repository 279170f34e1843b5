import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, metadata, salesforceProject } from '../test-project.fixture.ts';
import { crossReferences } from './crossReferences.ts';

const BASE = 'force-app/main/default';
const SET = `${BASE}/permissionsets/Users.permissionset-meta.xml`;
const PAGE = `${BASE}/flexipages/Home.flexipage-meta.xml`;
const RECORD = `${BASE}/customMetadata/Rule.First.md-meta.xml`;

function field(name: string, content: string): string {
  return metadata('CustomField', `<fullName>${name}</fullName>${content}`);
}

function component(name: string, property: string): string {
  return metadata(
    'FlexiPage',
    `<flexiPageRegions><itemInstances><componentInstance><componentInstanceProperties><name>${property}</name></componentInstanceProperties>
    <componentName>${name}</componentName></componentInstance></itemInstances></flexiPageRegions><type>AppPage</type>`,
  );
}

function record(values: Record<string, string>): string {
  const entries = Object.entries(values).map(
    ([name, value]) => `<values><field>${name}</field><value xsi:type="xsd:string">${value}</value></values>`,
  );
  return metadata('CustomMetadata', `<label>First</label>${entries.join('')}`);
}

const GOOD = {
  [`${BASE}/objects/Risk__c/Risk__c.object-meta.xml`]: metadata('CustomObject', ''),
  [`${BASE}/objects/Risk__c/fields/Score__c.field-meta.xml`]: field(
    'Score__c',
    '<type>Number</type><precision>3</precision><scale>0</scale>',
  ),
  [`${BASE}/objects/Risk__c/fields/Account__c.field-meta.xml`]: field(
    'Account__c',
    '<type>Lookup</type><referenceTo>Account</referenceTo>',
  ),
  [`${BASE}/objects/Risk__c/fields/Kind__c.field-meta.xml`]: field(
    'Kind__c',
    '<required>true</required><type>Text</type><length>9</length>',
  ),
  [`${BASE}/objects/Rule__mdt/Rule__mdt.object-meta.xml`]: metadata('CustomObject', ''),
  [`${BASE}/objects/Rule__mdt/fields/Effect__c.field-meta.xml`]: field(
    'Effect__c',
    `<required>true</required><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition>
     <value><fullName>Permit</fullName></value></valueSetDefinition></valueSet>`,
  ),
  [`${BASE}/classes/RiskController.cls-meta.xml`]: metadata('ApexClass', ''),
  [`${BASE}/lwc/riskList/riskList.js-meta.xml`]: metadata(
    'LightningComponentBundle',
    `<targets><target>lightning__AppPage</target></targets>
     <targetConfigs><targetConfig targets="lightning__AppPage"><property name="rows" type="Integer"/></targetConfig></targetConfigs>`,
  ),
  [`${BASE}/tabs/Risk__c.tab-meta.xml`]: metadata('CustomTab', '<customObject>true</customObject>'),
  [`${BASE}/applications/Risks.app-meta.xml`]: metadata(
    'CustomApplication',
    '<tabs>Risk__c</tabs><tabs>standard-home</tabs>',
  ),
  [`${BASE}/layouts/Risk__c-Risk Layout.layout-meta.xml`]: metadata(
    'Layout',
    '<layoutSections><layoutColumns><layoutItems><field>Score__c</field></layoutItems></layoutColumns></layoutSections>',
  ),
  [SET]: metadata(
    'PermissionSet',
    `<applicationVisibilities><application>Risks</application></applicationVisibilities>
     <classAccesses><apexClass>RiskController</apexClass></classAccesses>
     <fieldPermissions><editable>true</editable><field>Risk__c.Score__c</field><readable>true</readable></fieldPermissions>
     <objectPermissions><allowRead>true</allowRead><allowEdit>true</allowEdit><object>Risk__c</object></objectPermissions>
     <tabSettings><tab>Risk__c</tab></tabSettings>`,
  ),
  [PAGE]: component('riskList', 'rows'),
  [RECORD]: record({ Effect__c: 'Permit' }),
};

async function problems(changes: Record<string, string>): Promise<string[]> {
  const found = await findings(crossReferences, await salesforceProject({ ...GOOD, ...changes }));
  return found.map((finding) => finding.replace(/^[^ ]*\/|:\d+/g, ''));
}

test('metadata that names only what exists has no finding', async () => {
  assert.deepEqual(await problems({}), []);
});

test('a permission set may not name what does not exist', async () => {
  const set = metadata(
    'PermissionSet',
    `<applicationVisibilities><application>Riskz</application></applicationVisibilities>
     <classAccesses><apexClass>Missing</apexClass></classAccesses>
     <customPermissions><name>Fly</name></customPermissions>
     <tabSettings><tab>Other</tab></tabSettings>
     <objectPermissions><allowRead>true</allowRead><object>Danger__c</object></objectPermissions>
     <fieldPermissions><field>Risk__c.Scor__c</field><readable>true</readable></fieldPermissions>`,
  );
  assert.deepEqual(await problems({ [SET]: set }), [
    'Users.permissionset-meta.xml there is no CustomApplication Riskz',
    'Users.permissionset-meta.xml there is no ApexClass Missing',
    'Users.permissionset-meta.xml there is no CustomPermission Fly',
    'Users.permissionset-meta.xml there is no CustomTab Other',
    'Users.permissionset-meta.xml there is no object Danger__c',
    'Users.permissionset-meta.xml there is no field Risk__c.Scor__c',
  ]);
});

test('a permission set may not combine what the platform refuses', async () => {
  const set = metadata(
    'PermissionSet',
    `<objectPermissions><allowDelete>true</allowDelete><allowRead>true</allowRead><object>Risk__c</object></objectPermissions>
     <fieldPermissions><field>Risk__c.Kind__c</field><readable>true</readable></fieldPermissions>
     <fieldPermissions><editable>true</editable><field>Risk__c.Score__c</field></fieldPermissions>`,
  );
  assert.deepEqual(await problems({ [SET]: set }), [
    'Users.permissionset-meta.xml allowDelete of Risk__c presumes allowEdit',
    'Users.permissionset-meta.xml Risk__c.Kind__c is required: the platform refuses field permissions for it',
    'Users.permissionset-meta.xml editable of Risk__c.Score__c presumes readable',
  ]);
});

test('a field needs what its type needs, under its own name', async () => {
  const folder = `${BASE}/objects/Risk__c/fields`;
  const found = await problems({
    [`${folder}/Account__c.field-meta.xml`]: field('Account__c', '<type>Lookup</type>'),
    [`${folder}/Kind__c.field-meta.xml`]: field('Sort__c', '<type>Text</type><length>3</length>'),
    [`${folder}/Owner__c.field-meta.xml`]: field('Owner__c', '<type>Lookup</type><referenceTo>Nobody__c</referenceTo>'),
    [`${folder}/Total__c.field-meta.xml`]: field('Total__c', '<type>Number</type><formula>1</formula>'),
  });
  assert.deepEqual(found, [
    'Account__c.field-meta.xml a Lookup field needs <referenceTo>',
    'Kind__c.field-meta.xml fullName is Sort__c, the file says Kind__c',
    'Owner__c.field-meta.xml referenceTo names Nobody__c, which does not exist',
  ]);
});

test('a page shows components that exist, for its kind of page, with their properties', async () => {
  assert.deepEqual(await problems({ [PAGE]: component('riskLst', 'rows') }), [
    'Home.flexipage-meta.xml there is no component riskLst',
  ]);
  const recordPage = component('riskList', 'row').replace('AppPage', 'RecordPage');
  assert.deepEqual(await problems({ [PAGE]: recordPage }), [
    'Home.flexipage-meta.xml riskList does not declare the target lightning__RecordPage',
    'Home.flexipage-meta.xml riskList has no property row',
  ]);
});

test('tabs, apps and layouts name what exists', async () => {
  const found = await problems({
    [`${BASE}/tabs/News.tab-meta.xml`]: metadata('CustomTab', '<flexiPage>News</flexiPage>'),
    [`${BASE}/applications/Risks.app-meta.xml`]: metadata('CustomApplication', '<tabs>Danger__c</tabs>'),
    [`${BASE}/layouts/Risk__c-Risk Layout.layout-meta.xml`]: metadata(
      'Layout',
      '<layoutSections><layoutColumns><layoutItems><field>Lost__c</field></layoutItems></layoutColumns></layoutSections>',
    ),
  });
  assert.deepEqual(found, [
    'News.tab-meta.xml there is no page News',
    'Risks.app-meta.xml there is no tab Danger__c',
    'Risk__c-Risk Layout.layout-meta.xml there is no field Risk__c.Lost__c',
  ]);
});

test('a custom metadata record fits its type', async () => {
  assert.deepEqual(await problems({ [RECORD]: record({ Effect__c: 'Explode', Lost__c: 'x' }) }), [
    'Rule.First.md-meta.xml Explode is not a value of Rule__mdt.Effect__c',
    'Rule.First.md-meta.xml there is no field Rule__mdt.Lost__c',
  ]);
  assert.deepEqual(await problems({ [RECORD]: record({}) }), [
    'Rule.First.md-meta.xml Rule__mdt.Effect__c is required',
  ]);
  assert.deepEqual(await problems({ [RECORD]: record({ Effect__c: 'Permit' }).replace('xsd:string', 'xsd:boolean') }), [
    'Rule.First.md-meta.xml the value of Rule__mdt.Effect__c is xsd:boolean, expected xsd:string',
  ]);
});

test('the class that a tool handler names exists', async () => {
  const found = await problems({
    [`${BASE}/objects/ToolHandler__mdt/ToolHandler__mdt.object-meta.xml`]: metadata('CustomObject', ''),
    [`${BASE}/objects/ToolHandler__mdt/fields/ApexClass__c.field-meta.xml`]: field(
      'ApexClass__c',
      '<type>Text</type><length>80</length>',
    ),
    [`${BASE}/customMetadata/ToolHandler.Find.md-meta.xml`]: record({ ApexClass__c: 'FindHandler' }),
  });
  assert.deepEqual(found, ['ToolHandler.Find.md-meta.xml there is no ApexClass FindHandler']);
});
