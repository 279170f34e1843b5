import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Connection } from '@jsforce/jsforce-node';
import { PEOPLE, startSampleOrg, type SampleOrg, type Session } from '../fixtures/sample-org.fixture.ts';

let org: SampleOrg;
let admin: Session;
let ada: Session;

before(async () => {
  org = await startSampleOrg();
  [admin, ada] = await Promise.all([org.signIn(PEOPLE.admin), org.signIn(PEOPLE.ada)]);
});
after(() => org?.close());

const APEX = 'http://soap.sforce.com/2006/08/apex';

async function post(path: string, xml: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${org.url}/services/Soap/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml', soapaction: 'x' },
    body: xml,
  });
  return { status: response.status, text: await response.text() };
}

function execute(token: string, source: string): Promise<{ status: number; text: string }> {
  const header = `<SessionHeader><sessionId>${token}</sessionId></SessionHeader><DebuggingHeader><categories><category>Apex_code</category><level>FINEST</level></categories></DebuggingHeader>`;
  const escaped = source.replace(/[<>&]/g, (one) => `&#${one.charCodeAt(0)};`);
  return post(
    's/67.0/00D',
    `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header xmlns="${APEX}">${header}</e:Header><e:Body><executeAnonymous xmlns="${APEX}"><apexcode>${escaped}</apexcode></executeAnonymous></e:Body></e:Envelope>`,
  );
}

test('executeAnonymous answers the debug log, with line and level of each message', async () => {
  const { status, text } = await execute(
    admin.accessToken,
    "if (1 < 2) {\n  System.debug('a & <b>');\n}\nSystem.debug(LoggingLevel.FINE, 'fine');",
  );
  assert.equal(status, 200);
  assert.match(text, /<compiled>true<\/compiled>.*<success>true<\/success>/s);
  assert.match(text, /\|USER_DEBUG\|\[2\]\|DEBUG\|a &#38; &#60;b&#62;\n/);
  assert.match(text, /\|USER_DEBUG\|\[4\]\|FINE\|fine\n/);
  assert.match(text, /Number of SOQL queries: 0 out of 100/);
});

test('an exception of the block is in its log and its result', async () => {
  const { text } = await execute(admin.accessToken, 'Integer i = 1 / 0;');
  assert.match(text, /<exceptionMessage>System\.MathException: Divide by 0<\/exceptionMessage>/);
  assert.match(text, /\|FATAL_ERROR\|System\.MathException: Divide by 0\n\nAnonymousBlock: line 1, column 1/);
});

test('who may not, and who is unknown, gets a fault', async () => {
  const forbidden = await execute(ada.accessToken, 'Integer i;');
  assert.equal(forbidden.status, 500);
  assert.match(forbidden.text, /<faultcode>sf:INSUFFICIENT_ACCESS<\/faultcode>/);
  assert.match((await execute('nonsense', 'Integer i;')).text, /<faultcode>sf:INVALID_SESSION_ID<\/faultcode>/);
});

test('jsforce lists what is deployed', async () => {
  const connection = new Connection({
    instanceUrl: org.url,
    loginUrl: org.url,
    accessToken: admin.accessToken,
    version: '67.0',
  });
  const described = await connection.metadata.describe('67.0');
  assert.ok(described.metadataObjects.some((type) => type.xmlName === 'ApexClass' && type.directoryName === 'classes'));
  const classes = await connection.metadata.list({ type: 'ApexClass' }, '67.0');
  const found = classes.find((one) => one.fullName === 'InvoiceTest')!;
  const { records } = await connection.tooling.query<{ Id: string }>(
    "SELECT Id FROM ApexClass WHERE Name = 'InvoiceTest'",
  );
  assert.deepEqual([found.fileName, found.id], ['classes/InvoiceTest.cls', records[0]!.Id]);
  const fields = await connection.metadata.list([{ type: 'CustomField' }, { type: 'ValidationRule' }], '67.0');
  const names = fields.map((one) => one.fullName);
  assert.ok(names.includes('Invoice__c.Code__c') && names.includes('Invoice__c.AmountIsPositive'));
  await assert.rejects(connection.metadata.list({ type: 'Nope' }, '67.0'), { name: 'sf:INVALID_TYPE' });
});

test('what is no envelope is a fault, whatever it is', async () => {
  const nested = `<e:Envelope><e:Body>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</e:Body></e:Envelope>`;
  for (const body of ['', 'x', '<a/>', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', nested]) {
    const { status, text } = await post('u/67.0', body);
    assert.equal(status, 500);
    assert.match(text, /<soapenv:Fault><faultcode>sf:\w+<\/faultcode>/);
  }
  const login = await post('u/60.0', '<e:Envelope><e:Body><login><username>a</username></login></e:Body></e:Envelope>');
  assert.match(login.text, /SOAP API login\(\) is disabled by default in this org/);
});
