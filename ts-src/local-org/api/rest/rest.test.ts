import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { PEOPLE, soql, startSampleOrg, type SampleOrg, type Session } from '../fixtures/sample-org.fixture.ts';

let org: SampleOrg;
let ada: Session;
let bob: Session;
let admin: Session;

before(async () => {
  org = await startSampleOrg();
  [ada, bob, admin] = await Promise.all([org.signIn(PEOPLE.ada), org.signIn(PEOPLE.bob), org.signIn(PEOPLE.admin)]);
});
after(() => org?.close());

async function created(session: Session, object: string, values: Record<string, unknown>): Promise<string> {
  const answer = await session.send('POST', `sobjects/${object}`, values);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body.id;
}

describe('records', () => {
  test('create, read, change, delete, with the platform’s shapes', async () => {
    const create = await ada.send('POST', 'sobjects/Invoice__c', {
      Code__c: 'R-1',
      Amount__c: 1234567890123.45,
      Due__c: '2026-11-21',
      Sent__c: '2026-11-21T10:00:00.000+0000',
    });
    assert.deepEqual([create.status, create.body.success, create.body.errors], [201, true, []]);
    const { id } = create.body;
    assert.match(create.headers.get('sforce-limit-info')!, /^api-usage=\d+\/100000$/);
    const read = await ada.get(`sobjects/Invoice__c/${id}?fields=Name,Amount__c,Due__c,Sent__c,Paid__c,Account__c`);
    const url = `/services/data/v67.0/sobjects/Invoice__c/${id}`;
    assert.deepEqual(read.body, {
      attributes: { type: 'Invoice__c', url },
      Name: 'INV-0001',
      Amount__c: 1234567890123.45,
      Due__c: '2026-11-21',
      Sent__c: '2026-11-21T10:00:00.000+0000',
      Paid__c: false,
      Account__c: null,
    });
    assert.equal((await ada.send('PATCH', `sobjects/Invoice__c/${id}`, { Paid__c: true })).status, 204);
    assert.equal((await ada.get(`sobjects/Invoice__c/${id.slice(0, 15)}?fields=Paid__c`)).body.Paid__c, true);
    assert.equal((await ada.send('DELETE', `sobjects/Invoice__c/${id}`)).status, 204);
    const gone = await ada.get(`sobjects/Invoice__c/${id}`);
    assert.deepEqual([gone.status, gone.body[0].errorCode], [404, 'NOT_FOUND']);
    assert.equal((await ada.send('DELETE', `sobjects/Invoice__c/${id}`)).body[0].errorCode, 'ENTITY_IS_DELETED');
  });

  test('an upsert by external id creates once and changes after that', async () => {
    const path = 'sobjects/Invoice__c/Code__c/U-1';
    const first = await ada.send('PATCH', path, { Amount__c: 1 });
    assert.deepEqual([first.status, first.body.created], [201, true]);
    const second = await ada.send('PATCH', path, { Amount__c: 2 });
    assert.deepEqual([second.status, second.body.created, second.body.id], [200, false, first.body.id]);
    assert.equal((await ada.get(`${path}?fields=Amount__c`)).body.Amount__c, 2);
    assert.equal((await ada.send('PATCH', 'sobjects/Invoice__c/Amount__c/1', {})).status, 404, 'not an external id');
  });

  test('a parent may be named by its external id', async () => {
    await created(ada, 'Invoice__c', { Code__c: 'P-1' });
    const wrong = await ada.send('POST', 'sobjects/Invoice__c', { Code__c: 'P-2', Account__r: { Name: 'Acme' } });
    assert.deepEqual([wrong.status, wrong.body[0].errorCode], [400, 'INVALID_FIELD']);
  });

  test('faults name themselves', async () => {
    const post = async (body: unknown) => {
      const { status, body: answer } = await ada.send('POST', 'sobjects/Invoice__c', body);
      return [status, answer[0].errorCode, answer[0].fields ?? null];
    };
    assert.deepEqual(await post({}), [400, 'REQUIRED_FIELD_MISSING', ['Code__c']]);
    assert.deepEqual(await post({ Code__c: 'F', Nope__c: 1 }), [400, 'INVALID_FIELD', null]);
    assert.deepEqual(await post({ Code__c: 'F', Amount__c: 'many' }), [400, 'JSON_PARSER_ERROR', null]);
    assert.deepEqual(await post({ Code__c: 'F', Amount__c: -1 }), [
      400,
      'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      ['Amount__c'],
    ]);
    assert.deepEqual(await post('{"Code__c":'), [400, 'JSON_PARSER_ERROR', null]);
    assert.deepEqual(await post({ Code__c: 'LIMIT' }), [400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', null]);
    const missing = await ada.send('POST', 'sobjects/Nope__c', {});
    assert.deepEqual([missing.status, missing.body[0].errorCode], [404, 'NOT_FOUND']);
    const paths = await ada.get('sobjects/Account/001000000000001AAA?fields=Id,(SELECT Id FROM Contacts)');
    assert.deepEqual([paths.status, paths.body[0].errorCode], [400, 'INVALID_FIELD']);
    const malformed = await ada.get('sobjects/Invoice__c/nonsense');
    assert.deepEqual([malformed.status, malformed.body[0].errorCode], [400, 'MALFORMED_ID']);
  });

  test('a platform event is published; what it cannot hold is refused', async () => {
    const enqueued = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    const { status, body } = await ada.send('POST', 'sobjects/Ping__e', { Text__c: 'event' });
    assert.deepEqual([status, body.success, body.errors[0].statusCode], [201, true, 'OPERATION_ENQUEUED']);
    assert.match(body.errors[0].message, enqueued);
    const records = [{ attributes: { type: 'Ping__e' }, Text__c: 'x'.repeat(256) }];
    const many = await ada.send('POST', 'composite/sobjects', { records });
    assert.deepEqual([many.body[0].success, many.body[0].errors[0].statusCode], [false, 'STRING_TOO_LONG']);
    const long = await ada.send('POST', 'sobjects/Ping__e', { Text__c: 'x'.repeat(256) });
    assert.deepEqual([long.status, long.body[0].errorCode], [400, 'STRING_TOO_LONG']);
    assert.equal((await ada.send('PATCH', `sobjects/Ping__e/${body.id}`, { Text__c: 'y' })).status, 400);
    // Its subscriber, a trigger, writes an account in a transaction of its own.
    const written = soql("SELECT COUNT() FROM Account WHERE Name = 'Pinged by event'");
    let accounts = 0;
    for (let tries = 0; accounts === 0 && tries < 100; tries++, await setTimeout(20)) {
      accounts = (await admin.get(written)).body.totalSize;
    }
    assert.equal(accounts, 1);
  });
});

describe('rights', () => {
  test('nothing works without a session', async () => {
    for (const headers of [{}, { authorization: 'Bearer 00D!nonsense' }]) {
      const response = await fetch(`${org.url}/services/data/v67.0/limits`, { headers });
      assert.deepEqual(
        [response.status, await response.json()],
        [401, [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]],
      );
    }
  });

  test('a field without access does not exist, an object neither', async () => {
    const id = await created(ada, 'Invoice__c', { Code__c: 'S-1' });
    assert.equal((await ada.get(soql('SELECT Secret__c FROM Invoice__c'))).body[0].errorCode, 'INVALID_FIELD');
    assert.equal('Secret__c' in (await ada.get(`sobjects/Invoice__c/${id}`)).body, false);
    const described = (await ada.get('sobjects/Invoice__c/describe')).body.fields.map(
      (field: { name: string }) => field.name,
    );
    assert.ok(described.includes('Amount__c') && !described.includes('Secret__c'));
    const write = await ada.send('PATCH', `sobjects/Invoice__c/${id}`, { Secret__c: 'x' });
    assert.equal(write.status, 400);
    assert.equal((await bob.get(soql('SELECT Id FROM Invoice__c'))).body[0].errorCode, 'INVALID_TYPE');
    assert.equal((await bob.get('sobjects/Invoice__c/describe')).status, 404);
  });

  test('records of others stay invisible, and administrators see all', async () => {
    const id = await created(admin, 'Invoice__c', { Code__c: 'H-1', Secret__c: 'x' });
    assert.equal((await ada.get(`sobjects/Invoice__c/${id}`)).status, 404);
    assert.equal((await ada.get(soql("SELECT Id FROM Invoice__c WHERE Code__c = 'H-1'"))).body.totalSize, 0);
    assert.equal((await ada.send('DELETE', `sobjects/Invoice__c/${id}`)).status >= 400, true);
    assert.equal((await admin.get(`sobjects/Invoice__c/${id}?fields=Secret__c`)).body.Secret__c, 'x');
  });
});

describe('queries', () => {
  test('parents, children, aggregates and counts', async () => {
    const account = await created(ada, 'Account', { Name: 'Acme' });
    await created(ada, 'Invoice__c', { Code__c: 'Q-1', Amount__c: 10, Account__c: account });
    await created(ada, 'Invoice__c', { Code__c: 'Q-2', Amount__c: 5.5, Account__c: account });
    const children = await ada.get(
      soql(`SELECT Name, (SELECT Code__c FROM Invoices__r ORDER BY Code__c) FROM Account WHERE Id = '${account}'`),
    );
    const [row] = children.body.records;
    assert.deepEqual([children.body.totalSize, children.body.done, row.Name], [1, true, 'Acme']);
    assert.deepEqual(
      row.Invoices__r.records.map((one: { Code__c: string }) => one.Code__c),
      ['Q-1', 'Q-2'],
    );
    const parent = await ada.get(soql("SELECT Code__c, Account__r.Name FROM Invoice__c WHERE Code__c = 'Q-1'"));
    assert.deepEqual(parent.body.records[0].Account__r, {
      attributes: { type: 'Account', url: `/services/data/v67.0/sobjects/Account/${account}` },
      Name: 'Acme',
    });
    const sum = await ada.get(
      soql(`SELECT COUNT(Id) n, SUM(Amount__c) total FROM Invoice__c WHERE Account__c = '${account}'`),
    );
    assert.deepEqual(sum.body.records, [{ attributes: { type: 'AggregateResult' }, n: 2, total: 15.5 }]);
    const count = await ada.get(soql(`SELECT COUNT() FROM Invoice__c WHERE Account__c = '${account}'`));
    assert.deepEqual(count.body, { totalSize: 2, done: true, records: [] });
  });

  test('large answers come in batches', async () => {
    const records = Array.from({ length: 200 }, (_, n) => ({ attributes: { type: 'Invoice__c' }, Code__c: `B-${n}` }));
    for (const part of [records, [{ attributes: { type: 'Invoice__c' }, Code__c: 'B-last' }]]) {
      const saved = await ada.send('POST', 'composite/sobjects', { allOrNone: true, records: part });
      assert.ok(saved.body.every((one: { success: boolean }) => one.success));
    }
    const first = await ada.get(soql("SELECT Code__c FROM Invoice__c WHERE Code__c LIKE 'B-%'"), {
      'sforce-query-options': 'batchSize=200',
    });
    assert.deepEqual([first.body.totalSize, first.body.done, first.body.records.length], [201, false, 200]);
    const last = await ada.get(first.body.nextRecordsUrl);
    assert.deepEqual([last.body.done, last.body.records.length, 'nextRecordsUrl' in last.body], [true, 1, false]);
    assert.equal((await admin.get(first.body.nextRecordsUrl)).body[0].errorCode, 'INVALID_QUERY_LOCATOR');
  });

  test('queryAll sees deleted rows', async () => {
    const id = await created(ada, 'Invoice__c', { Code__c: 'D-1' });
    await ada.send('DELETE', `sobjects/Invoice__c/${id}`);
    const text = "SELECT Id FROM Invoice__c WHERE Code__c = 'D-1'";
    assert.equal((await ada.get(soql(text))).body.totalSize, 0);
    assert.equal((await ada.get(soql(text).replace('query', 'queryAll'))).body.totalSize, 1);
  });

  test('the columns of a query are told without its rows', async () => {
    interface Column {
      columnName: string;
      aggregate: boolean;
      joinColumns: Column[];
    }
    const columns = async (text: string) => {
      const { columnMetadata } = (await ada.get(`${soql(text)}&columns=true`)).body;
      return columnMetadata.map((one: Column) => [
        one.columnName,
        one.aggregate,
        one.joinColumns.map((join) => join.columnName),
      ]);
    };
    assert.deepEqual(await columns('SELECT Id, i.Code__c, Account__r.Name FROM Invoice__c i'), [
      ['Id', false, []],
      ['Code__c', false, []],
      ['Account__r', false, ['Name']],
    ]);
    assert.deepEqual(await columns('SELECT (SELECT Code__c FROM Invoices__r) FROM Account'), [
      ['Invoices__r', true, ['Code__c']],
    ]);
    assert.deepEqual(await columns('SELECT COUNT(Id) n, MAX(Amount__c) FROM Invoice__c'), [
      ['n', true, []],
      ['expr0', true, []],
    ]);
    assert.equal(
      (await ada.get(`${soql('SELECT Secret__c FROM Invoice__c')}&columns=true`)).body[0].errorCode,
      'INVALID_FIELD',
    );
  });

  test('what is no query says so', async () => {
    for (const [text, code] of [
      ['SELECT FROM Invoice__c', 'MALFORMED_QUERY'],
      ['SELECT Nope__c FROM Invoice__c', 'INVALID_FIELD'],
      ['SELECT Id FROM Nope__c', 'INVALID_TYPE'],
    ] as const) {
      const answer = await ada.get(soql(text));
      assert.deepEqual([answer.status, answer.body[0].errorCode], [400, code]);
    }
    assert.equal((await ada.get('query')).body[0].errorCode, 'MALFORMED_QUERY');
  });
});

describe('other ways to records', () => {
  test('related records, records by external id, and what changed', async () => {
    const start = new Date(Date.now() - 120_000).toISOString();
    const account = await created(ada, 'Account', { Name: 'Related' });
    const id = await created(ada, 'Invoice__c', { Code__c: 'O-1', Account__c: account });
    assert.equal((await ada.get(`sobjects/Invoice__c/${id}/Account__r?fields=Name`)).body.Name, 'Related');
    const children = await ada.get(`sobjects/Account/${account}/Invoices__r?fields=Code__c`);
    assert.deepEqual([children.body.totalSize, children.body.records[0].Code__c], [1, 'O-1']);
    assert.equal((await ada.get(`sobjects/Account/${account}/Nope__r`)).status, 404);
    const span = `start=${start}&end=${new Date(Date.now() + 120_000).toISOString()}`;
    assert.ok((await ada.get(`sobjects/Invoice__c/updated?${span}`)).body.ids.includes(id));
    assert.equal((await ada.send('DELETE', 'sobjects/Invoice__c/Code__c/O-1')).status, 204);
    const { deletedRecords } = (await ada.get(`sobjects/Invoice__c/deleted?${span}`)).body;
    assert.ok(deletedRecords.some((row: { id: string }) => row.id === id));
    const { sObjects } = (await ada.get('limits/recordCount?sObjects=Account,Nope')).body;
    assert.deepEqual(
      sObjects.map((one: { name: string }) => one.name),
      ['Account'],
    );
    const all = (await ada.get('limits/recordCount')).body.sObjects.map((one: { name: string }) => one.name);
    assert.ok(all.includes('Invoice__c') && all.includes('Account') && !all.includes('AggregateResult'));
  });

  test('a file is sent in parts and read as bytes', async () => {
    const form = new FormData();
    const fields = JSON.stringify({ PathOnClient: 'a.bin', Title: 'a' });
    form.append('entity_content', new Blob([fields], { type: 'application/json' }));
    form.append('VersionData', new Blob([new Uint8Array([0, 255, 10])], { type: 'application/octet-stream' }), 'a.bin');
    const headers = { authorization: `Bearer ${ada.accessToken}` };
    const url = `${org.url}/services/data/v67.0/sobjects/ContentVersion`;
    const sent = await fetch(url, { method: 'POST', headers, body: form });
    const { id } = (await sent.json()) as { id: string };
    assert.equal(sent.status, 201);
    const read = await fetch(`${url}/${id}/VersionData`, { headers });
    assert.deepEqual([...new Uint8Array(await read.arrayBuffer())], [0, 255, 10]);
    const broken = { ...headers, 'content-type': 'multipart/form-data; boundary=x' };
    assert.equal((await fetch(url, { method: 'POST', headers: broken, body: '--y' })).status, 400);
  });

  test('searches by parameters', async () => {
    await created(ada, 'Account', { Name: 'Parameter Inc' });
    const names = (answer: { body: any }) => answer.body.searchRecords.map((row: any) => row.Name);
    assert.deepEqual(names(await ada.get('parameterizedSearch?q=Parameter&sobject=Account&fields=Name')), [
      'Parameter Inc',
    ]);
    const asked = { q: 'Parameter', in: 'NAME', sobjects: [{ name: 'Account', fields: ['Name'], limit: 5 }] };
    assert.deepEqual(names(await ada.send('POST', 'parameterizedSearch', asked)), ['Parameter Inc']);
    assert.equal((await ada.get('search?q=SEEK')).body[0].errorCode, 'MALFORMED_SEARCH');
  });

  test('bodies and answers may be in gzip', async () => {
    const url = `${org.url}/services/data/v67.0/sobjects/Account`;
    const headers = { authorization: `Bearer ${ada.accessToken}`, 'content-type': 'application/json' };
    const body = new Uint8Array(gzipSync(JSON.stringify({ Name: 'Zipped' })));
    const sent = await fetch(url, { method: 'POST', headers: { ...headers, 'content-encoding': 'gzip' }, body });
    assert.equal(sent.status, 201);
    const read = await fetch(`${url}/describe`, { headers: { ...headers, 'accept-encoding': 'gzip' } });
    assert.deepEqual([read.headers.get('content-encoding'), ((await read.json()) as any).name], ['gzip', 'Account']);
  });
});

describe('collections', () => {
  const rows = (...codes: string[]) => codes.map((Code__c) => ({ attributes: { type: 'Invoice__c' }, Code__c }));

  test('all or none, or each for itself', async () => {
    const all = await ada.send('POST', 'composite/sobjects', { allOrNone: true, records: rows('C-1', 'C-1') });
    assert.ok(all.body.every((row: { success: boolean }) => !row.success));
    assert.equal((await ada.get(soql("SELECT Id FROM Invoice__c WHERE Code__c = 'C-1'"))).body.totalSize, 0);
    const each = await ada.send('POST', 'composite/sobjects', {
      allOrNone: false,
      records: [...rows('C-2'), { attributes: { type: 'Invoice__c' }, Code__c: 'C-3', Amount__c: -1 }],
    });
    assert.deepEqual(
      each.body.map((row: { success: boolean }) => row.success),
      [true, false],
    );
    const ids = each.body.filter((row: { success: boolean }) => row.success).map((row: { id: string }) => row.id);
    const changed = await ada.send('PATCH', 'composite/sobjects', {
      records: [{ attributes: { type: 'Invoice__c' }, Id: ids[0], Amount__c: 7 }],
    });
    assert.deepEqual(changed.body[0].success, true);
    const read = await ada.send('POST', 'composite/sobjects/Invoice__c', {
      ids: [ids[0], '001000000000001AAA'],
      fields: ['Amount__c'],
    });
    assert.deepEqual([read.body[0].Amount__c, read.body[1]], [7, null]);
    assert.equal((await ada.send('DELETE', `composite/sobjects?ids=${ids[0]}`)).body[0].success, true);
  });
});

describe('the rest of the service', () => {
  test('versions, resources, limits, describe', async () => {
    assert.equal((await ada.get('/services/data')).body.at(-1).version, '67.0');
    assert.ok((await ada.get('/services/data/v67.0/')).body.sobjects);
    assert.equal((await ada.get('limits')).body.DailyApiRequests.Max, 100_000);
    const names = (await ada.get('sobjects')).body.sobjects.map((one: { name: string }) => one.name);
    assert.ok(names.includes('Invoice__c') && names.includes('Account'));
    const invoice = (await ada.get('sobjects/Invoice__c/describe')).body;
    const amount = invoice.fields.find((field: { name: string }) => field.name === 'Amount__c');
    assert.deepEqual([amount.type, amount.precision, amount.scale, amount.updateable], ['double', 18, 2, true]);
    assert.deepEqual([invoice.label, invoice.createable, invoice.custom], ['Invoice', true, true]);
  });

  test('what does not exist says so, and what is missing names itself', async () => {
    for (const path of ['nope', 'sobjects/Invoice__c/x/y/z']) {
      const answer = await ada.get(path);
      assert.deepEqual([answer.status, answer.body[0].errorCode], [404, 'NOT_FOUND']);
    }
    const plan = await ada.get('query?explain=SELECT%20Id%20FROM%20Account');
    assert.deepEqual([plan.status, plan.body[0].errorCode], [501, 'UNSUPPORTED']);
    const verb = await ada.send('PUT', 'sobjects/Account', {});
    assert.deepEqual(
      [verb.status, verb.body],
      [405, [{ message: "HTTP Method 'PUT' not allowed. Allowed are GET,HEAD,POST", errorCode: 'METHOD_NOT_ALLOWED' }]],
    );
  });

  test('every version of the platform answers, with addresses of that version', async () => {
    const listed = (await ada.get('/services/data')).body.map((one: { url: string }) => one.url);
    assert.deepEqual([listed[0], listed.at(-1)], ['/services/data/v31.0', '/services/data/v67.0']);
    const id = await created(ada, 'Account', { Name: 'Versions' });
    const read = await ada.get(`/services/data/v58.0/sobjects/Account/${id}?fields=Id`);
    assert.equal(read.body.attributes.url, `/services/data/v58.0/sobjects/Account/${id}`);
    const states = ['v30.0', 'v68.0', 'v67', 'latest'].map(
      async (one) => (await ada.get(`/services/data/${one}`)).status,
    );
    assert.deepEqual(await Promise.all(states), [410, 404, 404, 404]);
  });

  test('calls are counted by user and kind', async () => {
    const count = async () =>
      (await (await fetch(`${org.url}/_local/requests`)).json()) as {
        total: number;
        byUser: Record<string, number>;
        byKind: Record<string, number>;
      };
    const before = await count();
    await ada.get('limits');
    const next = await count();
    assert.equal(next.total - before.total, 1);
    assert.equal(next.byUser[PEOPLE.ada]! - before.byUser[PEOPLE.ada]!, 1);
    assert.equal(next.byKind.rest! - before.byKind.rest!, 1);
  });
});
