import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { GatewayConfig } from './config.ts';
import { startHarness } from './testing/harness.ts';
import type { Harness } from './testing/harness.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

let harness: Harness;
let folder: string;
before(async () => {
  harness = await startHarness();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aegis-main-'));
});
after(async () => {
  await harness.close();
  fs.rmSync(folder, { recursive: true });
});

interface Process {
  stdout: string;
  stderr: string;
  code: number | null;
}

/** Runs the process; once it is ready, `whenReady` decides, and then it is asked to stop. */
async function run(
  config: GatewayConfig | string,
  whenReady: (ready: any) => Promise<void> = async () => undefined,
): Promise<Process> {
  const file = path.join(folder, `${Math.random()}.json`);
  fs.writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config));
  const child = spawn(process.execPath, [MAIN, '--config', file], { stdio: ['ignore', 'pipe', 'pipe'] });
  const result: Process = { stdout: '', stderr: '', code: null };
  child.stderr.on('data', (chunk) => (result.stderr += chunk));
  child.stdout.on('data', (chunk) => {
    result.stdout += chunk;
    if (result.stdout.includes('\n'))
      void whenReady(JSON.parse(result.stdout.split('\n')[0])).finally(() => child.kill('SIGTERM'));
  });
  [result.code] = await once(child, 'close');
  return result;
}

describe('the process', { concurrency: 3 }, () => {
  it('prints one JSON line when it is ready, serves, and stops on SIGTERM', async () => {
    let health: unknown;
    const { stdout, stderr, code } = await run({ ...harness.config, logLevel: 'info' }, async (ready) => {
      assert.equal(ready.ready, true);
      assert.equal(ready.mcp.prod, `${ready.url}/mcp/prod`);
      health = ((await (await fetch(`${ready.url}/health`)).json()) as { status: string }).status;
    });
    assert.equal(health, 'GREEN');
    assert.equal(stdout.split('\n').length, 2);
    for (const line of stderr.trim().split('\n').filter(Boolean)) assert.doesNotThrow(() => JSON.parse(line), line);
    assert.equal(code, 0);
  });

  const wrong: [string, (config: GatewayConfig) => unknown, RegExp][] = [
    ['a file that is no JSON', () => '{', /CONFIG_INVALID.*not a readable JSON/],
    [
      'a missing key file',
      (config) => ({ ...config, vaultKeyFile: '/nowhere/vault.key' }),
      /CONFIG_INVALID.*vault\.key cannot be read/,
    ],
    [
      'a guessable cookie key',
      (config) => ({ ...config, cookieKeyFile: secret('changeme') }),
      /CONFIG_INVALID.*can be guessed/,
    ],
    [
      'a database that is not there',
      (config) => ({ ...config, databaseUrl: 'postgres://127.0.0.1:1/x' }),
      /STORE_UNAVAILABLE/,
    ],
    [
      'a port in use',
      (config) => ({ ...config, port: Number(new URL(harness.gateway.url).port) }),
      /CONFIG_INVALID.*cannot be bound/,
    ],
  ];
  for (const [what, change, expected] of wrong) {
    it(`does not start with ${what}, and says so`, async () => {
      const changed = change(harness.config);
      const { stdout, stderr, code } = await run(changed as GatewayConfig);
      assert.match(stderr, expected);
      assert.match(stderr, /"fix":"/);
      assert.deepEqual([stdout, code], ['', 1]);
    });
  }

  function secret(content: string): string {
    const file = path.join(folder, `secret-${Math.random()}`);
    fs.writeFileSync(file, content, { mode: 0o600 });
    return file;
  }
});
