import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPublicAddress, mayFetchMetadata } from './client-metadata.ts';

const resolve = async (): Promise<string[]> => ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'];

describe('fetching a client metadata document', () => {
  it('is allowed from a public https host', async () => {
    assert.equal(await mayFetchMetadata('https://agent.example/client.json', { resolve }), true);
  });

  for (const url of [
    'http://agent.example/client.json',
    'https://agent.example:8443/client.json',
    'https://user:secret@agent.example/client.json',
    'https://127.0.0.1/client.json',
    'https://[::1]/client.json',
    'https://93.184.215.14/client.json',
    'https://2130706433/client.json',
    'https://localhost/client.json',
    'https://metadata/client.json',
    'not a url',
  ]) {
    it(`is refused for ${url}`, async () => assert.equal(await mayFetchMetadata(url, { resolve }), false));
  }

  it('is refused when one address of the host is not public', async () => {
    const mixed = async (): Promise<string[]> => ['93.184.215.14', '10.0.0.1'];
    assert.equal(await mayFetchMetadata('https://agent.example/c', { resolve: mixed }), false);
  });

  it('is refused when the name does not resolve', async () => {
    const fails = (): Promise<string[]> => Promise.reject(new Error('ENOTFOUND'));
    assert.equal(await mayFetchMetadata('https://agent.example/c', { resolve: fails }), false);
    assert.equal(await mayFetchMetadata('https://agent.example/c', { resolve: async () => [] }), false);
  });

  it('is refused for a host that is not on the list', async () => {
    assert.equal(await mayFetchMetadata('https://agent.example/c', { resolve, hosts: ['claude.ai'] }), false);
    assert.equal(await mayFetchMetadata('https://claude.ai/c', { resolve, hosts: ['claude.ai'] }), true);
  });
});

describe('public addresses', () => {
  const inner = [
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
  ];
  const inner6 = [
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
  ];
  for (const address of [...inner, ...inner6, 'no address'])
    it(`${address} is none`, () => assert.equal(isPublicAddress(address), false));
  for (const address of ['8.8.8.8', '172.32.0.1', '2606:4700::1111'])
    it(`${address} is one`, () => assert.equal(isPublicAddress(address), true));
});
