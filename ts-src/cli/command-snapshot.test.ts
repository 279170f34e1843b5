import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import type { Command } from '@oclif/core';
import AuditVerify from './commands/aegis/audit/verify.ts';
import LocalExec from './commands/aegis/local/exec.ts';
import LocalStart from './commands/aegis/local/start.ts';
import LocalTest from './commands/aegis/local/test.ts';

const COMMANDS: Record<string, Command.Class> = {
  'aegis:audit:verify': AuditVerify,
  'aegis:local:exec': LocalExec,
  'aegis:local:start': LocalStart,
  'aegis:local:test': LocalTest,
};

/** The form that `sf snapshot:generate` writes. */
function snapshotOf(
  command: string,
  { aliases = [], baseFlags, enableJsonFlag, flags }: Command.Class,
): Record<string, unknown> {
  const all = { ...baseFlags, ...flags };
  return {
    alias: aliases,
    command,
    flagAliases: [],
    flagChars: Object.values(all)
      .flatMap(({ char }) => char ?? [])
      .sort(),
    flags: [...Object.keys(all), ...(enableJsonFlag ? ['json'] : [])].sort(),
    plugin: '@aegis/cli',
  };
}

test('commands keep the flags that scripts rely on', async () => {
  const file = path.join(import.meta.dirname, 'command-snapshot.json');
  const snapshot: unknown = JSON.parse(await readFile(file, 'utf8'));
  assert.deepEqual(
    Object.entries(COMMANDS).map(([name, command]) => snapshotOf(name, command)),
    snapshot,
  );
});

test('every flag says what it is for', () => {
  for (const [name, command] of Object.entries(COMMANDS)) {
    assert.ok(command.summary && command.description && command.examples?.length, name);
    for (const [flag, { summary }] of Object.entries(command.flags)) {
      assert.ok(summary, `${name} --${flag}`);
    }
  }
});
