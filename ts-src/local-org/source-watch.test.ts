import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { watchSources } from './source-watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'source-watch-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('new, changed, replaced and removed files are noticed, each once', async () => {
  const file = join(folder, 'A.cls');
  writeFileSync(file, '1');
  let notice: () => void = () => assert.fail('nothing has changed');
  let calls = 0;
  const stop = watchSources(
    [folder],
    async () => {
      calls += 1;
      notice();
    },
    20,
  );
  const noticed = async (change: () => void): Promise<void> => {
    const told = new Promise<void>((resolve) => (notice = resolve));
    change();
    await told;
  };
  try {
    await noticed(() => writeFileSync(file, 'changed'));
    await noticed(() => {
      writeFileSync(join(folder, '.A.cls.tmp'), 'replaced');
      renameSync(join(folder, '.A.cls.tmp'), file);
    });
    await noticed(() => writeFileSync(file, 'changed again'));
    await noticed(() => {
      mkdirSync(join(folder, 'sub'));
      writeFileSync(join(folder, 'sub', 'B.cls'), '');
    });
    await noticed(() => rmSync(join(folder, 'sub'), { recursive: true }));
    await noticed(() => rmSync(folder, { recursive: true }));
    await noticed(() => mkdirSync(folder));
    assert.equal(calls, 7);
  } finally {
    await stop();
  }
});
