import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PEOPLE, soql, startSampleOrg, type SampleOrg, type Session } from '../fixtures/sample-org.fixture.ts';

const INVOICES = '/services/apexrest/invoices';
let org: SampleOrg;
let ada: Session;

before(async () => {
  org = await startSampleOrg();
  ada = await org.signIn(PEOPLE.ada);
});
after(() => org?.close());

test('parameters come from the body, and a returned object becomes JSON', async () => {
  const answer = await ada.send('POST', `${INVOICES}/new`, { code: 'A-1', amount: 12.5 });
  assert.deepEqual(
    [answer.status, answer.body],
    [200, { code: 'A-1', amount: 12.5, paid: null, notes: ['/services/apexrest/invoices/*', '/invoices/new'] }],
  );
  const list = await ada.get(INVOICES);
  assert.deepEqual(
    list.body.map(({ Code__c, Amount__c }: { Code__c: string; Amount__c: number }) => [Code__c, Amount__c]),
    [['A-1', 12.5]],
  );
  assert.equal(list.body[0].attributes.type, 'Invoice__c');
});

test('a method without result answers by RestContext.response', async () => {
  const answer = await ada.send('PUT', `${INVOICES}/x?q=who%20asks`, 'hello', {
    'content-type': 'text/plain',
    'X-Ask': 'Hm',
  });
  assert.deepEqual([answer.status, answer.body, answer.headers.get('x-asked')], [202, 'PUT hello', 'Hm who asks']);
});

test('an uncaught exception is answered with its stack, and nothing it did is kept', async () => {
  const answer = await ada.send('DELETE', INVOICES);
  assert.equal(answer.status, 500);
  assert.equal(answer.body[0].errorCode, 'APEX_ERROR');
  assert.match(
    answer.body[0].message,
    /^System\.NullPointerException: Attempt to de-reference a null object\n\nClass\.InvoiceRest\.fail: line \d+, column 1$/,
  );
  const failing = await ada.send('POST', INVOICES, { code: 'A-2', amount: -1 });
  assert.match(
    failing.body[0].message,
    /^System\.DmlException: Insert failed\. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION/,
  );
  assert.equal((await ada.get(soql("SELECT Id FROM Invoice__c WHERE Code__c = 'A-2'"))).body.totalSize, 0);
});

test('bodies that do not fit are refused', async () => {
  const codes = async (body: unknown) => {
    const answer = await ada.send('POST', INVOICES, body);
    return [answer.status, answer.body[0].errorCode];
  };
  assert.deepEqual(await codes('{"code":'), [400, 'JSON_PARSER_ERROR']);
  assert.deepEqual(await codes({ code: 'A', amount: 'many' }), [400, 'JSON_PARSER_ERROR']);
  assert.deepEqual(await codes({ code: 'A', nonsense: 1 }), [400, 'JSON_PARSER_ERROR']);
});

test('paths, methods and classes without access are refused', async () => {
  const missing = await ada.get('/services/apexrest/nothing');
  assert.deepEqual(
    [missing.status, missing.body[0]],
    [404, { message: 'Could not find a match for URL', errorCode: 'NOT_FOUND' }],
  );
  const method = await ada.send('PATCH', INVOICES, {});
  assert.deepEqual([method.status, method.body[0].errorCode], [405, 'METHOD_NOT_ALLOWED']);
  const hidden = await ada.get('/services/apexrest/hidden');
  assert.deepEqual(
    [hidden.status, hidden.body[0]],
    [403, { message: 'You do not have access to the Apex class named: HiddenRest', errorCode: 'FORBIDDEN' }],
  );
  const bob = await org.signIn(PEOPLE.bob);
  assert.equal((await bob.get(INVOICES)).status, 403);
});
