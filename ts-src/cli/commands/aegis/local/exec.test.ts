import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { mock, test } from 'node:test';
import { SfError } from '@salesforce/core';
import { openLocalOrg } from '@aegis/local-org';
import { ROOT, printed } from '../../../command.fixture.ts';
import { temporaryProject, writeClasses } from '../../../project.fixture.ts';
import LocalExec, { type LocalExecResult } from './exec.ts';

const folder = temporaryProject();
const app = writeClasses(
  path.join(folder, 'app'),
  `public class Meter implements Queueable {
  public static Integer doubled(Integer x) { return x * 2; }
  public void execute(QueueableContext context) { insert new Account(Name = 'from the job'); }
}`,
  `public class Broken implements Queueable {
  public void execute(QueueableContext context) { Integer x = 1 / 0; }
}`,
);

const SEED = {
  users: ['ada', 'bob'].map((name, i) => ({
    username: `${name}@acme.example`,
    password: 'correct horse',
    firstName: name,
    lastName: 'Lee',
    email: `${name}@acme.example`,
    alias: name,
    profile: i === 0 ? 'System Administrator' : 'Standard User',
    permissionSets: [],
  })),
};
const seed = path.join(folder, 'seed.json');
writeFileSync(seed, JSON.stringify(SEED));

/** Runs code from a file. */
async function exec(code: string, ...argv: string[]): Promise<LocalExecResult> {
  const file = path.join(folder, 'code.apex');
  writeFileSync(file, code);
  return LocalExec.run(['--source-dir', app, '--file', file, ...argv], ROOT);
}

async function fault(run: Promise<unknown>): Promise<SfError> {
  const error: unknown = await run.then(
    () => assert.fail('the command succeeded'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof SfError, String(error));
  return error;
}

test('code runs with the classes of the sources, and the log is printed', async () => {
  const { success, logs } = await exec(
    `System.debug(Meter.doubled(21));\nSystem.debug(LoggingLevel.FINEST, 'details');`,
  );
  assert.ok(success);
  assert.match(logs, /USER_DEBUG\|\[1\]\|DEBUG\|42/);
  assert.doesNotMatch(logs, /FINEST\|details/);
  assert.match(printed(), /Compiled successfully\.\nExecuted successfully\.\n\n67\.0 /);
});

test('code comes from the standard input when no file is named', async () => {
  mock.method(LocalExec, 'readInput', async () => `System.debug('typed');`);
  const { logs } = await LocalExec.run(['--source-dir', app], ROOT);
  assert.match(logs, /DEBUG\|typed/);
});

test('a compile error names line and column, as sf apex run does', async () => {
  const error = await fault(exec(`Integer x = 1;\nnope();`));
  assert.equal(error.name, 'executeCompileFailure');
  assert.match(error.message, /^Compilation failed at Line 2 column 1 with the error:\n\nMethod does not exist/);
  assert.partialDeepStrictEqual(error.data, { compiled: false, line: 2, column: 1 });
});

test('an exception names its place; the log is printed and nothing is kept', async () => {
  const error = await fault(exec(`System.debug('before');\nInteger x = 1 / 0;`));
  assert.equal(error.name, 'executeRuntimeFailure');
  assert.match(error.message, /System\.MathException: Divide by 0\nAnonymousBlock: line 2, column 1$/);
  assert.match(printed(), /DEBUG\|before/);
});

test('in the data folder of a stopped org, changes and those of jobs stay', async () => {
  const dataDir = path.join(folder, 'org');
  openLocalOrg({ sources: [app], dataDir, seed: SEED }).close();
  const on = ['--data-dir', dataDir];
  await exec(`insert new Account(Name = 'kept'); System.enqueueJob(new Meter());`, ...on);
  const count = `System.debug([SELECT COUNT() FROM Account] + ' ' + UserInfo.getUserName());`;
  assert.match((await exec(count, ...on)).logs, /DEBUG\|2 ada@acme\.example/);
  assert.match((await exec(count, ...on, '--username', 'BOB@acme.example')).logs, /DEBUG\|2 bob@acme\.example/);
  const org = openLocalOrg({ sources: [app], dataDir });
  try {
    assert.equal((await fault(exec(count, ...on))).name, 'DataInUseError');
  } finally {
    org.close();
  }
});

test('jobs that fail or are to run later are told', async () => {
  const warned: string[] = [];
  mock.method(LocalExec.prototype, 'warn', (text: string) => warned.push(text));
  await exec(`System.enqueueJob(new Broken()); System.enqueueJob(new Meter(), 5);`, '--seed', seed);
  assert.equal(warned.length, 2);
  assert.match(warned[0]!, /^After the transaction: Broken: .*Divide by 0/);
  assert.equal(warned[1], 'To run later, and dropped: Meter');
});

test('what cannot be run on is named', async () => {
  assert.match(
    (await fault(exec('', '--username', 'eve@acme.example'))).message,
    /no active user eve@acme\.example\. There are: .*admin@local\.org/,
  );
  assert.match((await fault(exec('', '--data-dir', app))).message, /There is no org in .*app/);
  const lost = LocalExec.run(['--source-dir', app, '--file', 'lost.apex'], ROOT);
  assert.match((await fault(lost)).message, /^lost\.apex cannot be read: ENOENT/);
  const bad = path.join(folder, 'bad.json');
  writeFileSync(bad, '{');
  assert.match((await fault(exec('', '--seed', bad))).message, /bad\.json is not JSON/);
  const broken = writeClasses(path.join(folder, 'broken'), 'public class Off { Integer x = nope(); }');
  assert.equal((await fault(exec('', '--source-dir', broken))).name, 'CompileError');
});
