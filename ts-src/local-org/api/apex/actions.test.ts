import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PEOPLE, soql, startSampleOrg, type SampleOrg, type Session } from '../fixtures/sample-org.fixture.ts';

const PAY = 'actions/custom/apex/InvoiceActions';
let org: SampleOrg;
let ada: Session;

before(async () => {
  org = await startSampleOrg();
  ada = await org.signIn(PEOPLE.ada);
});
after(() => org?.close());

test('actions are listed and described for who may run them', async () => {
  const { actions } = (await ada.get('actions/custom/apex')).body;
  assert.deepEqual(actions, [
    { label: 'Pay invoices', name: 'InvoiceActions', type: 'APEX', url: `/services/data/v67.0/${PAY}` },
  ]);
  const { description, inputs, outputs } = (await ada.get(PAY)).body;
  assert.equal(description, 'Marks invoices as paid.');
  assert.deepEqual(
    inputs.map((one: any) => [one.name, one.label, one.type, one.required]),
    [
      ['invoiceId', 'Invoice', 'ID', true],
      ['amount', 'amount', 'DECIMAL', false],
    ],
  );
  assert.deepEqual([outputs[0].name, outputs[0].label, outputs[0].description], ['text', 'Text', 'What was done']);
  const bob = await org.signIn(PEOPLE.bob);
  assert.deepEqual((await bob.get('actions/custom/apex')).body.actions, []);
  assert.equal((await bob.send('POST', PAY, { inputs: [{}] })).status, 404);
});

test('an action runs as the user, for all inputs or for none', async () => {
  const [first, second] = await Promise.all(
    ['A-1', 'A-2'].map(async (Code__c) => (await ada.send('POST', 'sobjects/Invoice__c', { Code__c })).body.id),
  );
  const paid = async () => (await ada.get(soql('SELECT COUNT() FROM Invoice__c WHERE Paid__c = TRUE'))).body.totalSize;
  const failed = await ada.send('POST', PAY, { inputs: [{ invoiceId: first }, { invoiceId: '0015g0000000001AAA' }] });
  assert.equal(failed.status, 400);
  assert.match(failed.body[0].errors[0].message, /An Apex error occurred: System\.\w+Exception/);
  assert.equal(await paid(), 0);
  const inputs = [{ invoiceId: first, amount: 12.5 }, { invoiceId: second }];
  const { status, body } = await ada.send('POST', PAY, { inputs });
  assert.deepEqual(
    [status, body.map((one: any) => [one.isSuccess, one.outputValues.text])],
    [
      200,
      [
        [true, 'paid 12.5'],
        [true, 'paid null'],
      ],
    ],
  );
  assert.equal(await paid(), 2);
});

test('inputs that do not fit are refused', async () => {
  const status = async (inputs: unknown) => (await ada.send('POST', PAY, { inputs })).status;
  assert.equal(await status([{ amount: 1 }]), 400, 'required');
  assert.equal(await status([{ invoiceId: 'x', nope: 1 }]), 400, 'unknown');
  assert.equal(await status([{ invoiceId: {} }]), 400, 'of another type');
  assert.equal(await status('x'), 400);
});
