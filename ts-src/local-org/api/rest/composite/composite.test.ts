import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PEOPLE, soql, startSampleOrg, type SampleOrg, type Session } from '../../fixtures/sample-org.fixture.ts';

let org: SampleOrg;
let ada: Session;
const BASE = '/services/data/v67.0';

before(async () => {
  org = await startSampleOrg();
  ada = await org.signIn(PEOPLE.ada);
});
after(() => org?.close());

const count = async (name: string): Promise<number> =>
  (await ada.get(soql(`SELECT COUNT() FROM Account WHERE Name = '${name}'`))).body.totalSize;

describe('composite', () => {
  const chain = (name: string, amount: number) => [
    { method: 'POST', url: `${BASE}/sobjects/Account`, referenceId: 'account', body: { Name: name } },
    {
      method: 'POST',
      url: `${BASE}/sobjects/Invoice__c`,
      referenceId: 'invoice',
      body: { Code__c: name, Amount__c: amount, Account__c: '@{account.id}' },
    },
    {
      method: 'GET',
      url: `${BASE}/query?q=SELECT+Id,Account__c+FROM+Invoice__c+WHERE+Id='@{invoice.id}'`,
      referenceId: 'found',
    },
    { method: 'GET', url: `${BASE}/sobjects/Account/@{found.records[0].Account__c}?fields=Name`, referenceId: 'read' },
  ];

  test('later requests use the answers of earlier ones', async () => {
    const { status, body } = await ada.send('POST', 'composite', { compositeRequest: chain('Chain', 1) });
    assert.equal(status, 200);
    const answers = body.compositeResponse;
    assert.deepEqual(
      answers.map((one: any) => [one.referenceId, one.httpStatusCode]),
      [
        ['account', 201],
        ['invoice', 201],
        ['found', 200],
        ['read', 200],
      ],
    );
    assert.equal(answers[0].httpHeaders.Location, `${BASE}/sobjects/Account/${answers[0].body.id}`);
    assert.equal(answers[3].body.Name, 'Chain');
  });

  test('allOrNone undoes everything, and without it only what failed', async () => {
    const all = await ada.send('POST', 'composite', { allOrNone: true, compositeRequest: chain('All', -1) });
    assert.deepEqual(
      all.body.compositeResponse.map((one: any) => [one.httpStatusCode, one.body[0].errorCode]),
      [
        [400, 'PROCESSING_HALTED'],
        [400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
        [400, 'PROCESSING_HALTED'],
        [400, 'PROCESSING_HALTED'],
      ],
    );
    assert.equal(await count('All'), 0);
    const each = await ada.send('POST', 'composite', { compositeRequest: chain('Each', -1) });
    assert.deepEqual(
      each.body.compositeResponse.map((one: any) => one.httpStatusCode),
      [201, 400, 400, 400],
    );
    assert.match(each.body.compositeResponse[2].body[0].message, /Invalid reference specified/);
    assert.equal(await count('Each'), 1);
  });

  test('each graph is kept as a whole or not at all', async () => {
    const graphs = [
      { graphId: 'good', compositeRequest: chain('Graph', 2) },
      { graphId: 'bad', compositeRequest: chain('Broken', -2) },
    ];
    const { body } = await ada.send('POST', 'composite/graph', { graphs });
    assert.deepEqual(
      body.graphs.map((one: any) => [one.graphId, one.isSuccessful]),
      [
        ['good', true],
        ['bad', false],
      ],
    );
    assert.deepEqual([await count('Graph'), await count('Broken')], [1, 0]);
  });

  test('what is no composite is refused', async () => {
    const refused = async (part: object, times = 1) => {
      const request = { method: 'GET', url: `${BASE}/limits/recordCount?sObjects=Account`, referenceId: 'a', ...part };
      const { status, body } = await ada.send('POST', 'composite', { compositeRequest: Array(times).fill(request) });
      return [status, (body[0] ?? body.compositeResponse[0].body[0])?.errorCode];
    };
    assert.deepEqual(await refused({}, 2), [400, 'INVALID_INPUT']);
    assert.deepEqual(await refused({}, 26), [400, 'LIMIT_EXCEEDED']);
    assert.deepEqual(await refused({ referenceId: '1 a' }), [400, 'INVALID_INPUT']);
    assert.deepEqual(await refused({ method: 'TRACE' }), [400, 'INVALID_INPUT']);
    assert.deepEqual(await refused({ url: 'https://example.com/' }), [200, 'INVALID_INPUT']);
    assert.deepEqual(await refused({ url: `${BASE}/limits` }), [200, 'INVALID_INPUT']);
  });
});

test('a batch runs each request by itself', async () => {
  const batchRequests = [
    { method: 'POST', url: 'v67.0/sobjects/Account', richInput: { Name: 'Batch' } },
    { method: 'GET', url: 'v67.0/sobjects/Nope' },
    { method: 'GET', url: 'v67.0/limits' },
  ];
  const { body } = await ada.send('POST', 'composite/batch', { batchRequests });
  assert.deepEqual([body.hasErrors, body.results.map((one: any) => one.statusCode)], [true, [201, 404, 200]]);
  const halted = await ada.send('POST', 'composite/batch', {
    batchRequests: batchRequests.slice(1),
    haltOnError: true,
  });
  assert.deepEqual(
    halted.body.results.map((one: any) => one.statusCode),
    [404, 412],
  );
  assert.equal(await count('Batch'), 1);
});

describe('tree', () => {
  const tree = (name: string, amounts: number[]) => ({
    records: [
      {
        attributes: { type: 'Account', referenceId: 'parent' },
        Name: name,
        Invoices__r: {
          records: amounts.map((Amount__c, index) => ({
            attributes: { type: 'Invoice__c', referenceId: `child${index}` },
            Code__c: `${name}-${index}`,
            Amount__c,
          })),
        },
      },
    ],
  });

  test('parents and children are made together', async () => {
    const { status, body } = await ada.send('POST', 'composite/tree/Account', tree('Tree', [1, 2]));
    assert.deepEqual(
      [status, body.hasErrors, body.results.map((one: any) => one.referenceId)],
      [201, false, ['parent', 'child0', 'child1']],
    );
    const children = await ada.get(soql("SELECT COUNT() FROM Invoice__c WHERE Account__r.Name = 'Tree'"));
    assert.equal(children.body.totalSize, 2);
  });

  test('one fault undoes all of it', async () => {
    const { status, body } = await ada.send('POST', 'composite/tree/Account', tree('Fallen', [1, -1]));
    assert.equal(status, 400);
    assert.deepEqual(
      body.results.map((one: any) => [one.referenceId, one.errors[0].statusCode]),
      [['child1', 'FIELD_CUSTOM_VALIDATION_EXCEPTION']],
    );
    assert.equal(await count('Fallen'), 0);
    assert.equal((await ada.send('POST', 'composite/tree/Account', tree('Many', Array(201).fill(1)))).status, 400);
  });
});
