import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Connection } from '@jsforce/jsforce-node';
import { PEOPLE, soql, startSampleOrg, type SampleOrg, type Session } from '../fixtures/sample-org.fixture.ts';

let org: SampleOrg;
let ada: Session;

before(async () => {
  org = await startSampleOrg();
  ada = await org.signIn(PEOPLE.ada);
});
after(() => org?.close());

const CSV = { 'content-type': 'text/csv' };

async function finished(path: string): Promise<any> {
  for (;;) {
    const { body } = await ada.get(path);
    if (['JobComplete', 'Failed', 'Aborted'].includes(body.state)) return body;
    await new Promise((done) => setTimeout(done, 5));
  }
}

/** A job of these lines, loaded. */
async function loaded(job: object, lines: string[]): Promise<any> {
  const created = await ada.send('POST', 'jobs/ingest', job);
  assert.equal(created.status, 200, JSON.stringify(created.body));
  const path = `jobs/ingest/${created.body.id}`;
  assert.equal((await ada.send('PUT', `/${created.body.contentUrl}`, lines.join('\n'), CSV)).status, 201);
  assert.equal((await ada.send('PATCH', path, { state: 'UploadComplete' })).body.state, 'UploadComplete');
  const { numberRecordsProcessed, numberRecordsFailed, state } = await finished(path);
  const text = async (which: string) => (await ada.get(`${path}/${which}`)).body.trim().split('\n');
  const [successful, failed] = await Promise.all([text('successfulResults'), text('failedResults')]);
  return { state, numberRecordsProcessed, numberRecordsFailed, successful, failed };
}

test('rows are loaded one by one: each stands for itself', async () => {
  const job = { object: 'Invoice__c', operation: 'insert', lineEnding: 'LF' };
  const result = await loaded(job, ['Code__c,Amount__c,Paid__c', 'B-1,1.5,true', 'B-2,-1,', '"B, ""3""",,false']);
  assert.deepEqual([result.state, result.numberRecordsProcessed, result.numberRecordsFailed], ['JobComplete', 3, 1]);
  assert.match(result.successful[1], /^"\w{18}","true","B-1","1\.5","true"$/);
  assert.match(result.failed[1], /^"","FIELD_CUSTOM_VALIDATION_EXCEPTION:[^"]+:Amount__c --","B-2","-1",""$/);
  const rows = (await ada.get(soql("SELECT Code__c, Paid__c FROM Invoice__c WHERE Code__c LIKE 'B%' ORDER BY Code__c")))
    .body.records;
  assert.deepEqual(
    rows.map((row: any) => [row.Code__c, row.Paid__c]),
    [
      ['B, "3"', false],
      ['B-1', true],
    ],
  );
});

test('an upsert by external id changes and creates; #N/A empties a field', async () => {
  const job = { object: 'Invoice__c', operation: 'upsert', externalIdFieldName: 'Code__c' };
  await loaded(job, ['Code__c,Amount__c', 'U-1,1']);
  const result = await loaded(job, ['Code__c,Amount__c', 'U-1,#N/A', 'U-2,2']);
  assert.deepEqual(
    result.successful.slice(1).map((line: string) => line.split(',')[1]),
    ['"false"', '"true"'],
  );
  const [row] = (await ada.get(soql("SELECT Amount__c FROM Invoice__c WHERE Code__c = 'U-1'"))).body.records;
  assert.equal(row.Amount__c, null);
});

test('jobs and contents that do not fit are refused', async () => {
  const code = async (job: object) => (await ada.send('POST', 'jobs/ingest', job)).body[0].errorCode;
  assert.equal(await code({ object: 'Nope', operation: 'insert' }), 'INVALIDJOB');
  assert.equal(await code({ object: 'Account', operation: 'merge' }), 'INVALIDJOB');
  assert.equal(await code({ object: 'Account', operation: 'insert', columnDelimiter: 'DOT' }), 'INVALIDJOB');
  const { id } = (await ada.send('POST', 'jobs/ingest', { object: 'Account', operation: 'insert' })).body;
  assert.equal((await ada.send('PUT', `jobs/ingest/${id}/batches`, 'Name\na,b', CSV)).status, 400);
  assert.equal((await ada.send('DELETE', `jobs/ingest/${id}`)).body[0].errorCode, 'INVALIDJOBSTATE');
  assert.equal((await (await org.signIn(PEOPLE.bob)).get(`jobs/ingest/${id}`)).status, 404, 'a job is its user’s');
  assert.equal((await ada.send('PATCH', `jobs/ingest/${id}`, { state: 'Aborted' })).body.state, 'Aborted');
  assert.equal((await ada.send('DELETE', `jobs/ingest/${id}`)).status, 204);
});

test('a query job answers CSV in parts', async () => {
  await ada.send('POST', 'sobjects/Account', { Name: 'Bulk "A"' });
  await ada.send('POST', 'sobjects/Account', { Name: 'Bulk B' });
  const query = "SELECT Name, Owner.Username FROM Account WHERE Name LIKE 'Bulk%' ORDER BY Name";
  const { id } = (await ada.send('POST', 'jobs/query', { operation: 'query', query })).body;
  const { state, numberRecordsProcessed } = await finished(`jobs/query/${id}`);
  assert.deepEqual([state, numberRecordsProcessed], ['JobComplete', 2]);
  const first = await ada.get(`jobs/query/${id}/results?maxRecords=1`);
  assert.equal(first.body, `"Name","Owner.Username"\n"Bulk ""A""","${PEOPLE.ada}"\n`);
  const locator = first.headers.get('sforce-locator');
  const second = await ada.get(`jobs/query/${id}/results?maxRecords=1&locator=${locator}`);
  assert.deepEqual([second.headers.get('sforce-locator'), second.headers.get('sforce-numberofrecords')], ['null', '1']);
  const aggregate = await ada.send('POST', 'jobs/query', {
    operation: 'query',
    query: 'SELECT COUNT(Id) FROM Account',
  });
  assert.equal(aggregate.status, 400);
});

test('jsforce loads and queries by Bulk API 2.0', async () => {
  const connection = new Connection({
    instanceUrl: org.url,
    loginUrl: org.url,
    accessToken: ada.accessToken,
    version: '67.0',
  });
  connection.bulk2.pollInterval = 20;
  const input = Array.from({ length: 450 }, (_, index) => ({ Code__c: `J-${index}`, Amount__c: String(index) }));
  const done = await connection.bulk2.loadAndWaitForResults({ object: 'Invoice__c', operation: 'insert', input });
  assert.deepEqual([done.successfulResults.length, done.failedResults.length], [450, 0]);
  const stream = await connection.bulk2.query("SELECT Code__c FROM Invoice__c WHERE Code__c LIKE 'J-%'");
  assert.equal((await stream.toArray()).length, 450);
});
