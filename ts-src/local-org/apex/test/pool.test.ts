import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { coverageByUnit, jsonSummary, lcov } from './coverage-report.ts';
import { coverageTable } from './report.ts';
import type { TestPlan } from './messages.ts';
import { runTestPlan, type TestRun } from './pool.ts';
import type { TestResult } from './runner.ts';

const root = mkdtempSync(join(tmpdir(), 'apex-pool-'));
after(() => rmSync(root, { recursive: true }));

const META = `<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></ApexClass>`;

/** A source folder with these classes; each name is the text's. */
function project(name: string, ...classes: string[]): string {
  const folder = join(root, name);
  mkdirSync(folder);
  for (const body of classes) {
    const file = join(folder, `${/class (\w+)/.exec(body)![1]}.cls`);
    writeFileSync(file, body);
    writeFileSync(`${file}-meta.xml`, META);
  }
  return folder;
}

function planOf(folder: string, changes: Partial<TestPlan> = {}): TestPlan {
  const cacheDir = join(root, 'cache');
  const usual = { tests: null, folder: null, keepGoing: false, coverage: false, debug: false };
  return { sources: [folder], cacheDir, ...usual, ...changes };
}

function outcomes({ results }: TestRun): string[] {
  return results.map(({ class: name, method, outcome, message }) =>
    `${name}.${method} ${outcome} ${message ?? ''}`.trim(),
  );
}

const METER = `public class Meter {
  public static Integer doubled(Integer x) {
    if (x > 1000) {
      throw new IllegalArgumentException('too much');
    }
    return x * 2;
  }
}`;

const testClass = (name: string, ...methods: string[]): string =>
  `@IsTest private class ${name} { ${methods.map((method) => `@IsTest static void ${method}`).join('\n')} }`;

const CLASSES = [
  METER,
  testClass('BetaTest', `fails() { Assert.areEqual(5, Meter.doubled(2)); }`, `passes() { System.debug('b'); }`),
  testClass('AlphaTest', `passes() { System.debug(Meter.doubled(2)); }`),
  testClass('GammaTest', `passes() { Assert.areEqual(8, Meter.doubled(4)); }`),
  testClass('OmegaTest', `signs() { Crypto.signWithCertificate('RSA-SHA256', Blob.valueOf('x'), 'Certificate'); }`),
];

test('results, debug lines and coverage do not depend on the number of workers', async () => {
  const folder = project('same', ...CLASSES);
  const run = async (workers: number): Promise<object> => {
    const told: string[] = [];
    const { results, coverage } = await runTestPlan(
      planOf(folder, { coverage: true, debug: true }),
      { workers },
      {
        result: ({ class: name, method }, debug) =>
          told.push(`${name}.${method} ${debug.map(({ message }) => message)}`),
      },
    );
    return { told, results: results.map((result) => ({ ...result, ms: 0 })), coverage };
  };
  const one = (await run(1)) as { told: string[]; results: TestResult[] };
  assert.deepEqual(one.told, [
    'AlphaTest.passes 4',
    'BetaTest.fails ',
    'BetaTest.passes b',
    'GammaTest.passes ',
    'OmegaTest.signs ',
  ]);
  assert.equal(one.results.at(-1)!.stack, 'Class.OmegaTest.signs: line 1, column 1');
  assert.deepEqual(await run(3), one);
});

test('coverage is told by class, as lcov, as json-summary and as a table', async () => {
  const folder = project('coverage', ...CLASSES);
  const { coverage } = await runTestPlan(planOf(folder, { coverage: true }), { workers: 1 });
  const file = join(folder, 'Meter.cls');
  const units = coverageByUnit(coverage!);
  const lines = { 3: 3, 4: 0, 6: 3 };
  assert.deepEqual(units, [{ name: 'Meter', kind: 'class', file, lines, covered: 2, total: 3, percent: 66 }]);
  assert.equal(lcov(units), `TN:\nSF:${file}\nDA:3,3\nDA:4,0\nDA:6,3\nLF:3\nLH:2\nend_of_record\n`);
  const counted = { total: 3, covered: 2, skipped: 0, pct: 66.66 };
  const none = { total: 0, covered: 0, skipped: 0, pct: 100 };
  const summary = { lines: counted, statements: counted, functions: none, branches: none };
  assert.deepEqual(jsonSummary(units), { total: summary, [file]: summary });
  assert.deepEqual(
    coverageTable(units).map((line) => line.replace(/ +/g, ' ')),
    ['Meter 66 % 2/3 4', 'all lines 66 % 2/3'],
  );
});

test('sources that cannot be tested are refused with the thing to fix', async () => {
  const refused = (plan: TestPlan, code: string, message: RegExp): Promise<void> =>
    assert.rejects(runTestPlan(plan, { workers: 2 }), { name: 'TestRunError', code, message });
  const lost = join(root, 'lost');
  await refused(planOf(lost), 'INVALID_METADATA', /lost: source folder does not exist$/);
  const broken = project('broken', testClass('BrokenTest', 'bad() { nope(); }', 'good() { }'));
  await refused(planOf(broken), 'APEX_COMPILE', /BrokenTest\.cls:1:\d+ Method does not exist/);
  await refused(planOf(project('none', METER)), 'TEST_SELECTION', /^There are no tests in the sources$/);
  const twice = project('twice', METER);
  const both = planOf(broken, { sources: [project('first', METER), twice], keepGoing: true });
  await refused(both, 'INVALID_METADATA', /twice\/Meter\.cls: class Meter also exists in .*first\/Meter\.cls$/);
});

test('compile errors are told and the rest runs when it is asked to', async () => {
  const folder = project('going', testClass('HalfTest', 'bad() { nope(); }', 'good() { }'));
  const errors: string[] = [];
  const run = await runTestPlan(
    planOf(folder, { keepGoing: true }),
    { workers: 1 },
    {
      discovered: ({ diagnostics }) => errors.push(...diagnostics.map(({ message }) => message)),
    },
  );
  assert.equal(errors.length, 1);
  assert.deepEqual(
    run.results.map(({ outcome }) => outcome),
    ['unsupported', 'pass'],
  );
});

test('files that cannot be compiled are results of their own', async () => {
  const broken = '@IsTest private class LostTest { @IsTest static void a( { } }';
  const folder = project('lost-files', broken, testClass('SoundTest', 'passes() { }'));
  const lost = /^LostTest\.\(compile\) unsupported UNSUPPORTED: .* \(.*\/LostTest\.cls:1\)$/;
  for (const workers of [1, 2]) {
    const [first, ...others] = outcomes(await runTestPlan(planOf(folder, { keepGoing: true }), { workers }));
    assert.match(first!, lost);
    assert.deepEqual(others, ['SoundTest.passes pass']);
  }
  const only = (...tests: string[]): TestPlan => planOf(folder, { keepGoing: true, tests });
  const [named, ...more] = outcomes(await runTestPlan(only('losttest.a'), { workers: 2 }));
  assert.match(named!, lost);
  assert.deepEqual(more, []);
  assert.deepEqual(outcomes(await runTestPlan(only('SoundTest'), { workers: 1 })), ['SoundTest.passes pass']);
});

test('a test whose process ends or hangs fails by name, and the others run', async () => {
  const folder = project(
    'dying',
    testClass('DiesTest', 'before() { }', 'dies() { }', 'afterwards() { }'),
    testClass('HangsTest', 'hangs() { }', 'afterwards() { }'),
    testClass('SetupDiesTest', 'first() { }', 'second() { }'),
    testClass('SoundTest', 'passes() { }'),
  );
  const fixture = pathToFileURL(join(import.meta.dirname, 'dying-worker.fixture.ts')).href;
  const before = process.env.NODE_OPTIONS;
  process.env.NODE_OPTIONS = `--import ${fixture}`;
  try {
    const run = await runTestPlan(planOf(folder), { workers: 2, longestTestMs: 1500 });
    assert.deepEqual(outcomes(run), [
      'DiesTest.before pass',
      'DiesTest.dies fail The process that ran this test ended: signal SIGKILL',
      'DiesTest.afterwards pass',
      'HangsTest.hangs fail The process that ran this test ended: it ran longer than 1.5 s',
      'HangsTest.afterwards pass',
      'SetupDiesTest.first fail The process that ran the setup of its class ended: exit code 7',
      'SetupDiesTest.second fail The process that ran the setup of its class ended: exit code 7',
      'SoundTest.passes pass',
    ]);
  } finally {
    if (before === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = before;
  }
});
