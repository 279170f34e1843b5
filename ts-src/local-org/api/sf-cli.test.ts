import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { PEOPLE, startSampleOrg, type SampleOrg } from './fixtures/sample-org.fixture.ts';

const CLI = join(import.meta.dirname, '../../../node_modules/@salesforce/cli/bin/run.js');
let org: SampleOrg;

before(async () => {
  org = await startSampleOrg();
  mkdirSync(join(org.folder, 'home'));
  assert.ok(existsSync(CLI), `The Salesforce CLI is needed at ${CLI}: run npm ci in the project's root`);
});
after(() => org?.close());

/** Runs one command in a home folder of its own; answers its `--json` result. */
async function sf(...args: string[]): Promise<any> {
  const env = {
    PATH: process.env.PATH,
    HOME: join(org.folder, 'home'),
    SF_AUDIENCE_URL: org.url,
    SF_DISABLE_TELEMETRY: 'true',
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
  };
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...args, '--json'], { cwd: org.folder, env });
  return JSON.parse(stdout).result;
}

test('the Salesforce CLI logs in by JWT, creates and queries records', async () => {
  const key = join(org.folder, 'key.pem');
  writeFileSync(key, org.privateKeyPem, { mode: 0o600 });
  const login = [
    '--client-id',
    org.clientId,
    '--jwt-key-file',
    key,
    '--username',
    PEOPLE.ada,
    '--instance-url',
    org.url,
  ];
  assert.equal((await sf('org', 'login', 'jwt', ...login)).orgId, org.orgId);
  const target = ['--target-org', PEOPLE.ada];
  const created = await sf(
    'data',
    'create',
    'record',
    '--sobject',
    'Invoice__c',
    '--values',
    'Code__c=CLI-1 Amount__c=3.5',
    ...target,
  );
  assert.ok(created.success);
  const { records } = await sf('data', 'query', '--query', 'SELECT Code__c, Amount__c FROM Invoice__c', ...target);
  assert.deepEqual([records.length, records[0].Code__c, records[0].Amount__c], [1, 'CLI-1', 3.5]);
});
