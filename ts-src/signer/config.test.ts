import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings, type SignerConfig } from './config.ts';

const CONFIG: SignerConfig = {
  port: 0,
  databaseUrl: 'postgres://localhost/aegis',
  keysDir: '/keys',
  tokenFile: '/token',
  origin: 'signer.example.com',
  orgs: [{ orgId: '00D5g000004XyZAEA0', name: 'acme' }],
};

test('what is not said has a default', () => {
  const settings = readSettings({ ...CONFIG, sealIntervalMs: 5_000, epochMs: undefined });
  assert.equal(settings.checkpointEntries, 1_000);
  assert.equal(settings.checkpointIntervalMs, 60_000);
  assert.equal(settings.sealIntervalMs, 5_000);
  assert.equal(settings.epochMs, 86_400_000);
});

const STREAM = {
  loginUrl: 'https://acme.my.salesforce.com',
  pubsub: 'api.pubsub.salesforce.com:7443',
  clientId: 'id',
  username: 'u',
};

const WRONG: [member: string, change: Record<string, unknown>][] = [
  ['databaseUrl', { databaseUrl: '' }],
  ['keysDir', { keysDir: undefined }],
  ['origin', { origin: 'two words' }],
  ['origin', { origin: 'a+b' }],
  ['port', { port: -1 }],
  ['orgs', { orgs: [] }],
  ['orgs[0].orgId', { orgs: [{ orgId: '00D5g000004XyZ', name: 'fifteen' }] }],
  ['orgs[0].name', { orgs: [{ orgId: '00D5g000004XyZAEA0', name: '' }] }],
  ['orgs[0].privateKeyFile', { orgs: [{ orgId: '00D5g000004XyZAEA0', name: 'acme', ...STREAM }] }],
  ['checkpointIntervalMs', { checkpointIntervalMs: 0 }],
  ['epochEntries', { epochEntries: 1.5 }],
];

for (const [member, change] of WRONG) {
  test(`a wrong ${member} is named: ${JSON.stringify(change)}`, () => {
    const config = { ...CONFIG, ...change } as SignerConfig;
    assert.throws(
      () => readSettings(config),
      (error: Error & { code?: string }) => {
        assert.equal(error.code, 'CONFIG_INVALID');
        assert.ok(error.message.includes(`${member} `), error.message);
        return true;
      },
    );
  });
}
