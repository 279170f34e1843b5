import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeProject } from '../../types/generate/project.fixture.ts';
import { findings } from '../test-project.fixture.ts';
import { docsLinks } from './docsLinks.ts';

test('links to files, headings, folders and other sites that exist have no finding', async () => {
  const root = await writeProject({
    'README.md': '# Hello, *world*\n[a](docs/a.md#two-words) [b](docs/) [c](#hello-world) [d](https://example.com/x)\n',
    'docs/a.md': '## Two words\n```\n[x](nowhere.md)\n```\n`[y](nowhere.md)` ![i](../README.md)\n[ref]: ../README.md\n',
    'docs/requirements.md': '| A1 | `force-app/Policy.cls`, `Policy.cls`, `SELECT Id`, `user/*` |\n',
    'force-app/Policy.cls': '',
  });
  assert.deepEqual(await findings(docsLinks, root), []);
});

test('links and requirement rows that lead nowhere are found with their line', async () => {
  const root = await writeProject({
    'README.md': '# Hello\n[a](docs/b.md)\n[b](#good-bye)\n',
    'docs/requirements.md': '| A1 | `force-app/Policy.cls` |\n| A2 | `PolicyTest.cls` |\n',
  });
  assert.deepEqual(await findings(docsLinks, root), [
    'README.md:2 links to docs/b.md, which does not exist',
    'README.md:3 links to #good-bye, but README.md has no such heading',
    'docs/requirements.md:1 force-app/Policy.cls does not exist',
    'docs/requirements.md:2 PolicyTest.cls does not exist',
  ]);
});
