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

/** Runs one command in a home folder of its own; answers its `--json` result, and its exit code when it is not 0. */
async function sf(args: string[], more: Record<string, string> = {}): Promise<any> {
  const env = {
    PATH: process.env.PATH,
    HOME: join(org.folder, 'home'),
    SF_AUDIENCE_URL: org.url,
    SF_DISABLE_TELEMETRY: 'true',
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    ...more,
  };
  try {
    const run = promisify(execFile)(process.execPath, [CLI, ...args, '--json'], { cwd: org.folder, env });
    return JSON.parse((await run).stdout).result;
  } catch (error) {
    const { stdout = '', code } = error as { stdout?: string; code?: number };
    if (stdout === '') throw error;
    return { code, ...JSON.parse(stdout) };
  }
}

function written(name: string, text: string): string {
  const file = join(org.folder, name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}

test('the Salesforce CLI signs in by JWT and by access token', async () => {
  const key = written('key.pem', org.privateKeyPem);
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
  assert.equal((await sf(['org', 'login', 'jwt', ...login])).orgId, org.orgId);
  const { accessToken } = await org.signIn(PEOPLE.admin);
  const byToken = ['org', 'login', 'access-token', '--instance-url', org.url, '--no-prompt'];
  assert.equal((await sf(byToken, { SF_ACCESS_TOKEN: accessToken })).username, PEOPLE.admin);
});

test('it writes records, runs Apex and tests, and lists what is deployed', async () => {
  const ada = ['--target-org', PEOPLE.ada];
  const admin = ['--target-org', PEOPLE.admin];
  const source = written('block.apex', "System.debug('from the CLI');");
  const values = 'Code__c=CLI-1 Amount__c=3.5';
  const [created, ran, tested, listed] = await Promise.all([
    sf(['data', 'create', 'record', '--sobject', 'Invoice__c', '--values', values, ...ada]),
    sf(['apex', 'run', '--file', source, ...admin]),
    sf(['apex', 'run', 'test', '--test-level', 'RunLocalTests', '--wait', '2', ...admin]),
    sf(['org', 'list', 'metadata', '--metadata-type', 'ApexClass', ...admin]),
  ]);
  assert.ok(created.success);
  assert.ok(ran.success);
  assert.match(ran.logs, /\|USER_DEBUG\|\[1\]\|DEBUG\|from the CLI/);
  const { summary, tests } = tested.result;
  assert.deepEqual([tested.code, summary.testsRan, summary.passing, summary.failing], [100, 2, 1, 1]);
  assert.match(tests.find((one: any) => one.MethodName === 'fails').Message, /Assertion Failed: How many/);
  assert.ok(listed.some((one: any) => one.fullName === 'InvoiceTest'));
  const query = ['data', 'query', '--query', 'SELECT Code__c, Amount__c FROM Invoice__c', ...ada];
  const { records } = await sf(query);
  assert.deepEqual([records.length, records[0].Code__c, records[0].Amount__c], [1, 'CLI-1', 3.5]);
});
