import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Connection } from '@jsforce/jsforce-node';
import { PEOPLE, startSampleOrg, type SampleOrg } from './fixtures/sample-org.fixture.ts';

let org: SampleOrg;
let connection: Connection;

before(async () => {
  org = await startSampleOrg();
  const { accessToken } = await org.signIn(PEOPLE.ada);
  connection = new Connection({ instanceUrl: org.url, loginUrl: org.url, accessToken, version: '67.0' });
});
after(() => org?.close());

test('jsforce creates, reads, changes, upserts and deletes records', async () => {
  const invoices = connection.sobject('Invoice__c');
  const created = await invoices.create({ Code__c: 'J-1', Amount__c: 3 });
  assert.ok(created.success);
  const id = created.id!;
  assert.equal((await invoices.retrieve(id))['Code__c'], 'J-1');
  assert.ok((await invoices.update({ Id: id, Amount__c: 4 })).success);
  const upserted = await invoices.upsert({ Code__c: 'J-1', Amount__c: 5 }, 'Code__c');
  assert.equal(upserted.success, true);
  const many = await invoices.create([{ Code__c: 'J-2' }, { Code__c: 'J-3' }]);
  assert.deepEqual(
    many.map((one) => one.success),
    [true, true],
  );
  const { records, totalSize } = await connection.query(
    "SELECT Code__c, Amount__c FROM Invoice__c WHERE Code__c LIKE 'J-%' ORDER BY Code__c",
  );
  assert.deepEqual([totalSize, records.map((row) => row.Code__c)], [3, ['J-1', 'J-2', 'J-3']]);
  const removed = await invoices.destroy([id, ...many.map((one) => one.id!)]);
  assert.ok(removed.every((one) => one.success));
});

test('jsforce follows nextRecordsUrl', async () => {
  const rows = Array.from({ length: 450 }, (_, n) => ({ Code__c: `L-${n}` }));
  const saved = await connection.sobject('Invoice__c').create(rows, { allowRecursive: true });
  assert.ok(saved.every((one) => one.success));
  const text = "SELECT Code__c FROM Invoice__c WHERE Code__c LIKE 'L-%'";
  const found = await connection
    .query(text)
    .run({ autoFetch: true, maxFetch: 1000, headers: { 'Sforce-Query-Options': 'batchSize=200' } });
  assert.deepEqual([found.totalSize, found.records.length], [450, 450]);
});

test('jsforce reads describes, identity, limits and Apex REST', async () => {
  const described = await connection.describe('Invoice__c');
  assert.ok(described.fields.some((field) => field.name === 'Code__c' && field.externalId));
  assert.ok((await connection.describeGlobal()).sobjects.some((one) => one.name === 'Account'));
  assert.equal((await connection.identity()).username, PEOPLE.ada);
  assert.ok((await connection.limits()).DailyApiRequests);
  assert.ok(Array.isArray(await connection.apex.get<unknown>('/invoices')));
  assert.ok(connection.limitInfo.apiUsage!.used > 0);
});

test('jsforce shows the platform’s error code', async () => {
  await assert.rejects(async () => connection.query('SELECT Nope__c FROM Invoice__c'), { errorCode: 'INVALID_FIELD' });
  await assert.rejects(connection.sobject('Invoice__c').create({ Amount__c: -1, Code__c: 'E-1' }), {
    errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  });
});

test('jsforce upserts and destroys many, and finds text', async () => {
  const invoices = connection.sobject('Invoice__c');
  const rows = ['M-1', 'M-2', 'M-1'].map((Code__c, index) => ({ Code__c, Amount__c: index }));
  const first = await invoices.upsert(rows.slice(0, 2), 'Code__c');
  assert.deepEqual(
    first.map((one) => one.success),
    [true, true],
  );
  const again = await invoices.upsert(rows.slice(2), 'Code__c');
  assert.equal(again[0]!.id, first[0]!.id);
  const changed = await invoices.update(first.map((one) => ({ Id: one.id!, Paid__c: true })));
  assert.ok(changed.every((one) => one.success));
  const removed = await invoices.destroy(first.map((one) => one.id!));
  assert.ok(removed.every((one) => one.success));
  await connection.sobject('Account').create({ Name: 'Searchlight Ltd' });
  const { searchRecords } = await connection.search('FIND {Searchlight} IN NAME FIELDS RETURNING Account(Id, Name)');
  assert.deepEqual(
    searchRecords.map((row) => row.Name),
    ['Searchlight Ltd'],
  );
});

test('jsforce runs anonymous Apex and reads sources through the tooling interface', async () => {
  const { accessToken } = await org.signIn(PEOPLE.admin);
  const admin = new Connection({ instanceUrl: org.url, loginUrl: org.url, accessToken, version: '67.0' });
  const result = await admin.tooling.executeAnonymous("insert new Account(Name = 'Tooling');");
  assert.deepEqual([result.compiled, result.success], [true, true]);
  const { records } = await admin.tooling.query<{ Name: string }>(
    "SELECT Name FROM ApexClass WHERE Name = 'InvoiceRest'",
  );
  assert.equal(records[0]!.Name, 'InvoiceRest');
  assert.ok((await admin.tooling.describeGlobal()).sobjects.some((one) => one.name === 'ApexClass'));
  await assert.rejects(async () => admin.tooling.query('SELECT Id FROM TraceFlag'), { errorCode: 'UNSUPPORTED' });
});
