import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkConfig } from './config.ts';

const ORG = {
  name: 'prod',
  orgId: '00D000000000001',
  loginUrl: 'https://login.salesforce.com',
  clientId: 'app',
  clientSecretFile: '/etc/aegis/secret',
  service: { clientId: 'service', username: 'service@example.com', privateKeyFile: '/etc/aegis/service.pem' },
  agent: 'sales-assistant',
};
const GOOD = {
  port: 0,
  databaseUrl: 'postgres://localhost/aegis',
  vaultKeyFile: '/etc/aegis/vault.key',
  cookieKeyFile: '/etc/aegis/cookie.key',
  signer: { url: 'https://signer.example.com', tokenFile: '/etc/aegis/signer.token' },
  orgs: [ORG],
  clients: [{ clientId: 'claude', name: 'Claude', redirectUris: ['https://claude.ai/api/mcp/auth_callback'] }],
};

describe('a configuration', () => {
  it('that is right passes as it is', () => assert.equal(checkConfig(GOOD), GOOD));

  const wrong: [string, unknown, RegExp][] = [
    ['nothing', null, /the configuration must be an object/],
    ['no port', { ...GOOD, port: undefined }, /port must be a whole number/],
    ['no database', { ...GOOD, databaseUrl: ' ' }, /databaseUrl is missing/],
    ['no org', { ...GOOD, orgs: [] }, /at least one org/],
    ['two orgs of one name', { ...GOOD, orgs: [ORG, ORG] }, /same name; orgs: two have the same orgId/],
    ['an org name with a slash', { ...GOOD, orgs: [{ ...ORG, name: 'a/b' }] }, /orgs\[0\]\.name/],
    ['an id that is no org', { ...GOOD, orgs: [{ ...ORG, orgId: '005000000000001' }] }, /orgs\[0\]\.orgId/],
    [
      'http to Salesforce',
      { ...GOOD, orgs: [{ ...ORG, loginUrl: 'http://login.salesforce.com' }] },
      /orgs\[0\]\.loginUrl must be an https origin/,
    ],
    ['http to a signer elsewhere', { ...GOOD, signer: { ...GOOD.signer, url: 'http://10.0.0.1' } }, /signer\.url/],
    ['a public URL with a path', { ...GOOD, publicUrl: 'https://example.com/aegis' }, /publicUrl/],
    ['a service user without key', { ...GOOD, orgs: [{ ...ORG, service: {} }] }, /orgs\[0\]\.service\.privateKeyFile/],
    [
      'a client without redirect URI',
      { ...GOOD, clients: [{ clientId: 'x', name: 'X', redirectUris: [] }] },
      /clients\[0\]\.redirectUris/,
    ],
    ['a lifetime of zero', { ...GOOD, accessTokenSeconds: 0 }, /accessTokenSeconds/],
  ];
  for (const [what, config, problem] of wrong) {
    it(`with ${what} is refused by name`, () => {
      assert.throws(
        () => checkConfig(config),
        (error: Error & { code?: string }) => error.code === 'CONFIG_INVALID' && problem.test(error.message),
      );
    });
  }

  it('reports every problem at once', () => {
    assert.throws(() => checkConfig({}), /port.*databaseUrl.*vaultKeyFile.*cookieKeyFile.*signer.*orgs.*clients/);
  });
});
