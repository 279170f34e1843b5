import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, mock, test } from 'node:test';
import { ROOT, printed } from '../../../command.fixture.ts';
import LocalStart from './start.ts';

type Config = Parameters<typeof LocalStart.startOrg>[0];
type Options = Parameters<typeof LocalStart.startOrg>[1];

const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'aegis-cli-')));
after(() => rm(folder, { recursive: true }));

/** Runs the command on an org that only notes what it is asked; ends it as `kill` would. */
async function start(...argv: string[]): Promise<{ config: Config; closed: boolean; url: string }> {
  const close = mock.fn(async () => undefined);
  const startOrg = mock.method(LocalStart, 'startOrg', async () => {
    setImmediate(() => process.emit('SIGTERM'));
    return { url: 'http://127.0.0.1:8080', orgId: '00D000000000001AAA', close };
  });
  const { url } = await LocalStart.run(argv, ROOT);
  return { config: startOrg.mock.calls[0].arguments[0] as Config, closed: close.mock.callCount() === 1, url };
}

test('the folders named are served until the process is told to end', async () => {
  const { config, closed, url } = await start(
    '--source-dir',
    folder,
    '--port',
    '8080',
    '--data-dir',
    path.join(folder, 'd'),
  );
  assert.deepEqual(config, {
    port: 8080,
    pubsubPort: 0,
    sources: [folder],
    dataDir: path.join(folder, 'd'),
    seed: undefined,
    shell: true,
  });
  assert.equal(url, 'http://127.0.0.1:8080');
  assert.ok(closed);
  assert.match(printed(), /Local org 00D000000000001AAA is ready at http:\/\/127\.0\.0\.1:8080/);
});

test('without folders the package directories of the project are served', async () => {
  const { config } = await start('--no-shell');
  assert.ok(config.dataDir.endsWith(path.join('.aegis', 'local-org')));
  assert.ok(config.sources.some((source) => source.endsWith(`${path.sep}force-app`)));
  assert.ok(config.sources.every((source) => path.isAbsolute(source)));
  assert.equal(config.shell, false);
});

test('with --watch each change of the sources is told', async () => {
  const warned: string[] = [];
  mock.method(LocalStart.prototype, 'warn', (text: string) => warned.push(text));
  const startOrg = mock.method(LocalStart, 'startOrg', async (_config: Config, { reloaded }: Options = {}) => {
    reloaded!({ ok: true, ms: 120 });
    reloaded!({ ok: false, message: 'A.cls:1:2 Unexpected token' });
    setImmediate(() => process.emit('SIGTERM'));
    return { url: 'http://127.0.0.1:8080', pubsub: '', orgId: '00D000000000001AAA', close: async () => undefined };
  });
  await LocalStart.run(['--source-dir', folder, '--watch'], ROOT);
  assert.equal(startOrg.mock.callCount(), 1);
  assert.match(printed(), /Serving the changed sources \(120 ms\)/);
  assert.match(warned.join('\n'), /the former ones still are:\nA\.cls:1:2 Unexpected token/);
});

test('outside a project, folders have to be named', async () => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    await assert.rejects(async () => start(), { name: 'NoProjectError' });
  } finally {
    process.chdir(before);
  }
});
