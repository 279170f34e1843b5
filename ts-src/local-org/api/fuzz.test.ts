import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { PEOPLE, startSampleOrg, type SampleOrg, type Session } from './fixtures/sample-org.fixture.ts';

let org: SampleOrg;
let admin: Session;

before(async () => {
  org = await startSampleOrg();
  admin = await org.signIn(PEOPLE.admin);
});
after(() => org?.close());

interface Probe {
  method: string;
  /** Sent as it is: no client mends it. */
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

interface Reply {
  status: number;
  text: string;
}

/** A connection that the server cuts after it refused the headers counts as status 0. */
function send({ method, path, headers = {}, body }: Probe): Promise<Reply> {
  const { hostname, port } = new URL(org.url);
  // Not every method has the length of its body by itself.
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const own = { authorization: `Bearer ${admin.accessToken}`, ...length };
  return new Promise((resolve) => {
    const call = request(
      { agent: false, hostname, port, method, path, headers: { ...own, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode!, text: Buffer.concat(chunks).toString() }));
        response.on('error', () => resolve({ status: response.statusCode!, text: '' }));
      },
    );
    call.on('error', () => resolve({ status: 0, text: '' }));
    call.end(body);
  });
}

/** Refusals are 4xx; 501 names what is missing; a SOAP fault is 500 by its standard. */
function isRefusalOrAnswer({ status, text }: Reply): boolean {
  return status < 500 || status === 501 || (status === 500 && text.includes('<soapenv:Fault>'));
}

async function assertAlive(): Promise<void> {
  assert.equal((await admin.get('limits')).status, 200);
}

const BASE = '/services/data/v67.0';
const JSON_TYPE = { 'content-type': 'application/json' };

test('absurd requests are refused', async () => {
  const q = (soql: string): string => `${BASE}/query?q=${encodeURIComponent(soql)}`;
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  const probes: [Probe, number[]][] = [
    [{ method: 'GET', path: q(`SELECT Id FROM Account LIMIT ${'9'.repeat(20)}`) }, [400]],
    [{ method: 'GET', path: q(`SELECT Id FROM Account OFFSET ${'9'.repeat(20)}`) }, [400]],
    [{ method: 'GET', path: q(`SELECT Id FROM Account WHERE NumberOfEmployees = ${'9'.repeat(400)}`) }, [200, 400]],
    [{ method: 'GET', path: q(`SELECT Id FROM Account WHERE Name = '${"\\'".repeat(1500)}'`) }, [200]],
    [
      { method: 'GET', path: q(`SELECT Id FROM Account WHERE ${'('.repeat(3000)}Name = 'a'${')'.repeat(3000)}`) },
      [400],
    ],
    [{ method: 'GET', path: q('SELECT Id FROM Account WHERE CreatedDate = 9999-99-99T99:99:99Z') }, [400]],
    [{ method: 'POST', path: `${BASE}/sobjects/Account`, headers: JSON_TYPE, body: deep }, [400]],
    [{ method: 'POST', path: `${BASE}/sobjects/Account`, headers: JSON_TYPE, body: `{"Name":${deep}}` }, [400]],
    [{ method: 'POST', path: `${BASE}/composite`, headers: JSON_TYPE, body: deep }, [400]],
    [{ method: 'POST', path: '/services/apexrest/invoices', headers: JSON_TYPE, body: deep }, [400]],
    [{ method: 'POST', path: `${BASE}/sobjects/Account`, headers: { 'content-type': 'image/png' }, body: 'x' }, [415]],
    [
      { method: 'POST', path: `${BASE}/sobjects/Account`, headers: { 'content-type': 'text/xml' }, body: '<a/>' },
      [501],
    ],
    [
      { method: 'POST', path: `${BASE}/sobjects/Account`, headers: { 'content-type': ';=/;' }, body: '{}' },
      [0, 400, 415],
    ],
    [{ method: 'POST', path: `${BASE}/sobjects/Account`, headers: { 'content-encoding': 'gzip' }, body: '{}' }, [400]],
    [
      { method: 'POST', path: `${BASE}/sobjects/Account`, headers: JSON_TYPE, body: Buffer.from([0xff, 0xfe, 0x7b]) },
      [400],
    ],
    [
      { method: 'POST', path: `${BASE}/sobjects/Account`, headers: JSON_TYPE, body: Buffer.alloc(60_000_000, 32) },
      [0, 413],
    ],
    [{ method: 'GET', path: `${BASE}/sobjects/Account/%E0%A4%A` }, [400, 404]],
    [{ method: 'GET', path: `${BASE}/sobjects/Account/%00` }, [400]],
    [{ method: 'GET', path: `${BASE}/sobjects/Account/0015g0000000001` }, [404]],
    [{ method: 'GET', path: `${BASE}/sobjects/Account/0015g00000000011` }, [400]],
    [{ method: 'GET', path: `${BASE}/sobjects/Account/${'0'.repeat(3000)}` }, [400, 404, 414]],
    [{ method: 'GET', path: `${BASE}/limits`, headers: { 'x-large': 'x'.repeat(100_000) } }, [0, 431]],
    [{ method: 'GET', path: `${BASE}/../../../etc/passwd` }, [404]],
    [{ method: 'PURGE', path: `${BASE}/limits` }, [400, 404, 405]],
  ];
  for (const [probe, expected] of probes) {
    const { status, text } = await send(probe);
    const what = `${probe.method} ${probe.path.slice(0, 120)}`;
    assert.ok(expected.includes(status), `${what}: ${status} ${text.slice(0, 300)}`);
  }
  await assertAlive();
});

/** Numbers from 0 to below 1, the same on every run. Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Places of the API; each `:` stands for one of VALUES. */
const PLACES = [
  ...[
    '',
    'limits',
    'limits/recordCount',
    'query',
    'query/:',
    'queryAll',
    'search',
    'parameterizedSearch',
    'recent',
    ':',
    ':/:',
  ],
  ...[
    'sobjects',
    'sobjects/:',
    'sobjects/:/describe',
    'sobjects/:/updated',
    'sobjects/:/deleted',
    'sobjects/:/:',
    'sobjects/:/:/:',
  ],
  ...[
    'composite',
    'composite/batch',
    'composite/graph',
    'composite/tree/:',
    'composite/sobjects',
    'composite/sobjects/:',
    'composite/sobjects/:/:',
  ],
  ...['tooling', 'tooling/query', 'tooling/sobjects/:/:', 'tooling/executeAnonymous', 'tooling/runTestsAsynchronous'],
  ...['actions', 'actions/custom', 'actions/custom/apex', 'actions/custom/apex/:', 'actions/standard'],
  ...[
    'jobs/query',
    'jobs/query/:',
    'jobs/query/:/results',
    'jobs/ingest',
    'jobs/ingest/:',
    'jobs/ingest/:/batches',
    'jobs/ingest/:/:',
  ],
];
const VALUES = [
  ...[
    'Account',
    'account',
    'Invoice__c',
    'ApexClass',
    'User',
    'ContentVersion',
    'Ping__e',
    'AggregateResult',
    'Name',
    'Id',
    'Code__c',
  ],
  ...[
    '0015g0000000001AAA',
    '0055g0000000003AAA',
    '01g000000000000000-0',
    '7505g0000000001AAA',
    'Contacts',
    'Owner',
    'Body',
    'VersionData',
  ],
  ...[
    'InvoiceActions',
    'successfulResults',
    '',
    '..',
    '%2F',
    '*',
    "a'b",
    '%25',
    '%C3%BC',
    '-1',
    'null',
    '__proto__',
    'constructor',
    '%00',
    '%',
  ],
];
const ROOTS = [
  BASE,
  BASE,
  BASE,
  BASE,
  '/services/data/v58.0',
  '/services/apexrest',
  '/services/Soap/u/67.0',
  '/cometd/67.0',
  '/services/oauth2',
];
const PARAMETERS = [
  'q',
  'fields',
  'ids',
  'start',
  'end',
  'sObjects',
  'columns',
  'anonymousBody',
  'classnames',
  '_HttpMethod',
  'allOrNone',
  'in',
];
const TEXTS = [
  ...[
    'SELECT Id FROM Account',
    'SELECT COUNT() FROM User',
    'FIND {a} RETURNING Account(Id)',
    'Id,Name',
    '2026-11-01T00:00:00Z',
  ],
  ...[
    'SELECT FROM',
    "'",
    '{',
    'true',
    '-1',
    '1e999',
    '\u0000',
    '\ud83d',
    'PATCH',
    'Account,User',
    'Integer i = 0',
    '((((',
  ],
];
const BODIES = [
  ...[
    '',
    '{}',
    '[]',
    'null',
    '1',
    '"x"',
    '{"Name":"a"}',
    '{"records":[{}]}',
    '{"records":[{"attributes":{"type":"Account"}}]}',
  ],
  ...[
    '{"records":[null]}',
    '{"compositeRequest":[{}]}',
    '{"compositeRequest":null}',
    '{"batchRequests":[{"method":"GET","url":"v67.0/"}]}',
  ],
  ...[
    '{"inputs":[{}]}',
    '{"inputs":1}',
    '{"ids":["x"],"fields":["Id"]}',
    '{"tests":[{}]}',
    '{"graphs":[1]}',
    '{"__proto__":{"a":1}}',
  ],
  ...[
    '{"object":"Account","operation":"insert"}',
    '{"operation":"query","query":"SELECT Id FROM Account"}',
    '{"state":"UploadComplete"}',
  ],
  ...[
    '[{"channel":"/meta/handshake"}]',
    '[{"channel":1}]',
    '{"a":',
    '<a/>',
    'Name\n"a',
    'grant_type=x&assertion=y',
    '\u0000',
  ],
];
const TYPES = [
  'application/json',
  'application/json',
  'application/json; charset=UTF-8',
  'text/csv',
  'text/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  '',
  'x',
];

test('random requests never end in a fault of the server', async () => {
  const random = randomFrom(20261121);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const path = (): string => {
    const place = pick(PLACES).replaceAll(':', () => pick(VALUES));
    const query = Array.from(
      { length: Math.floor(random() * 3) },
      () => `${pick(PARAMETERS)}=${encodeURIComponent(pick(TEXTS).toWellFormed())}`,
    );
    return `${pick(ROOTS)}/${place}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  };
  for (let round = 0; round < 40; round++) {
    const probes = Array.from({ length: 15 }, (): Probe => {
      const method = pick(['GET', 'GET', 'POST', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']);
      const hasBody = method !== 'GET' && method !== 'HEAD';
      const headers: Record<string, string> = hasBody ? { 'content-type': pick(TYPES) } : {};
      return hasBody ? { method, path: path(), headers, body: pick(BODIES) } : { method, path: path(), headers };
    });
    const replies = await Promise.all(probes.map(send));
    replies.forEach((reply, index) => {
      const { method, path: at, body } = probes[index]!;
      assert.ok(
        isRefusalOrAnswer(reply),
        `${method} ${at} ${String(body)}: ${reply.status} ${reply.text.slice(0, 500)}`,
      );
    });
  }
  await assertAlive();
});
