import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, metadata, salesforceProject } from '../test-project.fixture.ts';
import { metadataSchema } from './metadataSchema.ts';

const FIELD = 'force-app/main/default/objects/Risk__c/fields/Score__c.field-meta.xml';

const GOOD = '<fullName>Score__c</fullName><label>Score</label><type>Number</type><precision>3</precision>';

async function problems(content: string): Promise<string[]> {
  const root = await salesforceProject({ [FIELD]: content });
  return (await findings(metadataSchema, root)).map((finding) => finding.replace(FIELD, ''));
}

test('a field that the Metadata API accepts has no finding', async () => {
  assert.deepEqual(await problems(metadata('CustomField', `${GOOD}<required>true</required>`)), []);
});

test('unknown and repeated elements are found with their line', async () => {
  assert.deepEqual(await problems(metadata('CustomField', `${GOOD}\n<lable>x</lable>\n<type>Text</type>`)), [
    ':4 <lable> is not an element of CustomField',
    ':5 <type> may occur once in CustomField',
  ]);
});

test('booleans, numbers and enumerations take their own values only', async () => {
  const wrong = '<required>yes</required><scale>two</scale><deleteConstraint>Explode</deleteConstraint>';
  const found = await problems(metadata('CustomField', GOOD + wrong));
  assert.equal(found.length, 3);
  assert.match(found[0], /<required> is "yes", expected true or false/);
  assert.match(found[1], /<scale> is "two", expected a number/);
  assert.match(found[2], /<deleteConstraint> is "Explode", expected one of .*Restrict/);
});

test('a missing required element is found', async () => {
  const root = await salesforceProject({
    'force-app/x.permissionset-meta.xml': metadata(
      'PermissionSet',
      '<label>X</label><fieldPermissions><field>A.B</field><readable>true</readable></fieldPermissions>',
    ),
  });
  assert.deepEqual(await findings(metadataSchema, root), [
    'force-app/x.permissionset-meta.xml:3 <editable> is missing in PermissionSetFieldPermissions',
  ]);
});

test('text that is no XML, an unknown type and a missing namespace are found', async () => {
  assert.match((await problems('<CustomField>\n<type></CustomField>'))[0], /^:2 /);
  assert.deepEqual(await problems(metadata('CustomFeild', '')), [':2 <CustomFeild> is not a metadata type']);
  assert.match((await problems('<CustomField/>'))[0], /needs xmlns=/);
});
