import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { MetadataError, buildSchema, readMetadata } from './index.ts';

function folder(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'metadata-'));
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}

const OBJECT = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
    <label>Invoice</label><pluralLabel>Invoices</pluralLabel>
    <nameField><displayFormat>INV-{0000}</displayFormat><label>Invoice Number</label><type>AutoNumber</type></nameField>
    <sharingModel>Private</sharingModel>
    <enableHistory>true</enableHistory>
</CustomObject>`;
const field = (body: string) => `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">${body}</CustomField>`;

const INVOICE = {
  'objects/Invoice__c/Invoice__c.object-meta.xml': OBJECT,
  'objects/Invoice__c/fields/Account__c.field-meta.xml': field(
    '<fullName>Account__c</fullName><label>Account</label><type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Invoices</relationshipName>',
  ),
  'objects/Invoice__c/fields/Amount__c.field-meta.xml': field(
    '<fullName>Amount__c</fullName><label>Amount</label><type>Currency</type><precision>16</precision><scale>2</scale><securityClassification>Confidential</securityClassification>',
  ),
  'objects/Invoice__c/fields/State__c.field-meta.xml': field(
    '<fullName>State__c</fullName><label>State</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Open</fullName><default>true</default><label>Open</label></value></valueSetDefinition></valueSet>',
  ),
};

test('an object of a folder becomes schema with relationships, share and history objects', () => {
  const schema = buildSchema(readMetadata([folder(INVOICE)]));
  const invoice = schema.object('invoice__C')!;
  assert.equal(invoice.label, 'Invoice');
  assert.equal(invoice.sharingModel, 'Private');
  assert.equal(schema.field(invoice, 'name')!.autoNumber, 'INV-{0000}');
  assert.equal(schema.field(invoice, 'amount__c')!.scale, 2);
  assert.equal(schema.field(invoice, 'amount__c')!.securityClassification, 'Confidential');
  assert.deepEqual(schema.relationship(invoice, 'account__r')!.referenceTo, ['Account']);
  assert.deepEqual(schema.child(schema.object('Account')!, 'Invoices__r'), {
    name: 'Invoices__r',
    childObject: 'Invoice__c',
    field: 'Account__c',
  });
  assert.equal(invoice.shareObject, 'Invoice__Share');
  assert.ok(schema.object('Invoice__History'));
  assert.equal(schema.objectByPrefix(invoice.keyPrefix + '5g0000000001AAA'), invoice);
});

test('several folders add to one object', () => {
  const more = {
    'objects/Invoice__c/fields/Due__c.field-meta.xml': field(
      '<fullName>Due__c</fullName><label>Due</label><type>Date</type>',
    ),
    'objects/Account/fields/Vip__c.field-meta.xml': field(
      '<fullName>Vip__c</fullName><label>VIP</label><type>Checkbox</type><defaultValue>false</defaultValue>',
    ),
  };
  const schema = buildSchema(readMetadata([folder(INVOICE), folder(more)]));
  assert.equal(schema.field(schema.object('Invoice__c')!, 'Due__c')!.type, 'DATE');
  assert.equal(schema.field(schema.object('Account')!, 'vip__c')!.nillable, false);
});

test('broken XML names file and line', () => {
  const root = folder({
    'permissionsets/A.permissionset-meta.xml':
      '<PermissionSet>\n  <label>A</label>\n  <description>x</label>\n</PermissionSet>',
  });
  assert.throws(
    () => readMetadata([root]),
    (error: MetadataError) =>
      error instanceof MetadataError && error.line === 3 && error.file.endsWith('A.permissionset-meta.xml'),
  );
});

test('a misspelt value, a missing target and a duplicate are refused', () => {
  const wrongFlag = folder({
    'permissionsets/A.permissionset-meta.xml':
      '<PermissionSet><label>A</label><fieldPermissions><field>Account.Name</field><readable>yes</readable></fieldPermissions></PermissionSet>',
  });
  assert.throws(() => readMetadata([wrongFlag]), /<readable> is "yes", expected true or false/);
  const noTarget = folder({
    'objects/Account/fields/X__c.field-meta.xml': field(
      '<fullName>X__c</fullName><label>X</label><type>Lookup</type><referenceTo>Nothing__c</referenceTo>',
    ),
  });
  assert.throws(
    () => buildSchema(readMetadata([noTarget])),
    /Account\.X__c refers to Nothing__c, which does not exist/,
  );
  const twice = folder({
    'a/roles/R.role-meta.xml': '<Role><name>R</name></Role>',
    'b/roles/R.role-meta.xml': '<Role><name>R</name></Role>',
  });
  assert.throws(() => readMetadata([twice]), /role R also exists in/);
});

test('permission sets, sharing rules, queues and custom metadata are read', () => {
  const metadata = readMetadata([
    folder({
      'permissionsets/P.permissionset-meta.xml':
        '<PermissionSet><label>P</label><objectPermissions><allowRead>true</allowRead><object>Invoice__c</object></objectPermissions><userPermissions><enabled>true</enabled><name>ViewSetup</name></userPermissions></PermissionSet>',
      'sharingRules/Account.sharingRules-meta.xml':
        '<SharingRules><sharingCriteriaRules><fullName>Hot</fullName><accessLevel>Read</accessLevel><label>Hot</label><sharedTo><role>West</role></sharedTo><criteriaItems><field>Rating</field><operation>equals</operation><value>Hot</value></criteriaItems></sharingCriteriaRules></SharingRules>',
      'queues/Q.queue-meta.xml':
        '<Queue><name>Q</name><queueSobject><sobjectType>Case</sobjectType></queueSobject><queueMembers><users><user>a@x</user></users></queueMembers></Queue>',
      'customMetadata/Rule.One.md-meta.xml':
        '<CustomMetadata xmlns:xsi="x" xmlns:xsd="y"><label>One</label><values><field>Cap__c</field><value xsi:type="xsd:double">5.0</value></values><values><field>Agent__c</field><value xsi:nil="true"/></values></CustomMetadata>',
    }),
  ]);
  assert.deepEqual(metadata.permissionSets[0]!.userPermissions, ['ViewSetup']);
  assert.equal(metadata.permissionSets[0]!.objects[0]!.read, true);
  assert.deepEqual(metadata.sharingRules[0]!.sharedTo, [{ kind: 'role', name: 'West' }]);
  assert.deepEqual(metadata.queues[0]!.users, ['a@x']);
  assert.deepEqual(metadata.customMetadata[0]!.values, [
    { field: 'Cap__c', value: '5.0', xsiType: 'xsd:double' },
    { field: 'Agent__c', value: null, xsiType: null },
  ]);
});

test('standard objects carry labels, required fields, picklists and key prefixes', () => {
  const schema = buildSchema(readMetadata([]));
  const opportunity = schema.object('Opportunity')!;
  assert.equal(opportunity.keyPrefix, '006');
  assert.equal(schema.field(opportunity, 'StageName')!.required, true);
  assert.equal(schema.field(opportunity, 'Amount')!.type, 'CURRENCY');
  assert.ok(schema.field(opportunity, 'StageName')!.picklist.some((value) => value.value === 'Closed Won'));
  assert.deepEqual(schema.field(schema.object('Case')!, 'OwnerId')!.referenceTo, ['Group', 'User']);
  assert.ok(schema.field(schema.object('Task')!, 'WhatId')!.referenceTo.includes('Account'));
  const prefixes = [...schema.objects.values()].map((object) => object.keyPrefix);
  assert.equal(new Set(prefixes).size, prefixes.length);
});

test('files of one profile in several packages are one profile, which gets what any of them grants', () => {
  const profile = (body: string) => `<Profile xmlns="http://soap.sforce.com/2006/04/metadata">${body}</Profile>`;
  const rights = (object: string, edit: boolean) =>
    `<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>${edit}</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;
  const access = (name: string) =>
    `<classAccesses><apexClass>${name}</apexClass><enabled>true</enabled></classAccesses>`;
  const root = folder({
    'core/profiles/Admin.profile-meta.xml': profile(access('A') + rights('Account', true) + rights('Contact', false)),
    'app/profiles/Admin.profile-meta.xml': profile(access('A') + access('B') + rights('Account', false)),
  });
  const { profiles } = readMetadata([root]);
  assert.deepEqual(
    profiles.map(({ name, classes, objects }) => [name, classes, objects.map(({ object, edit }) => [object, edit])]),
    [
      [
        'Admin',
        ['A', 'B'],
        [
          ['Account', true],
          ['Contact', false],
        ],
      ],
    ],
  );
});
