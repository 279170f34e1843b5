import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { httpClient, jsonOf } from './http-client.ts';

describe('a request', () => {
  let server: http.Server;
  let url: string;
  let connections = 0;
  before(async () => {
    server = http.createServer((request, response) => {
      if (request.url === '/silent') return;
      if (request.url === '/broken')
        return void response.writeHead(200, { 'content-length': '10' }).end('half', () => response.destroy());
      if (request.url === '/elsewhere') return void response.writeHead(302, { location: '/json' }).end();
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () =>
        response.end(JSON.stringify({ method: request.method, type: request.headers['content-type'], body })),
      );
    });
    server.on('connection', () => connections++);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it('sends its body and gets the answer, over one connection', async () => {
    const client = httpClient(5_000);
    const before = connections;
    for (const body of ['{"name":"Ünïcode"}', '{}']) {
      const answer = await client.send(`${url}/json`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      assert.deepEqual(answer.status, 200);
      assert.deepEqual(jsonOf(answer.body), { method: 'POST', type: 'application/json', body });
    }
    assert.equal(connections - before, 1);
    client.close();
  });

  it('is not redirected', async () => {
    const client = httpClient(5_000);
    const { status, headers } = await client.send(`${url}/elsewhere`);
    assert.deepEqual([status, headers.location], [302, '/json']);
    client.close();
  });

  it('rejects without an answer in time, with half an answer, and without a server', async () => {
    const client = httpClient(50);
    await assert.rejects(client.send(`${url}/silent`), /No answer within 50 ms/);
    await assert.rejects(client.send(`${url}/silent`, { timeoutMs: 20 }), /No answer within 20 ms/);
    await assert.rejects(client.send(`${url}/broken`), /aborted|socket hang up|ECONNRESET/);
    await assert.rejects(client.send('http://127.0.0.1:1/'), /ECONNREFUSED/);
    client.close();
  });
});
