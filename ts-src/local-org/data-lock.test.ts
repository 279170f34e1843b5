import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { lockDataFolder } from './data-lock.ts';

const root = mkdtempSync(join(tmpdir(), 'data-lock-'));
after(() => rmSync(root, { recursive: true }));

test('a data folder has one owner at a time', () => {
  const folder = join(root, 'new', 'org');
  const release = lockDataFolder(folder);
  assert.throws(() => lockDataFolder(folder), { code: 'DATA_IN_USE', message: /new\/org belongs to an org that runs/ });
  lockDataFolder(join(root, 'other'))();
  release();
  lockDataFolder(folder)();
});
