import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { runAnonymous } from '../apex/index.ts';
import { readSeed } from '../config.ts';
import { openOrg, type OpenedOrg } from '../open.ts';
import { queryAll } from '../api/engine/directory.ts';
import { sendAndWait } from './sender.ts';

/** The servers run on a thread of their own: the thread that runs Apex waits for the answer. */
const SERVER = `
const { createServer } = require('node:http');
const { gzipSync } = require('node:zlib');
const { parentPort } = require('node:worker_threads');
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url === '/slow') return;
    if (request.url === '/large') return response.end('x'.repeat(6_000_001));
    if (request.url === '/moved') return response.writeHead(302, { Location: '/elsewhere' }).end();
    if (request.url === '/packed') return response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('unpacked'));
    const { method, url, headers } = request;
    response.writeHead(201, 'Made', { 'Content-Type': 'application/json', 'X-Two': ['a', 'b'] });
    response.end(JSON.stringify({ method, url, authorization: headers.authorization, key: headers['x-key'], body: Buffer.concat(chunks).toString() }));
  });
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

function sources(port: number): Record<string, string> {
  return {
    'remoteSiteSettings/Here.remoteSite-meta.xml': `<RemoteSiteSetting ${XMLNS}><isActive>true</isActive><disableProtocolSecurity>false</disableProtocolSecurity><url>http://127.0.0.1:${port}</url></RemoteSiteSetting>`,
    'namedCredentials/Model.namedCredential-meta.xml': `<NamedCredential ${XMLNS}>
      <allowMergeFieldsInBody>true</allowMergeFieldsInBody><allowMergeFieldsInHeader>true</allowMergeFieldsInHeader>
      <calloutStatus>Enabled</calloutStatus><generateAuthorizationHeader>true</generateAuthorizationHeader><label>Model</label>
      <namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType><parameterValue>https://model.example/v1</parameterValue></namedCredentialParameters>
      <namedCredentialParameters><externalCredential>ModelKeys</externalCredential><parameterName>ExternalCredential</parameterName><parameterType>Authentication</parameterType></namedCredentialParameters>
      <namedCredentialType>SecuredEndpoint</namedCredentialType></NamedCredential>`,
    'externalCredentials/ModelKeys.externalCredential-meta.xml': `<ExternalCredential ${XMLNS}>
      <authenticationProtocol>Custom</authenticationProtocol><label>Model keys</label>
      <externalCredentialParameters><parameterGroup>Service</parameterGroup><parameterName>Service</parameterName><parameterType>NamedPrincipal</parameterType><sequenceNumber>1</sequenceNumber></externalCredentialParameters>
      <externalCredentialParameters><parameterGroup>DefaultGroup</parameterGroup><parameterName>Authorization</parameterName><parameterType>AuthHeader</parameterType><parameterValue>{!'Bearer ' &amp; $Credential.ModelKeys.ApiKey}</parameterValue><sequenceNumber>1</sequenceNumber></externalCredentialParameters></ExternalCredential>`,
    'namedCredentials/Older.namedCredential-meta.xml': `<NamedCredential ${XMLNS}><label>Older</label><endpoint>http://127.0.0.1:${port}/base</endpoint><principalType>NamedUser</principalType><protocol>Password</protocol><username>ada</username></NamedCredential>`,
    'permissionsets/Caller.permissionset-meta.xml': `<PermissionSet ${XMLNS}><label>Caller</label><externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>ModelKeys-Service</externalCredentialPrincipal></externalCredentialPrincipalAccesses></PermissionSet>`,
  };
}

const USER = { password: 'x', profile: 'System Administrator', lastName: 'L', email: 'a@example.com' };

let server: Worker;
let folder: string;
let org: OpenedOrg;

before(async () => {
  server = new Worker(SERVER, { eval: true });
  const port = await new Promise<number>((resolve) => server.once('message', resolve));
  folder = mkdtempSync(join(tmpdir(), 'callouts-'));
  for (const [path, text] of Object.entries(sources(port))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const seed = {
    users: [
      { ...USER, username: 'granted@example.com', firstName: 'G', alias: 'granted', permissionSets: ['Caller'] },
      { ...USER, username: 'plain@example.com', firstName: 'P', alias: 'plain', permissionSets: [] },
    ],
    namedCredentials: { Model: { url: `http://127.0.0.1:${port}/v1` }, Older: { password: 'secret' } },
    externalCredentials: { ModelKeys: { Service: { ApiKey: 'k-1' } } },
  };
  writeFileSync(join(folder, 'seed.json'), JSON.stringify(seed));
  org = openOrg({ sources: [folder], dataDir: null, seed: readSeed(join(folder, 'seed.json')) });
});

after(async () => {
  org.close();
  await server.terminate();
  rmSync(folder, { recursive: true });
});

/** Runs `body`, an Apex block that sets `HttpRequest r` up, sends it and throws what it printed. */
function call(body: string, username = 'granted@example.com', before = ''): string {
  const user = queryAll(org.store, `SELECT Id FROM User WHERE Username = '${username}'`)[0]!;
  const source = `${before} HttpRequest r = new HttpRequest(); r.setMethod('POST'); ${body}
    String out;
    try {
      HttpResponse a = new Http().send(r);
      out = a.getStatusCode() + ' ' + a.getStatus() + ' ' + a.getHeader('x-two') + ' ' + a.getBody();
    } catch (CalloutException e) { out = e.getTypeName() + ': ' + e.getMessage(); }
    throw new IllegalArgumentException(out);`;
  try {
    org.engine.run(user.id!, 'anonymous', () => runAnonymous(org.engine.program, source));
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

const endpoint = (path: string): string => `r.setEndpoint('callout:Model${path}');`;

test('a named credential gives the address and the secret of a principal that the user may use', () => {
  const out = call(`${endpoint('/messages?a=b')} r.setBody('{"a":1}');`);
  const [head, json] = [out.slice(0, out.indexOf('{')), out.slice(out.indexOf('{'))];
  assert.equal(head, '201 Made a, b ');
  assert.deepEqual(JSON.parse(json), {
    method: 'POST',
    url: '/v1/messages?a=b',
    authorization: 'Bearer k-1',
    body: '{"a":1}',
  });
});

test('merge fields are filled in where the credential allows them', () => {
  const out = call(
    `${endpoint('/')} r.setHeader('X-Key', '{!$Credential.ModelKeys.ApiKey}'); r.setBody('{"k":"{!$Credential.ApiKey}"}');`,
  );
  const { key, body } = JSON.parse(out.slice(out.indexOf('{'))) as { key: string; body: string };
  assert.deepEqual({ key, body }, { key: 'k-1', body: '{"k":"k-1"}' });
});

test('without the right to the principal there is no callout', () => {
  assert.equal(
    call(endpoint('/'), 'plain@example.com'),
    `System.CalloutException: We couldn't access the credential(s). You might not have the required permissions, or the external credential "ModelKeys" might not exist.`,
  );
});

test('a credential of the older form signs in with the password of the configuration', () => {
  const out = call(`r.setEndpoint('callout:Older/x'); r.setMethod('GET');`, 'plain@example.com');
  const { url, authorization } = JSON.parse(out.slice(out.indexOf('{'))) as { url: string; authorization: string };
  assert.deepEqual([url, authorization], ['/base/x', `Basic ${Buffer.from('ada:secret').toString('base64')}`]);
});

test('endpoints that no remote site allows are refused', () => {
  assert.equal(
    call(`r.setEndpoint('https://example.com/x');`),
    'System.CalloutException: Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = https://example.com/x',
  );
  assert.match(call(`r.setEndpoint('callout:Nobody/x');`), /the named credential "Nobody" might not exist/);
  assert.match(call(`r.setEndpoint('nonsense');`), /CalloutException: no protocol: nonsense/);
  assert.match(call(`r.setEndpoint('file:///etc/passwd');`), /CalloutException: unknown protocol: file/);
});

test('redirects are answers, packed answers arrive unpacked', () => {
  assert.match(call(`r.setEndpoint('callout:Older/../moved');`), /^302 Found/);
  assert.match(call(`r.setEndpoint('callout:Older/../packed');`), /unpacked$/);
});

test('time and size are limited', () => {
  assert.match(call(`r.setEndpoint('callout:Older/../slow'); r.setTimeout(50);`), /CalloutException: Read timed out$/);
  assert.match(
    call(`r.setEndpoint('callout:Older/../large');`),
    /CalloutException: Exceeded max size limit of 6000000 with response size \d+$/,
  );
});

test('a server on the thread that runs Apex cannot answer: the time limit ends the wait', async () => {
  const own = createServer((_request, response) => void response.end());
  await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve));
  const { port } = own.address() as AddressInfo;
  const outcome = sendAndWait({
    method: 'GET',
    url: `http://127.0.0.1:${port}/`,
    headers: [],
    body: null,
    timeoutMs: 100,
    maxBytes: 1000,
  });
  assert.deepEqual(outcome, { message: 'Read timed out' });
  own.closeAllConnections();
  await new Promise((resolve) => own.close(resolve));
});

test('pending work keeps a transaction from calling out, until it is undone and its savepoint released', () => {
  const insert = `Savepoint s = Database.setSavepoint(); insert new Account(Name = 'A');`;
  const pending =
    'System.CalloutException: You have uncommitted work pending. Please commit or rollback before calling out';
  const user = 'granted@example.com';
  assert.equal(call(endpoint('/'), user, insert), pending);
  assert.equal(call(endpoint('/'), user, `${insert} Database.rollback(s);`), pending);
  assert.match(call(endpoint('/'), user, `${insert} Database.rollback(s); Database.releaseSavepoint(s);`), /^201 Made/);
});
