import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { compileStation } from './compile.ts';
import { recordsStation } from './records.ts';
import { touchSyntheticProject, writeSyntheticProject } from './synthetic-project.ts';

function temporaryFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'local-org-bench-'));
}

test('the synthetic project is the same each time, compiles, and still does with one class changed', () => {
  const work = temporaryFolder();
  const [one, other] = [path.join(work, 'one'), path.join(work, 'other')];
  assert.equal(writeSyntheticProject(one, 12), writeSyntheticProject(other, 12));
  const classOf = (folder: string, index: number) =>
    fs.readFileSync(path.join(folder, 'classes', `Synthetic${index}.cls`), 'utf8');
  for (let index = 0; index < 12; index += 1) assert.equal(classOf(one, index), classOf(other, index));
  const options = { sources: [one], cacheDir: path.join(work, 'cache') };
  assert.equal(compileStation(options).files, 12);
  touchSyntheticProject(one);
  assert.notEqual(classOf(one, 0), classOf(other, 0));
  assert.equal(compileStation(options).files, 12);
});

test('reads and writes of records are measured at each size', () => {
  const figures = recordsStation({ sizes: [400, 800], milliseconds: 1 });
  assert.deepEqual(
    figures.map(({ rows }) => rows),
    [400, 800],
  );
  for (const at of figures)
    assert.deepEqual(
      Object.entries(at).filter(([, value]) => !(value > 0)),
      [],
    );
});
