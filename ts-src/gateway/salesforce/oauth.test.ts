import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { FAULT, GatewayFault } from '../faults.ts';
import { httpClient } from '../http-client.ts';
import { to18 } from './ids.ts';
import { orgOAuth } from './oauth.ts';
import type { OrgOAuth } from './oauth.ts';

const TOKENS = {
  access_token: 'a',
  refresh_token: 'next',
  token_type: 'Bearer',
  instance_url: 'https://example.my.salesforce.com',
};

describe('a refresh token, once used,', () => {
  let server: http.Server;
  let folder: string;
  let answer: (response: http.ServerResponse) => void;
  const client = httpClient(2_000);

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aegis-oauth-'));
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    fs.writeFileSync(path.join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }), {
      mode: 0o600,
    });
    server = http.createServer((_request, response) => answer(response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => {
    client.close();
    server.closeAllConnections();
    server.close();
    fs.rmSync(folder, { recursive: true });
  });

  function oauthAt(loginUrl: string): OrgOAuth {
    const service = {
      clientId: 'service',
      username: 'service@example.com',
      privateKeyFile: path.join(folder, 'key.pem'),
    };
    const org = {
      name: 'prod',
      orgId: '00D000000000000',
      loginUrl,
      clientId: 'app',
      service,
      agent: 'sales-assistant',
    };
    return orgOAuth(org, {
      redirectUri: 'https://gateway.example/callback/salesforce',
      timeoutMs: 2_000,
      http: client,
    });
  }
  const oauth = (): OrgOAuth => oauthAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const json = (status: number, body: object) => (response: http.ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

  it('gives its successor', async () => {
    answer = json(200, TOKENS);
    assert.deepEqual(await oauth().refresh('now'), {
      lost: false,
      tokens: { accessToken: 'a', refreshToken: 'next', instanceUrl: 'https://example.my.salesforce.com' },
    });
  });

  const lost: [string, (response: http.ServerResponse) => void][] = [
    [
      'when the org refuses it',
      json(400, { error: 'invalid_grant', error_description: 'expired access/refresh token' }),
    ],
    ['when the connection breaks before the answer', (response) => void response.destroy()],
    [
      'when the answer breaks off',
      (response) => void response.writeHead(200, { 'content-length': '500' }).end('{"access', () => response.destroy()),
    ],
    [
      'when the answer names an instance that cannot be trusted',
      json(200, { ...TOKENS, instance_url: 'http://evil.example' }),
    ],
  ];
  for (const [when, how] of lost) {
    it(`is lost ${when}`, async () => {
      answer = how;
      assert.equal((await oauth().refresh('now')).lost, true);
    });
  }

  it('is not lost when the org answers 503', async () => {
    answer = json(503, { error: 'unavailable' });
    await assert.rejects(oauth().refresh('now'), unavailable);
  });

  it('is not lost when the org cannot be reached', async () => {
    const closed = http.createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    await assert.rejects(oauthAt(`http://127.0.0.1:${port}`).refresh('now'), unavailable);
  });
});

function unavailable(error: unknown): boolean {
  return error instanceof GatewayFault && error.code === FAULT.ORG_UNAVAILABLE;
}

describe('a Salesforce id', () => {
  it('has 18 characters', () => {
    assert.equal(to18('0015g00000KqVzB'), '0015g00000KqVzBAAV');
    assert.equal(to18('0015g00000KqVzBAAV'), '0015g00000KqVzBAAV');
    assert.equal(to18('005000000000000'), '005000000000000AAA');
  });
});
