import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeProject } from '../../types/generate/project.fixture.ts';
import { findings } from '../test-project.fixture.ts';
import { noSecrets } from './noSecrets.ts';

/** Written in two pieces, so that this file is not itself a finding. */
const SECRETS: Record<string, string> = {
  'a private key': `-----BEGIN ${'PRIVATE KEY'}-----\n${'MIIE'.repeat(20)}\n`,
  'an AWS access key id': `AKIA${'ABCDEFGHIJKLMNOP'}`,
  'an Anthropic API key': `sk-ant-${'api03-abcdefghijklmnop'}`,
  'an OpenAI API key': `sk-proj-${'a1B2'.repeat(12)}`,
  'a GitHub token': `ghp_${'a1B2'.repeat(10)}`,
  'a Slack token': `xoxb-${'123456789012-abcdefghijkl'}`,
  'a Google API key': `AIza${'a1B2c'.repeat(7)}`,
  'a Salesforce session': `00D000000000001!${'AQ.1'.repeat(20)}`,
  'a Salesforce refresh token': `5Aep861${'a1B2.'.repeat(12)}`,
  'an SFDX auth URL': `force://${'PlatformCLI::5Aep86_secretsecret'}@my.salesforce.com`,
  'a signed token': `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(43)}`,
};

test('each form of secret is found in its line', async () => {
  const files = Object.keys(SECRETS).map((what, index) => [`f${index}.txt`, `first\n"${SECRETS[what]}"\n`] as const);
  const found = await findings(noSecrets, await writeProject(Object.fromEntries(files)));
  assert.deepEqual(
    found.map((finding) => finding.replace(/^f\d+\.txt/, '')).sort(),
    Object.keys(SECRETS)
      .map((what) => `:2 looks like ${what}`)
      .sort(),
  );
});

test('public keys, hashes, ids and names of secrets are not secrets', async () => {
  const root = await writeProject({
    'a.ts': `-----BEGIN PUBLIC KEY-----\n${'MIIB'.repeat(20)}\n const orgId = '00D000000000001AAA'; // AKIA, sk-ant-..., ghp_x`,
    'b.txt': `${'0123456789abcdef'.repeat(4)}\n-----BEGIN PRIVATE KEY-----\n(your key)\n`,
  });
  assert.deepEqual(await findings(noSecrets, root), []);
});
